import { isCompanyAlone } from '../book/company-alone';
import type { Contact } from '../book/contact';
import type { BareFact } from '../book/fact';
import { cardLines, organisationMarks, organisationGroup } from './card-lines';
import { spellLine, type OutLine, type OutParameter } from './content-line';
import {
  ADDRESS_SLOTS,
  CSV_COLUMNS,
  FACT_SLOTS,
  KIND_COLUMN,
  KIND_WORDS,
  NAME_COLUMN,
  NAME_COLUMNS,
  neutraliseFormula,
  ORGANISATION_COLUMN,
  ORGANISATION_COLUMNS,
  REST_COLUMN,
  TAGS_COLUMN,
  UID_COLUMN,
} from './csv-columns';
import { BAILIWICK, NO_ORIGIN } from './words';

/** Byte order mark and header: what a CSV file (RFC 4180, UTF-8) begins with. Excel takes it for another encoding without the mark. */
export const csvHead = (): string => `\uFEFF${csvRow(CSV_COLUMNS)}`;

/**
 * A contact as one row under {@link csvHead}. The columns hold what people look for; the last one keeps the rest as
 * vCard content lines, so that a re-import by the exchange gives an equal contact.
 */
export function contactToCsvRow(contact: Contact): string {
  const cells = new Map<string, string>();
  const rest = [...fillNames(contact, cells), ...organisationMark(contact), ...fillFacts(contact, cells)];
  cells.set(REST_COLUMN, rest.map(spellLine).join('\n'));
  return csvRow(CSV_COLUMNS.map((column) => neutraliseFormula(cells.get(column) ?? '')));
}

/** A line of a table (RFC 4180). */
export const csvRow = (cells: readonly string[]): string => `${cells.map(quoteCell).join(',')}\r\n`;

const quoteCell = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""').replaceAll(/\r\n?/g, '\n')}"` : cell;

type Cells = Map<string, string>;

/** Lines whose content stands in cells of their own. */
const IN_CELLS = new Set([
  'PRODID',
  'FN',
  'N',
  'NICKNAME',
  'X-PHONETIC-FIRST-NAME',
  'X-PHONETIC-LAST-NAME',
  'UID',
  'KIND',
]);

function fillNames(contact: Contact, cells: Cells): OutLine[] {
  cells.set(NAME_COLUMN, contact.name.display);
  for (const [part, column] of NAME_COLUMNS) cells.set(column, contact.name[part] ?? '');
  const [first] = contact.organisations;
  for (const [part, column] of ORGANISATION_COLUMNS) cells.set(column, first?.[part] ?? '');
  cells.set(KIND_COLUMN, contact.kind === 'individual' && !isCompanyAlone(contact) ? '' : KIND_WORDS[contact.kind]);
  cells.set(UID_COLUMN, contact.uid ?? '');
  const tags = contact.tags.join('; ');
  const hasTagCell = contact.tags.every((tag) => !tag.includes(';') && tag === tag.trim() && tag !== '');
  if (hasTagCell) cells.set(TAGS_COLUMN, tags);
  return cardLines({ ...contact, facts: [] }, '4.0').filter(
    (line) => 'verbatim' in line || !(isInCell(line.name, line.group) || (hasTagCell && line.name === 'CATEGORIES')),
  );
}

/** The first organisation stands in cells, which can say neither where it is from nor which of two it is. */
function organisationMark(contact: Contact): OutLine[] {
  const [first] = contact.organisations;
  const marks = first === undefined ? [] : organisationMarks(contact, first);
  return marks.length === 0 ? [] : [markLine(ORGANISATION_COLUMN, marks)];
}

const markLine = (column: string, parameters: readonly OutParameter[]): OutLine => ({
  name: BAILIWICK.mark,
  parameters: [{ name: BAILIWICK.cell, values: [column] }, ...parameters],
  value: '',
});

/** The first organisation's name and title, too, stand in cells. */
const isInCell = (name: string, group: string | undefined): boolean =>
  IN_CELLS.has(name) ||
  ((name === 'ORG' || name === 'TITLE') && (group === undefined || group === organisationGroup(0)));

/** Facts go to the first free cells of their kind; from one that finds none on, all of its kind go to the rest. */
function fillFacts(contact: Contact, cells: Cells): OutLine[] {
  const hasOrigins = (contact.origins?.length ?? 0) > 0;
  const full = new Set<string>();
  const rest: BareFact[] = [];
  const marks: OutLine[] = [];
  for (const fact of contact.facts) {
    const kind = fact.kind === 'preference' ? `preference ${fact.topic}` : fact.kind;
    const column = full.has(kind) ? undefined : fillFact(fact, cells);
    if (column === undefined) {
      full.add(kind);
      rest.push(fact);
    } else marks.push(...markLines(fact, column, hasOrigins));
  }
  // Only facts are wanted of it: names, tags and origins were written already.
  const empty: Contact = { kind: 'individual', name: { display: '-' }, organisations: [], facts: rest, tags: [] };
  const lines = cardLines({ ...empty, ...(contact.origins && { origins: contact.origins }) }, '4.0', DATES_IN_CELLS);
  return [...marks, ...lines.filter((line) => 'verbatim' in line || !NOT_FACTS.has(line.name))];
}

const DATES_IN_CELLS = ['birthday', 'anniversary'] as const;
const NOT_FACTS = new Set<string>([...IN_CELLS, BAILIWICK.origin]);

/** Puts the fact into its cells; the column to speak of it by, or undefined where there is no room. */
function fillFact(fact: BareFact, cells: Cells): string | undefined {
  if (fact.kind === 'address') {
    const slot = ADDRESS_SLOTS.find(({ parts }) => parts.every(([, column]) => !cells.has(column)));
    if (slot === undefined) return undefined;
    for (const [part, column] of slot.parts) cells.set(column, fact.value[part] ?? '');
    cells.set(slot.typeColumn, typeCell(fact) ?? '');
    return slot.column;
  }
  if (typeof fact.value !== 'string' || fact.value.trim() !== fact.value) return undefined;
  const topic = fact.kind === 'preference' ? fact.topic : undefined;
  const slot = FACT_SLOTS.find(
    (candidate) => candidate.kind === fact.kind && candidate.topic === topic && !cells.has(candidate.column),
  );
  if (slot === undefined) return undefined;
  cells.set(slot.column, fact.value);
  if (slot.typeColumn !== undefined) cells.set(slot.typeColumn, typeCell(fact) ?? '');
  return slot.column;
}

/** "work, fax"; undefined where types would not read again as they are. */
function typeCell({ types = [] }: BareFact): string | undefined {
  return types.every((type) => /^[^\s,]+$/.test(type)) ? types.join(', ') : undefined;
}

const HAS_TYPE_CELL = new Set<BareFact['kind']>(['email', 'phone', 'address']);

/** What a fact has beside value and types, as a line that names its cell. */
function markLines(fact: BareFact, column: string, hasOrigins: boolean): OutLine[] {
  const { kind, label, types = [], preferred, from } = fact;
  const isTypeShown = HAS_TYPE_CELL.has(kind) && typeCell(fact) !== undefined;
  const parameters: OutParameter[] = [
    ...(types.length > 0 && !isTypeShown ? [{ name: 'TYPE', values: types }] : []),
    ...(preferred === true ? [{ name: 'PREF', values: ['1'] }] : []),
    ...(label === undefined ? [] : [{ name: 'LABEL', values: [label] }]),
    ...(hasOrigins && from !== 0
      ? [{ name: BAILIWICK.from, values: [from === undefined ? NO_ORIGIN : String(from)] }]
      : []),
  ];
  return parameters.length === 0 ? [] : [markLine(column, parameters)];
}
