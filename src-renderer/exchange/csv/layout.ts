import type { CsvField, Quote, ReadOptions } from '../../../src-shared/exchange-contract';
import { columnOfField, fieldOfColumn, KEEP, type Column } from './columns';
import { inEnglish } from './columns-in-english';
import { knownColumn, plainHeader } from './dictionary';
import { DELIMITERS, readRows, type Delimiter, type Row } from './table';

/** How a table is to be read. */
export interface Layout {
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  readonly headers: readonly string[];
  /** The headers under their English names, where a program wrote them in another language. */
  readonly english: readonly string[];
  readonly columns: readonly Column[];
  /** Line of the header; 0 where the first row is already a person. */
  readonly headerLine: number;
  /** The share of headers that are known is too small to rely on. */
  readonly needsMapping: boolean;
  /** First rows below the header. */
  readonly rows: readonly (readonly string[])[];
}

const SEPARATOR_LINE = /^sep=([,;\t|])\n?/i;
const ROWS_LOOKED_AT = 30;
/** LinkedIn and others write some lines before the header. */
const HEADER_WITHIN = 12;
/** Columns beyond these are kept word for word, whatever they are called; as many can be mapped by hand. */
const MOST_COLUMNS = 5_000;
/** Text parsed at a time: a few rows are wanted of a head, once for each delimiter. */
const HEAD_WINDOW = 32 * 1024;
/** Known headers among all that are not empty, from which a table counts as recognised. */
const RECOGNISED = 0.6;

/** Finds delimiter, header and the meaning of the columns in the first letters of a table. */
export function findLayout(head: string, options: ReadOptions): Layout {
  const separator = SEPARATOR_LINE.exec(head)?.[1] as Delimiter | undefined;
  const text = head.replace(SEPARATOR_LINE, '');
  const chosen = options.delimiter ?? separator;
  const quote = options.quote ?? '"';
  const candidates = (chosen === undefined ? DELIMITERS : [chosen]).map((delimiter) =>
    candidate(text, delimiter, quote),
  );
  const best = candidates.reduce((a, b) => (score(b) > score(a) ? b : a));
  return { ...layoutOf(best, options.mapping, separator === undefined ? 0 : 1), quote };
}

interface Candidate {
  readonly delimiter: Delimiter;
  readonly rows: readonly Row[];
  readonly header: Row | undefined;
  readonly known: number;
}

function candidate(text: string, delimiter: Delimiter, quote: Quote): Candidate {
  const rows: Row[] = [];
  const source = readRows(partsOf(text), delimiter, quote, HEAD_WINDOW);
  for (let next = source.next(); next.done !== true && rows.length < ROWS_LOOKED_AT; next = source.next()) {
    rows.push(next.value);
  }
  let header: Row | undefined;
  let known = 0;
  let widest = 0;
  for (const row of rows.slice(0, HEADER_WITHIN)) {
    const count = countKnown(understood(row.cells.slice(0, MOST_COLUMNS).filter((cell) => cell.length < 80)));
    // A preamble is narrower than the header; a row as wide as one before it is a person whose cells say "Work".
    if (count > known && row.cells.length > widest) [header, known] = [row, count];
    widest = Math.max(widest, row.cells.length);
  }
  return { delimiter, rows, header, known };
}

const countKnown = (headers: readonly string[]): number =>
  headers.filter((header) => knownColumn(header) !== undefined).length;

/** In English where more of them are known so. */
function understood(headers: readonly string[]): readonly string[] {
  const english = inEnglish(headers);
  return countKnown(english) > countKnown(headers) ? english : headers;
}

function* partsOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += HEAD_WINDOW) yield text.slice(start, start + HEAD_WINDOW);
}

/** More known headers first, then more columns in the row that will be the header. */
const score = ({ known, rows, header }: Candidate): number => {
  const columns = (header ?? rows[0])?.cells.length ?? 0;
  return known * 10_000 + Math.min(columns, 9_999);
};

function layoutOf(
  best: Candidate,
  mapping: readonly CsvField[] | undefined,
  linesBefore: number,
): Omit<Layout, 'quote'> {
  const { delimiter, rows, known } = best;
  const hasHeader = best.header !== undefined || !rows[0]?.cells.some((cell) => cell.includes('@'));
  const header = hasHeader ? (best.header ?? rows[0]) : undefined;
  const below = rows.slice(header === undefined ? 0 : rows.indexOf(header) + 1).map(({ cells }) => cells);
  const width = header?.cells.length ?? Math.max(0, ...below.map((cells) => cells.length));
  const headers = Array.from({ length: width }, (_, index) => header?.cells[index]?.trim() || `Column ${index + 1}`);
  const named = (header?.cells ?? []).filter((cell) => cell.trim() !== '').length;
  const needsMapping = named === 0 || known / named < RECOGNISED;
  const english = understood(headers.slice(0, MOST_COLUMNS));
  const guessed = needsMapping ? guessByContent(english, below) : inContext(english);
  return {
    delimiter,
    headers,
    english,
    columns: headers.map((_, index) => override(guessed[index] ?? KEEP, mapping?.[index])),
    headerLine: header === undefined ? 0 : header.line + linesBefore,
    needsMapping: needsMapping && mapping === undefined,
    rows: below,
  };
}

const override = (column: Column, field: CsvField | undefined): Column =>
  field === undefined || fieldOfColumn(column) === field ? column : columnOfField(field);

const dayOfBirth: Column = { kind: 'date', fact: 'birthday', part: 'day' };
/** Thunderbird's third column; elsewhere the same words head whole dates. */
const DAY_OF_BIRTH = ['birthday', 'geburtstag'].map((header) => [header, dayOfBirth] as const);

/** Headers whose meaning the others decide. */
function inContext(headers: readonly string[]): Column[] {
  const plain = headers.map(plainHeader);
  const has = (...wanted: readonly string[]): boolean => wanted.some((header) => plain.includes(plainHeader(header)));
  const title: Column = { kind: 'organisation', of: '', part: 'title' };
  const contextual = new Map<string, Column>([
    ['title', has('Job Title', 'Suffix') ? { kind: 'name', part: 'prefix' } : title],
    ...(has('Job Title') ? [] : [['profession', title] as const]),
    ...(has('Birth Year', 'Geburtsjahr') ? DAY_OF_BIRTH : []),
  ]);
  return headers.map((header, index) => contextual.get(plain[index] ?? '') ?? knownColumn(header) ?? KEEP);
}

/** A best guess, to be confirmed: known headers, words within headers, then what the cells look like. */
function guessByContent(headers: readonly string[], rows: readonly (readonly string[])[]): Column[] {
  const guessed = headers.map((header, index) =>
    guessColumn(
      header,
      rows.map((cells) => cells[index] ?? ''),
    ),
  );
  const whole = rows.length > 0 ? wholeNameColumns(rows) : undefined;
  if (whole === undefined || guessed.some(({ kind }) => kind === 'name')) return guessed;
  return guessed.map((column, index) => whole.get(index) ?? column);
}

const GUESSES: readonly [RegExp, Column][] = [
  [/given|vorname|first ?name/i, { kind: 'name', part: 'given' }],
  [/family|nachname|last ?name|surname/i, { kind: 'name', part: 'family' }],
  [/e-?mail/i, { kind: 'email', types: [] }],
  [/mobil|cell|handy/i, { kind: 'phone', types: ['cell'] }],
  [/\bfax/i, { kind: 'phone', types: ['fax'] }],
  [/phone|telefon|^tel\b|tel_/i, { kind: 'phone', types: [] }],
  [/job ?title/i, { kind: 'organisation', of: '', part: 'title' }],
  [/company|business|firma|^org/i, { kind: 'organisation', of: '', part: 'name' }],
];

function guessColumn(header: string, cells: readonly string[]): Column {
  const known = plainHeader(header) === 'title' ? undefined : knownColumn(header);
  if (known) return known;
  const byHeader = GUESSES.find(([pattern]) => pattern.test(header))?.[1];
  if (byHeader) return byHeader;
  const filled = cells.filter((cell) => cell !== '');
  const isEmail = filled.length > 0 && filled.every((cell) => /^\S+@\S+$/.test(cell));
  return isEmail ? { kind: 'email', types: [] } : KEEP;
}

/** Finds a column that says what two others say together: "John Doe", "John", "Doe". */
function wholeNameColumns(rows: readonly (readonly string[])[]): ReadonlyMap<number, Column> | undefined {
  const width = Math.min(6, rows[0]?.length ?? 0);
  for (let whole = 0; whole < width; whole++) {
    for (let given = 0; given < width; given++) {
      for (let family = 0; family < width; family++) {
        const isWhole = rows.every((cells) => cells[given] && cells[whole] === `${cells[given]} ${cells[family]}`);
        if (!isWhole) continue;
        return new Map<number, Column>([
          [whole, { kind: 'name', part: 'display' }],
          [given, { kind: 'name', part: 'given' }],
          [family, { kind: 'name', part: 'family' }],
        ]);
      }
    }
  }
  return undefined;
}
