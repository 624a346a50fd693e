import type { ReadOptions, FilePreview } from '../../../src-shared/exchange-contract';
import { decodeChunks, withPlainLineEnds, type Progress } from '../bytes/text';
import type { OpenedFile } from '../open-file';
import type { ReportBuilder } from '../report';
import type { ReadContact } from '../vcard/finish-card';
import { encodingByHeader } from './columns-in-english';
import { fieldOfColumn, type Column } from './columns';
import { showsDayFirst } from './csv-date';
import { findLayout, type Layout } from './layout';
import { programOfTable } from './program';
import { RowContact } from './row-contact';
import { isOwnTable, readOwnRow } from './read-own-row';
import { readRows } from './table';

export interface CsvFile {
  readonly pieces: Iterator<string>;
  readonly layout: Layout;
  readonly program: string | undefined;
  readonly preview: NonNullable<FilePreview['csv']>;
  readonly report: ReportBuilder;
  readonly isDayFirst: boolean;
  /** Written by Bailiwick, and not mapped anew by hand. */
  readonly isOwn: boolean;
}

const HEAD_LETTERS = 512 * 1024;
const HEADER_BYTES = 8 * 1024;
const PREVIEW_ROWS = 5;
const PREVIEW_COLUMNS = 500;
const PREVIEW_LETTERS = 200;

/** Makes ready to read a table; each call reads the file anew. */
export function openCsvFile(
  file: OpenedFile,
  options: ReadOptions,
  report: ReportBuilder,
  progress: Progress,
): CsvFile {
  const encoding = encodingOf(file);
  const pieces = withPlainLineEnds(decodeChunks(file.chunks, encoding, progress));
  const head: string[] = [];
  for (let letters = 0; letters < HEAD_LETTERS; letters += head.at(-1)?.length ?? 0) {
    const next = pieces.next();
    if (next.done === true) break;
    head.push(next.value);
  }
  const layout = findLayout(head.join(''), options);
  const isOwn = isOwnTable(layout.headers);
  const program = isOwn ? 'Bailiwick' : programOfTable(layout.english);
  return {
    pieces: chain(head, pieces),
    layout,
    program,
    isOwn: isOwn && options.mapping === undefined,
    preview: previewOf({ ...layout, needsMapping: layout.needsMapping && !isOwn }, encoding),
    report,
    isDayFirst: isDayFirst(layout),
  };
}

/** What was guessed by the letters of the people gives way to what their columns are called. */
function encodingOf({ encoding, chunks }: OpenedFile): string {
  const byHeader = encoding.isMixed
    ? encodingByHeader(chunks[0]?.subarray(0, HEADER_BYTES) ?? new Uint8Array())
    : undefined;
  return byHeader ?? encoding.label;
}

function* chain(head: readonly string[], rest: Iterable<string>): Generator<string> {
  yield* head;
  yield* rest;
}

function previewOf(
  { delimiter, quote, headers, columns, needsMapping, rows }: Layout,
  encoding: string,
): CsvFile['preview'] {
  const cut = (cells: readonly string[]) =>
    cells.slice(0, PREVIEW_COLUMNS).map((cell) => cell.slice(0, PREVIEW_LETTERS));
  return {
    encoding,
    delimiter,
    quote,
    columns: cut(headers),
    width: headers.length,
    mapping: columns.slice(0, PREVIEW_COLUMNS).map(fieldOfColumn),
    needsMapping,
    rows: rows.slice(0, PREVIEW_ROWS).map(cut),
  };
}

/** English files have the month first, unless a date in them shows otherwise; all others the day. */
function isDayFirst({ headers, columns, rows }: Layout): boolean {
  const dates = columns.flatMap((column, index) => (column.kind === 'date' && !column.part ? [index] : []));
  const isForeign = dates.some((index) => !/^(?:birth|anniversary$|date of birth)/i.test(headers[index] ?? ''));
  return isForeign || showsDayFirst(rows.flatMap((cells) => dates.map((index) => cells[index] ?? '')));
}

const positions = (columns: readonly Column[], kind: 'label' | 'service'): ReadonlyMap<string, number> =>
  new Map(columns.flatMap((column, index) => (column.kind === kind ? [[column.of, index] as const] : [])));

/** Reads the rows below the header, one contact each. */
export function* readCsv({ pieces, layout, report, isDayFirst: dayFirst, isOwn }: CsvFile): Generator<ReadContact> {
  const { headers, columns } = layout;
  const context = {
    headers,
    columns,
    labels: positions(columns, 'label'),
    services: positions(columns, 'service'),
    isDayFirst: dayFirst,
    report,
  };
  let isSeparatorLine = true;
  for (const { cells, line, isBroken } of readRows(pieces, layout.delimiter, layout.quote)) {
    const isFirst = isSeparatorLine;
    isSeparatorLine = false;
    if (line <= layout.headerLine || (isFirst && /^sep=/i.test(cells[0] ?? ''))) continue;
    if (cells.every((cell) => cell.trim() === '')) continue;
    const where = `line ${line}`;
    if (isBroken) report.changed(where, 'row', 'a quote is never closed: read as far as the end of the line');
    if (cells.length > headers.length)
      report.changed(where, 'row', 'more cells than columns: the others are kept word for word');
    if (isOwn) {
      yield readOwnRow(headers, cells, line, report);
      continue;
    }
    const contact = new RowContact(context, where, cells).read();
    if (contact === undefined) report.skipped(where, 'row', 'no name, organisation, e-mail or phone');
    else yield contact;
  }
}
