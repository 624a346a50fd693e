import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../src-shared/book/contact';
import { openFile } from '../../../src-renderer/exchange/open-file';
import { readContacts } from '../../../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../../../src-renderer/exchange/report';

/** Tables as Outlook for Windows writes them: in the words of its language, and in that language's code page. */
const TABLES: readonly [language: string, encoding: string, header: string, row: string][] = [
  [
    'French',
    'windows-1252',
    'Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre,Rue (bureau),Rue (bureau) 2,Ville (bureau),Code postal (bureau),Téléphone (bureau),Tél. mobile,Anniversaire,Adresse de messagerie,Adresse de messagerie 2,Radio téléphone',
    'Mme,Élodie,,Lefèvre,,Société Générale,Juridique,Avocate,1 rue Royale,Bât. B,Orléans,45000,+33 1 23 45 67 89,+33 6 12 34 56 78,03/02/1990,e.l@example.fr,elodie@example.org,',
  ],
  [
    'Spanish',
    'windows-1252',
    'Título,Nombre,Segundo nombre,Apellidos,Sufijo,Organización,Departamento,Puesto,Calle del trabajo,Calle del trabajo 2,Ciudad de trabajo,Código postal del trabajo,Teléfono del trabajo,Móvil,Cumpleaños,Dirección de correo electrónico,Dirección de correo electrónico 2,Radioteléfono',
    'Sra.,Élodie,,Lefèvre,,Compañía Señor,Jurídico,Avocate,1 rue Royale,Bât. B,Orléans,45000,+33 1 23 45 67 89,+33 6 12 34 56 78,03/02/1990,e.l@example.fr,elodie@example.org,',
  ],
  [
    'Dutch',
    'windows-1252',
    'Titel,Voornaam,Middelste naam,Achternaam,Achtervoegsel,Bedrijf,Afdeling,Functie,"Werkadres, straat","Werkadres, straat 2","Werkadres, plaats","Werkadres, postcode",Telefoon op werk,Mobiele telefoon,Verjaardag,E-mailadres,E-mailadres 2,Radiotelefoon,Categorieën,Bezoekers,Privé,Coördinatie',
    'Mevr.,Élodie,,Lefèvre,,Société Générale,Recht,Avocate,1 rue Royale,Bât. B,Orléans,45000,+33 1 23 45 67 89,+33 6 12 34 56 78,03-02-1990,e.l@example.fr,elodie@example.org,',
  ],
  [
    'Czech',
    'windows-1250',
    'Titul,Jméno,2. křestní jméno,Příjmení,Za příjmením,Společnost,Oddělení,Funkce,Ulice (zam.),Ulice (zam.) 2,Město (zam.),PSČ (zam.),Telefon (zam.),Mobilní telefon,Narozeniny,E-mailová adresa,E-mailová adresa 2,Radiotelefon',
    'JUDr.,Žofie,,Dvořáková,,Řízení Šťastných,Právo,Advokátka,Růžová 1,vchod B,Děčín,45000,+33 1 23 45 67 89,+33 6 12 34 56 78,3. 2. 1990,e.l@example.fr,elodie@example.org,',
  ],
  [
    'Lithuanian',
    'windows-1257',
    'Titulas,Vardas,Antras vardas,Pavardė,Priedas,Įmonė,Skyrius,Pareigos,Gatvė (darbo),2-a gatvė (darbo),Miestas (darbo),Pašto indeksas (darbo),Darbo telefonas,Mobilusis telefonas,Gimtadienis,El. pašto adresas,2-as el. pašto adresas,Radijo telefonas',
    'dr.,Živilė,,Šėžienė,,Ąžuolų įmonė,Teisė,Advokatė,Gėlių 1,B,Šiauliai,45000,+33 1 23 45 67 89,+33 6 12 34 56 78,1990-02-03,e.l@example.fr,elodie@example.org,',
  ],
  [
    'Turkish',
    'windows-1254',
    'Unvan,İlk Adı,İkinci Adı,Soyadı,Sonek,Şirket,Bölüm,İş Unvanı,İş-Cadde,İş-Cadde 2,İş-Şehir,İş-Posta Kodu,İş Telefon No,Cep Telefonu,Doğum günü,Elektronik Posta Adresi,Elektronik Posta 2 Adres,Telsiz Telefon',
    'Av.,Çağrı,,Işık,,Şimşek Ortaklığı,Hukuk,Avukat,Gül Sk. 1,B,Eskişehir,45000,+33 1 23 45 67 89,+33 6 12 34 56 78,03.02.1990,e.l@example.fr,elodie@example.org,',
  ],
  [
    'Russian',
    'windows-1251',
    'Обращение,Имя,Отчество,Фамилия,Суффикс,Организация,Отдел,Должность,Улица (раб. адрес),Улица 2 (раб. адрес),Город (раб. адрес),Индекс (раб. адрес),Рабочий телефон,Телефон переносной,День рождения,Адрес эл. почты,Адрес 2 эл. почты,Радиотелефон',
    'г-жа,Анна,Ивановна,Щербакова,,Северный банк,Право,Адвокат,Новая 1,корп. Б,Тверь,45000,+33 1 23 45 67 89,+33 6 12 34 56 78,03.02.1990,e.l@example.fr,elodie@example.org,',
  ],
  [
    'Japanese',
    'shift_jis',
    '肩書き,名,ミドル ネーム,姓,敬称,会社名,部署,役職,番地 (会社),住所 2 (会社),市町村 (会社),郵便番号 (会社),会社電話,携帯電話,誕生日,電子メール アドレス,電子メール 2 アドレス,無線電話',
    '先生,花子,,山田,様,東京法律事務所,法務部,弁護士,千代田 1,B 棟,東京,45000,+33 1 23 45 67 89,+33 6 12 34 56 78,1990/2/3,e.l@example.fr,elodie@example.org,',
  ],
];

describe("a table in the words of Outlook's language", () => {
  it.each(TABLES)('%s, in %s, is read as an English one is', (_, encoding, header, row) => {
    const { contact, program, csv } = readTable(encode(`${header}\r\n${row}\r\n`, encoding));
    const cells = row.split(',');
    const [prefix = '', given = '', , family = '', , organisation = '', department = '', title = ''] = cells;
    expect(program).toBe('Outlook');
    expect(csv).toMatchObject({ encoding, needsMapping: false });
    expect(contact.name).toMatchObject({ prefix, given, family });
    expect(contact.organisations).toEqual([expect.objectContaining({ name: organisation, department, title })]);
    expect(contact.facts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'phone', types: ['work'], value: '+33 1 23 45 67 89' }),
        expect.objectContaining({ kind: 'phone', types: ['cell'], value: '+33 6 12 34 56 78' }),
        expect.objectContaining({ kind: 'email', value: 'e.l@example.fr' }),
        expect.objectContaining({ kind: 'email', value: 'elodie@example.org' }),
        expect.objectContaining({ kind: 'birthday', value: '1990-02-03' }),
      ]),
    );
    const address = contact.facts.find(({ kind }) => kind === 'address');
    expect(address).toMatchObject({ types: ['work'], value: { locality: cells[10], postalCode: '45000' } });
    // The second line of the street is no field of its own.
    expect(JSON.stringify(contact.facts)).toContain(cells[9]);
    expect(contact.facts.filter(({ kind }) => kind === 'verbatim')).toEqual([]);
  });

  it('is read with a few of the columns alone', () => {
    const { contact, csv } = readTable(
      encode('Förnamn;Efternamn;Företag\r\nÅsa;Öberg;Högberg & Co\r\n', 'windows-1252'),
    );
    expect(csv).toMatchObject({ delimiter: ';', needsMapping: false });
    expect(contact).toMatchObject({
      name: { given: 'Åsa', family: 'Öberg' },
      organisations: [{ name: 'Högberg & Co' }],
    });
  });

  it('does not change what an English table says', () => {
    const { contact } = readTable(encode('First Name,Last Name,Title,Firma\r\nAnn,Lee,Partner,Acme\r\n', 'utf-8'));
    expect(contact).toMatchObject({
      name: { given: 'Ann', family: 'Lee' },
      organisations: [{ name: 'Acme', title: 'Partner' }],
    });
  });
});

describe("a table in the words of Thunderbird's language", () => {
  it('has the address at home first, then that at work, though both are called the same', () => {
    const header =
      'Prénom,Nom de famille,Nom à afficher,Surnom,Adresse e-mail principale,Adresse e-mail secondaire,Nom de l’écran,Tél. professionnel ,Tél. personnel,Fax,Pager,Portable,Adresse privée,Adresse privée 2,Ville,Pays/État,Code postal,Pays/Région (domicile),Adresse professionnelle,Adresse professionnelle 2,Ville,Pays/État,Code postal,Pays/Région (bureau),Profession,Service,Société,Site web 1,Site web 2,Année de naissance,Mois,Jour,Divers 1,Divers 2,Divers 3,Divers 4,Notes';
    const row =
      'Élodie,Lefèvre,Élodie Lefèvre,Lolo,e.l@example.fr,elodie@example.org,,+33 1 23 45 67 89,+33 2 12 34 56 78,,,+33 6 12 34 56 78,2 rue Basse,,Tours,,37000,France,1 rue Royale,,Orléans,,45000,France,Avocate,Juridique,Société Générale,,,1990,2,3,,,,,Rencontrée à Lyon';
    const { contact, program, csv } = readTable(encode(`${header}\r\n${row}\r\n`, 'utf-8'));
    expect(program).toBe('Thunderbird');
    expect(csv).toMatchObject({ needsMapping: false });
    expect(contact).toMatchObject({
      name: { display: 'Élodie Lefèvre', given: 'Élodie', family: 'Lefèvre', nickname: 'Lolo' },
      organisations: [{ name: 'Société Générale', department: 'Juridique', title: 'Avocate' }],
    });
    expect(contact.facts).toEqual([
      { kind: 'email', value: 'e.l@example.fr' },
      { kind: 'email', value: 'elodie@example.org' },
      { kind: 'phone', types: ['work'], value: '+33 1 23 45 67 89' },
      { kind: 'phone', types: ['home'], value: '+33 2 12 34 56 78' },
      { kind: 'phone', types: ['cell'], value: '+33 6 12 34 56 78' },
      {
        kind: 'address',
        types: ['home'],
        value: { street: '2 rue Basse', locality: 'Tours', postalCode: '37000', country: 'France' },
      },
      {
        kind: 'address',
        types: ['work'],
        value: { street: '1 rue Royale', locality: 'Orléans', postalCode: '45000', country: 'France' },
      },
      { kind: 'note', value: 'Rencontrée à Lyon' },
      { kind: 'birthday', value: '1990-02-03' },
    ]);
  });
});

describe('connections from LinkedIn', () => {
  it.each([
    ['German', 'Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am'],
    ['French', 'Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion'],
  ])('are read in %s', (_, header) => {
    const row = 'Hanna,Beispiel,https://www.linkedin.com/in/hanna,h@example.org,Beispiel AG,Anwältin,03 Apr 2022';
    const { contact, program, csv } = readTable(encode(`${header}\r\n${row}\r\n`, 'utf-8'));
    expect(program).toBe('LinkedIn');
    expect(csv).toMatchObject({ needsMapping: false });
    expect(contact).toMatchObject({
      name: { given: 'Hanna', family: 'Beispiel' },
      organisations: [{ name: 'Beispiel AG', title: 'Anwältin' }],
    });
  });
});

function readTable(bytes: Uint8Array) {
  const opened = openFile({ fileName: 'contacts.csv', chunks: [bytes], size: bytes.length });
  if (!opened.ok) throw new Error(opened.error.kind);
  const reading = readContacts(opened.value, {}, new ReportBuilder(), { bytes: 0 });
  if (!reading.ok) throw new Error(reading.error.kind);
  const { contacts, about } = reading.value;
  const read: Contact[] = [];
  for (let next = contacts.next(); next.done !== true; next = contacts.next()) read.push(next.value.contact);
  const [contact] = read;
  if (contact === undefined || read.length > 1) throw new Error(`${read.length} contacts`);
  return { contact, program: about().program, csv: about().csv };
}

/** The bytes of a text in an encoding of one or two bytes a letter, found by decoding all of them. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, readonly number[]>();
  const learn = (bytes: readonly number[]) => {
    const letter = decoder.decode(Uint8Array.from(bytes));
    if (!bytesOf.has(letter)) bytesOf.set(letter, bytes);
  };
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  for (let byte = 0; byte < 256; byte++) learn([byte]);
  for (let first = 0x81; first < 256; first++) for (let second = 0x40; second < 256; second++) learn([first, second]);
  return Uint8Array.from(Array.from(text).flatMap((letter) => bytesOf.get(letter) ?? []));
}
