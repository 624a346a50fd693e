import { SEGMENT_SIZE } from './geometry';

/*
 * The text of a segment stays the bytes that were decrypted: nothing is decoded at unlock, a letter takes one byte even
 * where a neighbour's name is Chinese, none of it is on V8's heap, and replacing a line moves bytes instead of making
 * strings of hundreds of kilobytes.
 */

/** Lines of text as UTF-8, each ended by "\n"; behind the last one there may be room. */
export interface Lines {
  readonly bytes: Uint8Array;
  /** Where line i starts; one more entry than there are lines says where the last one ends. */
  readonly starts: Uint32Array;
  /** Grows with every change. */
  readonly revision: number;
}

export interface MutableLines extends Lines {
  bytes: Uint8Array;
  revision: number;
}

/** The new bytes of a line, its line break included. */
export type NewLine = readonly [index: number, bytes: Uint8Array];

const ROOM_BYTES = 8 * 1024;
/** More than so many lines are copied into place in one pass rather than moved aside one by one. */
const FEW = 8;
const LINE_BREAK = 0x0a;

const encoder = new TextEncoder();
// A byte order mark in a name is text, and may come first.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const createLines = (): MutableLines => ({
  bytes: new Uint8Array(0),
  starts: new Uint32Array(SEGMENT_SIZE + 1),
  revision: 0,
});

export const encodeLine = (text: string): Uint8Array => encoder.encode(`${text}\n`);

export const decodeText = (bytes: Uint8Array, from: number, to: number): string =>
  decoder.decode(bytes.subarray(from, to));

/** Where line `index` ends, its line break not included. */
export const lineEnd = ({ starts }: Lines, index: number): number => (starts[index + 1] ?? 0) - 1;

export const lineAt = (lines: Lines, index: number): string =>
  decodeText(lines.bytes, lines.starts[index] ?? 0, lineEnd(lines, index));

/** The bytes of the first `count` lines. */
export const bytesOfLines = ({ bytes, starts }: Lines, count: number): Uint8Array => bytes.subarray(0, starts[count]);

/** Replaces lines, and appends those that lie beyond the end; holes between are filled. `lines` are sorted by index. */
export function replaceLines(text: MutableLines, oldCount: number, newCount: number, lines: readonly NewLine[]): void {
  const isFew = lines.length <= FEW && newCount <= oldCount + 1;
  if (!isFew || !replaceInPlace(text, oldCount, lines)) rewrite(text, oldCount, newCount, lines);
  text.revision += 1;
}

/**
 * False, with nothing changed, where the new lines do not fit. What was opened with a segment is left at its first
 * change: it could not be given back as long as any part of it is used.
 */
function replaceInPlace({ bytes, starts }: MutableLines, oldCount: number, lines: readonly NewLine[]): boolean {
  const added = lines.reduce((sum, [, line]) => sum + line.length, 0);
  if (bytes.byteOffset !== 0 || (starts[oldCount] ?? 0) + added > bytes.length) return false;
  let count = oldCount;
  for (const [index, line] of lines) {
    const start = starts[index] ?? 0;
    if (index === count) {
      count += 1;
      starts[count] = start;
    }
    const before = starts[index + 1] ?? 0;
    const moved = start + line.length - before;
    if (moved !== 0) {
      bytes.copyWithin(before + moved, before, starts[count]);
      for (let later = index + 1; later <= count; later += 1) starts[later] = (starts[later] ?? 0) + moved;
    }
    bytes.set(line, start);
  }
  return true;
}

function rewrite(text: MutableLines, oldCount: number, newCount: number, lines: readonly NewLine[]): void {
  const { bytes: old, starts } = text;
  const oldStarts = starts.slice(0, oldCount + 1);
  const bytes = new Uint8Array(lengthAfter(oldStarts, newCount, lines) + ROOM_BYTES);
  let at = 0;
  let next = 0;
  let index = 0;
  while (index < newCount) {
    starts[index] = at;
    const line = lines[next];
    if (line?.[0] === index) {
      bytes.set(line[1], at);
      at += line[1].length;
      next += 1;
      index += 1;
    } else if (index < oldCount) {
      const end = Math.min(line?.[0] ?? oldCount, oldCount);
      const from = oldStarts[index] ?? 0;
      bytes.set(old.subarray(from, oldStarts[end]), at);
      for (let same = index; same < end; same += 1) starts[same] = (oldStarts[same] ?? 0) - from + at;
      at += (oldStarts[end] ?? 0) - from;
      index = end;
    } else {
      bytes[at] = LINE_BREAK;
      at += 1;
      index += 1;
    }
  }
  starts[newCount] = at;
  text.bytes = bytes;
}

function lengthAfter(starts: Uint32Array, newCount: number, lines: readonly NewLine[]): number {
  const oldCount = starts.length - 1;
  let length = (starts[oldCount] ?? 0) + Math.max(0, newCount - oldCount);
  for (const [index, line] of lines) {
    const replaced = index < oldCount ? (starts[index + 1] ?? 0) - (starts[index] ?? 0) : 1;
    length += line.length - replaced;
  }
  return length;
}
