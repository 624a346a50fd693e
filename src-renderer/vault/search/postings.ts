import type { CollectionView, Segment } from '../store/types';
import { createDictionary } from './dictionary';
import { perSegment } from './segments';

/** Which of one segment's lines hold which key: for key number i, lines from starts[i] to starts[i + 1]. */
interface SegmentPostings {
  readonly first: number;
  readonly keys: Uint32Array;
  readonly starts: Uint32Array;
  readonly lines: Uint16Array;
}

export type Visit = (key: number, ordinal: number) => void;
/** A key of a line: the bytes from `from` to `to` of what was read. */
export type Emit = (bytes: Uint8Array, from: number, to: number, line: number) => void;

/** Which lines hold which key (a word, a tag, a link). Keys are numbered as they come up and keep their number. */
export interface Postings {
  readonly refresh: (view: CollectionView, mayGoOn?: () => boolean) => boolean;
  readonly keys: readonly string[];
  readonly numberOf: (key: string) => number | undefined;
  /** Calls back for each place of each key. */
  readonly each: (visit: Visit) => void;
  /** Calls back for each place of the keys with these numbers (ascending). */
  readonly eachOf: (numbers: readonly number[], visit: Visit) => void;
  /** Ordinals where one of the keys stands. */
  readonly ordinalsOf: (keys: readonly string[]) => readonly number[];
}

/** Lines fit below a key's number in 32 bits: segments have at most 2,048. */
const LINE_BITS = 11;
const LINE_MASK = (1 << LINE_BITS) - 1;

export function createPostings(extract: (segment: Segment, emit: Emit) => void): Postings {
  const dictionary = createDictionary();
  const parts = perSegment<SegmentPostings>((segment) => {
    let pairs = new Uint32Array(segment.count * 4);
    let count = 0;
    extract(segment, (bytes, from, to, line) => {
      if (count === pairs.length) {
        const larger = new Uint32Array(count * 2);
        larger.set(pairs);
        pairs = larger;
      }
      pairs[count++] = dictionary.add(bytes, from, to) * (LINE_MASK + 1) + line;
    });
    return groupPairs(segment.firstOrdinal, pairs.subarray(0, count).toSorted());
  });
  const eachOf = (wanted: readonly number[], visit: Visit): void => {
    for (const part of parts.all()) {
      let from = 0;
      for (const key of wanted) {
        from = placeOf(part.keys, key, from);
        if (part.keys[from] === key) visitKey(part, from, visit);
      }
    }
  };
  return {
    refresh: parts.refresh,
    keys: dictionary.keys,
    numberOf: dictionary.numberOf,
    each: (visit) => {
      for (const part of parts.all()) {
        for (let index = 0; index < part.keys.length; index++) visitKey(part, index, visit);
      }
    },
    eachOf,
    ordinalsOf: (wanted) => {
      const known = new Set(wanted.flatMap((key) => dictionary.numberOf(key) ?? []));
      const ordinals = new Set<number>();
      eachOf(
        [...known].toSorted((a, b) => a - b),
        (_key, ordinal) => ordinals.add(ordinal),
      );
      return [...ordinals];
    },
  };
}

/** Where `key` stands in the ascending `keys` from `from` on, or the first larger one does. */
function placeOf(keys: Uint32Array, key: number, from: number): number {
  let low = from;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function groupPairs(first: number, pairs: Uint32Array): SegmentPostings {
  const lines = new Uint16Array(pairs.length);
  const keys: number[] = [];
  const starts: number[] = [];
  let last = -1;
  for (let index = 0; index < pairs.length; index++) {
    const pair = pairs[index] ?? 0;
    const key = pair >>> LINE_BITS;
    if (key !== last) {
      keys.push(key);
      starts.push(index);
      last = key;
    }
    lines[index] = pair & LINE_MASK;
  }
  starts.push(pairs.length);
  return { first, keys: Uint32Array.from(keys), starts: Uint32Array.from(starts), lines };
}

function visitKey({ first, keys, starts, lines }: SegmentPostings, index: number, visit: Visit): void {
  const key = keys[index] ?? 0;
  const end = starts[index + 1] ?? 0;
  for (let at = starts[index] ?? 0; at < end; at++) visit(key, first + (lines[at] ?? 0));
}
