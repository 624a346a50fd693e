import { lettersOf, readLetters, type Letters, type Words } from './letters';
import { NO_RANK, RANK } from './rank';

/** Words by number, to be looked through for near spellings. */
export interface NearWords {
  /** Takes in the words that came up since. */
  readonly refresh: () => void;
  /** Those within `limit` slips (insertion, deletion, replacement, two letters exchanged). */
  readonly near: (sought: string, limit: number) => FoundWords;
}

export interface FoundWords {
  /** Numbers of the words found, ascending. */
  readonly numbers: readonly number[];
  /** Rank by word number; NO_RANK for words not found. */
  readonly ranks: Uint8Array;
}

const WIDTH = 64;
const SOUGHT_MAX = 40;
const UNSORTED_MAX = 256;
/** Letters of a word that make a difference: those that two slips leave room for, and one that says it is longer. */
const DEEPEST = SOUGHT_MAX + 3;

export function createNearWords(words: Words): NearWords {
  let sequence: Uint32Array = new Uint32Array(0);
  /** How many first letters a word of the sequence shares with the one before. */
  let shared: Uint8Array = new Uint8Array(0);
  let sortedCount = 0;

  const refresh = (): void => {
    if (words.size === sequence.length) return;
    // A few new words wait unsorted at the end; sorting all takes tens of milliseconds.
    if (words.size - sortedCount > UNSORTED_MAX) sortedCount = words.size;
    const isSorted = sortedCount === words.size;
    const numbers = isSorted ? inAlphabet(words) : Uint32Array.from({ length: words.size }, (_, number) => number);
    if (!isSorted) numbers.set(sequence.subarray(0, sortedCount));
    sequence = numbers;
    shared = sharedLetters(words, numbers);
  };
  return {
    refresh,
    near: (sought, limit) => look(words, sequence, shared, lettersOf(sought.slice(0, SOUGHT_MAX)), limit),
  };
}

/** Letters by which words are put in order natively, as one number with the word's own: 25 and 27 bits. */
const PACKED_LETTERS = 5;
const LETTER_VALUES = 32;
const NUMBERS = 2 ** 27;

/**
 * Numbers of the words in about alphabetical order: words that begin alike must stand side by side, for the rest any
 * order will do. Sorting numbers without a comparer is several times faster than sorting words, and leaves nothing behind.
 */
function inAlphabet(words: Words): Uint32Array {
  const keys = new Float64Array(words.size);
  const letters = new Uint32Array(PACKED_LETTERS);
  for (let number = 0; number < keys.length; number++) {
    const length = readLetters(words, number, letters);
    let key = 0;
    for (let at = 0; at < PACKED_LETTERS; at++) {
      key = key * LETTER_VALUES + (at < length ? (letters[at] ?? 0) % LETTER_VALUES : 0);
    }
    keys[number] = key * NUMBERS + number;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => key % NUMBERS);
}

function sharedLetters(words: Words, sequence: Uint32Array): Uint8Array {
  const shared = new Uint8Array(sequence.length);
  let before: Letters = new Uint32Array(DEEPEST);
  let letters: Letters = new Uint32Array(DEEPEST);
  let lengthBefore = 0;
  for (const [index, number] of sequence.entries()) {
    const length = readLetters(words, number, letters);
    const most = Math.min(length, lengthBefore);
    let same = 0;
    while (same < most && letters[same] === before[same]) same++;
    shared[index] = same;
    [before, letters, lengthBefore] = [letters, before, length];
  }
  return shared;
}

/**
 * Optimal string alignment of `sought` with every word and every word's beginnings. Row d of the table belongs to the
 * first d letters of a word, so neighbours in the alphabet share rows; where a whole row is over the limit, so is
 * everything that begins with the same letters.
 */
function look(words: Words, sequence: Uint32Array, shared: Uint8Array, sought: Letters, limit: number): FoundWords {
  const numbers: number[] = [];
  const ranks = new Uint8Array(sequence.length).fill(NO_RANK);
  const table = createTable(sought, limit);
  const letters = new Uint32Array(DEEPEST);
  let rank = NO_RANK;
  let settledAt = 0;
  for (let index = 0; index < sequence.length; index++) {
    const same = shared[index] ?? 0;
    const number = sequence[index] ?? 0;
    if (settledAt === 0 || same < settledAt) {
      const length = readLetters(words, number, letters);
      settledAt = table.enter(letters, length, same);
      rank = table.rank(length);
    }
    if (rank === NO_RANK) continue;
    ranks[number] = rank;
    numbers.push(number);
  }
  return { numbers: numbers.toSorted((a, b) => a - b), ranks };
}

interface Table {
  /**
   * Fills the rows of the word of `length` letters, of which `same` are as before. Returns after how many letters nothing
   * more can change for any word that begins likewise; 0 where the word had to be read to its end.
   */
  readonly enter: (letters: Letters, length: number, same: number) => number;
  readonly rank: (length: number) => number;
}

function createTable(sought: Letters, limit: number): Table {
  const columns = sought.length;
  const deepest = columns + limit;
  const rows = new Uint8Array((deepest + 1) * WIDTH);
  /** Least slips to any beginning of so many letters or fewer. */
  const best = new Uint8Array(deepest + 1);
  for (let column = 0; column <= columns; column++) rows[column] = column;
  best[0] = columns;
  let depth = 0;
  return {
    enter: (letters, length, same) => {
      depth = Math.min(same, depth);
      const end = Math.min(length, deepest);
      while (depth < end) {
        depth++;
        const least = fillRow(rows, depth, letters, sought);
        best[depth] = Math.min(best[depth - 1] ?? 0, rows[depth * WIDTH + columns] ?? 0);
        if (least > limit) return depth;
      }
      return end < length ? end : 0;
    },
    rank: (length) => {
      const whole = depth === length ? (rows[depth * WIDTH + columns] ?? 0) : NO_RANK;
      if (whole <= limit) return RANK.near + Math.max(0, whole - 1);
      const beginning = best[depth] ?? NO_RANK;
      return beginning <= limit ? RANK.near + 2 + Math.max(0, beginning - 1) : NO_RANK;
    },
  };
}

function fillRow(rows: Uint8Array, depth: number, letters: Letters, sought: Letters): number {
  const row = depth * WIDTH;
  const above = row - WIDTH;
  const letter = letters[depth - 1] ?? 0;
  const before = depth > 1 ? (letters[depth - 2] ?? 0) : -1;
  let left = depth;
  let least = depth;
  let diagonal = rows[above] ?? 0;
  rows[row] = depth;
  for (let column = 1; column <= sought.length; column++) {
    const other = sought[column - 1] ?? 0;
    const up = rows[above + column] ?? 0;
    let slips = Math.min(diagonal + (letter === other ? 0 : 1), up + 1, left + 1);
    if (column > 1 && before === other && letter === sought[column - 2]) {
      slips = Math.min(slips, (rows[above - WIDTH + column - 2] ?? 0) + 1);
    }
    rows[row + column] = slips;
    diagonal = up;
    left = slips;
    if (slips < least) least = slips;
  }
  return least;
}
