import type { AppError } from '../../../src-shared/errors';
import { ID_BYTES } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import { SEGMENT_SIZE } from './geometry';
import { createSegment, type MemorySegment } from './segment';

/*
 * Segment, n lines, little-endian (as every platform that Electron runs on is):
 *
 *   0  u32 n | u32 bytes of folded text | u32 bytes of display text | u32 0
 *  16  n u32 starts of the folded lines | n u32 starts of the display lines, both in UTF-16 units | n u32 bits
 *      n u16 days, padded to 4 | n u8 states, padded to 4 | n ids of 16
 *      folded text, UTF-8, each line ended by "\n" | display text, likewise
 */

const FRONT_BYTES = 16;
const encoder = new TextEncoder();
// A byte order mark in a name is text, and may come first.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const padded = (length: number): number => Math.ceil(length / 4) * 4;

interface Layout {
  readonly foldedStarts: number;
  readonly displayStarts: number;
  readonly bits: number;
  readonly days: number;
  readonly states: number;
  readonly ids: number;
  readonly text: number;
}

function layoutOf(count: number): Layout {
  const foldedStarts = FRONT_BYTES;
  const displayStarts = foldedStarts + count * 4;
  const bits = displayStarts + count * 4;
  const days = bits + count * 4;
  const states = days + padded(count * 2);
  const ids = states + padded(count);
  return { foldedStarts, displayStarts, bits, days, states, ids, text: ids + count * ID_BYTES };
}

export function encodeSegment(segment: MemorySegment): Uint8Array {
  const { count } = segment;
  const folded = encoder.encode(segment.folded);
  const display = encoder.encode(segment.display);
  const layout = layoutOf(count);
  const bytes = new Uint8Array(layout.text + folded.length + display.length);
  new Uint32Array(bytes.buffer, 0, 4).set([count, folded.length, display.length, 0]);
  new Uint32Array(bytes.buffer, layout.foldedStarts, count).set(segment.foldedStarts.subarray(0, count));
  new Uint32Array(bytes.buffer, layout.displayStarts, count).set(segment.displayStarts.subarray(0, count));
  new Uint32Array(bytes.buffer, layout.bits, count).set(segment.bits.subarray(0, count));
  new Uint16Array(bytes.buffer, layout.days, count).set(segment.days.subarray(0, count));
  bytes.set(segment.states.subarray(0, count), layout.states);
  bytes.set(segment.ids.subarray(0, count * ID_BYTES), layout.ids);
  bytes.set(folded, layout.text);
  bytes.set(display, layout.text + folded.length);
  return bytes;
}

export function decodeSegment(sealed: Uint8Array, firstOrdinal: number): Result<MemorySegment, AppError> {
  const damaged = err({ kind: 'vault-damaged', part: 'working-store', where: 'segment layout' } as const);
  if (sealed.length < FRONT_BYTES) return damaged;
  // Views of 32 bits need an aligned start.
  const bytes = sealed.byteOffset % 4 === 0 ? sealed : sealed.slice();
  const at = (offset: number): number => bytes.byteOffset + offset;
  const [count = 0, foldedBytes = 0, displayBytes = 0] = new Uint32Array(bytes.buffer, at(0), 3);
  if (count > SEGMENT_SIZE) return damaged;
  const layout = layoutOf(count);
  if (bytes.length !== layout.text + foldedBytes + displayBytes) return damaged;
  const segment = createSegment(firstOrdinal);
  segment.count = count;
  segment.foldedStarts.set(new Uint32Array(bytes.buffer, at(layout.foldedStarts), count));
  segment.displayStarts.set(new Uint32Array(bytes.buffer, at(layout.displayStarts), count));
  segment.bits.set(new Uint32Array(bytes.buffer, at(layout.bits), count));
  segment.days.set(new Uint16Array(bytes.buffer, at(layout.days), count));
  segment.states.set(bytes.subarray(layout.states, layout.states + count));
  segment.ids.set(bytes.subarray(layout.ids, layout.text));
  segment.folded = decoder.decode(bytes.subarray(layout.text, layout.text + foldedBytes));
  segment.display = decoder.decode(bytes.subarray(layout.text + foldedBytes));
  return ok(segment);
}
