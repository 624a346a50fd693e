import type { ImportReport, PropertyReport, ReportLine } from '../../src-shared/exchange-contract';

const MOST_LINES = 1_000;
const MOST_NAMES = 1_000;
const MOST_REASONS = 8;
const LONGEST_NAME = 200;
/** Where a file has more names than are told apart. */
const OTHERS = 'all others';

interface Tally {
  kept: number;
  verbatim: number;
  changed: number;
  skipped: number;
  /** Why values were changed or skipped, with how often. */
  reasons: Map<string, number> | undefined;
}

/** Collects what became of everything in a file. Names and places only: values stay in the contacts. */
export class ReportBuilder {
  #kept = 0;
  #more = 0;
  #rowsLeftOut = 0;
  readonly #properties = new Map<string, Tally>();
  readonly #verbatim = new Map<string, number>();
  readonly #changed: ReportLine[] = [];
  readonly #skipped: ReportLine[] = [];

  keep(what: string): void {
    this.#kept++;
    this.#tallyOf(what).kept++;
  }

  verbatim(what: string): void {
    const name = what.slice(0, LONGEST_NAME);
    this.#tallyOf(name).verbatim++;
    if (this.#verbatim.has(name) || this.#verbatim.size < MOST_NAMES) {
      this.#verbatim.set(name, (this.#verbatim.get(name) ?? 0) + 1);
    } else this.#more++;
  }

  /** The value is kept all the same: `keep` or `verbatim` tell of it too. */
  changed(where: string, what: string, why: string): void {
    this.#tally('changed', what, why);
    this.#add(this.#changed, where, what, why);
  }

  /** `what`: the property, or several that go the same way. `times`: how many values of it. */
  skipped(where: string, what: string | readonly string[], why: string, times = 1): undefined {
    if (what === 'row') this.#rowsLeftOut++;
    const names = typeof what === 'string' ? [what] : what;
    for (const name of names) this.#tally('skipped', name, why, times);
    this.#add(this.#skipped, where, names.join(', '), why);
  }

  /** A value of a column that the partner does not want: told once, counted each time. */
  unwanted(what: string): void {
    const why = 'left out, as you chose';
    if (this.#tallyOf(what).skipped === 0) this.#add(this.#skipped, 'whole file', what, why);
    this.#tally('skipped', what, why);
  }

  /** Rows of a table that hold nobody. */
  get rowsLeftOut(): number {
    return this.#rowsLeftOut;
  }

  build(): ImportReport {
    const verbatim = [...this.#verbatim].map(([what, count]) => ({ what, count }));
    return {
      kept: this.#kept,
      properties: [...this.#properties].map(propertyReport).toSorted(problemsFirst),
      verbatim: verbatim.toSorted((a, b) => b.count - a.count),
      changed: [...this.#changed],
      skipped: [...this.#skipped],
      more: this.#more,
    };
  }

  #tally(kind: 'changed' | 'skipped', what: string, why: string, times = 1): void {
    const tally = this.#tallyOf(what);
    tally[kind] += times;
    const reasons = (tally.reasons ??= new Map<string, number>());
    const count = reasons.get(why);
    if (count !== undefined || reasons.size < MOST_REASONS) reasons.set(why, (count ?? 0) + times);
  }

  #tallyOf(what: string): Tally {
    const known = this.#properties.get(what);
    if (known) return known;
    const isOver = this.#properties.size >= MOST_NAMES;
    const name = isOver ? OTHERS : what.slice(0, LONGEST_NAME);
    const made = this.#properties.get(name) ?? { kept: 0, verbatim: 0, changed: 0, skipped: 0, reasons: undefined };
    this.#properties.set(name, made);
    return made;
  }

  #add(lines: ReportLine[], where: string, what: string, why: string): void {
    if (lines.length < MOST_LINES) lines.push({ where, what: what.slice(0, LONGEST_NAME), why });
    else this.#more++;
  }
}

function propertyReport([what, { reasons = new Map<string, number>(), ...counts }]: [string, Tally]): PropertyReport {
  const told = [...reasons].map(([why, count]) => ({ why, count }));
  return { what, ...counts, reasons: told.toSorted((a, b) => b.count - a.count || inOrder(a.why, b.why)) };
}

/** What was lost first, then what is not as it was written, then what is no field of the book; then by how much it is. */
const problemsFirst = (a: PropertyReport, b: PropertyReport): number =>
  b.skipped - a.skipped ||
  b.changed - a.changed ||
  b.verbatim - a.verbatim ||
  b.kept - a.kept ||
  inOrder(a.what, b.what);

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
