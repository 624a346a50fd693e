import { SEGMENT_SIZE } from '../store/geometry';
import { createLineReader } from '../store/lines';
import type { Segment } from '../store/types';

/**
 * For each pair of neighbouring bytes, a bit per line that has it. A line with a word has all of the word's pairs: a few
 * AND operations over 2,048 lines at once leave hardly any others to look at. Up to 400 kB a segment, built in a
 * millisecond or two.
 */
export interface Bigrams {
  /** 32-bit words in a row. */
  readonly width: number;
  /** Where each row starts in `bits`. The first row is empty, and stands for all that are. */
  readonly offsets: Uint32Array;
  /** Rows of bits; line i is bit `i & 31` of word `i >> 5`. */
  readonly bits: Uint32Array;
}

/** Bytes fall into classes: letters have one each; digits share two by two; what is not ASCII shares four. */
const CLASSES = 40;
const DIGITS = 26;
const MARKS = 31;
const AT_SIGN = 34;
const IN_WORDS = 35;
const NOT_ASCII = 36;
const NONE = -1;

const CLASS_OF = Int8Array.from({ length: 256 }, (_, unit) => {
  if (unit >= 128) return NOT_ASCII + (unit & 3);
  const character = String.fromCharCode(unit);
  if (unit >= 1 && unit <= 3) return MARKS + unit - 1;
  if (character >= 'a' && character <= 'z') return unit - 97;
  if (character >= '0' && character <= '9') return DIGITS + ((unit - 48) >> 1);
  if (character === '@') return AT_SIGN;
  return '_+&#%'.includes(character) ? IN_WORDS : NONE;
});

const classOf = (unit: number): number => CLASS_OF[unit] ?? NONE;

const rowOf = (first: number, second: number): number => classOf(first) * CLASSES + classOf(second);

const reader = createLineReader();
const ROWS = CLASSES * CLASSES;
/** Every row of a full segment; empty between two calls. */
const workspace = new Uint32Array(ROWS * (SEGMENT_SIZE >> 5));

export function buildBigrams({ folded, count }: Segment): Bigrams {
  const width = (count + 31) >> 5;
  for (let line = 0; line < count; line++) {
    const length = reader.read(folded, line);
    const { bytes } = reader;
    const column = line >> 5;
    const bit = 1 << (line & 31);
    let before = NONE;
    for (let at = 0; at < length; at++) {
      const present = CLASS_OF[bytes[at] ?? 0] ?? NONE;
      if (before >= 0 && present >= 0) {
        const cell = (before * CLASSES + present) * width + column;
        workspace[cell] = (workspace[cell] ?? 0) | bit;
      }
      before = present;
    }
  }
  const compact = withoutEmptyRows(width);
  workspace.fill(0, 0, ROWS * width);
  return compact;
}

function withoutEmptyRows(width: number): Bigrams {
  const offsets = new Uint32Array(ROWS);
  let end = width;
  for (let row = 0; row < ROWS; row++) {
    if (isEmpty(row * width, width)) continue;
    offsets[row] = end;
    end += width;
  }
  const bits = new Uint32Array(end);
  for (let row = 0; row < ROWS; row++) {
    const offset = offsets[row] ?? 0;
    if (offset > 0) bits.set(workspace.subarray(row * width, (row + 1) * width), offset);
  }
  return { width, offsets, bits };
}

function isEmpty(from: number, width: number): boolean {
  for (let at = from; at < from + width; at++) if (workspace[at] !== 0) return false;
  return true;
}

/** Rows that a line with `word` has, each of them. None for a single byte. */
export function rowsOf(word: Uint8Array): Uint16Array {
  const rows = new Set<number>();
  for (let at = 1; at < word.length; at++) rows.add(rowOf(word[at - 1] ?? 0, word[at] ?? 0));
  return Uint16Array.from(rows);
}

/** Rows of which a line has one where a ranking word begins with `word`'s first byte: by mark. */
export function startRowsOf(word: Uint8Array): Uint16Array {
  return Uint16Array.from([1, 2, 3], (mark) => rowOf(mark, word[0] ?? 0));
}

/** True where the rows' bits are the answer, not only a sieve: plain letters share no class. */
export const isPlain = (word: string): boolean => /^[a-z]+$/.test(word);
