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

/** Words of a growing list, each as UTF-8. */
interface Words {
  readonly size: number;
  readonly bytesAt: (number: number) => Uint8Array;
}

/** The same as UTF-16 units, one word after the other: slips are counted in letters. */
interface Letters {
  units: Uint16Array;
  /** Where each word starts, and the last one ends. */
  starts: Uint32Array;
  count: number;
}

export function createNearWords(words: Words): NearWords {
  const letters: Letters = { units: new Uint16Array(0), starts: new Uint32Array(1), count: 0 };
  let sequence: Uint32Array = new Uint32Array(0);
  /** How many first letters a word of the sequence shares with the one before. */
  let shared: Uint8Array = new Uint8Array(0);
  let sortedCount = 0;

  const refresh = (): void => {
    if (words.size === sequence.length) return;
    readOn(letters, words);
    // A few new words wait unsorted at the end; sorting all takes tens of milliseconds.
    if (words.size - sortedCount > UNSORTED_MAX) sortedCount = words.size;
    const isSorted = sortedCount === words.size;
    const numbers = isSorted ? inAlphabet(letters) : Uint32Array.from({ length: words.size }, (_, number) => number);
    if (!isSorted) numbers.set(sequence.subarray(0, sortedCount));
    sequence = numbers;
    shared = sharedLetters(letters, numbers);
  };
  return { refresh, near: (sought, limit) => look(letters, sequence, shared, sought.slice(0, SOUGHT_MAX), limit) };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Takes in the words that came up since. */
function readOn(letters: Letters, words: Words): void {
  const starts = new Uint32Array(words.size + 1);
  starts.set(letters.starts);
  let end = starts[letters.count] ?? 0;
  let units = letters.units;
  for (let number = letters.count; number < words.size; number++) {
    const bytes = words.bytesAt(number);
    // UTF-16 has never more units than UTF-8 has bytes.
    if (end + bytes.length > units.length) {
      const longer = new Uint16Array(Math.max(end + bytes.length, units.length + (units.length >> 1), 1_024));
      longer.set(units);
      units = longer;
    }
    if (bytes.every(isAscii)) {
      units.set(bytes, end);
      end += bytes.length;
    } else {
      const word = decoder.decode(bytes);
      for (let at = 0; at < word.length; at++) units[end++] = word.charCodeAt(at);
    }
    starts[number + 1] = end;
  }
  Object.assign(letters, { units, starts, count: words.size } satisfies Letters);
}

const isAscii = (byte: number): boolean => byte < 128;

/** Letters by which words are put in order natively, as one number with the word's own: 25 and 27 bits. */
const PACKED_LETTERS = 5;
const LETTER_VALUES = 32;
const NUMBERS = 2 ** 27;

/**
 * Numbers of the words in about alphabetical order: words that begin alike must stand side by side, for the rest any
 * order will do. Sorting numbers without a comparer is several times faster than sorting words, and leaves nothing behind.
 */
function inAlphabet({ units, starts, count }: Letters): Uint32Array {
  const keys = new Float64Array(count);
  for (let number = 0; number < count; number++) {
    const start = starts[number] ?? 0;
    const end = starts[number + 1] ?? 0;
    let key = 0;
    for (let at = start; at < start + PACKED_LETTERS; at++) {
      key = key * LETTER_VALUES + (at < end ? (units[at] ?? 0) % LETTER_VALUES : 0);
    }
    keys[number] = key * NUMBERS + number;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => key % NUMBERS);
}

function sharedLetters({ units, starts }: Letters, sequence: Uint32Array): Uint8Array {
  const shared = new Uint8Array(sequence.length);
  for (let index = 1; index < sequence.length; index++) {
    const [word, before] = [sequence[index] ?? 0, sequence[index - 1] ?? 0];
    const [from, other] = [starts[word] ?? 0, starts[before] ?? 0];
    const most = Math.min((starts[word + 1] ?? 0) - from, (starts[before + 1] ?? 0) - other, 255);
    let same = 0;
    while (same < most && units[from + same] === units[other + same]) same++;
    shared[index] = same;
  }
  return shared;
}

/**
 * Optimal string alignment of `sought` with every word and every word's beginnings. Row d of the table belongs to the
 * first d letters of a word, so neighbours in the alphabet share rows; where a whole row is over the limit, so is
 * everything that begins with the same letters.
 */
function look(
  { units, starts, count }: Letters,
  sequence: Uint32Array,
  shared: Uint8Array,
  sought: string,
  limit: number,
): FoundWords {
  const numbers: number[] = [];
  const ranks = new Uint8Array(count).fill(NO_RANK);
  const table = createTable(sought, limit);
  let rank = NO_RANK;
  let settledAt = 0;
  for (let index = 0; index < sequence.length; index++) {
    const same = shared[index] ?? 0;
    const number = sequence[index] ?? 0;
    if (settledAt === 0 || same < settledAt) {
      const from = starts[number] ?? 0;
      const length = (starts[number + 1] ?? from) - from;
      settledAt = table.enter(units, from, length, same);
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
   * Fills the rows of the word of `length` letters at `from`, of which `same` are as before. Returns after how many letters nothing more can
   * change for any word that begins likewise; 0 where the word had to be read to its end.
   */
  readonly enter: (units: Uint16Array, from: number, length: number, same: number) => number;
  readonly rank: (length: number) => number;
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
    enter: (units, from, length, same) => {
      depth = Math.min(same, depth);
      const end = Math.min(length, deepest);
      while (depth < end) {
        depth++;
        const least = fillRow(rows, depth, units, from, sought);
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

function fillRow(rows: Uint8Array, depth: number, units: Uint16Array, from: number, sought: string): number {
  const row = depth * WIDTH;
  const above = row - WIDTH;
  const letter = units[from + depth - 1] ?? 0;
  const before = depth > 1 ? (units[from + depth - 2] ?? 0) : -1;
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
