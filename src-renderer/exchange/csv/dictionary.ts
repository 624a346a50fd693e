import type { Address } from '../../../src-shared/book/fact';
import { KEEP, type Column, type NameColumn } from './columns';

/**
 * The headers that Outlook, Outlook.com, Google, LinkedIn, Thunderbird, Yahoo and Windows write, in English and German,
 * and others met in real files; the tables of Outlook and Thunderbird in other languages stand in files of their own. One
 * line: what the column is, then its headers. Compared without case, accents, blanks, punctuation and, where nothing
 * matches with them, digits ("E-mail 2 Address").
 */
const NAMES: Readonly<Record<NameColumn, string>> = {
  display: 'Name|Full Name|FullName|Display Name|Anzeigename|Vollständiger Name|Nom complet|Nome completo',
  given: 'First Name|First|FirstName|Given Name|Vorname|名',
  family: 'Last Name|Last|LastName|Surname|Family Name|Nachname|Familienname|姓',
  additional: 'Middle Name|Middle|Additional Name|Weitere Vornamen|2. Vorname',
  prefix: 'Name Prefix|Prefix|Salutation|Anrede',
  suffix: 'Suffix|Name Suffix|Suffisso',
  nickname: 'Nickname|Spitzname|Surnom|Soprannome|Pseudonim',
  phoneticGiven: 'Given Name Yomi|Given Yomi|Phonetic First Name|Yomi First Name',
  phoneticFamily: 'Family Name Yomi|Surname Yomi|Phonetic Last Name|Yomi Last Name',
};

const EMAILS: readonly [types: string, headers: string][] = [
  [
    '',
    'E-mail|Email|E-mail Address|Email Address|Primary Email|Secondary Email|Alternate Email|Mail|E-Mail-Adresse|E-Mail: Adresse|E-Mail 2: Adresse|Primäre E-Mail-Adresse|Sekundäre E-Mail-Adresse|Email Other',
  ],
  ['work', 'Email Work|Business Email|Work Email|E-Mail geschäftlich'],
  ['home', 'Email Home|Home Email|Personal Email|E-Mail privat'],
];

const PHONES: readonly [types: string, headers: string][] = [
  [
    '',
    'Phone|Telephone|Phone Number|Tel|Telefon|Téléphone|Telefono|Other Phone|Other|Primary Phone|Primary|Haupttelefon|Weiteres Telefon|Yahoo Phone|Callback|Rückmeldung',
  ],
  [
    'work',
    'Business Phone|Work Phone|Work|Telefon geschäftlich|Tel. dienstlich|Telefon (geschäftlich)|Telefono di Lavoro',
  ],
  ['home', 'Home Phone|Home|Telefon privat|Telefon (privat)|Tel. privat|Telefono di casa'],
  ['cell', 'Mobile|Mobile Phone|Mobile Number|Cell|Cell Phone|Handy|Mobiltelefon|Mobil-Tel.-Nr.|Telefono Mobile'],
  ['home,cell', 'Home Mobile'],
  ['work,fax', 'Business Fax|Work Fax|Fax geschäftlich|Fax (geschäftlich)'],
  ['home,fax', 'Home Fax|Fax privat|Fax (privat)'],
  ['fax', 'Fax|Fax Number|Fax-Nummer|Other Fax|Weiteres Fax'],
  ['pager', 'Pager|Pager Number|Pager-Nummer'],
  ['car', 'Car Phone|Autotelefon'],
  ['main', 'Company Main Phone|Telefon Firma'],
  ['assistant', "Assistant's Phone|Telefon Assistent"],
  ['radio', 'Radio Phone'],
  ['telex', 'Telex'],
  ['textphone', 'TTY/TDD Phone|Telefon für Hörbehinderte'],
  ['isdn', 'ISDN'],
  ['video', 'Phone Video'],
];

const PLACES: readonly [of: string, part: keyof Address, headers: string][] = [
  [
    'work',
    'street',
    'Business Street|Work Street|Work Address|Straße geschäftlich|Straße (geschäftlich)|Dienstlich: Adresse|Indirizzo di lavoro|Ulica (biuro)',
  ],
  [
    'work',
    'locality',
    'Business City|Work City|Ort geschäftlich|Ort (geschäftlich)|Dienstlich: Ort|Città di lavoro|Miasto (biuro)',
  ],
  [
    'work',
    'region',
    'Business State|Work State|Work County|Region geschäftlich|Bundesland (geschäftlich)|Dienstlich: Bundesland|Provincia di lavoro|Województwo (biuro)',
  ],
  [
    'work',
    'postalCode',
    'Business Postal Code|Work Zip|Work ZipCode|Work Post Code|Postleitzahl geschäftlich|Postleitzahl (geschäftlich)|Dienstlich: PLZ|CAP di Lavoro|Kod pocztowy (biuro)',
  ],
  [
    'work',
    'country',
    'Business Country/Region|Business Country|Work Country|Land/Region geschäftlich|Land/Region (geschäftlich)|Dienstlich: Land|Nazione/Regione di lavoro|Kraj/region (biuro)',
  ],
  ['work', 'poBox', 'Business Address PO Box|Postfach geschäftlich'],
  ['home', 'street', 'Home Street|Home Address|Straße privat|Straße (privat)|Privat: Adresse'],
  ['home', 'locality', 'Home City|Home Town|Ort privat|Ort (privat)|Privat: Ort'],
  ['home', 'region', 'Home State|Home County|Bundesland/Kanton privat|Bundesland (privat)|Privat: Bundesland'],
  [
    'home',
    'postalCode',
    'Home Postal Code|Home Zip|Home ZipCode|Home Post Code|Postleitzahl privat|Postleitzahl (privat)|Privat: PLZ',
  ],
  ['home', 'country', 'Home Country/Region|Home Country|Land/Region privat|Land/Region (privat)|Privat: Land'],
  ['home', 'poBox', 'Home Address PO Box|Postfach privat'],
  ['other', 'street', 'Other Street|Weitere Straße'],
  ['other', 'locality', 'Other City|Weiterer Ort'],
  ['other', 'region', 'Other State|Weiteres/r Bundesland/Kanton'],
  ['other', 'postalCode', 'Other Postal Code|Other Zip|Weitere Postleitzahl'],
  ['other', 'country', 'Other Country/Region|Other Country|Weiteres/e Land/Region'],
  ['other', 'poBox', 'Other Address PO Box|Weiteres Postfach'],
  ['', 'street', 'Street|Street Address|Address|Straße|Strasse|Adresse|Rue|Indirizzo|Ulica'],
  ['', 'locality', 'City|Town|Stadt|Ville|Città|Miasto'],
  ['', 'region', 'State|Region|County|Bundesland|Kanton|Province'],
  [
    '',
    'postalCode',
    'Postal Code|Zip|Zip Code|ZipCode|Post Code|Postcode|Postleitzahl|PLZ|Code postal|CAP|Kod pocztowy',
  ],
  ['', 'country', 'Country|Country/Region|Land|Pays|Paese|Kraj'],
];

const OTHERS: readonly [column: Column, headers: string][] = [
  [
    organisation('name'),
    'Company|Company Name|Organization|Unternehmen|Entreprise|Empresa|Azienda|Bedrijf|Organisation|Organization Name|Firma|Employer|Companies',
  ],
  [organisation('department'), 'Department|Organization Department|Abteilung|Oddział'],
  [organisation('title'), 'Job Title|Position|Poste|Cargo|Puesto|Functie|Organization Title|Arbeitstitel'],
  [
    { kind: 'url', types: [] },
    'URL|Website|Web Page|Web Page 1|Webseite|Website Other|LinkedIn|Website Blog|Website Profile|Sites',
  ],
  [{ kind: 'url', types: ['home'] }, 'Personal Web Page|Personal Website|Webseite (privat)|Website Home Page'],
  [{ kind: 'url', types: ['work'] }, 'Business Web Page|Business Website|Webseite (geschäftlich)|Website Work'],
  [{ kind: 'handle', types: [] }, 'IMAddress|Screen Name|Messenger ID|Messenger-Name'],
  [{ kind: 'note' }, 'Notes|Note|Comments|Notizen|Bemerkungen|Remarques'],
  [{ kind: 'tags' }, 'Categories|Category|Labels|Group Membership|Kategorien|Catégories|Tags'],
  [{ kind: 'date', fact: 'birthday' }, 'Birthday|Birth Date|Date of Birth|Geburtstag|Geburtsdatum|Date de naissance'],
  [{ kind: 'date', fact: 'birthday', part: 'year' }, 'Birth Year|Geburtsjahr'],
  [{ kind: 'date', fact: 'birthday', part: 'month' }, 'Birth Month|Geburtsmonat'],
  [{ kind: 'date', fact: 'birthday', part: 'day' }, 'Birth Day'],
  [{ kind: 'date', fact: 'anniversary' }, 'Anniversary|Jahrestag'],
  [related('spouse'), 'Spouse|Partner|Coniuge'],
  [related('child'), 'Children|Kinder'],
  [related('manager'), "Manager's Name|Name des/r Vorgesetzten"],
  [related('assistant'), "Assistant's Name|Assistent(in)"],
  [{ kind: 'email', types: [], isList: true }, 'Emails'],
  [{ kind: 'phone', types: [], isList: true }, 'PhoneNumbers'],
  // Known, and kept word for word: the book has no field for them.
  [
    KEEP,
    'Account|Konto|Billing Information|Abrechnungsinformation|Directory Server|Verzeichnisserver|E-mail Type|E-mail Display Name|E-Mail-Typ|E-Mail: Angezeigter Name|E-Mail 2: Typ|E-Mail 2: Angezeigter Name|Gender|Geschlecht|Government ID Number|Sozialversicherungsnr.|Hobby|Initials|Initialen|Internet Free Busy|Internet Frei/Gebucht|Keywords|Stichwörter|Language|Sprache|Location|Mileage|Reisekilometer|Office Location|Büro|Organizational ID Number|Organisationsnr.|Priority|Priorität|Private|Privat|Profession|Beruf|Referred By|Empfohlen von|Sensitivity|Vertraulichkeit|User 1|Benutzer 1|Custom 1|Benutzerdef. 1|Yomi Name|Additional Name Yomi|Phonetic Middle Name|Company Yomi|Short Name|Maiden Name|Occupation|Subject|Photo|File As|Distribution Lists|Connected On|Source|CreatedAt|BookmarkedAt|Profiles|InstantMessageHandles|Addresses|Business Address|Other Address|Ort|Skype ID|IRC ID|ICQ ID|Google ID|MSN ID|AIM ID|QQ ID',
  ],
];

function organisation(part: 'name' | 'department' | 'title'): Column {
  return { kind: 'organisation', of: '', part };
}

function related(relation: string): Column {
  return { kind: 'related', relation };
}

/** A header without case, accents, blanks and punctuation. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');

const COLUMNS: ReadonlyMap<string, Column> = new Map(
  [
    ...entries(Object.entries(NAMES).map(([part, headers]) => [{ kind: 'name', part: part as NameColumn }, headers])),
    ...entries(EMAILS.map(([types, headers]) => [{ kind: 'email', types: typeList(types) }, headers])),
    ...entries(PHONES.map(([types, headers]) => [{ kind: 'phone', types: typeList(types) }, headers])),
    ...entries(PLACES.map(([of, part, headers]) => [{ kind: 'address', of, part, types: typeList(of) }, headers])),
    ...entries(OTHERS),
  ].toReversed(),
);

function entries(lines: readonly (readonly [Column, string])[]): [string, Column][] {
  return lines.flatMap(([column, headers]) =>
    headers.split('|').map((header): [string, Column] => [plainHeader(header), column]),
  );
}

function typeList(types: string): string[] {
  return types === '' ? [] : types.split(',');
}

/** The column that a header names by itself; undefined where it is not known. */
export function knownColumn(header: string): Column | undefined {
  const plain = plainHeader(header);
  if (plain === '') return undefined;
  return COLUMNS.get(plain) ?? COLUMNS.get(plain.replaceAll(/\d/g, '')) ?? numberedColumn(header) ?? chatColumn(header);
}

const NUMBERED = /^(E-mail|Phone|Address|Website|IM|Relation|Event|Custom Field|Organization) (\d{1,3}) - (.+)$/;

/** Google's columns: "Phone 2 - Value" with "Phone 2 - Label" (until 2023 "- Type"). */
function numberedColumn(header: string): Column | undefined {
  const [, entry = '', number = '', field = ''] = NUMBERED.exec(header) ?? [];
  if (entry === '') return undefined;
  const of = `${entry} ${number}`;
  if (field === 'Type' || field === 'Label') return { kind: 'label', of };
  if (field === 'Service') return { kind: 'service', of };
  if (entry === 'Address') return addressColumn(of, field);
  if (entry === 'Organization') return organisationColumn(of, field);
  return field === 'Value' ? VALUE_COLUMNS(of).get(entry) : KEEP;
}

const VALUE_COLUMNS = (of: string): ReadonlyMap<string, Column> =>
  new Map<string, Column>([
    ['E-mail', { kind: 'email', types: [], of }],
    ['Phone', { kind: 'phone', types: [], of }],
    ['Website', { kind: 'url', types: [], of }],
    ['IM', { kind: 'handle', types: [], of }],
    ['Relation', { kind: 'related', of }],
    ['Event', { kind: 'event', of }],
    ['Custom Field', { kind: 'custom', of }],
  ]);

const ADDRESS_PARTS: ReadonlyMap<string, keyof Address> = new Map([
  ['Street', 'street'],
  ['City', 'locality'],
  ['PO Box', 'poBox'],
  ['Region', 'region'],
  ['Postal Code', 'postalCode'],
  ['Country', 'country'],
  ['Extended Address', 'extended'],
]);

function addressColumn(of: string, field: string): Column {
  const part = ADDRESS_PARTS.get(field);
  return part === undefined ? KEEP : { kind: 'address', of, part, types: [] };
}

function organisationColumn(of: string, field: string): Column {
  if (field === 'Name' || field === 'Department' || field === 'Title') {
    return { kind: 'organisation', of, part: field.toLowerCase() as 'name' | 'department' | 'title' };
  }
  return KEEP;
}

/** "IM Skype". */
function chatColumn(header: string): Column | undefined {
  const service = /^IM (\w{2,20})$/.exec(header)?.[1];
  return service === undefined ? undefined : { kind: 'handle', types: [], service: service.toLowerCase() };
}
