import type { ImportReport, ReportLine } from '../../src-shared/exchange-contract';

const MOST_LINES = 1_000;
const MOST_NAMES = 1_000;
const LONGEST_NAME = 200;

/** Collects what became of everything in a file. Names and places only: values stay in the contacts. */
export class ReportBuilder {
  #kept = 0;
  #more = 0;
  #rowsLeftOut = 0;
  readonly #verbatim = new Map<string, number>();
  readonly #changed: ReportLine[] = [];
  readonly #skipped: ReportLine[] = [];

  keep(count = 1): void {
    this.#kept += count;
  }

  verbatim(what: string): void {
    const name = what.slice(0, LONGEST_NAME);
    if (this.#verbatim.has(name) || this.#verbatim.size < MOST_NAMES) {
      this.#verbatim.set(name, (this.#verbatim.get(name) ?? 0) + 1);
    } else this.#more++;
  }

  changed(where: string, what: string, why: string): void {
    this.#add(this.#changed, where, what, why);
  }

  skipped(where: string, what: string, why: string): undefined {
    if (what === 'row') this.#rowsLeftOut++;
    this.#add(this.#skipped, where, what, why);
  }

  /** Rows of a table that hold nobody. */
  get rowsLeftOut(): number {
    return this.#rowsLeftOut;
  }

  build(): ImportReport {
    const verbatim = [...this.#verbatim].map(([what, count]) => ({ what, count }));
    return {
      kept: this.#kept,
      verbatim: verbatim.toSorted((a, b) => b.count - a.count),
      changed: [...this.#changed],
      skipped: [...this.#skipped],
      more: this.#more,
    };
  }

  #add(lines: ReportLine[], where: string, what: string, why: string): void {
    if (lines.length < MOST_LINES) lines.push({ where, what: what.slice(0, LONGEST_NAME), why });
    else this.#more++;
  }
}
