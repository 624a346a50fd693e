import { base64UrlToBytes, bytesToBase64Url } from '../../../src-shared/bytes';
import type { AnyId } from '../../../src-shared/book/records';
import { ID_BYTES, type Id } from '../../../src-shared/ids';
import { STATE, type State } from './entry';
import { SEGMENT_SIZE } from './geometry';
import { createLines, endOfLineAt, lineAt, replaceLines, type Lines, type MutableLines, type NewLine } from './lines';
import type { Segment, Summary } from './types';

/** A segment as the store keeps it in memory. Once it has changed, its columns have room for a full one. */
export interface MemorySegment extends Segment {
  /** Grows with every change. */
  revision: number;
  count: number;
  readonly folded: MutableLines;
  /** Lines of the display fields, joined by tabs, the sort key last. */
  readonly display: MutableLines;
  bits: Uint32Array;
  days: Uint16Array;
  ids: Uint8Array;
  states: Uint8Array;
}

/** What one line of a segment becomes. Without a summary (a record that is not live) the line is empty. */
export interface LineUpdate {
  readonly ordinal: number;
  readonly id: Id | undefined;
  readonly state: State;
  readonly summary: Summary | undefined;
}

/** A line as it lies in a segment. */
export interface FinishedLine extends Pick<LineUpdate, 'ordinal' | 'id' | 'state'> {
  readonly folded: string;
  readonly display: string;
  readonly bits: number;
  readonly day: number;
}

export const createSegment = (firstOrdinal: number): MemorySegment => ({
  firstOrdinal,
  revision: 0,
  count: 0,
  folded: createLines(),
  display: createLines(),
  bits: new Uint32Array(SEGMENT_SIZE),
  days: new Uint16Array(SEGMENT_SIZE),
  ids: new Uint8Array(SEGMENT_SIZE * ID_BYTES),
  states: new Uint8Array(SEGMENT_SIZE),
});

export const idAtIndex = (segment: MemorySegment, index: number): AnyId =>
  bytesToBase64Url(segment.ids.subarray(index * ID_BYTES, (index + 1) * ID_BYTES)) as AnyId;

const LINE_BREAK = /[\n\r]/;
const LINE_BREAKS = /[\n\r]/g;
const FIELD_BREAKS = /[\t\n\r]/g;

const oneField = (text: string): string => text.replace(FIELD_BREAKS, ' ');

const TAB = 0x09;

/** What the record of a line is sorted by. */
export const sortKeyAtIndex = ({ display }: MemorySegment, index: number): string => endOfLineAt(display, index, TAB);

/** What a record with this summary is sorted by. */
export const sortKeyOf = ({ sortKey }: Summary): string => oneField(sortKey);

function displayLine({ display, sortKey }: Summary): string {
  const fields = [...display, sortKey];
  // Summarisers leave no breaks in their fields: looked at together, that is soon seen.
  const line = fields.join('\t');
  const isClean = !LINE_BREAK.test(line) && fields.every((field) => !field.includes('\t'));
  return isClean ? line : fields.map(oneField).join('\t');
}
const foldedLine = ({ folded }: Summary): string =>
  LINE_BREAK.test(folded) ? folded.replace(LINE_BREAKS, ' ') : folded;

export const finishLine = ({ ordinal, id, state, summary }: LineUpdate): FinishedLine => ({
  ordinal,
  id,
  state,
  folded: summary ? foldedLine(summary) : '',
  display: summary ? displayLine(summary) : '',
  bits: summary?.bits ?? 0,
  day: summary?.day ?? 0,
});

/** Replaces lines, and appends those that lie beyond the end (holes between are filled). One pass for any number. */
export const updateLines = (segment: MemorySegment, updates: readonly LineUpdate[]): void =>
  placeLines(segment, updates.map(finishLine));

export function placeLines(segment: MemorySegment, lines: readonly FinishedLine[]): void {
  const sorted = lines.toSorted((a, b) => a.ordinal - b.ordinal);
  const indexOf = (line: FinishedLine): number => line.ordinal - segment.firstOrdinal;
  const last = sorted.at(-1);
  if (last === undefined) return;
  leaveOpened(segment);
  const { count: before, folded, display } = segment;
  const count = Math.max(before, indexOf(last) + 1);
  const linesOf = (text: 'folded' | 'display') => sorted.map((line) => [indexOf(line), line[text]] as const);
  replaceLines(folded, before, count, linesOf('folded'));
  replaceLines(display, before, count, linesOf('display'));
  segment.count = count;
  segment.revision += 1;
  for (const line of sorted) setColumns(segment, indexOf(line), line);
}

/** Another one with the same lines: what is made of it is seen by nobody yet. */
export function copySegment(segment: MemorySegment): MemorySegment {
  const own = createSegment(segment.firstOrdinal);
  for (const column of ['bits', 'days', 'ids', 'states'] as const) own[column].set(segment[column]);
  for (const text of ['folded', 'display'] as const) {
    const { bytes, starts, symbols, revision } = segment[text];
    own[text].starts.set(starts);
    Object.assign(own[text], { bytes: bytes.slice(), symbols, revision });
  }
  return Object.assign(own, { revision: segment.revision, count: segment.count });
}

/** Takes over the lines of another one of the same place that lie behind its own. */
export function appendSegment(segment: MemorySegment, added: MemorySegment): void {
  const { count: before, folded, display } = segment;
  leaveOpened(segment);
  const linesOf = (lines: Lines): NewLine[] =>
    Array.from({ length: added.count - before }, (_, index) => [before + index, lineAt(lines, before + index)]);
  replaceLines(folded, before, added.count, linesOf(added.folded));
  replaceLines(display, before, added.count, linesOf(added.display));
  segment.bits.set(added.bits.subarray(before, added.count), before);
  segment.days.set(added.days.subarray(before, added.count), before);
  segment.states.set(added.states.subarray(before, added.count), before);
  segment.ids.set(added.ids.subarray(before * ID_BYTES, added.count * ID_BYTES), before * ID_BYTES);
  segment.count = added.count;
  segment.revision += 1;
}

/** Columns that lie in what was opened with the segment are copied out, so that it can be given back. */
function leaveOpened(segment: MemorySegment): void {
  if (segment.states.byteOffset === 0) return;
  const { folded, display, bits, days, ids, states } = segment;
  const own = createSegment(segment.firstOrdinal);
  own.bits.set(bits);
  own.days.set(days);
  own.ids.set(ids);
  own.states.set(states);
  own.folded.starts.set(folded.starts);
  own.display.starts.set(display.starts);
  Object.assign(segment, { bits: own.bits, days: own.days, ids: own.ids, states: own.states });
  folded.starts = own.folded.starts;
  display.starts = own.display.starts;
}

function setColumns(segment: MemorySegment, index: number, { id, state, bits, day }: FinishedLine): void {
  segment.states[index] = state;
  segment.bits[index] = bits;
  segment.days[index] = day;
  const bytes = id === undefined ? undefined : base64UrlToBytes(id);
  if (bytes !== undefined) segment.ids.set(bytes, index * ID_BYTES);
}

export const isLiveAt = (segment: MemorySegment, index: number): boolean => segment.states[index] === STATE.live;
