import type { CollectionView, Segment } from '../store/types';
import { perSegment } from './segments';

/** Which of one segment's lines hold which key: for key number i, lines from starts[i] to starts[i + 1]. */
interface SegmentPostings {
  readonly first: number;
  readonly keys: Uint32Array;
  readonly starts: Uint32Array;
  readonly lines: Uint16Array;
}

export type Emit = (key: string, line: number) => void;

/** Which lines hold which key (a word, a tag, a link). Keys are numbered as they come up and keep their number. */
export interface Postings {
  readonly refresh: (view: CollectionView, mayGoOn?: () => boolean) => boolean;
  readonly keys: readonly string[];
  readonly numberOf: (key: string) => number | undefined;
  /** Calls back for each place of each key that `isWanted` (1 by key number) marks; without it, of all keys. */
  readonly each: (visit: (key: number, ordinal: number) => void, isWanted?: Uint8Array) => void;
  /** Ordinals where one of the keys stands. */
  readonly ordinalsOf: (wanted: readonly string[]) => readonly number[];
}

/** Lines fit below a key's number in 32 bits: segments have at most 2,048. */
const LINE_BITS = 11;
const LINE_MASK = (1 << LINE_BITS) - 1;

export function createPostings(extract: (segment: Segment, emit: Emit) => void): Postings {
  const keys: string[] = [];
  const numbers = new Map<string, number>();
  const number = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, keys.length);
    return keys.push(key) - 1;
  };
  const parts = perSegment<SegmentPostings>((segment) => {
    const pairs: number[] = [];
    extract(segment, (key, line) => pairs.push(number(key) * (LINE_MASK + 1) + line));
    return groupPairs(segment.firstOrdinal, Uint32Array.from(pairs).toSorted());
  });
  const each = (visit: (key: number, ordinal: number) => void, isWanted?: Uint8Array): void => {
    for (const part of parts.all()) visitPart(part, visit, isWanted);
  };
  return {
    refresh: parts.refresh,
    keys,
    numberOf: (key) => numbers.get(key),
    each,
    ordinalsOf: (wanted) => {
      const isWanted = new Uint8Array(keys.length);
      for (const key of wanted) {
        const known = numbers.get(key);
        if (known !== undefined) isWanted[known] = 1;
      }
      const ordinals = new Set<number>();
      each((_key, ordinal) => ordinals.add(ordinal), isWanted);
      return [...ordinals];
    },
  };
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

function visitPart(
  { first, keys, starts, lines }: SegmentPostings,
  visit: (key: number, ordinal: number) => void,
  isWanted: Uint8Array | undefined,
): void {
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0;
    if (isWanted && isWanted[key] !== 1) continue;
    const end = starts[index + 1] ?? 0;
    for (let at = starts[index] ?? 0; at < end; at++) visit(key, first + (lines[at] ?? 0));
  }
}
