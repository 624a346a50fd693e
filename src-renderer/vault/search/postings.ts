import type { CollectionView, Segment } from '../store/types';
import { createDictionary, type Dictionary } from './dictionary';
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
  /** The keys by their numbers. */
  readonly keys: Pick<Dictionary, 'size' | 'keyAt' | 'bytes' | 'starts'>;
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
    let count = 0;
    extract(segment, (bytes, from, to, line) => {
      if (count === workspace.length) workspace = twiceAsLong(workspace);
      workspace[count++] = dictionary.add(bytes, from, to) * (LINE_MASK + 1) + line;
    });
    return groupPairs(segment.firstOrdinal, workspace.subarray(0, count).toSorted());
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
    keys: dictionary,
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

/** For the pairs of one segment; kept, so that nothing is left behind by each of them. */
let workspace = new Uint32Array(16_384);

function twiceAsLong(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}

function groupPairs(first: number, pairs: Uint32Array): SegmentPostings {
  let different = 0;
  for (let index = 0; index < pairs.length; index++) if (isNewKey(pairs, index)) different++;
  const lines = new Uint16Array(pairs.length);
  const keys = new Uint32Array(different);
  const starts = new Uint32Array(different + 1);
  let next = 0;
  for (let index = 0; index < pairs.length; index++) {
    const pair = pairs[index] ?? 0;
    if (isNewKey(pairs, index)) {
      keys[next] = pair >>> LINE_BITS;
      starts[next++] = index;
    }
    lines[index] = pair & LINE_MASK;
  }
  starts[different] = pairs.length;
  return { first, keys, starts, lines };
}

const isNewKey = (pairs: Uint32Array, index: number): boolean =>
  index === 0 || (pairs[index] ?? 0) >>> LINE_BITS !== (pairs[index - 1] ?? 0) >>> LINE_BITS;

function visitKey({ first, keys, starts, lines }: SegmentPostings, index: number, visit: Visit): void {
  const key = keys[index] ?? 0;
  const end = starts[index + 1] ?? 0;
  for (let at = starts[index] ?? 0; at < end; at++) visit(key, first + (lines[at] ?? 0));
}
