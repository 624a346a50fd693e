import type { Segment } from '../store/types';
import { lineEnd } from './segments';

/**
 * For each pair of neighbouring characters, a bit per line that has it. A line with a word has all of the word's
 * pairs: a few AND operations over 2,048 lines at once leave hardly any others to look at. 400 kB a segment, built in
 * about a millisecond.
 */
export interface Bigrams {
  /** 32-bit words in a row. */
  readonly width: number;
  /** Row after row of bits; line i is bit `i & 31` of word `i >> 5`. */
  readonly bits: Uint32Array;
}

/** Characters fall into classes: letters have one each; digits share two by two; what is not ASCII shares four. */
const CLASSES = 40;
const DIGITS = 26;
const MARKS = 31;
const AT_SIGN = 34;
const IN_WORDS = 35;
const NOT_ASCII = 36;
const NONE = -1;

const CLASS_OF_ASCII = Int8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code >= 1 && code <= 3) return MARKS + code - 1;
  if (character >= 'a' && character <= 'z') return code - 97;
  if (character >= '0' && character <= '9') return DIGITS + ((code - 48) >> 1);
  if (character === '@') return AT_SIGN;
  return '_+&#%'.includes(character) ? IN_WORDS : NONE;
});

const classOf = (unit: number): number => (unit < 128 ? (CLASS_OF_ASCII[unit] ?? NONE) : NOT_ASCII + (unit & 3));

const rowOf = (first: number, second: number): number => classOf(first) * CLASSES + classOf(second);

export function buildBigrams(segment: Segment): Bigrams {
  const { folded, foldedStarts, count } = segment;
  const width = (count + 31) >> 5;
  const bits = new Uint32Array(CLASSES * CLASSES * width);
  for (let line = 0; line < count; line++) {
    const end = lineEnd(segment, line);
    const column = line >> 5;
    const bit = 1 << (line & 31);
    let before = NONE;
    for (let at = foldedStarts[line] ?? 0; at < end; at++) {
      const present = classOf(folded.charCodeAt(at));
      if (before >= 0 && present >= 0) {
        const cell = (before * CLASSES + present) * width + column;
        bits[cell] = (bits[cell] ?? 0) | bit;
      }
      before = present;
    }
  }
  return { width, bits };
}

/** Rows that a line with `word` has, each of them. None for a single character. */
export function rowsOf(word: string): Uint16Array {
  const rows = new Set<number>();
  for (let at = 1; at < word.length; at++) rows.add(rowOf(word.charCodeAt(at - 1), word.charCodeAt(at)));
  return Uint16Array.from(rows);
}

/** Rows of which a line has one where a ranking word begins with `word`'s first character: by mark. */
export function startRowsOf(word: string): Uint16Array {
  return Uint16Array.from([1, 2, 3], (mark) => rowOf(mark, word.charCodeAt(0)));
}

/** True where the rows' bits are the answer, not only a sieve: plain letters share no class. */
export const isPlain = (word: string): boolean => /^[a-z]+$/.test(word);
