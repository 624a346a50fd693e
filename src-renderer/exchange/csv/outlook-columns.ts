/** How Outlook for Windows names the columns of its table in one language. */
export interface OutlookLanguage {
  /** The code page that the table is written in, as a label of the WHATWG Encoding Standard. */
  readonly encoding: string;
  /** In the order of OUTLOOK_COLUMNS; where versions differ, ";" stands between their names. Nothing: as in English. */
  readonly columns: readonly string[];
}

/**
 * The columns that a book has fields for, as they are called in English. A further one ("Home Street 2") is named below
 * only where it is called otherwise.
 */
export const OUTLOOK_COLUMNS: readonly string[] = [
  'Title|First Name|Middle Name|Last Name|Suffix|Given Yomi|Surname Yomi',
  'Company|Department|Job Title',
  'Business Street|Business City|Business State|Business Postal Code|Business Country/Region|Business Address PO Box',
  'Home Street|Home City|Home State|Home Postal Code|Home Country/Region|Home Address PO Box',
  'Other Street|Other City|Other State|Other Postal Code|Other Country/Region|Other Address PO Box',
  "Business Phone|Home Phone|Mobile Phone|Other Phone|Primary Phone|Company Main Phone|Assistant's Phone|Car Phone|Radio Phone|Callback|TTY/TDD Phone|Business Fax|Home Fax|Other Fax|Pager|Telex|ISDN",
  "E-mail Address|Web Page|Notes|Categories|Birthday|Anniversary|Spouse|Children|Manager's Name|Assistant's Name",
];

export const OUTLOOK_LANGUAGES: Readonly<Record<string, OutlookLanguage>> = {
  ar: {
    encoding: 'windows-1256',
    columns: [
      'اللقب|الاسم الأول|الاسم الأوسط|اسم العائلة|لاحقة|الاسم المعطى "يومي"|اللقب "يومي"',
      'الشركة|القسم|اللقب المهني',
      'شارع العمل;شارع 2 للعمل;شارع 3 للعمل|مدينة العمل|ولاية العمل|الرمز البريدي للعمل|بلد العمل/المنطقة|صندوق بريد عنوان العمل',
      'شارع المنزل|مدينة المنزل|ولاية المنزل|الرمز البريدي للمنزل|البلد/المنطقة|صندوق بريد عنوان المنزل',
      'شارع آخر|مدينة أخرى|ولاية أخرى|رمز بريدي آخر|بلد آخر/المنطقة|صندوق بريد عنوان آخر',
      'هاتف العمل|هاتف المنزل|الهاتف الجوال|هاتف آخر|الهاتف الأساسي|الهاتف الرئيسي للشركة|هاتف المساعد|هاتف السيارة|الهاتف الراديوي|رد الاتصال|هاتف TTY/TDD|فاكس العمل|فاكس المنزل|فاكس آخر|النداء|التلكس|',
      'عنوان البريد الإلكتروني|صفحة ويب|ملاحظات|الفئات|تاريخ الميلاد|الذكرى السنوية|الزوجة|الأولاد|اسم المدير|اسم المساعد',
    ],
  },
  bg: {
    encoding: 'windows-1251',
    columns: [
      'Обръщение|Собствено име|Бащино име|Фамилно име|Суфикс|Собствено Yomi|Фамилно Yomi',
      'Фирма|Отдел|Длъжност',
      'Улица (сл. адрес)|Град (сл. адрес)|Област (сл. адрес)|Пощенски код (сл. адрес)|Страна/регион (служ. адрес)|Пощенска кутия (сл. адрес)',
      'Улица;Улица 2 (дом. адрес);Улица 3 (дом. адрес)|Град|Област|Пощенски код|Страна/регион (дом. адрес)|Пощенска кутия (дом. адрес)',
      'Улица (друг адрес)|Град (друг адрес)|Област (друг адрес)|Пощенски код (друг адрес)|Страна/регион (друг адрес)|Пощенска кутия (друг адрес)',
      'Служебен телефон|Домашен телефон|Мобилен телефон|Друг телефон|Основен телефон|Основен телефон на фирмата|Телефон на помощника|Автомобилен телефон|Радиотелефон|Обратно повикване||Служебен факс|Домашен факс|Друг факс|Пейджър|Телекс|',
      'Имейл адрес|Уеб страница|Бележки|Категории|Рожден ден|Годишнина|Съпруг(а)|Деца|Име на ръководителя|Име на помощника',
    ],
  },
  cs: {
    encoding: 'windows-1250',
    columns: [
      'Titul|Jméno|2. křestní jméno|Příjmení|Za příjmením||',
      'Společnost|Oddělení|Funkce',
      'Ulice (zam.)|Město (zam.)|Země (zam.)|PSČ (zam.)|Země (zaměstnání)|Poštovní přihrádka zaměstnání',
      'Ulice (dom.)|Město (dom.)|Země (dom.)|PSČ (dom.)|Země (domů)|Poštovní přihrádka domů',
      'Jiná ulice|Jiné město|Jiný okres|Jiné PSČ|Jiná země|Jiná poštovní přihrádka',
      'Telefon (zam.)|Telefon domů|Mobilní telefon|Jiný telefon|Primární telefon|Telefon společnosti|Telefon asistenta|Telefon do auta|Radiotelefon|Zpětné volání|Pro neslyšící|Fax (zam.)|Fax domů|Jiný fax|Operátor|Dálnopis|',
      'E-mailová adresa|Webová stránka|Poznámky|Kategorie|Narozeniny|Výročí|Manžel/manželka|Děti|Jméno správce|Jméno asistenta',
    ],
  },
  da: {
    encoding: 'windows-1252',
    columns: [
      'Titel|Fornavn|Mellemnavn|Efternavn|Suffiks||',
      'Firma|Afdeling|Stilling',
      'Gade (arbejde);Gade 2 (firma);Gade 3 (firma)|By (arbejde)|Område (arbejde)|Postnummer (arbejde)|Land/område (arbejde)|Adresse, postboks (arbejde)',
      'Gade (privat)|By (privat)|Område (privat)|Postnummer (privat)|Land/område (privat)|Adresse, postboks (privat)',
      'Anden gade|Anden by|Andet område|Andet postnummer|Andet land/område|Anden adresse, postboks',
      'Telefon (arbejde)|Telefon (privat)|Mobiltelefon|Anden telefon|Primær telefon|Primær telefon (firma)|Assistentens telefon|Biltelefon|Radiotelefon|Tilbagekald|TTY/TDD-telefon|Fax (arbejde)|Fax (privat)|Anden fax|Personsøger||',
      'E-mail-adresse|webside|Notater|Kategorier|Fødselsdag|Mærkedag|Ægtefælle|Børn|Navn på overordnet|Assistentens navn',
    ],
  },
  es: {
    encoding: 'windows-1252',
    columns: [
      'Título;Tratamiento|Nombre|Segundo nombre|Apellidos|Sufijo|Yomi especificada|Apellido Yomi',
      'Compañía;Empresa;Organización|Departamento|Cargo;Puesto',
      'Calle del trabajo|Ciudad de trabajo|Provincia o estado de trabajo|Código postal del trabajo|País o región del trabajo|Apartado postal de la dirección del trabajo',
      'Calle del domicilio;Calle de domicilio|Ciudad del domicilio;Ciudad de domicilio|Provincia o estado del domicilio;Provincia o estado de domicilio|Código postal del domicilio;Código postal de domicilio|País o región del domicilio|Apartado postal de la dirección personal',
      'Otra calle|Otra ciudad|Otra provincia o estado|Otro código postal|Otro país o región|Otro apartado postal',
      'Teléfono del trabajo;Business Phone 2|Teléfono particular;Particular;Home Phone 2|Móvil;Teléfono móvil|Otro teléfono|Teléfono principal|Número de centralita de la organización|Teléfono del ayudante|Teléfono del automóvil|Radioteléfono|Devolución de llamada|Número de teletipo|Fax del trabajo|Fax particular;Fax de casa|Otro fax|Localizador;Buscapersonas||',
      'Dirección de correo electrónico;Dirección del correo electrónico|Página web|Notas|Categorías|Cumpleaños|Aniversario|Cónyuge|Hijos|Nombre del director|Nombre del ayudante',
    ],
  },
  et: {
    encoding: 'windows-1257',
    columns: [
      'Tiitel|Eesnimi|Teine nimi|Perekonnanimi|Nime järelliide|Eesnimi yomi|Liignimi yomi',
      'Ettevõte|Osakond|Ametinimetus',
      'Töökoha tänav|Töökoha linn|Töökoha osariik|Töökoha sihtnumber|Töökoha riik/regioon|Tööaadressi postkast',
      'Kodutänav|Kodulinn|Koduosariik|Kodu sihtnumber|Koduriik/-regioon|Koduse aadressi postkast',
      'Muu tänav|Muu linn|Muu osariik|Muu sihtnumber|Muu riik/regioon|Muu aadressi postkast',
      'Töötelefon|Kodutelefon|Mobiiltelefon|Muu telefon|Esmane telefon|Ettevõtte põhitelefon|Abi telefon|Autotelefon|Raadiotelefon|Tagasihelistamine|TTY/TDD telefon|Tööfaks|Kodufaks|Muu faks|Peiler|Teleks|',
      'Meiliaadress|Veebileht|Märkmed|Kategooriad|Sünnipäev|Aastapäev|Abikaasa|Lapsed|Juhi nimi|Abi nimi',
    ],
  },
  fi: {
    encoding: 'windows-1252',
    columns: [
      'Tehtävänimike|Etunimi|Toinen nimi|Sukunimi|Jälkiliite|Etunimi Yomi|Sukunimi Yomi',
      'Yritys|Osasto|Tehtävänimike',
      'Lähiosoite (työ)|Postitoimipaikka (työ)|Sijaintitiedot (työ)|Postinumero (työ)|Maa/alue (työ)|Yrityksen osoite (postilokero)',
      'Lähiosoite (koti);Lähiosoite 2;Lähiosoite 3|Postitoimipaikka (koti)|Sijaintitiedot (koti)|Postinumero (koti)|Maa/alue (koti)|Kotiosoite (postilokero)',
      'Lähiosoite (muu)|Postitoimipaikka (muu)|Sijaintitiedot (muu)|Postinumero (muu)|Maa/alue (muu)|Muu osoite (postilokero)',
      'Työpuhelin|Kotipuhelin|Matkapuhelin|Muu puhelin|Ensisijainen puhelin|Yrityksen puhelinvaihde|Avustajan puhelinnumero|Autopuhelin|Radiopuhelin|Takaisinsoitto|TTY/TDD-puhelin|Työfaksi|Kotifaksi|Muu faksi|Hakulaite|Teleksi|',
      'Sähköpostiosoite|Web-sivu|Muistilaput|Luokat|Syntymäpäivä|Vuosipäivä|Puoliso|Lapset|Vastuuhenkilön nimi|Avustajan nimi',
    ],
  },
  fr: {
    encoding: 'windows-1252',
    columns: [
      'Titre|Prénom|Deuxième prénom|Nom|Suffixe|Prénom Yomi|Nom Yomi',
      'Société|Service|Fonction;Titre',
      'Rue (bureau)|Ville (bureau)|Dép/Région (bureau)|Code postal (bureau)|Pays/Région (bureau)|B.P. professionnelle',
      'Rue (domicile)|Ville (domicile)|Dép/Région (domicile)|Code postal (domicile)|Pays/Région (domicile)|Boîte postale du domicile',
      'Rue (autre)|Ville (autre)|Dép/Région (autre)|Code postal (autre)|Pays/Région (autre)|Autre boîte postale',
      "Téléphone (bureau)|Téléphone (domicile)|Tél. mobile|Téléphone (autre)|Téléphone principal|Téléphone société|Téléphone de l'assistant(e)|Téléphone (voiture)|Radio téléphone|Rappel|Téléphone TDD/TTY|Télécopie (bureau)|Télécopie (domicile)|Télécopie (autre)|Récepteur de radiomessagerie||RNIS",
      "Adresse de courrier;Adresse e-mail;Adresse de messagerie|Page Web|||Anniversaire|Anniversaire de mariage ou fête|Conjoint(e)|Enfants|Responsable|Nom de l'assistant(e)",
    ],
  },
  he: {
    encoding: 'windows-1255',
    columns: [
      'תואר|שם פרטי|שם פרטי שני|שם משפחה|סיומת|יומי פרטי|יומי משפחה',
      'חברה|מחלקה|תפקיד',
      'רחוב כתובת העבודה;רחוב 2 של כתובת העבודה;רחוב 3 של כתובת העבודה|עיר כתובת העבודה|אזור כתובת העבודה|מיקוד כתובת העבודה|מדינה/אזור של העבודה|תא דואר של כתובת העבודה',
      'רחוב כתובת הבית;רחוב 2 של כתובת הבית;רחוב 3 של כתובת הבית|עיר כתובת הבית|אזור כתובת הבית|מיקוד כתובת הבית|מדינה/אזור של הבית|תא דואר של כתובת הבית',
      'רחוב אחר|עיר אחרת|אזור אחר|מיקוד אחר|מדינה/אזור אחר/ת|תא דואר של כתובת אחרת',
      'טלפון בעבודה|טלפון בבית|טלפון נייד|טלפון אחר|טלפון עיקרי|טלפון ראשי של החברה|טלפון של העוזר|טלפון ברכב|טלפון רדיו|התקשרות חזרה|טלפון טקסט (TTY/TDD)|פקס בעבודה|פקס בבית|פקס אחר|איתורית|טלקס|',
      'כתובת דואר אלקטרוני|דף אינטרנט|הערות|קטגוריות|יום הולדת|יום נישואין|בן/בת זוג|ילדים|שם מנהל|שם העוזר',
    ],
  },
  hr: {
    encoding: 'windows-1250',
    columns: [
      'Titula|Ime|Srednje ime|Prezime|Sufiks|Ime Yomi|Prezime Yomi',
      'Tvrtka|Odjel|Poslovna titula',
      'Službena adresa - ulica|Službena adresa - grad|Službena adresa - savezna država|Službena adresa - poštanski broj|Država/regija poslovanja|Službena adresa - poštanski pretinac',
      'Kućna adresa - ulica|Kućna adresa - grad|Kućna adresa - savezna država|Kućna adresa - poštanski broj|Matična država/regija|Kućna adresa - poštanski pretinac',
      'Druga adresa - ulica|Druga adresa - grad|Druga adresa - savezna država|Druga adresa - poštanski broj|Druga država/regija|Druga adresa - poštanski pretinac',
      'Službeni telefon|Kućni telefon|Mobitel|Drugi telefon|Primarni telefon|Telefonski broj centrale tvrtke|Pomoćnikov telefon|Automobilski telefon|Radijski telefon|Povratni poziv|Tekstualni telefon|Službeni faks|Kućni faks|Drugi faks|Javljač|Teleks|',
      'Adresa e-pošte|Web-stranica|Bilješke|Kategorije|Rođendan|Obljetnica|Supružnik|Djeca|Naziv rukovoditelja|Ime pomoćnika',
    ],
  },
  hu: {
    encoding: 'windows-1250',
    columns: [
      'Cím|Utónév|Középső|Vezetéknév|Utótag||',
      'Cég|Osztály|Beosztás',
      'Munkahely címe;2. vállalati utcacím;3. vállalati utcacím|Város (hivatal)|Megye (hivatal)|Munkahely irányítószáma|Ország/régió (hivatal)|Hivatali cím, postafiók',
      'Lakcím;2. otthoni utcacím;3. otthoni utcacím|Város (lakás)|Megye (lakás)|Irányítószám (lakás)|Ország/régió (lakás)|Otthoni cím, postafiók',
      'Más utcacím;2. utcacím;3. utcacím|Más város|Más megye|Más irányítószám|Más ország/régió|Egyéb cím, postafiók',
      'Hivatali telefon;Másik hivatali telefon|Otthoni telefon;Másik otthoni telefon|Mobiltelefon|Egyéb telefon|Elsődleges telefon|Cég fővonala|Asszisztens telefonszáma|Autótelefon|Rádiótelefon|Visszahívás|TTY/TDD telefon|Hivatali fax|Otthoni fax|Egyéb fax|Személyhívó||',
      'E-mail cím|Weblap|Feljegyzések|Kategóriák|Születésnap|Évforduló|Házastárs|Gyerekek|Felettes neve|Asszisztens neve',
    ],
  },
  it: {
    encoding: 'windows-1252',
    columns: [
      'Titolo|Nome|Secondo nome|Cognome|Titolo straniero||',
      'Società|Reparto|Qualifica;Posizione',
      'Via (uff.)|Città (uff.)|Provincia (uff.)|CAP (uff.)|Paese (uff.)|Indirizzo (uff.) - Casella postale',
      'Via (ab.)|Città (ab.)|Provincia (ab.)|CAP (ab.)|Paese (ab.)|Indirizzo (ab.) - Casella postale',
      'Altra via|Altra città|Altra provincia|Altro CAP|Altro paese|Altro indirizzo - Casella postale',
      'Ufficio|Abitazione|Cellulare|Altro telefono|Telefono principale|Telefono principale società|Telefono assistente|Telefono auto|Radiotelefono|Richiamata automatica|Telefono TTY/TDD|Fax (uff.)|Fax (ab.)|Altro fax|Cercapersone||',
      'Indirizzo e-mail;Indirizzo posta elettronica|Pagina Web||Categorie|Compleanno|Anniversario|Nome coniuge|Figli|Nome manager|Nome assistente',
    ],
  },
  ja: {
    encoding: 'shift_jis',
    columns: [
      '肩書き|名|ミドル ネーム|姓|敬称|名前フリガナ|姓フリガナ',
      '会社名|部署|役職',
      '番地 (会社);住所 2 (会社);住所 3 (会社)|市町村 (会社)|都道府県 (会社)|郵便番号 (会社)|国 (会社)/地域|会社住所私書箱',
      '番地 (自宅);住所 2 (自宅);住所 3 (自宅)|市町村 (自宅)|都道府県 (自宅)|郵便番号 (自宅)|国 (自宅)/地域|自宅住所私書箱',
      '番地 (その他);住所 2 (その他);住所 3 (その他)|市町村 (その他)|都道府県 (その他)|郵便番号 (その他)|国 (その他)/地域|その他住所私書箱',
      '会社電話|自宅電話|携帯電話|その他の電話|通常の電話|会社代表電話|秘書の電話|自動車電話|無線電話|コールバック|TTY/TDD|会社 FAX|自宅 FAX|その他の FAX|ポケットベル|テレックス|',
      '電子メール アドレス|Web ページ|メモ|分類|誕生日|記念日|配偶者|子供|マネージャー|秘書の氏名',
    ],
  },
  ko: {
    encoding: 'euc-kr',
    columns: [
      '호칭(영문)|이름|중간 이름|성|호칭(한글)|이름(일본어 요미)|성(일본어 요미)',
      '회사|부서|직함',
      '근무지 주소 번지;근무지 번지 2;근무지 번지 3|근무지 구/군/시|근무지 시/도|근무지 우편 번호|근무지 국가/지역|근무처 주소 사서함',
      '집 번지|집 주소 구/군/시|집 주소 시/도|집 주소 우편 번호|집 주소 국가/지역|집 주소 사서함',
      '기타 번지|기타 구/군/시|기타 시/도|기타 우편 번호|기타 국가/지역|기타 주소 사서함',
      '근무처 전화|집 전화 번호;집 전화 2|휴대폰|기타 전화|기본 전화|회사 대표 전화|비서 전화 번호|카폰|무선 전화|다시 걸 전화|TTY/TDD 전화|근무지 팩스|집 팩스|기타 팩스|호출기|텔렉스|',
      '전자 메일 주소|웹 페이지|메모|범주 항목|생일|결혼 기념일|배우자|자녀|관리자 이름|비서 이름',
    ],
  },
  lt: {
    encoding: 'windows-1257',
    columns: [
      'Titulas|Vardas|Antras vardas|Pavardė|Priedas|Yomi vardas|Yomi pavardė',
      'Įmonė|Skyrius|Pareigos',
      'Gatvė (darbo);2-a gatvė (darbo);3-ia gatvė (darbo)|Miestas (darbo)|Rajonas, apskritis (darbo)|Pašto indeksas (darbo)|Darbo šalis/regionas|Darbo adreso a/d',
      'Gyvenamoji gatvė;2-a gyvenamoji gatvė;3-ia gyvenamoji gatvė|Gyvenamasis miestas|Gyvenamasis rajonas, apskritis|Namų pašto indeksas|Gyvenamoji šalis/regionas|Namų adreso a/d',
      'Kita gatvė;2-a gatvė;3-ia gatvė|Kitas miestas|Kitas rajonas, apskritis|Kitas pašto indeksas|Kita šalis/regionas|Kito adreso a/d',
      'Darbo telefonas;2-as darbo telefonas|Namų telefonas;2-as namų telefonas|Mobilusis telefonas|Kitas telefonas|Pagrindinis telefonas|Pagrindinis įmonės telefonas|Padėjėjo telefonas|Automobilinis telefonas|Radijo telefonas|Atgalinis skambinimas|Teletaipas/Įrenginys kurtiesiems|Darbo faksograma|Namų faksas|Kitas faksas|Pranešimų gaviklis|Teleksas|',
      'El. pašto adresas;2-as el. pašto adresas;3-ias el. pašto adresas|Tinklalapis|Pastabos|Kategorijos|Gimtadienis|Sukaktis|Sutuoktinis|Vaikai|Vadybininko vardas, pavardė|Padėjėjo vardas, pavardė',
    ],
  },
  lv: {
    encoding: 'windows-1257',
    columns: [
      'Amats|Vārds|Otrais vārds|Uzvārds|Sufikss|Vārda Yomi|Uzvārda Yomi',
      'Uzņēmums|Nodaļa|Amats',
      'Darbavietas iela;Darbavietas ielas 2. rindiņa;Darbavietas ielas 3. rindiņa|Darbavietas pilsēta|Darbavietas rajons|Darbavietas pasta indekss|Darbavietas valsts/reģions|Darba adreses pastkastīte',
      'Dzīvesvietas iela;Dzīvesvietas ielas 2. rindiņa;Dzīvesvietas ielas 3. rindiņa|Dzīvesvietas pilsēta|Dzīvesvietas rajons|Dzīvesvietas pasta indekss|Dzīvesvietas valsts/reģions|Mājas adreses pastkastīte',
      'Cita iela;Citas ielas 2. rindiņa;Citas ielas 3. rindiņa|Cita pilsēta|Cits rajons|Cits pasta indekss|Cita valsts/reģions|Citas adreses pastkastīte',
      'Tālrunis darbā|Tālrunis mājās|Mobilais tālrunis|Cits tālrunis|Primārais tālrunis|Uzņēmuma galvenais tālrunis|Asistenta tālrunis|Tālrunis automašīnā|Radiotālrunis|Atzvanīšana|Teletaips/surdotālrunis|Fakss darbā|Fakss mājās|Cits fakss|Peidžeris|Telekss|',
      'E-pasta adrese|Tīmekļa lapa|Piezīmes|Kategorijas|Dzimšanas diena|Jubileja|Dzīvesbiedrs|Bērni|Vadītāja vārds|Asistenta vārds',
    ],
  },
  nl: {
    encoding: 'windows-1252',
    columns: [
      'Titel|Voornaam|Middelste naam|Achternaam|Achtervoegsel||',
      'Bedrijf|Afdeling|Functie',
      'Werkadres, straat|Werkadres, plaats|Werkadres, provincie|Werkadres, postcode|Land/regio (werk)|Werkadres, postbusnummer',
      'Huisadres, straat|Huisadres, plaats|Huisadres, provincie|Huisadres, postcode|Land/regio (thuis)|Huisadres, postbusnummer',
      'Ander adres, straat|Ander adres, plaats|Ander adres, provincie|Ander adres, postcode|Land/regio (anders)|Ander adres, postbusnummer',
      'Telefoon op werk|Telefoon thuis|Mobiele telefoon|Andere telefoon|Hoofdtelefoon|Hoofdtelefoon bedrijf|Telefoon assistent|Autotelefoon|Radiotelefoon|Terugbellen|Teksttelefoon|Fax op werk|Fax thuis|Andere fax|||',
      'E-mailadres|Webpagina|Notities|Categorieën|Verjaardag|Speciale datum|Partner|Kinderen|Naam manager|Naam assistent',
    ],
  },
  nb: {
    encoding: 'windows-1252',
    columns: [
      'Tittel|Fornavn|Mellomnavn|Etternavn|Suffiks|Angitt Yomi|Etternavn-Yomi',
      'Firma|Avdeling|Stilling',
      'Adresse, arb.: Gate/vei|Adresse, arb.: Poststed|Adresse, arb.: Område|Adresse, arb.: Postnummer|Firmaland/område|Adresse, arb.: Postboks',
      'Adresse, priv.: Gate/vei|Adresse, priv.: Poststed|Adresse, priv.: Område|Adresse, priv.: Postnummer|Hjemland/område|Adresse, priv.: Postboks',
      'Annen adresse: Gate/vei|Annen adresse: Poststed|Annen adresse: Område|Annen adresse: Postnummer|Annet land/område|Annen postboksadresse',
      'Telefon, arb.|Telefon, priv.|Mobiltelefon|Annen telefon|Hovedtelefon|Hovedtelefon for firma|Assistentens telefonnummer|Biltelefon|Radiotelefon|Tilbakeringing|Telefon for hørselshemmede|Telefaks, arb.|Telefaks, priv.|Annen telefaks|Personsøker|Teleks|',
      'E-postadresse|Webside|Notater|Kategorier|Fødselsdag|Merkedag|Ektefelle|Barn|Overordnedes navn|Assistentens navn',
    ],
  },
  pl: {
    encoding: 'windows-1250',
    columns: [
      'Tytuł|Imię|Drugie imię|Nazwisko|Sufiks|Imię Yomi|Nazwisko Yomi',
      'Firma|Dział|Stanowisko',
      'Adres służbowy - ulica|Adres służbowy - miejscowość|Adres służbowy - województwo|Adres służbowy - kod pocztowy|Adres służbowy - kraj/region|Służbowa skrzynka pocztowa',
      'Adres domowy - ulica|Adres domowy - miejscowość|Adres domowy - województwo|Adres domowy - kod pocztowy|Adres domowy - kraj/region|Domowa skrzynka pocztowa',
      'Inny adres - ulica|Inny adres - miejscowość|Inny adres - województwo|Inny adres - kod pocztowy|Inny adres - kraj/region|Inna skrzynka pocztowa',
      'Telefon służbowy|Telefon domowy|Telefon komórkowy|Inny telefon|Telefon podstawowy|Główny telefon do firmy|Telefon asystenta|Telefon w samochodzie|Radiotelefon|Wywołanie zwrotne|Telefon TTY/TDD|Faks służbowy|Faks domowy|Inny faks||Teleks|',
      'Adres e-mail|Strona sieci Web|Notatki|Kategorie|Urodziny|Rocznica|Współmałżonek|Dzieci|Menedżer|Imię i nazwisko asystenta',
    ],
  },
  'pt-BR': {
    encoding: 'windows-1252',
    columns: [
      'Tratamento|Nome;Primeiro nome|Segundo nome|Sobrenome|Sufixo|Yomi fornecido|Yomi (sobrenome)',
      'Empresa|Departamento|Cargo',
      'Rua do endereço comercial|Cidade do endereço comercial|Estado do endereço comercial|CEP do endereço comercial|País/Região da Empresa|Caixa postal do endereço comercial',
      'Endereço residencial|Cidade do endereço residencial|Estado|CEP do endereço residencial|País/Região de Residência|Caixa postal do endereço residencial',
      'Outro endereço|Cidade|Outro Estado|CEP|Outro País/Região|Caixa postal de outro endereço',
      'Telefone comercial|Telefone residencial|Celular;Telefone celular|Outro telefone|Telefone principal|Telefone principal da empresa|Telefone do assistente|Telefone do carro|Radiofone|Retorno de chamada|Telefone TTY/TDD|Fax comercial|Fax residencial|Outro fax|||',
      'Endereço de email|Página da Web|Anotações|Categorias|Aniversário;Data de nascimento|Datas especiais|Cônjuge|Filhos|Nome do gerenciador|Nome do assistente',
    ],
  },
  'pt-PT': {
    encoding: 'windows-1252',
    columns: [
      'Título|Primeiro nome|Outros nomes/apelidos|Apelido|Sufixo||',
      'Empresa|Departamento|Cargo',
      'Rua da empresa|Localidade da empresa|Distrito da empresa|Código postal da empresa|País/Região da Empresa|Apartado da empresa',
      'Rua da residência|Localidade da residência|Distrito da residência|Código postal da residência|País da Residência/Região|Apartado da residência',
      'Rua do outro endereço|Localidade do outro endereço|Distrito do outro endereço|Código postal do outro endereço|Outro País/Região|Apartado do outro endereço',
      'Telefone da empresa;2º telefone da empresa|Telefone da residência;2º telefone da residência|Telemóvel|Outro telefone|Telefone principal|Telefone principal da empresa|Telefone do assistente|Telefone do carro|Radiotelefone|Tel. de resposta|Telefone TTY/TDD|Fax da empresa|Fax da residência|Outro fax|||RDIS',
      'Endereço de correio electrónico;Endereço do correio electrónico 2;Endereço do correio electrónico 3|Página na Web|Notas|Categorias|Data de nascimento|Aniversário|Cônjuge|Filhos|Nome do gestor|Nome do assistente',
    ],
  },
  ro: {
    encoding: 'windows-1250',
    columns: [
      'Titlu|Prenume|Al doilea nume|Nume de familie|Sufix|Prenume Yomi|Nume Yomi',
      'Firmă|Serviciu|Ocupaţie',
      'Stradă Firmă|Ora Firmă|Judeţ firmă|Cod potal Firmă|Ţară/regiune firmă|Căsuţă potală la firmă',
      'Stradă domiciliu|Ora domiciliu|Judeţ domiciliu|Cod potal domiciliu|Ţară/regiune domiciliu|Căsuţă potală la domiciliu',
      'Altă stradă|Alt ora|Alt judeţ|Alt cod potal|Altă ţară/regiune|Căsuţă potală la altă adresă',
      'Telefon firmă|Telefon domiciliu|Telefon mobil|Alt telefon|Telefon principal|Telefon principal firmă|Număr telefon asistent|Telefon pe maină|Radiotelefon|Revenire cu apel telefonic|Telefon TTY/TDD|Fax firmă|Fax domiciliu|Alt fax|||',
      'Adresă de potă electronică;Adresă potă electronică 2;Adresă potă electronică 3;Adresă de poștă electronică;Adresă poștă electronică 2;Adresă poștă electronică 3|Pagină Web||Categorii|Zi de natere|Aniversare|Soţ(ie)|Copii|Nume manager|Nume asistent',
    ],
  },
  ru: {
    encoding: 'windows-1251',
    columns: [
      'Обращение|Имя|Отчество|Фамилия|Суффикс||',
      'Организация|Отдел|Должность',
      'Улица (раб. адрес)|Город (раб. адрес)|Область (раб. адрес)|Индекс (раб. адрес)|Страна или регион (раб. адрес)|Почтовый ящик (раб. адрес)',
      'Улица (дом. адрес)|Город (дом. адрес)|Область (дом. адрес)|Почтовый код (дом.)|Страна или регион (дом. адрес)|Почтовый ящик (дом. адрес)',
      'Улица (другой адрес)|Город (другой адрес)|Область (другой адрес)|Индекс (другой адрес)|Страна или регион (другой адрес)|Почтовый ящик (другой адрес)',
      'Рабочий телефон;Телефон раб. 2|Домашний телефон;Телефон дом. 2|Телефон переносной|Другой телефон|Основной телефон|Основной телефон организации|Телефон помощника|Телефон в машине|Радиотелефон|Обратный вызов|Телетайп/телефон с титрами|Рабочий факс|Домашний факс|Другой факс|Пейджер|Телекс|',
      'Адрес эл. почты|Веб-страница|Заметки|Категории|День рождения|Годовщина|Супруг(а)|Дети|Руководитель|Имя помощника',
    ],
  },
  sk: {
    encoding: 'windows-1250',
    columns: [
      'Titul|Krstné meno|Ďalšie meno|Priezvisko|Prípona||',
      'Spoločnosť|Oddelenie|Funkcia',
      'Ulica (práca)|Mesto (práca)|Okres (práca)|PSČ (práca)|Krajina alebo oblasť (práca)|P.O. box pracoviska',
      'Ulica (domov)|Mesto (domov)|Okres (domov)|PSČ (domov)|Krajina alebo oblasť (domov)|P.O. box trvalého bydliska',
      'Iná ulica|Iné mesto|Iný kraj|Iné PSČ|Krajina alebo oblasť (iné)|P.O. box prechodného bydliska',
      'Telefón do práce|Telefón domov|Mobilný telefón|Iný telefón|Primárny telefón|Hlavný telefón spoločnosti|Telefón asistenta|Autotelefón|Rádiotelefón|Spätné volanie|Telefón TTY/TTD|Fax do práce|Fax domov|Iný fax|Operátor||',
      'E-mailová adresa|Webová stránka|Poznámky|Kategórie|Narodeniny|Výročie|Manžel(ka)|Deti|Meno manažéra|Meno asistenta',
    ],
  },
  sl: {
    encoding: 'windows-1250',
    columns: [
      'Naziv|Ime|Drugo ime|Priimek|Pripona|Ime Yomi|Priimek Yomi',
      'Podjetje|Oddelek|Naziv1',
      'Službeni naslov - ulica|Službeni naslov - kraj|Službeni naslov - zvezna država|Službeni naslov - poštna številka|Službeni naslov – država/regija|Službeni naslov - poštni predal',
      'Domači naslov - ulica|Domači naslov - kraj|Domači naslov - zvezna država|Domači naslov - poštna številka|Domači naslov – država/regija|Domači naslov - poštni predal',
      'Drugi naslov - ulica|Drugi naslov - kraj|Drugi naslov - zvezna država|Drugi naslov - poštna številka|Drugi naslov – država/regija|Drugi naslov - poštni predal',
      'Službeni telefon|Domači telefon|Prenosni telefon|Drugi telefon|Primarni telefon|Centrala podjetja|Pomočnikov telefon||Radijski telefon|Povratni klic|Telefon TTY/TDD|Službeni faks|Domači faks|Drugi faks|Pozivnik|Teleks|',
      'E-poštni naslov|Spletna stran|Opombe|Zvrsti|Rojstni dan|Obletnica|Zakonec|Podrejeni|Direktor|Pomočnik',
    ],
  },
  sr: {
    encoding: 'windows-1250',
    columns: [
      'Zvanje|Ime|Srednje ime|Prezime|Sufiks|Ime Yomi|Prezime Yomi',
      'Kompanija|Odeljenje|Radno mesto',
      'Ulica (posao)|Grad (posao)|Država (posao)|Poštanski broj (posao)|Država/region firme|Adresa na poslu: poštanski fah',
      'Kućna adresa|Grad|Matična država|Matični poštanski broj|Matična država/region|Kućna adresa: poštanski fah',
      'Druga ulica|Drugi grad|Druga država|Drugi poštanski broj|Druga država/region|Druga adresa: poštanski fah',
      'Telefon na poslu|Telefon kod kuće|Mobilni telefon|Drugi telefon|Primarni telefon|Glavni telefon kompanije|Telefon pomoćnika|Telefon u automobilu|Radio telefon|Povratni poziv|TTY/TDD telefon|Faks na poslu|Faks kod kuće|Drugi faks|Pejdžer|Teleks|',
      'E-adresa|Veb stranica|Beleške|Kategorije|Rođendan|Godišnjica|Supružnik|Deca|Ime direktora|Ime pomoćnika',
    ],
  },
  sv: {
    encoding: 'windows-1252',
    columns: [
      'Titel|Förnamn|Mellannamn|Efternamn|Namnsuffix|Förnamn Yomi|Efternamn Yomi',
      'Företag|Avdelning|Befattning',
      'Gatuadress, arbete|Ort, arbete|Region, arbete|Postadress, arbete|Land, arbete|Arbetsadress, box',
      'Gatuadress, hem|Hemort|Region, hem|Postnr, hem|Land, hem|Hemadress, box',
      'Annan gata|Annan ort|Annan region|Annat postnummer|Annat land|Annan adress, box',
      'Arbete;Telefon 2, arbete|Hem;Telefon 2, hem|Mobiltelefon|Telefon, annan|Telefon 1|Företag, växel|Telefon, assistent|Biltelefon|Telefon 2|Motringning|TTY/TDD-telefon|Fax arbete|Fax, hem|Fax, annan|Personsökare||',
      'E-postadress|Webbsida|Anteckningar|Kategorier|Födelsedag|Årsdag|Make maka|Barn|Namn, chef|Namn, assistent',
    ],
  },
  th: {
    encoding: 'windows-874',
    columns: [
      'คำนำหน้า|ชื่อ|ชื่อกลาง|นามสกุล|คำต่อท้าย|ชื่อ โยมิ|นามสกุล โยมิ',
      'บริษัท|แผนก|ตำแหน่งงาน',
      'ถนน (ธุรกิจ)|เมือง (ธุรกิจ)|จังหวัด (ธุรกิจ)|รหัสไปรษณีย์ (ธุรกิจ)|ประเทศ/ภูมิภาค (ธุรกิจ)|ตู้ ป.ณ. ของที่อยู่ (ธุรกิจ)',
      'ถนน (บ้าน)|เมือง (บ้าน)|จังหวัด (บ้าน)|รหัสไปรษณีย์ (บ้าน)|ประเทศ/ภูมิภาค (บ้าน)|ตู้ ป.ณ. ของที่อยู่ (บ้าน)',
      'ถนนอื่น|เมืองอื่น|จังหวัดอื่น|รหัสไปรษณีย์อื่น|ประเทศ/ภูมิภาคอื่น|ตู้ ป.ณ. ของที่อยู่อื่น',
      'โทรศัพท์ (ธุรกิจ)|โทรศัพท์ (บ้าน)|โทรศัพท์มือถือ|โทรศัพท์อื่น|โทรศัพท์หลัก|โทรศัพท์หลักของบริษัท|โทรศัพท์ของผู้ช่วย|โทรศัพท์ในรถ|โทรศัพท์วิทยุ|ติดต่อกลับ|โทรศัพท์ TTY/TDD|โทรสาร (ธุรกิจ)|โทรสาร (บ้าน)|โทรสารอื่น|เพจเจอร์|เทเล็กซ์|',
      'ที่อยู่อีเมล|เว็บเพจ|บันทึกย่อ|ประเภท|วันเกิด|วันครบรอบ|คู่สมรส|เด็ก|ชื่อผู้จัดการ|ชื่อผู้ช่วย',
    ],
  },
  tr: {
    encoding: 'windows-1254',
    columns: [
      'Unvan|İlk Adı|İkinci Adı|Soyadı|Sonek|Yomi Ad|Yomi Soyad',
      'Şirket|Bölüm|İş Unvanı',
      'İş-Cadde|İş-Şehir|İş-Bölge|İş-Posta Kodu|İş-Ülke/Bölge|İş Adresi Posta Kutusu',
      'Ev-Cadde|Ev-Şehir|Ev-Bölge|Ev-Posta Kodu|Ev-Ülke/Bölge|Ev Adresi Posta Kutusu',
      'Diğer-Cadde|Diğer-Şehir|Diğer-Bölge|Diğer-Posta Kodu|Diğer-Ülke/Bölge|Diğer Adres Posta Kutusu',
      'İş Telefon No;İş Telefonu 2|Ev Telefonu|Cep Telefonu|Diğer Telefon No|Birincil Telefon|Şirket Santral Telefonu|Yardımcının Telefonu|Araç Telefonu|Telsiz Telefon|Geri Arama|TTY/TDD Telefonu|İş Faks No|Ev-Faks No|Diğer Faks No|Çağrı Cihazı|Teleks|',
      "Elektronik Posta Adresi;Elektronik Posta 2 Adres;Elektronik Posta 3 Adres|Web Sayfası|Notlar|Kategoriler|Doğum günü|Yıldönümü|Eşi|Çocuklar|Yönetici'nin Adı|Yardımcının Adı",
    ],
  },
  uk: {
    encoding: 'windows-1251',
    columns: [
      "Звернення|Ім'я|По батькові|Прізвище|Суфікс||",
      'Організація|Відділ|Посада',
      'Вулиця (роб. адреса)|Місто (роб. адреса)|Область (роб. адреса)|Індекс (роб. адреса)|Країна або регіон (роб. адреса)|Поштова скринька (роб. адреса)',
      'Вулиця (дом. адреса)|Місто (дом. адреса)|Область (дом. адреса)|Поштовий код (дом.)|Країна або регіон (дом. адреса)|Поштова скринька (дом. адреса)',
      'Вулиця (інша адреса)|Місто (інша адреса)|Область (інша адреса)|Індекс (інша адреса)|Країна або регіон (інша адреса)|Поштова скринька (інша адреса)',
      'Робочий телефон;Телефон роб. 2|Домашній телефон;Телефон дом. 2|Телефон мобільний|Інший телефон|Основний телефон|Основний телефон організації|Телефон помічника|Телефон у машині|Радіотелефон|Зворотний виклик|Телефон TTY/TDD|Робочий факс|Домашній факс|Інший факс|Пейджер|Телекс|',
      "Адреса ел. пошти|Веб-сторінка|Нотатки|Категорії|День народження|Річниця|Дружина|Діти|Керівник|Ім'я помічника",
    ],
  },
  'zh-CN': {
    encoding: 'gb18030',
    columns: [
      '英文称谓|名|中间名|姓|中文称谓|给定 Yomi|姓氏 Yomi',
      '单位|部门|职务',
      '商务地址 街道|商务地址 市/县|商务地址 省/市/自治区|商务地址 邮政编码|商务地址 国家/地区|商务地址 - 邮箱',
      '住宅地址 街道|住宅地址 市/县|住宅地址 省/市/自治区|住宅地址 邮政编码|住宅地址 国家/地区|住宅地址 - 邮箱',
      '其他地址 街道|其他地址 市/县|其他地址 省/市/自治区|其他地址 邮政编码|其他地址 国家/地区|其他地址 - 邮箱',
      '商务电话|住宅电话|移动电话|其他电话|主要电话|单位主要电话|助理的电话|车载电话|无绳电话|回电话|TTY/TDD 电话|商务传真|住宅传真|其他传真|寻呼机|电报|',
      '电子邮件地址|网页|附注|类别|生日|纪念日|配偶|子女|经理姓名|助理的姓名',
    ],
  },
  'zh-TW': {
    encoding: 'big5',
    columns: [
      '頭銜|名字|中間名|姓氏|稱謂|名字拼音|姓氏拼音',
      '公司|部門|職稱',
      '商務 - 街|商務 - 市/鎮|商務 - 縣/市|商務 - 郵遞區號|商務 - 國家/地區|公司地址郵政信箱',
      '住家 - 街|住家 - 市/鎮|住家 - 縣/市|住家 - 郵遞區號|住家 - 國家/地區|住家地址郵政信箱',
      '其他 - 街|其他 - 市/鎮|其他 - 縣/市|其他 - 郵遞區號|其他 - 國家/地區|其他地址郵政信箱',
      '商務電話|住家電話|行動電話|其他電話|代表電話|公司代表線|助理電話|汽車電話|無線電話|回撥電話|TTY/TDD 電話|商務傳真|住家傳真|其他傳真|呼叫器|Telix|',
      '電子郵件地址|網頁|記事|類別|生日|紀念日|配偶|子女|主管名稱|助理',
    ],
  },
};
