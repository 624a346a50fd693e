import type { CollectionName } from '../../../src-shared/book/records';
import { SEGMENT_SIZE } from './geometry';
import {
  createCoder,
  expand,
  learnSymbols,
  roomToExpand,
  roomToPack,
  pack,
  type Coder,
  type SymbolTable,
} from './symbols';
import { createTextBytes } from './text-bytes';

/*
 * The text of a segment stays as it was decrypted: nothing is decoded at unlock, none of it is on V8's heap, and a
 * replaced line moves bytes instead of making strings of hundreds of kilobytes. From some size on it is packed, which
 * halves what is kept, read and decrypted; lines are expanded one at a time, when they are looked at.
 */

/** Lines of text as UTF-8, or packed; behind the last one there may be room. */
export interface Lines {
  readonly bytes: Uint8Array;
  /** Where line i starts; one more entry than there are lines says where the last one ends. */
  readonly starts: Uint32Array;
  /** What packed text is made of; undefined where it is not packed. */
  readonly symbols: SymbolTable | undefined;
  /** Grows with every change of what the lines say. */
  readonly revision: number;
}

export interface MutableLines extends Lines {
  bytes: Uint8Array;
  starts: Uint32Array;
  symbols: SymbolTable | undefined;
  revision: number;
}

/** What a line becomes. */
export type NewLine = readonly [index: number, text: string];

const ROOM_BYTES = 8 * 1024;
/** More than so many lines are copied into place in one pass rather than moved aside one by one. */
const FEW = 8;
/** Shorter texts are not worth their table. */
const PACKED_FROM_BYTES = 32 * 1024;
const SAMPLE_BYTES = 24 * 1024;
const LINE_BREAK = 0x0a;

const encoder = new TextEncoder();
// A byte order mark in a name is text, and may come first.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const createLines = (): MutableLines => ({
  bytes: new Uint8Array(0),
  starts: new Uint32Array(SEGMENT_SIZE + 1),
  symbols: undefined,
  revision: 0,
});

/** The bytes of the first `count` lines, as they are kept. */
export const bytesOfLines = ({ bytes, starts }: Lines, count: number): Uint8Array => bytes.subarray(0, starts[count]);

/** Reads one line at a time. */
export interface LineReader {
  /** The line that was read last, and behind it remains of others. */
  readonly bytes: Uint8Array;
  /** Reads a line to the beginning of `bytes`; returns its length. */
  readonly read: (lines: Lines, index: number) => number;
}

export function createLineReader(): LineReader {
  let line = new Uint8Array(4_096);
  let view = new DataView(line.buffer);
  return {
    get bytes() {
      return line;
    },
    read: ({ bytes, starts, symbols }, index) => {
      const from = starts[index] ?? 0;
      const to = starts[index + 1] ?? from;
      if (roomToExpand(to - from) > line.length) {
        line = new Uint8Array(roomToExpand(to - from));
        view = new DataView(line.buffer);
      }
      if (symbols !== undefined) return expand(symbols, bytes, from, to, view);
      for (let at = from; at < to; at++) line[at - from] = bytes[at] ?? 0;
      return to - from;
    },
  };
}

const reader = createLineReader();

export function lineAt(lines: Lines, index: number): string {
  const length = reader.read(lines, index);
  return decoder.decode(reader.bytes.subarray(0, length));
}

/** What stands behind the last `mark` of a line. */
export function endOfLineAt(lines: Lines, index: number, mark: number): string {
  const length = reader.read(lines, index);
  const line = reader.bytes.subarray(0, length);
  return decoder.decode(line.subarray(line.lastIndexOf(mark) + 1));
}

/** Replaces lines, and appends those that lie beyond the end; between them empty ones. `lines` are sorted by index. */
export function replaceLines(text: MutableLines, oldCount: number, newCount: number, lines: readonly NewLine[]): void {
  if (text.symbols === undefined && (lines[0]?.[0] ?? 0) >= oldCount) {
    return appendLines(text, oldCount, newCount, lines);
  }
  const coded = codeLines(text.symbols, lines);
  const isFew = lines.length <= FEW && newCount <= oldCount + 1;
  if (!isFew || !replaceInPlace(text, oldCount, coded)) rewrite(text, oldCount, newCount, coded);
  text.revision += 1;
}

const appended = createTextBytes();

/** All lines lie beyond the end: an import. They are turned into bytes where they will stand. */
function appendLines(text: MutableLines, oldCount: number, newCount: number, lines: readonly NewLine[]): void {
  const { starts } = text;
  const end = starts[oldCount] ?? 0;
  let count = oldCount;
  const startUpTo = (index: number): void => {
    for (; count <= index; count += 1) starts[count] = end + appended.length();
  };
  for (const [index, line] of lines) {
    startUpTo(index);
    appended.add(line);
  }
  startUpTo(newCount);
  const added = appended.take();
  if (text.bytes.byteOffset !== 0 || end + added.length > text.bytes.length) {
    const longer = new Uint8Array(Math.max(end + added.length + ROOM_BYTES, end * 2));
    longer.set(text.bytes.subarray(0, end));
    text.bytes = longer;
  }
  text.bytes.set(added, end);
  text.revision += 1;
}

type CodedLine = readonly [index: number, bytes: Uint8Array];

/** In one buffer: beside a large heap the garbage collector takes its time with each that is asked for. */
function codeLines(symbols: SymbolTable | undefined, lines: readonly NewLine[]): readonly CodedLine[] {
  const plain = plainLines(lines);
  if (symbols === undefined) return plain;
  const coder = coderOf(symbols);
  const out = new Uint8Array(roomToPack(plain.reduce((sum, [, line]) => sum + line.length, 0)));
  let end = 0;
  return plain.map(([index, line]) => {
    const start = end;
    end = pack(coder, line, 0, line.length, out, start);
    return [index, out.subarray(start, end)];
  });
}

/** All lines are turned into bytes at once: an import has two for each record, and each call costs more than a line. */
function plainLines(lines: readonly NewLine[]): readonly CodedLine[] {
  const all = encoder.encode(lines.map(([, line]) => line).join('\n'));
  const plain: CodedLine[] = [];
  let from = 0;
  for (const [index] of lines) {
    const end = all.indexOf(LINE_BREAK, from);
    const line = all.subarray(from, end < 0 ? all.length : end);
    from += line.length + 1;
    plain.push([index, line]);
  }
  // Something is left over where a line has a break of its own.
  return from > all.length ? plain : lines.map(([index, line]) => [index, encoder.encode(line)]);
}

/**
 * False, with nothing changed, where the new lines do not fit. What was opened with a segment is left at its first
 * change: it could not be given back as long as any part of it is used.
 */
function replaceInPlace({ bytes, starts }: MutableLines, oldCount: number, lines: readonly CodedLine[]): boolean {
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

function rewrite(text: MutableLines, oldCount: number, newCount: number, lines: readonly CodedLine[]): void {
  const { bytes: old, starts } = text;
  const oldStarts = starts.slice(0, oldCount + 1);
  const bytes = new Uint8Array(lengthAfter(oldStarts, lines) + ROOM_BYTES);
  let at = 0;
  let done = 0;
  /** Old lines up to `index`, then empty ones. */
  const keepUpTo = (index: number): void => {
    const end = Math.min(index, oldCount);
    if (done < end) {
      const from = oldStarts[done] ?? 0;
      const to = oldStarts[end] ?? 0;
      bytes.set(old.subarray(from, to), at);
      for (; done < end; done += 1) starts[done] = (oldStarts[done] ?? 0) - from + at;
      at += to - from;
    }
    for (; done < index; done += 1) starts[done] = at;
  };
  for (const [index, line] of lines) {
    keepUpTo(index);
    starts[index] = at;
    bytes.set(line, at);
    at += line.length;
    done = index + 1;
  }
  keepUpTo(newCount);
  starts[newCount] = at;
  text.bytes = bytes;
}

function lengthAfter(starts: Uint32Array, lines: readonly CodedLine[]): number {
  const oldCount = starts.length - 1;
  let length = starts[oldCount] ?? 0;
  for (const [index, line] of lines) {
    const replaced = index < oldCount ? (starts[index + 1] ?? 0) - (starts[index] ?? 0) : 0;
    length += line.length - replaced;
  }
  return length;
}

/** Texts that are packed alike: one column of one collection. */
export type TextKind = `${CollectionName} ${'folded' | 'display'}`;

/** Packs lines that are long enough and not packed yet; what they say stays. */
export function packLines(text: MutableLines, count: number, kind: TextKind): void {
  const length = text.starts[count] ?? 0;
  if (text.symbols !== undefined || length < PACKED_FROM_BYTES) return;
  const symbols = symbolsFor(text, count, kind);
  const coder = coderOf(symbols);
  const { bytes: plain, starts } = text;
  const packed = new Uint8Array(roomToPack(length));
  let at = 0;
  let from = 0;
  for (let index = 0; index < count; index += 1) {
    const to = starts[index + 1] ?? 0;
    at = pack(coder, plain, from, to, packed, at);
    from = to;
    starts[index + 1] = at;
  }
  text.bytes = packed.slice(0, at);
  text.symbols = symbols;
}

/** What was learnt last, and what share of its sample was left when packed. */
const learnt = new Map<TextKind, { readonly symbols: SymbolTable; readonly share: number }>();
const SHARE_STILL_GOOD = 1.08;

/** Learning takes longer than packing, and the segments of one import are alike. */
function symbolsFor(text: Lines, count: number, kind: TextKind): SymbolTable {
  const sample = sampleOf(text, count);
  const known = learnt.get(kind);
  if (known !== undefined && shareOf(known.symbols, sample) <= known.share * SHARE_STILL_GOOD) return known.symbols;
  const symbols = learnSymbols(sample);
  learnt.set(kind, { symbols, share: shareOf(symbols, sample) });
  return symbols;
}

function shareOf(symbols: SymbolTable, sample: Uint8Array): number {
  const packed = pack(coderOf(symbols), sample, 0, sample.length, new Uint8Array(roomToPack(sample.length)), 0);
  return packed / sample.length;
}

/** Lines from all over the text. */
function sampleOf({ bytes, starts }: Lines, count: number): Uint8Array {
  const step = Math.max(1, Math.floor((starts[count] ?? 0) / SAMPLE_BYTES));
  const sample = new Uint8Array((starts[count] ?? 0) + count);
  let end = 0;
  for (let index = 0; index < count; index += step) {
    const line = bytes.subarray(starts[index], starts[index + 1]);
    sample.set(line, end);
    sample[end + line.length] = LINE_BREAK;
    end += line.length + 1;
  }
  return sample.subarray(0, end);
}

/** Those of the two kinds of text: changes come segment by segment, and a coder takes half a megabyte. */
const coders: { readonly symbols: SymbolTable; readonly coder: Coder }[] = [];
const CODERS_KEPT = 2;

function coderOf(symbols: SymbolTable): Coder {
  const known = coders.find((one) => one.symbols === symbols);
  if (known !== undefined) return known.coder;
  const coder = createCoder(symbols);
  coders.unshift({ symbols, coder });
  coders.length = Math.min(coders.length, CODERS_KEPT);
  return coder;
}
