import { isCompanyAlone } from '../../../src-shared/book/company-alone';
import type { Contact } from '../../../src-shared/book/contact';
import { LIMITS, type BareFact } from '../../../src-shared/book/fact';
import { assertNever } from '../../../src-shared/result';
import { displayName } from '../display-name';
import type { ReportBuilder } from '../report';
import type { ReadContact } from '../vcard/finish-card';
import type { AddressParts, NameParts, Organisation } from '../vcard/card-draft';
import { readCsvDate, type CsvDate } from './csv-date';
import { readEntryLabel, splitCell, splitTags } from './cell-values';
import type { Column } from './columns';
import { partialDate } from '../partial-date';

export interface RowContext {
  readonly headers: readonly string[];
  readonly columns: readonly Column[];
  /** Where the columns stand that name the entries of others. */
  readonly labels: ReadonlyMap<string, number>;
  readonly services: ReadonlyMap<string, number>;
  readonly isDayFirst: boolean;
  readonly report: ReportBuilder;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What programs write into cells that nobody filled. */
const DEFAULTS = new Set(['unspecified', 'normal', 'false', 'smtp', 'standard', 'unbestimmt', 'falsch']);

/** One row while its cells are read; order of facts is order of columns. */
export class RowContact {
  readonly #context: RowContext;
  readonly #where: string;
  readonly #cells: readonly string[];
  readonly #name: NameParts & { display?: string } = {};
  readonly #facts: BareFact[] = [];
  readonly #tags: string[] = [];
  readonly #related: { readonly who: string; readonly type: string }[] = [];
  readonly #organisations = new Map<string, Mutable<Organisation>>();
  readonly #addresses = new Map<string, AddressParts>();
  readonly #dateParts: { year?: number; month?: number; day?: number } = {};
  /** The columns that the parts stand in. */
  readonly #dateColumns: number[] = [];
  #birthdayAsWritten: string | undefined;

  constructor(context: RowContext, where: string, cells: readonly string[]) {
    this.#context = context;
    this.#where = where;
    this.#cells = cells;
  }

  /** The contact; undefined where the row says nothing that a book keeps. */
  read(): ReadContact | undefined {
    for (const [index, cell] of this.#cells.entries()) {
      if (cell.trim() !== '') this.#readCell(index, cell, this.#context.columns[index] ?? { kind: 'keep' });
    }
    this.#addBirthdayParts();
    const organisations = [...this.#organisations.values()];
    const { display, ...parts } = this.#name;
    const shown = display ?? displayName({ name: parts, organisations, facts: this.#facts });
    if (shown === undefined) return undefined;
    const told = { name: { display: shown, ...parts }, organisations, facts: this.#facts };
    const contact: Contact = {
      kind: isCompanyAlone(told) ? 'org' : 'individual',
      ...told,
      tags: this.#tags,
      ...(this.#related.length > 0 && { related: this.#related }),
    };
    const birthday = this.#birthdayAsWritten;
    return { contact, photos: [], ...(birthday !== undefined && { asWritten: { birthday } }) };
  }

  #readCell(index: number, cell: string, column: Column): void {
    switch (column.kind) {
      case 'skip':
        return this.#context.report.unwanted(this.#header(index));
      case 'label':
      case 'service':
        return this.#context.report.keep(this.#header(index));
      case 'keep':
        return this.#keep(index, cell);
      case 'name':
        return this.#short(index, cell, this.#name, column.part);
      case 'tags':
        return this.#addTags(index, cell);
      case 'organisation':
        return this.#short(index, cell, this.#organisation(column.of), column.part);
      case 'address':
        return this.#addAddress(index, cell, column);
      case 'date':
        return this.#addDate(index, cell, column);
      case 'note':
        return this.#addNote(index, cell);
      case 'custom':
      case 'event':
      case 'related':
        return this.#addLabelled(index, cell, column);
      case 'email':
      case 'phone':
      case 'url':
      case 'handle':
        return this.#addReach(index, cell, column);
      default:
        return assertNever(column);
    }
  }

  #add(index: number, fact: BareFact): void {
    const { report } = this.#context;
    const header = this.#header(index);
    if (this.#facts.length >= LIMITS.items) {
      report.skipped(this.#where, header, `more than ${LIMITS.items} entries in one row`);
      return;
    }
    this.#facts.push(fact);
    if (fact.kind === 'verbatim') report.verbatim(header);
    else report.keep(header);
  }

  #header(index: number): string {
    return (this.#context.headers[index] ?? `Column ${index + 1}`).slice(0, LIMITS.short);
  }

  #keep(index: number, cell: string): void {
    if (DEFAULTS.has(cell.trim().toLowerCase())) return;
    if (cell.length > LIMITS.photo) {
      this.#context.report.skipped(this.#where, this.#header(index), 'longer than the book keeps');
      return;
    }
    this.#add(index, { kind: 'verbatim', format: 'csv', name: this.#header(index), value: cell });
  }

  /** A short text that stands once. What is longer, and what another column says otherwise, is kept word for word. */
  #short<Part extends string>(
    index: number,
    cell: string,
    of: { [One in Part]?: string | undefined },
    part: Part,
  ): void {
    const value = cell.trim();
    const said = of[part];
    if (value.length > LIMITS.short || (said !== undefined && said !== value)) return this.#keep(index, cell);
    of[part] = value;
    this.#context.report.keep(this.#header(index));
    return undefined;
  }

  #organisation(of: string): Mutable<Organisation> {
    const made = this.#organisations.get(of) ?? {};
    this.#organisations.set(of, made);
    return made;
  }

  #addTags(index: number, cell: string): void {
    const tags = splitTags(cell).filter((tag) => !this.#tags.includes(tag));
    if (tags.length + this.#tags.length > LIMITS.items || tags.some((tag) => tag.length > LIMITS.short)) {
      return this.#keep(index, cell);
    }
    this.#tags.push(...tags);
    this.#context.report.keep(this.#header(index));
    return undefined;
  }

  #addNote(index: number, cell: string): void {
    this.#add(index, { kind: 'note', value: this.#long(index, cell).trim() });
  }

  #long(index: number, cell: string): string {
    if (cell.length > LIMITS.long) {
      this.#context.report.changed(this.#where, this.#header(index), 'cut: longer than the book keeps');
    }
    return cell.slice(0, LIMITS.long);
  }

  /** The parts of one address stand in several columns; the fact takes the place of the first. */
  #addAddress(index: number, cell: string, { of, part, types }: Extract<Column, { kind: 'address' }>): void {
    const known = this.#addresses.get(of);
    const value: AddressParts = known ?? {};
    const joined = value[part] === undefined ? cell.trim() : `${value[part]}\n${cell.trim()}`;
    if (joined.length > LIMITS.short) return this.#keep(index, cell);
    value[part] = joined;
    if (known) {
      this.#context.report.keep(this.#header(index));
      return undefined;
    }
    this.#addresses.set(of, value);
    const entry = this.#entryLabel(of);
    this.#add(index, { kind: 'address', value, ...extrasOf(types, entry) });
    return undefined;
  }

  #addDate(index: number, cell: string, column: Extract<Column, { kind: 'date' }>): void {
    if (column.part !== undefined) {
      const number = Number(cell);
      if (!Number.isInteger(number)) return this.#keep(index, cell);
      this.#dateParts[column.part] = number;
      this.#dateColumns.push(index);
      return;
    }
    if (column.fact === 'birthday') this.#birthdayAsWritten ??= cell.trim();
    this.#addReadDate(index, cell, column.fact, readCsvDate(cell, this.#context.isDayFirst));
  }

  #addReadDate(index: number, cell: string, kind: 'birthday' | 'anniversary', read: CsvDate): void {
    if (read === 'none') return;
    if (read === 'unreadable') {
      this.#context.report.changed(this.#where, this.#header(index), 'not a date of the calendar: kept word for word');
      return this.#keep(index, cell);
    }
    if (read.isGuess) {
      const order = this.#context.isDayFirst ? 'day/month/year' : 'month/day/year';
      this.#context.report.changed(this.#where, this.#header(index), `read as ${order}`);
    }
    this.#add(index, { kind, value: read.date });
    return undefined;
  }

  #addBirthdayParts(): void {
    const { year, month, day } = this.#dateParts;
    if (year === undefined && month === undefined && day === undefined) return;
    const date = day !== undefined && month === undefined ? undefined : partialDate(year, month, day);
    const [first, ...others] = this.#dateColumns;
    if (first === undefined) return;
    const headers = this.#dateColumns.map((index) => this.#header(index));
    if (date === undefined) this.#context.report.skipped(this.#where, headers, 'no such day in the calendar');
    else {
      this.#add(first, { kind: 'birthday', value: date });
      for (const index of others) this.#context.report.keep(this.#header(index));
    }
  }

  #entryLabel(of: string | undefined): ReturnType<typeof readEntryLabel> | undefined {
    if (of === undefined) return undefined;
    const index = this.#context.labels.get(of);
    const cell = index === undefined ? '' : (this.#cells[index] ?? '').split(' ::: ')[0];
    return cell === undefined || cell.trim() === '' ? undefined : readEntryLabel(cell);
  }

  #services(of: string | undefined): readonly string[] {
    const index = of === undefined ? undefined : this.#context.services.get(of);
    return index === undefined ? [] : (this.#cells[index] ?? '').split(' ::: ');
  }

  #addLabelled(
    index: number,
    cell: string,
    column: Extract<Column, { kind: 'custom' | 'event' | 'related' | 'note' }>,
  ): void {
    const label = this.#entryLabel(column.of)?.label ?? this.#entryLabel(column.of)?.types[0];
    for (const value of splitCell(cell, false)) {
      if (column.kind === 'related') {
        const type = column.relation ?? (label ?? '').toLowerCase();
        if (value.length > LIMITS.short || this.#related.length >= LIMITS.items) this.#keep(index, value);
        else {
          this.#related.push({ who: value, type });
          this.#context.report.keep(this.#header(index));
        }
      } else if (column.kind === 'event' && /^(?:anniversary|jahrestag)$/i.test(label ?? '')) {
        this.#addReadDate(index, value, 'anniversary', readCsvDate(value, this.#context.isDayFirst));
      } else
        this.#add(index, { kind: 'custom', value: this.#long(index, value), ...(label !== undefined && { label }) });
    }
  }

  #addReach(
    index: number,
    cell: string,
    column: Extract<Column, { kind: 'email' | 'phone' | 'url' | 'handle' }>,
  ): void {
    const entry = this.#entryLabel(column.of);
    const services = this.#services(column.of);
    for (const [position, value] of splitCell(cell, column.isList === true).entries()) {
      // An address within Exchange (X.500) reaches nobody outside of it.
      const isExchange = column.kind === 'email' && /^\/o=/i.test(value);
      const service = column.service ?? services[position]?.trim().toLowerCase();
      const full = column.kind === 'handle' && service ? `${service}:${value}` : value;
      if (isExchange || full.length > LIMITS.short) this.#keep(index, value);
      else this.#add(index, { kind: column.kind, value: full, ...extrasOf(column.types, entry, position === 0) });
    }
  }
}

function extrasOf(
  types: readonly string[],
  entry: ReturnType<typeof readEntryLabel> | undefined,
  isFirst = true,
): Pick<BareFact, 'types' | 'label' | 'preferred'> {
  const all = [...types.filter((type) => type !== 'other'), ...(entry?.types ?? [])];
  return {
    ...(all.length > 0 && { types: all }),
    ...(entry?.label !== undefined && { label: entry.label.slice(0, LIMITS.short) }),
    ...(entry?.isPreferred === true && isFirst && { preferred: true as const }),
  };
}
