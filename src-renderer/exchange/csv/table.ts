import Papa from 'papaparse';

import type { Quote } from '../../../src-shared/exchange-contract';

/** One row of a table, with the number of its first line in the file. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
  /** A quote in it is never closed; it was read line by line instead. */
  readonly isBroken?: true;
}

export type Delimiter = ',' | ';' | '\t' | '|';
export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

/** A letter that no table has. */
const NO_QUOTE = '\u0000';
/** Text given to the parser at a time, in UTF-16 units; doubled while a single row is longer. */
const WINDOW = 256 * 1024;
/** After so many quotes that are never closed, quotes mean nothing in this file. */
const MOST_BROKEN = 8;
/** A cell that runs on longer than this has lost its closing quote. */
const LONGEST_ROW = 4 * 1024 * 1024;

/** Rows of a CSV text that comes in pieces with `\n` ends (RFC 4180, read by Papa Parse). Blank lines are left out. */
export function* readRows(
  pieces: Iterator<string>,
  delimiter: Delimiter,
  quote: Quote = '"',
  window: number = WINDOW,
): Generator<Row> {
  const text = new TextWindow(pieces);
  let line = 1;
  let broken = 0;
  let size = window;
  while (text.fill(size)) {
    const quoteChar = broken < MOST_BROKEN && quote !== 'none' ? quote : NO_QUOTE;
    const parsed = parseWindow(text.rest, delimiter, quoteChar, text.isEnd);
    for (const cells of parsed.rows) {
      if (cells.length > 1 || (cells[0] ?? '') !== '') yield { cells, line };
      line += linesOf(cells);
    }
    text.skip(parsed.length);
    if (parsed.length > 0) {
      size = window;
      continue;
    }
    if (!text.isEnd && size < LONGEST_ROW) {
      size *= 2;
      continue;
    }
    // What is left is one row whose quote is never closed: its first line stands alone, the rest is read on.
    broken++;
    const first = text.takeLine();
    yield {
      cells: first.split(delimiter).map((cell) => (cell.startsWith(quoteChar) ? cell.slice(1) : cell)),
      line,
      isBroken: true,
    };
    line++;
  }
}

class TextWindow {
  readonly #pieces: Iterator<string>;
  rest = '';
  isEnd = false;

  constructor(pieces: Iterator<string>) {
    this.#pieces = pieces;
  }

  /** Fetches until `size` units are there or the text ends; false where nothing is left. */
  fill(size: number): boolean {
    const parts = [this.rest];
    let length = this.rest.length;
    while (!this.isEnd && length < size) {
      const next = this.#pieces.next();
      if (next.done === true) this.isEnd = true;
      else {
        parts.push(next.value);
        length += next.value.length;
      }
    }
    this.rest = parts.join('');
    return this.rest !== '';
  }

  skip(length: number): void {
    this.rest = this.rest.slice(length);
  }

  takeLine(): string {
    const end = this.rest.indexOf('\n');
    const line = end < 0 ? this.rest : this.rest.slice(0, end);
    this.skip(end < 0 ? this.rest.length : end + 1);
    return line;
  }
}

interface Parsed {
  readonly rows: readonly string[][];
  /** How much of the text they take. */
  readonly length: number;
}

interface PapaResult {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string }[];
  readonly meta: { readonly cursor: number };
}

/** All rows that end within the text; the last only where the text ends with it and its quotes are closed. */
function parseWindow(text: string, delimiter: Delimiter, quoteChar: string, isEnd: boolean): Parsed {
  const parse = (ignoresLast: boolean): PapaResult =>
    new Papa.Parser({ delimiter, quoteChar, newline: '\n' }).parse(text, 0, ignoresLast) as PapaResult;
  const parsed = parse(!isEnd);
  const isBroken = isEnd && parsed.errors.some(({ code }) => code === 'MissingQuotes');
  // Nothing but the row that is broken: parsed once more it would give nothing.
  if (isBroken && parsed.data.length === 1) return { rows: [], length: 0 };
  const { data, meta } = isBroken ? parse(true) : parsed;
  return { rows: data, length: isEnd && !isBroken ? text.length : meta.cursor };
}

function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) lines++;
  }
  return lines;
}
