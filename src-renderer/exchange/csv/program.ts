import { plainHeader } from './dictionary';

/** Headers that only one program writes. */
const PROGRAMS: readonly { readonly name: string; readonly headers: readonly string[] }[] = [
  { name: 'Google Contacts', headers: ['Group Membership', 'Given Name'] },
  { name: 'Google Contacts', headers: ['E-mail 1 - Value'] },
  { name: 'LinkedIn', headers: ['Connected On'] },
  { name: 'LinkedIn', headers: ['Verbunden am'] },
  { name: 'LinkedIn', headers: ['Date de connexion'] },
  { name: 'LinkedIn', headers: ['InstantMessageHandles'] },
  { name: 'Thunderbird', headers: ['Primary Email', 'Screen Name'] },
  { name: 'Thunderbird', headers: ['Primäre E-Mail-Adresse'] },
  { name: 'Yahoo', headers: ['Yahoo Phone'] },
  { name: 'Outlook.com', headers: ['Given Yomi', 'IMAddress'] },
  { name: 'Outlook', headers: ['TTY/TDD Phone'] },
  { name: 'Outlook', headers: ['Telefon für Hörbehinderte'] },
  { name: 'Outlook', headers: ['E-mail Address', 'Radio Phone'] },
  { name: 'Outlook', headers: ['E-mail Address', 'E-mail 2 Address'] },
  { name: 'Windows', headers: ['Personal Web Page', 'Name', 'E-mail Address'] },
  { name: 'Windows', headers: ['Webseite (privat)', 'E-Mail-Adresse'] },
];

/** No program writes more columns. */
const MOST_HEADERS = 5_000;

/** The program that wrote a table, by the English names of its header. */
export function programOfTable(headers: readonly string[]): string | undefined {
  const plain = new Set(headers.slice(0, MOST_HEADERS).map(plainHeader));
  return PROGRAMS.find((program) => program.headers.every((header) => plain.has(plainHeader(header))))?.name;
}
