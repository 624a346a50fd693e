import { NO_RANK, RANK } from './rank';

/** Words by number, to be looked through for near spellings. */
export interface NearWords {
  /** Takes in what was added to `words`. */
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

export function createNearWords(words: readonly string[]): NearWords {
  let sequence: Uint32Array = new Uint32Array(0);
  /** How many first letters a word of the sequence shares with the one before. */
  let shared: Uint8Array = new Uint8Array(0);
  let sortedCount = 0;

  const refresh = (): void => {
    if (words.length === sequence.length) return;
    // A few new words wait unsorted at the end; sorting all takes tens of milliseconds.
    if (words.length - sortedCount > UNSORTED_MAX) sortedCount = words.length;
    const isSorted = sortedCount === words.length;
    const numbers = isSorted ? inAlphabet(words) : Uint32Array.from(words, (_, number) => number);
    if (!isSorted) numbers.set(sequence.subarray(0, sortedCount));
    sequence = numbers;
    shared = sharedLetters(words, numbers);
  };
  return { refresh, near: (sought, limit) => look(words, sequence, shared, sought.slice(0, SOUGHT_MAX), limit) };
}

/** Numbers of the words in alphabetical order. Sorting without a comparer of our own is several times faster. */
function inAlphabet(words: readonly string[]): Uint32Array {
  const numbers = new Map(words.map((word, number) => [word, number]));
  return Uint32Array.from(words.toSorted(), (word) => numbers.get(word) ?? 0);
}

function sharedLetters(words: readonly string[], sequence: Uint32Array): Uint8Array {
  const shared = new Uint8Array(sequence.length);
  let before = '';
  for (let index = 0; index < sequence.length; index++) {
    const word = words[sequence[index] ?? 0] ?? '';
    const most = Math.min(word.length, before.length, 255);
    let same = 0;
    while (same < most && word.charCodeAt(same) === before.charCodeAt(same)) same++;
    shared[index] = same;
    before = word;
  }
  return shared;
}

/**
 * Optimal string alignment of `sought` with every word and every word's beginnings. Row d of the table belongs to the
 * first d letters of a word, so neighbours in the alphabet share rows; where a whole row is over the limit, so is
 * everything that begins with the same letters.
 */
function look(
  words: readonly string[],
  sequence: Uint32Array,
  shared: Uint8Array,
  sought: string,
  limit: number,
): FoundWords {
  const numbers: number[] = [];
  const ranks = new Uint8Array(words.length).fill(NO_RANK);
  const table = createTable(sought, limit);
  let rank = NO_RANK;
  let settledAt = 0;
  for (let index = 0; index < sequence.length; index++) {
    const same = shared[index] ?? 0;
    const number = sequence[index] ?? 0;
    if (settledAt === 0 || same < settledAt) {
      const word = words[number] ?? '';
      settledAt = table.enter(word, same);
      rank = table.rank(word);
    }
    if (rank === NO_RANK) continue;
    ranks[number] = rank;
    numbers.push(number);
  }
  return { numbers: numbers.toSorted((a, b) => a - b), ranks };
}

interface Table {
  /**
   * Fills the rows of `word`, of which `same` letters are as before. Returns after how many letters nothing more can
   * change for any word that begins likewise; 0 where the word had to be read to its end.
   */
  readonly enter: (word: string, same: number) => number;
  readonly rank: (word: string) => number;
}

function createTable(sought: string, limit: number): Table {
  const columns = sought.length;
  const deepest = columns + limit;
  const rows = new Uint8Array((deepest + 1) * WIDTH);
  /** Least slips to any beginning of so many letters or fewer. */
  const best = new Uint8Array(deepest + 1);
  for (let column = 0; column <= columns; column++) rows[column] = column;
  best[0] = columns;
  let depth = 0;
  return {
    enter: (word, same) => {
      depth = Math.min(same, depth);
      const end = Math.min(word.length, deepest);
      while (depth < end) {
        depth++;
        const least = fillRow(rows, depth, word, sought);
        best[depth] = Math.min(best[depth - 1] ?? 0, rows[depth * WIDTH + columns] ?? 0);
        if (least > limit) return depth;
      }
      return end < word.length ? end : 0;
    },
    rank: (word) => {
      const whole = depth === word.length ? (rows[depth * WIDTH + columns] ?? 0) : NO_RANK;
      if (whole <= limit) return RANK.near + Math.max(0, whole - 1);
      const beginning = best[depth] ?? NO_RANK;
      return beginning <= limit ? RANK.near + 2 + Math.max(0, beginning - 1) : NO_RANK;
    },
  };
}

function fillRow(rows: Uint8Array, depth: number, word: string, sought: string): number {
  const row = depth * WIDTH;
  const above = row - WIDTH;
  const letter = word.charCodeAt(depth - 1);
  const before = depth > 1 ? word.charCodeAt(depth - 2) : -1;
  let left = depth;
  let least = depth;
  let diagonal = rows[above] ?? 0;
  rows[row] = depth;
  for (let column = 1; column <= sought.length; column++) {
    const other = sought.charCodeAt(column - 1);
    const up = rows[above + column] ?? 0;
    let slips = Math.min(diagonal + (letter === other ? 0 : 1), up + 1, left + 1);
    if (column > 1 && before === other && letter === sought.charCodeAt(column - 2)) {
      slips = Math.min(slips, (rows[above - WIDTH + column - 2] ?? 0) + 1);
    }
    rows[row + column] = slips;
    diagonal = up;
    left = slips;
    if (slips < least) least = slips;
  }
  return least;
}
