import { base64UrlToBytes, bytesToBase64Url } from '../../../src-shared/bytes';
import type { AnyId } from '../../../src-shared/book/records';
import { ID_BYTES, type Id } from '../../../src-shared/ids';
import { STATE, type State } from './entry';
import { SEGMENT_SIZE } from './geometry';
import type { Segment, Summary } from './types';

/** A segment as the store keeps it in memory. Columns have room for a full segment from the start. */
export interface MemorySegment extends Segment {
  /** Grows with every change. */
  revision: number;
  count: number;
  folded: string;
  /** Lines of the display fields, joined by tabs, the sort key last; each ended by "\n". */
  display: string;
  readonly displayStarts: Uint32Array;
  readonly ids: Uint8Array;
  readonly states: Uint8Array;
}

/** What one line of a segment becomes. Without a summary (a record that is not live) the line is empty. */
export interface LineUpdate {
  readonly ordinal: number;
  readonly id: Id | undefined;
  readonly state: State;
  readonly summary: Summary | undefined;
}

export const createSegment = (firstOrdinal: number): MemorySegment => ({
  firstOrdinal,
  revision: 0,
  count: 0,
  folded: '',
  foldedStarts: new Uint32Array(SEGMENT_SIZE),
  display: '',
  displayStarts: new Uint32Array(SEGMENT_SIZE),
  bits: new Uint32Array(SEGMENT_SIZE),
  days: new Uint16Array(SEGMENT_SIZE),
  ids: new Uint8Array(SEGMENT_SIZE * ID_BYTES),
  states: new Uint8Array(SEGMENT_SIZE),
});

export const readLine = (text: string, starts: Uint32Array, count: number, index: number): string =>
  text.slice(starts[index], (index + 1 < count ? (starts[index + 1] ?? 0) : text.length) - 1);

export const displayLineAt = (segment: MemorySegment, index: number): string =>
  readLine(segment.display, segment.displayStarts, segment.count, index);

export const idAtIndex = (segment: MemorySegment, index: number): AnyId =>
  bytesToBase64Url(segment.ids.subarray(index * ID_BYTES, (index + 1) * ID_BYTES)) as AnyId;

const LINE_BREAKS = /[\n\r]/g;
const FIELD_BREAKS = /[\t\n\r]/g;

const displayLine = ({ display, sortKey }: Summary): string =>
  `${[...display, sortKey].map((field) => field.replace(FIELD_BREAKS, ' ')).join('\t')}\n`;

/** Replaces lines, and appends those that lie beyond the end (holes between are filled). One pass for any number. */
export function updateLines(segment: MemorySegment, updates: readonly LineUpdate[]): void {
  const sorted = updates.toSorted((a, b) => a.ordinal - b.ordinal);
  const indexOf = (update: LineUpdate): number => update.ordinal - segment.firstOrdinal;
  const last = sorted.at(-1);
  if (last === undefined) return;
  const lines = sorted.map((update) => [indexOf(update), update.summary] as const);
  const count = Math.max(segment.count, indexOf(last) + 1);
  segment.folded = spliceLines(
    segment.folded,
    segment.foldedStarts,
    segment.count,
    count,
    lines.map(([index, summary]) => [index, summary ? `${summary.folded.replace(LINE_BREAKS, ' ')}\n` : '\n']),
  );
  segment.display = spliceLines(
    segment.display,
    segment.displayStarts,
    segment.count,
    count,
    lines.map(([index, summary]) => [index, summary ? displayLine(summary) : '\n']),
  );
  segment.count = count;
  segment.revision += 1;
  for (const update of sorted) setColumns(segment, indexOf(update), update);
}

function setColumns(segment: MemorySegment, index: number, { id, state, summary }: LineUpdate): void {
  segment.states[index] = state;
  segment.bits[index] = summary?.bits ?? 0;
  segment.days[index] = summary?.day ?? 0;
  const bytes = id === undefined ? undefined : base64UrlToBytes(id);
  if (bytes !== undefined) segment.ids.set(bytes, index * ID_BYTES);
}

/** `lines` are sorted by index. Starts are brought up to date in place. */
function spliceLines(
  text: string,
  starts: Uint32Array,
  oldCount: number,
  newCount: number,
  lines: readonly (readonly [number, string])[],
): string {
  const startOf = (index: number): number => (index < oldCount ? (starts[index] ?? 0) : text.length);
  const pieces: string[] = [];
  let done = 0;
  for (const [index, line] of lines) {
    pieces.push(
      text.slice(startOf(done), startOf(index)),
      '\n'.repeat(Math.max(0, index - Math.max(done, oldCount))),
      line,
    );
    done = index + 1;
  }
  pieces.push(text.slice(startOf(done)));
  moveStarts(text.length, starts, oldCount, newCount, lines);
  return pieces.join('');
}

function moveStarts(
  oldLength: number,
  starts: Uint32Array,
  oldCount: number,
  newCount: number,
  lines: readonly (readonly [number, string])[],
): void {
  const first = lines[0]?.[0] ?? 0;
  let at = first < oldCount ? (starts[first] ?? 0) : oldLength;
  // Appending behind a hole: the filler lines start where the text ended.
  let next = 0;
  let oldStart = at;
  for (let index = Math.min(first, oldCount); index < newCount; index += 1) {
    const oldEnd = index + 1 < oldCount ? (starts[index + 1] ?? 0) : oldLength;
    const oldLine = index < oldCount ? oldEnd - oldStart : 1;
    const line = lines[next];
    const isReplaced = line?.[0] === index;
    starts[index] = at;
    at += isReplaced ? line[1].length : oldLine;
    if (isReplaced) next += 1;
    oldStart = oldEnd;
  }
}

export const isLiveAt = (segment: MemorySegment, index: number): boolean => segment.states[index] === STATE.live;
