import type { AppError } from '../../../src-shared/errors';
import { ID_BYTES } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import { SEGMENT_SIZE } from './geometry';
import { bytesOfLines } from './lines';
import { createSegment, type MemorySegment } from './segment';

/*
 * Segment, n lines, little-endian (as every platform that Electron runs on is):
 *
 *   0  u32 n | u32 bytes of folded text | u32 bytes of display text | u32 layout = 1
 *  16  n + 1 u32 starts of the folded lines | n + 1 u32 starts of the display lines, both in bytes | n u32 bits
 *      n u16 days, padded to 4 | n u8 states, padded to 4 | n ids of 16
 *      folded text, UTF-8, each line ended by "\n" | display text, likewise
 */

const FRONT_BYTES = 16;
/** 0 was written before the first release: its starts counted UTF-16 units. */
const LAYOUT = 1;

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
  const displayStarts = foldedStarts + (count + 1) * 4;
  const bits = displayStarts + (count + 1) * 4;
  const days = bits + count * 4;
  const states = days + padded(count * 2);
  const ids = states + padded(count);
  return { foldedStarts, displayStarts, bits, days, states, ids, text: ids + count * ID_BYTES };
}

export function encodeSegment(segment: MemorySegment): Uint8Array {
  const { count } = segment;
  const folded = bytesOfLines(segment.folded, count);
  const display = bytesOfLines(segment.display, count);
  const layout = layoutOf(count);
  const bytes = new Uint8Array(layout.text + folded.length + display.length);
  new Uint32Array(bytes.buffer, 0, 4).set([count, folded.length, display.length, LAYOUT]);
  new Uint32Array(bytes.buffer, layout.foldedStarts, count + 1).set(segment.folded.starts.subarray(0, count + 1));
  new Uint32Array(bytes.buffer, layout.displayStarts, count + 1).set(segment.display.starts.subarray(0, count + 1));
  new Uint32Array(bytes.buffer, layout.bits, count).set(segment.bits.subarray(0, count));
  new Uint16Array(bytes.buffer, layout.days, count).set(segment.days.subarray(0, count));
  bytes.set(segment.states.subarray(0, count), layout.states);
  bytes.set(segment.ids.subarray(0, count * ID_BYTES), layout.ids);
  bytes.set(folded, layout.text);
  bytes.set(display, layout.text + folded.length);
  return bytes;
}

/** The segment's text stays in `opened`, which is the segment's from now on. */
export function decodeSegment(opened: Uint8Array, firstOrdinal: number): Result<MemorySegment, AppError> {
  const damaged = err({ kind: 'vault-damaged', part: 'working-store', where: 'segment layout' } as const);
  if (opened.length < FRONT_BYTES) return damaged;
  // Views of 32 bits need an aligned start.
  const bytes = opened.byteOffset % 4 === 0 ? opened : opened.slice();
  const at = (offset: number): number => bytes.byteOffset + offset;
  const [count = 0, foldedBytes = 0, displayBytes = 0, version] = new Uint32Array(bytes.buffer, at(0), 4);
  if (count > SEGMENT_SIZE || version !== LAYOUT) return damaged;
  const layout = layoutOf(count);
  if (bytes.length !== layout.text + foldedBytes + displayBytes) return damaged;
  const segment = createSegment(firstOrdinal);
  segment.count = count;
  segment.folded.starts.set(new Uint32Array(bytes.buffer, at(layout.foldedStarts), count + 1));
  segment.display.starts.set(new Uint32Array(bytes.buffer, at(layout.displayStarts), count + 1));
  segment.bits.set(new Uint32Array(bytes.buffer, at(layout.bits), count));
  segment.days.set(new Uint16Array(bytes.buffer, at(layout.days), count));
  segment.states.set(bytes.subarray(layout.states, layout.states + count));
  segment.ids.set(bytes.subarray(layout.ids, layout.text));
  segment.folded.bytes = bytes.subarray(layout.text, layout.text + foldedBytes);
  segment.display.bytes = bytes.subarray(layout.text + foldedBytes);
  if (segment.folded.starts[count] !== foldedBytes || segment.display.starts[count] !== displayBytes) return damaged;
  return ok(segment);
}
