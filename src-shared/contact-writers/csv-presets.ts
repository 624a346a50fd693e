import type { Contact } from '../book/contact';
import type { Address, BareFact, PartialDate } from '../book/fact';
import { csvRow } from './csv';
import { neutraliseFormula } from './csv-columns';

/** A table for another program: its columns, and a row of them for each contact. */
export interface CsvPreset {
  readonly head: () => string;
  readonly one: (contact: Contact) => string;
}

type Cells = ReadonlyMap<string, string>;
type Fact<Kind extends BareFact['kind']> = Extract<BareFact, { kind: Kind }>;

/** Kinds of facts that these tables have columns for. */
const WRITTEN = new Set<BareFact['kind']>(['email', 'phone', 'url', 'address', 'birthday', 'anniversary', 'note']);

/** What of a contact goes into such a table: the rest has no column in it. */
export function writtenInPreset({ kind, name, uid, organisations, facts, tags, related }: Contact): Contact {
  return {
    kind,
    name,
    ...(uid !== undefined && { uid }),
    organisations: organisations.slice(0, 1),
    facts: facts.filter((fact) => WRITTEN.has(fact.kind)),
    tags,
    ...(related && { related }),
  };
}

const factsOf = <Kind extends BareFact['kind']>({ facts }: Contact, kind: Kind): Fact<Kind>[] =>
  facts.filter((fact): fact is Fact<Kind> => fact.kind === kind);
const has = (fact: BareFact, type: string): boolean => fact.types?.includes(type) ?? false;

function preset(columns: readonly string[], cellsOf: (contact: Contact) => Cells): CsvPreset {
  return {
    head: () => `\uFEFF${csvRow(columns)}`,
    one: (contact) => {
      const cells = cellsOf(writtenInPreset(contact));
      return csvRow(columns.map((column) => harmless(cells.get(column) ?? '')));
    },
  };
}

/** A telephone number begins with a plus and runs nothing; other programs would keep the apostrophe. */
const harmless = (cell: string): string => (/^\+[\d\s()./-]+$/.test(cell) ? cell : neutraliseFormula(cell));

const ADDRESS_PARTS: readonly (readonly [keyof Address, outlook: string, google: string])[] = [
  ['street', 'Street', 'Street'],
  ['locality', 'City', 'City'],
  ['region', 'State', 'Region'],
  ['postalCode', 'Postal Code', 'Postal Code'],
  ['country', 'Country/Region', 'Country'],
  ['poBox', 'Address PO Box', 'PO Box'],
];

/** The header of Outlook's own export, as far as there is something to say in it. */
const OUTLOOK_COLUMNS: readonly string[] = [
  'Title',
  'First Name',
  'Middle Name',
  'Last Name',
  'Suffix',
  'Company',
  'Department',
  'Job Title',
  ...['Business', 'Home', 'Other'].flatMap((place) => ADDRESS_PARTS.map(([, part]) => `${place} ${part}`)),
  'Business Fax',
  'Business Phone',
  'Business Phone 2',
  'Home Fax',
  'Home Phone',
  'Home Phone 2',
  'Mobile Phone',
  'Other Phone',
  'Pager',
  'Primary Phone',
  'Anniversary',
  'Birthday',
  'Categories',
  'E-mail Address',
  'E-mail Display Name',
  'E-mail 2 Address',
  'E-mail 3 Address',
  "Manager's Name",
  "Assistant's Name",
  'Notes',
  'Spouse',
  'Children',
  'Web Page',
  'Personal Web Page',
];

/** Columns of telephones, the closest first; several of one kind go to the next. */
function outlookPhoneColumns(fact: Fact<'phone'>): readonly string[] {
  if (has(fact, 'fax')) return has(fact, 'home') ? ['Home Fax'] : ['Business Fax'];
  if (has(fact, 'cell')) return ['Mobile Phone', 'Other Phone'];
  if (has(fact, 'pager')) return ['Pager'];
  if (has(fact, 'home')) return ['Home Phone', 'Home Phone 2', 'Other Phone'];
  if (has(fact, 'work')) return ['Business Phone', 'Business Phone 2', 'Other Phone'];
  return ['Primary Phone', 'Other Phone', 'Business Phone 2'];
}

const OUTLOOK_RELATIONS: ReadonlyMap<string, string> = new Map([
  ['spouse', 'Spouse'],
  ['manager', "Manager's Name"],
  ['assistant', "Assistant's Name"],
  ['child', 'Children'],
]);

function outlookCells(contact: Contact): Cells {
  const { name, tags, related = [] } = contact;
  const cells = new Map<string, string>();
  const rest: string[] = [];
  /** The first free of the columns, or a line of the notes. */
  const put = (columns: readonly string[], value: string, label: string): void => {
    const column = columns.find((candidate) => !cells.has(candidate));
    if (column === undefined) rest.push(`${label}: ${value}`);
    else cells.set(column, value);
  };
  // A company without a person is a row with its name in the column of companies alone.
  const hasParts = name.given !== undefined || name.family !== undefined || contact.kind === 'org';
  const parts = [name.prefix, hasParts ? name.given : name.display, name.additional, name.family, name.suffix];
  for (const [index, part] of parts.entries()) if (part) cells.set(OUTLOOK_NAMES[index] ?? '', part);
  putOrganisation(contact, cells, ['Company', 'Department', 'Job Title']);
  for (const { value } of factsOf(contact, 'email')) {
    put(['E-mail Address', 'E-mail 2 Address', 'E-mail 3 Address'], value, 'E-mail');
  }
  for (const fact of factsOf(contact, 'phone')) put(outlookPhoneColumns(fact), fact.value, 'Phone');
  for (const fact of factsOf(contact, 'url')) {
    put(
      has(fact, 'home') ? ['Personal Web Page', 'Web Page'] : ['Web Page', 'Personal Web Page'],
      fact.value,
      'Web page',
    );
  }
  for (const fact of factsOf(contact, 'address')) putOutlookAddress(fact, cells, rest);
  for (const kind of ['birthday', 'anniversary'] as const) {
    const column = kind === 'birthday' ? 'Birthday' : 'Anniversary';
    for (const { value } of factsOf(contact, kind)) {
      const date = americanDate(value);
      if (date === undefined) rest.push(`${column}: ${value}`);
      else put([column], date, column);
    }
  }
  for (const { who, type } of related) put(columnOfRelation(type), who, type || 'Related');
  if (tags.length > 0) cells.set('Categories', tags.join(';'));
  cells.set('Notes', [...factsOf(contact, 'note').map(({ value }) => value), ...rest].join('\n'));
  return cells;
}

const OUTLOOK_NAMES = ['Title', 'First Name', 'Middle Name', 'Last Name', 'Suffix'];
const columnOfRelation = (type: string): string[] => [OUTLOOK_RELATIONS.get(type) ?? []].flat();

function putOrganisation(
  contact: Contact,
  cells: Map<string, string>,
  columns: readonly [string, string, string],
): void {
  const [first] = contact.organisations;
  for (const [index, part] of (['name', 'department', 'title'] as const).entries()) {
    const value = first?.[part];
    if (value !== undefined) cells.set(columns[index] ?? '', value);
  }
}

function putOutlookAddress(fact: Fact<'address'>, cells: Map<string, string>, rest: string[]): void {
  const places = has(fact, 'home')
    ? ['Home', 'Other']
    : has(fact, 'work')
      ? ['Business', 'Other']
      : ['Other', 'Business'];
  const free = places.find((place) => ADDRESS_PARTS.every(([, part]) => !cells.has(`${place} ${part}`)));
  const { extended, street } = fact.value;
  const value = { ...fact.value, street: [street, extended].filter(Boolean).join('\n') };
  if (free === undefined) rest.push(`Address: ${ADDRESS_PARTS.flatMap(([part]) => value[part] ?? []).join(', ')}`);
  else for (const [part, column] of ADDRESS_PARTS) if (value[part]) cells.set(`${free} ${column}`, value[part]);
}

/** Month/day/year, as the English Outlook writes and reads it; undefined where the year is not known. */
function americanDate(date: PartialDate): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  return year === undefined ? undefined : `${Number(month)}/${Number(day)}/${year}`;
}

const GOOGLE_ENTRIES = { email: 4, phone: 6, address: 3, url: 2, relation: 3 } as const;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** The header that Google Contacts writes since 2023. */
const GOOGLE_COLUMNS: readonly string[] = [
  'First Name',
  'Middle Name',
  'Last Name',
  'Phonetic First Name',
  'Phonetic Middle Name',
  'Phonetic Last Name',
  'Name Prefix',
  'Name Suffix',
  'Nickname',
  'File As',
  'Organization Name',
  'Organization Title',
  'Organization Department',
  'Birthday',
  'Notes',
  'Photo',
  'Labels',
  ...numbers(GOOGLE_ENTRIES.email).flatMap((number) => [`E-mail ${number} - Label`, `E-mail ${number} - Value`]),
  ...numbers(GOOGLE_ENTRIES.phone).flatMap((number) => [`Phone ${number} - Label`, `Phone ${number} - Value`]),
  ...numbers(GOOGLE_ENTRIES.address).flatMap((number) => [
    `Address ${number} - Label`,
    `Address ${number} - Formatted`,
    ...ADDRESS_PARTS.map(([, , part]) => `Address ${number} - ${part}`),
    `Address ${number} - Extended Address`,
  ]),
  ...numbers(GOOGLE_ENTRIES.relation).flatMap((number) => [`Relation ${number} - Label`, `Relation ${number} - Value`]),
  ...numbers(GOOGLE_ENTRIES.url).flatMap((number) => [`Website ${number} - Label`, `Website ${number} - Value`]),
  'Event 1 - Label',
  'Event 1 - Value',
];

/** Several values of one entry stand in one cell. */
const GOOGLE_SEPARATOR = ' ::: ';

function googleCells(contact: Contact): Cells {
  const { name, tags, related = [] } = contact;
  const cells = new Map<string, string>();
  const single: readonly (readonly [string, string | undefined])[] = [
    ['First Name', name.given ?? (name.family === undefined && contact.kind !== 'org' ? name.display : undefined)],
    ['Middle Name', name.additional],
    ['Last Name', name.family],
    ['Phonetic First Name', name.phoneticGiven],
    ['Phonetic Last Name', name.phoneticFamily],
    ['Name Prefix', name.prefix],
    ['Name Suffix', name.suffix],
    ['Nickname', name.nickname],
    ['Birthday', factsOf(contact, 'birthday')[0]?.value],
    [
      'Notes',
      factsOf(contact, 'note')
        .map(({ value }) => value)
        .join('\n'),
    ],
    ['Labels', ['* myContacts', ...tags].join(GOOGLE_SEPARATOR)],
  ];
  for (const [column, value] of single) if (value) cells.set(column, value);
  putOrganisation(contact, cells, ['Organization Name', 'Organization Department', 'Organization Title']);
  putGoogle(
    cells,
    'E-mail',
    GOOGLE_ENTRIES.email,
    factsOf(contact, 'email').map((fact) => [googleLabel(fact), fact.value]),
  );
  putGoogle(
    cells,
    'Phone',
    GOOGLE_ENTRIES.phone,
    factsOf(contact, 'phone').map((fact) => [googleLabel(fact), fact.value]),
  );
  putGoogle(
    cells,
    'Website',
    GOOGLE_ENTRIES.url,
    factsOf(contact, 'url').map((fact) => [googleLabel(fact), fact.value]),
  );
  putGoogle(
    cells,
    'Relation',
    GOOGLE_ENTRIES.relation,
    related.map(({ who, type }) => [type, who]),
  );
  const [anniversary] = factsOf(contact, 'anniversary');
  if (anniversary) putGoogle(cells, 'Event', 1, [['Anniversary', anniversary.value]]);
  for (const [index, fact] of factsOf(contact, 'address').slice(0, GOOGLE_ENTRIES.address).entries()) {
    const column = `Address ${index + 1} - `;
    cells.set(`${column}Label`, googleLabel(fact));
    for (const [part, , google] of ADDRESS_PARTS) if (fact.value[part]) cells.set(column + google, fact.value[part]);
    if (fact.value.extended) cells.set(`${column}Extended Address`, fact.value.extended);
  }
  return cells;
}

/** Entries beyond the last column of their kind share it. */
function putGoogle(
  cells: Map<string, string>,
  kind: string,
  count: number,
  entries: readonly (readonly [label: string, value: string])[],
): void {
  for (const [index, [label, value]] of entries.entries()) {
    const column = `${kind} ${Math.min(index + 1, count)} - `;
    const before = cells.get(`${column}Value`);
    if (before === undefined) cells.set(`${column}Label`, label);
    cells.set(`${column}Value`, before === undefined ? value : before + GOOGLE_SEPARATOR + value);
  }
}

/** "* Work": the star marks the preferred one. */
function googleLabel(fact: BareFact): string {
  const place = has(fact, 'home') ? 'Home' : has(fact, 'work') ? 'Work' : '';
  const word = has(fact, 'fax')
    ? `${place} Fax`.trim()
    : has(fact, 'cell')
      ? 'Mobile'
      : has(fact, 'pager')
        ? 'Pager'
        : place;
  return `${fact.preferred ? '* ' : ''}${fact.label ?? word}`;
}

export const OUTLOOK_PRESET: CsvPreset = preset(OUTLOOK_COLUMNS, outlookCells);
export const GOOGLE_PRESET: CsvPreset = preset(GOOGLE_COLUMNS, googleCells);
