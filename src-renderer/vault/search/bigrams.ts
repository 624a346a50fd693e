import { SEGMENT_SIZE } from '../store/geometry';
import { createLineReader } from '../store/lines';
import type { Segment } from '../store/types';

/**
 * For each pair of neighbouring bytes, a bit per line that has it. A line with a word has all of the word's pairs: a few
 * AND operations over 2,048 lines at once leave hardly any others to look at. Some 130 kB a segment, built in a
 * millisecond or two.
 */
export interface Bigrams {
  /** 32-bit words in a row. */
  readonly width: number;
  /**
   * Where each row starts in `bits`, or, from {@link LISTED} on, in `lists`. The first row of `bits` is empty, and stands
   * for all that are.
   */
  readonly offsets: Uint32Array;
  /** Rows of bits; line i is bit `i & 31` of word `i >> 5`. */
  readonly bits: Uint32Array;
  /** Rows of few lines, almost half of them: how many lines, and then which. */
  readonly lists: Uint16Array;
}

const LISTED = 2 ** 31;

/** A row of bits: `width` words of `bits` from `at` on. */
export interface Row {
  readonly bits: Uint32Array;
  readonly at: number;
}

/** Rows as bits. What was listed is laid out in a place that the next call uses again. */
export function openRows(
  { width, offsets, bits, lists }: Bigrams,
  rows: Uint16Array,
  place: Uint32Array,
): readonly Row[] {
  let end = 0;
  return Array.from(rows, (row) => {
    const offset = offsets[row] ?? 0;
    if (offset < LISTED) return { bits, at: offset };
    const at = end;
    end += width;
    place.fill(0, at, end);
    const from = offset - LISTED;
    const to = from + (lists[from] ?? 0);
    for (let index = from + 1; index <= to; index++) {
      const line = lists[index] ?? 0;
      place[at + (line >> 5)] = (place[at + (line >> 5)] ?? 0) | (1 << (line & 31));
    }
    return { bits: place, at };
  });
}

/** How many words so many rows of any segment take. */
export const roomForRows = (rows: number): number => rows * (SEGMENT_SIZE >> 5);

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

export function buildBigrams({ folded, count }: Segment): Bigrams {
  const width = (count + 31) >> 5;
  // Four hundred kilobytes, which are not kept: most of the time nothing is built.
  const all = new Uint32Array(ROWS * width);
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
        all[cell] = (all[cell] ?? 0) | bit;
      }
      before = present;
    }
  }
  return withoutEmptyRows(all, width);
}

/** Rows of so few lines are listed: half of what their bits would take, or less. */
const mostListed = (width: number): number => width - 1;

function withoutEmptyRows(all: Uint32Array, width: number): Bigrams {
  const counts = Uint16Array.from({ length: ROWS }, (_, row) => linesIn(all, row * width, width));
  const isListed = (count: number): boolean => count > 0 && count <= mostListed(width);
  const listed = counts.filter(isListed);
  const lists = new Uint16Array(listed.reduce((sum, count) => sum + count + 1, 0));
  const bits = new Uint32Array((1 + counts.filter((count) => count > mostListed(width)).length) * width);
  const offsets = new Uint32Array(ROWS);
  let endOfBits = width;
  let endOfLists = 0;
  for (const [row, count] of counts.entries()) {
    if (count === 0) continue;
    if (isListed(count)) {
      offsets[row] = LISTED + endOfLists;
      lists[endOfLists++] = count;
      endOfLists = listLines(all, row * width, width, lists, endOfLists);
    } else {
      offsets[row] = endOfBits;
      bits.set(all.subarray(row * width, (row + 1) * width), endOfBits);
      endOfBits += width;
    }
  }
  return { width, offsets, bits, lists };
}

function linesIn(all: Uint32Array, from: number, width: number): number {
  let count = 0;
  for (let at = from; at < from + width; at++) {
    for (let lines = all[at] ?? 0; lines !== 0; lines &= lines - 1) count++;
  }
  return count;
}

/** Appends the lines of a row to `lists`; returns where they end. */
function listLines(all: Uint32Array, from: number, width: number, lists: Uint16Array, start: number): number {
  let end = start;
  for (let column = 0; column < width; column++) {
    for (let lines = all[from + column] ?? 0; lines !== 0; lines &= lines - 1) {
      lists[end++] = (column << 5) + 31 - Math.clz32(lines & -lines);
    }
  }
  return end;
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
