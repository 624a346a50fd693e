import type { Address, BareFact, PreferenceTopic } from '../book/fact';

/** A cell that holds the value of one fact. */
export interface FactSlot {
  readonly column: string;
  readonly kind: Exclude<BareFact['kind'], 'address' | 'photo' | 'verbatim' | 'handle' | 'custom'>;
  readonly topic?: PreferenceTopic;
  /** Beside it: the types, in words. */
  readonly typeColumn?: string;
}

/** Cells that hold one address. */
export interface AddressSlot {
  readonly column: string;
  readonly typeColumn: string;
  readonly parts: readonly (readonly [part: keyof Address, column: string])[];
}

const numbered = (kind: 'email' | 'phone', word: string, count: number): FactSlot[] =>
  Array.from({ length: count }, (_, index) => ({
    column: `${word} ${index + 1}`,
    kind,
    typeColumn: `${word} ${index + 1} type`,
  }));

const addressSlot = (number: number): AddressSlot => {
  const column = `Address ${number}`;
  return {
    column,
    typeColumn: `${column} type`,
    parts: [
      ['poBox', `${column} PO box`],
      ['extended', `${column} extra`],
      ['street', `${column} street`],
      ['locality', `${column} city`],
      ['region', `${column} region`],
      ['postalCode', `${column} postal code`],
      ['country', `${column} country`],
    ],
  };
};

export const FACT_SLOTS: readonly FactSlot[] = [
  ...numbered('email', 'E-mail', 3),
  ...numbered('phone', 'Phone', 4),
  { column: 'Website', kind: 'url' },
  { column: 'Birthday', kind: 'birthday' },
  { column: 'Anniversary', kind: 'anniversary' },
  { column: 'Restaurant', kind: 'preference', topic: 'restaurant' },
  { column: 'Gifts', kind: 'preference', topic: 'gift' },
  { column: 'Diet', kind: 'preference', topic: 'diet' },
  { column: 'Preferred language', kind: 'preference', topic: 'language' },
  { column: 'Family', kind: 'preference', topic: 'family' },
  { column: 'Notes', kind: 'note' },
];

export const ADDRESS_SLOTS: readonly AddressSlot[] = [addressSlot(1), addressSlot(2)];

export const NAME_COLUMNS = [
  ['given', 'Given name'],
  ['family', 'Family name'],
  ['additional', 'Additional name'],
  ['prefix', 'Name prefix'],
  ['suffix', 'Name suffix'],
  ['nickname', 'Nickname'],
  ['phoneticGiven', 'Phonetic given name'],
  ['phoneticFamily', 'Phonetic family name'],
] as const;

export const ORGANISATION_COLUMN = 'Organisation';
export const ORGANISATION_COLUMNS = [
  ['name', ORGANISATION_COLUMN],
  ['department', 'Department'],
  ['title', 'Job title'],
] as const;

export const NAME_COLUMN = 'Name';
export const KIND_COLUMN = 'Kind';
/** What stands there; of a person only where the row might be a company's. */
export const KIND_WORDS = { individual: 'person', group: 'group', org: 'client' } as const;
export const UID_COLUMN = 'UID';
export const TAGS_COLUMN = 'Tags';
/** Holds as vCard content lines, one a line, what the other columns have no place for. Its header marks our files. */
export const REST_COLUMN = 'Bailiwick';

/** The header of every CSV file that Bailiwick writes. */
export const CSV_COLUMNS: readonly string[] = [
  NAME_COLUMN,
  ...NAME_COLUMNS.map(([, column]) => column),
  ...ORGANISATION_COLUMNS.map(([, column]) => column),
  ...FACT_SLOTS.slice(0, -1).flatMap(({ column, typeColumn }) =>
    typeColumn === undefined ? [column] : [column, typeColumn],
  ),
  ...ADDRESS_SLOTS.flatMap(({ typeColumn, parts }) => [typeColumn, ...parts.map(([, column]) => column)]),
  TAGS_COLUMN,
  'Notes',
  KIND_COLUMN,
  UID_COLUMN,
  REST_COLUMN,
];

/** Spreadsheets run cells that begin so; the apostrophe makes them text. Full-width signs count in some locales. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Puts one apostrophe before what a spreadsheet would run, and before what already looks as if it had one. */
export const neutraliseFormula = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The inverse of {@link neutraliseFormula}. */
export const restoreFormula = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
