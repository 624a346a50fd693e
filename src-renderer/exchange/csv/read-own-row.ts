import type { Contact } from '../../../src-shared/book/contact';
import { nameLines, organisationGroup } from '../../../src-shared/contact-writers/card-lines';
import {
  escapeText,
  escapeUri,
  spellLine,
  splitItems,
  structured,
  type OutParameter,
} from '../../../src-shared/contact-writers/content-line';
import {
  ADDRESS_SLOTS,
  FACT_SLOTS,
  KIND_COLUMN,
  KIND_WORDS,
  NAME_COLUMN,
  NAME_COLUMNS,
  ORGANISATION_COLUMN,
  ORGANISATION_COLUMNS,
  REST_COLUMN,
  restoreFormula,
  TAGS_COLUMN,
  UID_COLUMN,
  type FactSlot,
} from '../../../src-shared/contact-writers/csv-columns';
import { BAILIWICK } from '../../../src-shared/contact-writers/words';
import type { ReportBuilder } from '../report';
import type { ReadContact } from '../vcard/finish-card';
import { parameter, parseProperty } from '../vcard/property';
import { readLines } from '../vcard/read-vcards';

/** True for a table that Bailiwick wrote, whatever spreadsheet it has been through since. */
export const isOwnTable = (headers: readonly string[]): boolean =>
  headers.includes(REST_COLUMN) && headers.includes(NAME_COLUMN);

/** A row of our own CSV: its cells become the content lines that they stand for, and those are read as a card's. */
export function readOwnRow(
  headers: readonly string[],
  cells: readonly string[],
  line: number,
  report: ReportBuilder,
): ReadContact {
  const row = new OwnRow(headers, cells);
  const lines = [...row.headLines(), ...row.factLines(), ...row.rest].map((text) => ({ text, number: line }));
  return readLines(lines, report, (number) => `line ${number}`);
}

/** Properties by the kind of their fact; dates as our own, which may stand more than once. */
const PROPERTIES: Readonly<Record<FactSlot['kind'], string>> = {
  email: 'EMAIL',
  phone: 'TEL',
  url: 'URL',
  birthday: BAILIWICK.birthday,
  anniversary: BAILIWICK.anniversary,
  preference: BAILIWICK.preference,
  note: 'NOTE',
};

interface Mark {
  readonly label: string | undefined;
  readonly parameters: readonly OutParameter[];
}

class OwnRow {
  readonly #cells: ReadonlyMap<string, string>;
  readonly #marks = new Map<string, Mark>();
  /** Lines of the last column that are no marks. */
  readonly rest: string[] = [];
  #groups = 0;

  constructor(headers: readonly string[], cells: readonly string[]) {
    this.#cells = new Map(headers.map((header, index) => [header, restoreFormula(cells[index] ?? '')]));
    for (const text of this.#cell(REST_COLUMN).split('\n')) {
      const mark = text.startsWith(BAILIWICK.mark) ? parseProperty({ text, number: 0 }) : undefined;
      const cell = mark && parameter(mark, BAILIWICK.cell);
      if (mark === undefined || cell === undefined) this.rest.push(text);
      else {
        const parameters = mark.parameters.filter(({ name }) => name !== BAILIWICK.cell && name !== 'LABEL');
        this.#marks.set(cell, { label: parameter(mark, 'LABEL'), parameters });
      }
    }
  }

  headLines(): string[] {
    const name: Contact['name'] = { display: this.#cell(NAME_COLUMN) };
    for (const [part, column] of NAME_COLUMNS) if (this.#cell(column) !== '') name[part] = this.#cell(column);
    const tags = this.#cell(TAGS_COLUMN)
      .split(/\s*;\s*/)
      .filter((tag) => tag !== '');
    return [
      'VERSION:4.0',
      `FN:${escapeText(name.display)}`,
      ...nameLines(name, '4.0').map(spellLine),
      ...(this.#cell(UID_COLUMN) === '' ? [] : [`UID:${this.#cell(UID_COLUMN).replaceAll('\n', ' ')}`]),
      ...Object.entries(KIND_WORDS).flatMap(([kind, word]) =>
        this.#cell(KIND_COLUMN) === word ? [`KIND:${kind}`] : [],
      ),
      ...this.#organisationLines(),
      ...(tags.length > 0 ? [`CATEGORIES:${tags.map(escapeText).join(',')}`] : []),
    ];
  }

  #organisationLines(): string[] {
    const [name, department, title] = ORGANISATION_COLUMNS.map(([, column]) => this.#cell(column));
    const group = organisationGroup(0);
    const hasMore = this.rest.some(
      (line) => line.startsWith(`${group}.`) || line.startsWith(`${organisationGroup(1)}.`),
    );
    const parameters = this.#marks.get(ORGANISATION_COLUMN)?.parameters ?? [];
    if (!hasMore && !name && !department && !title && parameters.length === 0) return [];
    const units = department ? splitItems(department, '; ') : [];
    const isNamed = hasMore || name || department || parameters.length > 0;
    const value = structured([name, ...units]);
    const organisation = isNamed ? [spellLine({ group, name: 'ORG', parameters, value })] : [];
    return [...organisation, ...(title ? [`${group}.TITLE:${escapeText(title)}`] : [])];
  }

  factLines(): string[] {
    const facts = FACT_SLOTS.flatMap(({ column, kind, topic, typeColumn }) => {
      const value = this.#cell(column);
      if (value === '') return [];
      const topics = topic === undefined ? [] : [topic];
      const escaped = kind === 'url' ? escapeUri(value) : escapeText(value);
      return this.#factLine(PROPERTIES[kind], column, escaped, [...topics, ...this.#types(typeColumn)]);
    });
    const addresses = ADDRESS_SLOTS.flatMap(({ column, typeColumn, parts }) => {
      const values = parts.map(([, part]) => this.#cell(part));
      return values.every((value) => value === '')
        ? []
        : this.#factLine('ADR', column, structured(values), this.#types(typeColumn));
    });
    return [...facts, ...addresses];
  }

  #factLine(name: string, column: string, value: string, types: readonly string[]): string[] {
    const mark = this.#marks.get(column);
    const marked = mark?.parameters ?? [];
    const parameters = types.length > 0 ? [{ name: 'TYPE', values: types }, ...marked] : marked;
    if (mark?.label === undefined) return [spellLine({ name, parameters, value })];
    const group = `bwc${++this.#groups}`;
    const label = { group, name: 'X-ABLabel', parameters: [], value: escapeText(mark.label) };
    return [spellLine({ group, name, parameters, value }), spellLine(label)];
  }

  #types(column: string | undefined): string[] {
    if (column === undefined) return [];
    return this.#cell(column)
      .split(',')
      .map((type) => type.trim())
      .filter((type) => type !== '');
  }

  #cell(column: string): string {
    return this.#cells.get(column) ?? '';
  }
}
