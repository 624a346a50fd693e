import type { CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { ID_BYTES } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import { SEGMENT_SIZE } from './geometry';
import { bytesOfLines, packLines, type MutableLines } from './lines';
import type { MemorySegment } from './segment';
import { decodeSymbols, encodeSymbols } from './symbols';

/*
 * Segment, n lines, little-endian (as every platform that Electron runs on is):
 *
 *   0  u32 n | u32 bytes of folded text | u32 bytes of display text | u32 layout = 2
 *  16  u32 bytes of the folded text's symbols | u32 bytes of the display text's symbols, each 0 where it is plain UTF-8
 *  24  n + 1 u32 starts of the folded lines | n + 1 u32 starts of the display lines, both in bytes | n u32 bits
 *      n u16 days, padded to 4 | n u8 states, padded to 4 | n ids of 16
 *      symbols, see symbols.ts | folded text | display text
 */

const FRONT_BYTES = 24;
/** Earlier ones were written before the first release: the store makes such segments anew. */
const LAYOUT = 2;

const padded = (length: number): number => Math.ceil(length / 4) * 4;

function layoutOf(count: number) {
  const foldedStarts = FRONT_BYTES;
  const displayStarts = foldedStarts + (count + 1) * 4;
  const bits = displayStarts + (count + 1) * 4;
  const days = bits + count * 4;
  const states = days + padded(count * 2);
  const ids = states + padded(count);
  return { foldedStarts, displayStarts, bits, days, states, ids, text: ids + count * ID_BYTES };
}

/** Packs the segment's text, if it is not yet. */
export function packSegment({ count, folded, display }: MemorySegment, collection: CollectionName): void {
  packLines(folded, count, `${collection} folded`);
  packLines(display, count, `${collection} display`);
}

export function encodeSegment(segment: MemorySegment, collection: CollectionName): Uint8Array {
  packSegment(segment, collection);
  return encodeAsItIs(segment);
}

/** Packed or not. */
export function encodeAsItIs(segment: MemorySegment): Uint8Array {
  const { count, folded, display } = segment;
  const parts = [
    folded.symbols ? encodeSymbols(folded.symbols) : new Uint8Array(0),
    display.symbols ? encodeSymbols(display.symbols) : new Uint8Array(0),
    bytesOfLines(folded, count),
    bytesOfLines(display, count),
  ] as const;
  const layout = layoutOf(count);
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, layout.text));
  const lengths = [count, parts[2].length, parts[3].length, LAYOUT, parts[0].length, parts[1].length];
  new Uint32Array(bytes.buffer, 0, lengths.length).set(lengths);
  new Uint32Array(bytes.buffer, layout.foldedStarts, count + 1).set(folded.starts.subarray(0, count + 1));
  new Uint32Array(bytes.buffer, layout.displayStarts, count + 1).set(display.starts.subarray(0, count + 1));
  new Uint32Array(bytes.buffer, layout.bits, count).set(segment.bits.subarray(0, count));
  new Uint16Array(bytes.buffer, layout.days, count).set(segment.days.subarray(0, count));
  bytes.set(segment.states.subarray(0, count), layout.states);
  bytes.set(segment.ids.subarray(0, count * ID_BYTES), layout.ids);
  let at = layout.text;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Nothing is copied: `opened` is the segment's from now on, until the segment changes. */
export function decodeSegment(opened: Uint8Array, firstOrdinal: number): Result<MemorySegment, AppError> {
  const damaged = err({ kind: 'vault-damaged', part: 'working-store', where: 'segment layout' } as const);
  if (opened.length < FRONT_BYTES) return damaged;
  // Views of 32 bits need an aligned start.
  const bytes = opened.byteOffset % 4 === 0 ? opened : opened.slice();
  const at = (offset: number): number => bytes.byteOffset + offset;
  const front = new Uint32Array(bytes.buffer, at(0), FRONT_BYTES / 4);
  const [count = 0, foldedBytes = 0, displayBytes = 0, version, foldedSymbols = 0, displaySymbols = 0] = front;
  if (count > SEGMENT_SIZE || version !== LAYOUT) return damaged;
  const layout = layoutOf(count);
  const text = layout.text + foldedSymbols + displaySymbols;
  if (bytes.length !== text + foldedBytes + displayBytes) return damaged;
  const starts = (offset: number): Uint32Array => new Uint32Array(bytes.buffer, at(offset), count + 1);
  const segment: MemorySegment = {
    firstOrdinal,
    revision: 0,
    count,
    folded: { bytes, starts: starts(layout.foldedStarts), symbols: undefined, revision: 0 },
    display: { bytes, starts: starts(layout.displayStarts), symbols: undefined, revision: 0 },
    bits: new Uint32Array(bytes.buffer, at(layout.bits), count),
    days: new Uint16Array(bytes.buffer, at(layout.days), count),
    states: bytes.subarray(layout.states, layout.states + count),
    ids: bytes.subarray(layout.ids, layout.text),
  };
  const symbolsAt = layout.text + foldedSymbols;
  const areSound =
    adopt(segment.folded, bytes.subarray(layout.text, symbolsAt), bytes.subarray(text, text + foldedBytes), count) &&
    adopt(segment.display, bytes.subarray(symbolsAt, text), bytes.subarray(text + foldedBytes), count);
  return areSound ? ok(segment) : damaged;
}

function adopt(lines: MutableLines, symbols: Uint8Array, text: Uint8Array, count: number): boolean {
  lines.bytes = text;
  if (symbols.length > 0) lines.symbols = decodeSymbols(symbols);
  return lines.starts[count] === text.length && (symbols.length === 0 || lines.symbols !== undefined);
}
