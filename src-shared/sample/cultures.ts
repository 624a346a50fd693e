import type { Random } from './random';

type Words = readonly [string, ...string[]];

/** Where made-up people come from: how their names are built, where they live, how they are phoned. */
export interface Culture {
  readonly given: Words;
  /** Family names are put together, so that a large book has as many as a real one. */
  readonly family: readonly [starts: Words, middles: Words, ends: Words];
  readonly isFamilyFirst?: true;
  readonly places: readonly [Place, ...Place[]];
  readonly phone: (random: Random) => string;
}

export interface Place {
  readonly locality: string;
  readonly country: string;
  readonly streets: Words;
  readonly postalCode: (random: Random) => string;
}

const words = (text: string): Words => text.split(' ') as [string, ...string[]];

// Numbers that the national regulators keep free for fiction; none can ever ring.
/** Ofcom: 020 7946 0xxx and 07700 900xxx. */
const british = (random: Random): string =>
  random.chance(50) ? `+44 20 7946 0${random.digits(3)}` : `+44 7700 900${random.digits(3)}`;
/** NANPA: 555-0100 to 555-0199 in every area. */
const american = (random: Random): string => `+1 ${201 + random.below(780)} 555 01${random.digits(2)}`;
/** ARCEP: 01 99 00 and 06 39 98. */
const french = (random: Random): string =>
  `+33 ${random.chance(50) ? '1 99 00' : '6 39 98'} ${random.digits(2)} ${random.digits(2)}`;
/** Bundesnetzagentur: Berlin 23125, Frankfurt 90009. */
const german = (random: Random): string =>
  random.chance(50) ? `+49 30 23125 ${random.digits(3)}` : `+49 69 90009 ${random.digits(3)}`;
/** PTS: 08-465 004 xx, 070-174 06 xx. */
const swedish = (random: Random): string =>
  random.chance(50) ? `+46 8 465 004 ${random.digits(2)}` : `+46 70 174 06 ${random.digits(2)}`;

const fiveDigits = (random: Random): string => random.digits(5);
const sixDigits = (random: Random): string => random.digits(6);
const place = (locality: string, country: string, streets: string, postalCode: Place['postalCode']): Place => ({
  locality,
  country,
  streets: words(streets),
  postalCode,
});

const BRITISH_STREETS =
  'Fetter-Lane Gresham-Street Aldermanbury Chancery-Lane Bishopsgate Holborn Moorgate Ludgate-Hill';
const AMERICAN_STREETS = 'Lexington-Avenue Wacker-Drive State-Street Broad-Street Market-Street Constitution-Avenue';
const GERMAN_STREETS =
  'Taunusanlage Bockenheimer-Landstraße Friedrichstraße Königsallee Große-Bleichen Maximilianstraße';
const FRENCH_STREETS = 'rue-Saint-Honoré boulevard-Haussmann avenue-Montaigne rue-de-l’Arsenal quai-d’Orsay';
const OTHER_STREETS = 'Harbour-Road Central-Avenue Station-Road Market-Square Cathedral-Street';

const london = place(
  'London',
  'United Kingdom',
  BRITISH_STREETS,
  (random) => `EC${1 + random.below(4)}A ${random.below(9)}AA`,
);
const edinburgh = place(
  'Edinburgh',
  'United Kingdom',
  BRITISH_STREETS,
  (random) => `EH${1 + random.below(9)} ${random.below(9)}AA`,
);
const newYork = place('New York', 'United States', AMERICAN_STREETS, fiveDigits);
const chicago = place('Chicago', 'United States', AMERICAN_STREETS, fiveDigits);
const paris = place('Paris', 'France', FRENCH_STREETS, (random) => `750${random.digits(2)}`);
const frankfurt = place('Frankfurt am Main', 'Deutschland', GERMAN_STREETS, (random) => `60${random.digits(3)}`);
const zurich = place('Zürich', 'Schweiz', GERMAN_STREETS, (random) => `80${random.digits(2)}`);

/** Every script a partner's book is likely to hold. */
export const CULTURES: readonly [Culture, ...Culture[]] = [
  {
    given: words(
      'Amelia Arthur Beatrice Benedict Charlotte Clement Dorothea Edmund Eleanor Felix Frances Gregory Harriet Hugh Imogen Jasper Katharine Lionel Margaret Nathaniel Olivia Percival Rosalind Rupert Susannah Tobias Ursula Victor Winifred Alistair',
    ),
    family: [
      words(
        'Ash Beck Black Brad Carl Chat Clay Cran Dun East El Fair Glen Hal Har Hart Hay Kirk Lang Mar Nor Oak Pem Raven Sand Shel Stan Thorn Wald West Whit Wood',
      ),
      words('ber bro cliff der e er field for gra hol ing land ley ling low mer o ring ter ville'),
      words(
        'bourne bridge bury by combe croft dale ford gate ham hurst leigh ley man moor ridge son stone ton ward well wick worth',
      ),
    ],
    places: [london, edinburgh],
    phone: british,
  },
  {
    given: words(
      'Aaliyah Brandon Caleb Danielle Ethan Faith Gabriel Hailey Isaiah Jasmine Kevin Lauren Marcus Natalie Owen Paige Quentin Rachel Scott Tiffany Tyrone Vanessa Wesley Xavier Yolanda Zachary',
    ),
    family: [
      words(
        'Ander Bar Bel Calla Car Cole Davi Del Fitz Gal Han Hen Jack John Ken Lin Mac Mc Mont Nel O’ Pat Rich Rob Sul Tuck Van Wash Wil Wins',
      ),
      words('a ber der dri e fi go i ker la li mo na ne o ri ro son ti va'),
      words('back berg by cher chez dan der dez dy gan gle gton kins lan ler lin mon nell ner ney ro son ston tes ton'),
    ],
    places: [newYork, chicago],
    phone: american,
  },
  {
    given: words(
      'Änne Björn Cäcilie Detlef Elfriede Friedrich Günther Hannelore Ingrid Jörg Käthe Lüder Mareike Norbert Ottilie Philipp Rüdiger Sören Thekla Ulrich Volker Wiebke Jürgen Sigrún',
    ),
    family: [
      words(
        'Acker Alt Bäum Berg Blum Eber Eisen Feuer Fried Grün Gold Hasel Hölz Kauf König Kraut Lind Mühl Neu Ober Rosen Roth Sauer Schön Silber Stein Strau Wein Weiß Zimmer',
      ),
      words('bach brand burg ecker en er feld gart hard hart hein holz in kamp land lein mann rich stein wald'),
      words(
        'auer bach bauer berg burger dorf egger eiser feld häuser heimer hofer hoff inger ke kofer meier mann meister müller ner reuter rieder schmidt ßner thal',
      ),
    ],
    places: [frankfurt, zurich],
    phone: german,
  },
  {
    given: words(
      'Adélaïde Benoît Céline Désiré Émile Françoise Gaël Héloïse Inès Jérôme Loïc Maëlle Noémie Océane Pascal Rémi Solène Théo Valérie Yves Zoé François Aurélie Étienne',
    ),
    family: [
      words(
        'Au Bar Beau Ber Bou Cha Châte Clai Cor De Dela Du Fon Gau Guil La Lan Le Mal Mar Mon Per Pré Ro Saint- Tré Val Vau Ver Ville',
      ),
      words('ba bri ca chi cour dé fer ga lan li mi na pi quin ré ri rou te vi vé'),
      words(
        'ault beau court dier don en er et eux gny is lard lier lon mont nard net neuve ot rand reau ron teau tier ville voisin',
      ),
    ],
    places: [paris],
    phone: french,
  },
  {
    given: words(
      'Анна Борис Вера Глеб Дарья Евгений Жанна Захар Ирина Кирилл Людмила Михаил Нина Олег Полина Роман Софья Тимур Ульяна Фёдор Эльвира Юрий Ярослава',
    ),
    family: [
      words(
        'Ал Бар Бел Вол Гор Дан Дмит Заво Зим Кал Кол Кра Куз Лав Лер Мак Мель Не Ор Пет Род Сав Сер Сол Тих Ула Фом Чер Шап Яр',
      ),
      words('а ба ва гу де жа зи ка ле ми на ни о пы ро се ти у хо ша'),
      words(
        'баев вин вцев гин денко дов евич енко ёв ин ков лёв лин мов нин нов ров рский сов тов хин цев чук шин щиков юк',
      ),
    ],
    places: [place('Алматы', 'Қазақстан', OTHER_STREETS, sixDigits), london],
    phone: british,
  },
  {
    given: words(
      'Αλέξανδρος Βασιλική Γεώργιος Δήμητρα Ελένη Ζωή Ηλίας Θεοδώρα Ιωάννης Καλλιόπη Λεωνίδας Μαρία Νικόλαος Ξένια Οδυσσέας Πηνελόπη Ρένα Σπύρος Τατιάνα Φίλιππος Χρυσούλα',
    ),
    family: [
      words(
        'Αγγε Αθα Βασι Βλα Γεωρ Γιαν Δημη Ευαγ Ζα Ηλι Θεο Ιωα Καρα Κων Λα Μαυ Μιχα Νικο Ξε Οικο Παπα Πε Ρα Σα Στα Τσι Φι Χατζη Χρι Ψα',
      ),
      words('βα γι δα δο ζα θα κα λα λο μα μι να νο πο ρα ρι σα στο τα τρο'),
      words(
        'γλου δης δάκης δόπουλος ίδης κος λάκης λης μας νάκης νος ντας πουλος πούλου ράκης ρης σης στας τίδης τζης φης χος',
      ),
    ],
    places: [place('Αθήνα', 'Ελλάδα', OTHER_STREETS, fiveDigits), london],
    phone: british,
  },
  {
    given: words(
      '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 霞 平 刚 桂英 建国 晓明 文静 志远 雨桐 子轩 浩然 欣怡',
    ),
    family: [words('王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 欧阳 上官 司马 诸葛'), [''], ['']],
    isFamilyFirst: true,
    places: [
      place('香港', '中国', OTHER_STREETS, sixDigits),
      place('Singapore', 'Singapore', OTHER_STREETS, sixDigits),
    ],
    phone: american,
  },
  {
    given: words(
      'Agnieszka Bartłomiej Dagmara Elżbieta Grażyna Józef Katarzyna Łukasz Małgorzata Paweł Stanisław Świętosława Wojciech Zbigniew Żaneta Zdeněk Šárka Jiří Ágnes Gábor Ștefania Dragoş',
    ),
    family: [
      words(
        'Bar Bier Boro Brze Choj Cze Dą Dob Gó Ja Ka Ko Kra Kwia Le Ma Mie No Ol Pio Ra Ro Rze Sło Szcze To Wi Wró Za Żu',
      ),
      words('ba cho dzi go ja kie la li ma na nie pa ro si sła ta tko wa ze żo'),
      words(
        'bek cki czak czyk dek dzki ga jak jski kiewicz kowski lak lewski łek mski nek niak nowicz rski rzak ski szyński wicz wski zak żyński',
      ),
    ],
    places: [
      place('Warszawa', 'Polska', OTHER_STREETS, fiveDigits),
      place('Praha', 'Česko', OTHER_STREETS, fiveDigits),
    ],
    phone: swedish,
  },
  {
    given: words(
      'Åsa Bjørn Dagný Eskil Freyja Göran Hjördís Ívar Jørgen Kåre Linnéa Märta Nils Øystein Pär Ragnhild Sølvi Torbjörn Ylva Þóra',
    ),
    family: [
      words(
        'Al As Berg Björk Blom Dal Ek En Fors Gran Grøn Hag Hed Holm Karl Kjel Lind Lund Mal Nor Ny Øster Palm Ros Sand Sjö Sten Ström Sö Wik',
      ),
      words('a be bo da de e fa ga gi ke la le ma me na o ra re se te'),
      words(
        'berg blad bäck dahl dóttir en feldt fors gaard gren holm kvist lid lund löf mark qvist rud sen son stad ström ström vall vik',
      ),
    ],
    places: [
      place('Stockholm', 'Sverige', OTHER_STREETS, fiveDigits),
      place('København', 'Danmark', OTHER_STREETS, fiveDigits),
    ],
    phone: swedish,
  },
  {
    given: words(
      'Aarav Chidinma Deepika Emeka Farah Gurpreet Hiroshi Imani Jamila Kenji Latifa Mehmet Ngozi Oluwaseun Priya Rashid Şebnem Tariq Usha Vikram Yusuf Zeynep',
    ),
    family: [
      words(
        'Ab Ade Ak Ban Bha Cha Chu Dha Eze Fu Ga Hama Ibe Ito Ka Kha Ko Mal Mo Na Nwa Oka Ola Pa Ra Sa Shi Ta Ya Yıl',
      ),
      words('ba bi da di fu ga hi ka ki ku la ma mi na no ra ri sa ta wa'),
      words(
        'bayashi bola chukwu dar dev gawa han jee kawa kaya ki kumar la lar man mi moto mura nathan oğlu pathi rao shi tani vedi yama',
      ),
    ],
    places: [
      place('Mumbai', 'India', OTHER_STREETS, sixDigits),
      place('Lagos', 'Nigeria', OTHER_STREETS, sixDigits),
      newYork,
    ],
    phone: american,
  },
];
