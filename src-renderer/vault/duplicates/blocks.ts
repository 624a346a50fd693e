/** Keys of people, as they are collected; `ordinals[i]` has the key `keys[i]`. */
export interface KeyList {
  readonly keys: Uint32Array;
  readonly ordinals: Uint32Array;
}

/** All keys with their ordinals, in order; in parts, each short enough not to keep anybody waiting. */
export type SortedKeys = readonly Float64Array[];

const PARTS = 256;
const KEYS_AT_ONCE = 16_384;
const PART_SHIFT = 32 - Math.log2(PARTS);

/** Yields in between, so that whoever runs it may let others pass. */
export function* sortKeys(lists: readonly KeyList[]): Generator<undefined, SortedKeys> {
  const counts = new Uint32Array(PARTS);
  for (const { keys } of lists) {
    for (const [at, key] of keys.entries()) {
      counts[key >>> PART_SHIFT] = (counts[key >>> PART_SHIFT] ?? 0) + 1;
      if (at % KEYS_AT_ONCE === 0) yield undefined;
    }
  }
  const parts = Array.from(counts, (count) => new Float64Array(count));
  const ends = new Uint32Array(PARTS);
  for (const { keys, ordinals } of lists) {
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] ?? 0;
      const part = key >>> PART_SHIFT;
      const end = ends[part] ?? 0;
      const into = parts[part];
      if (into) into[end] = key * SHIFT + (ordinals[at] ?? 0);
      ends[part] = end + 1;
      if (at % KEYS_AT_ONCE === 0) yield undefined;
    }
  }
  const sorted: Float64Array[] = [];
  for (const part of parts) {
    sorted.push(part.toSorted());
    yield undefined;
  }
  return sorted;
}

/** Namesakes of a common name at a large client, readers of an `info@`: beyond this they are not all compared. */
const BLOCK_MAX = 24;

/** Hands over the people who have a key in common, key by key. `crowded` is told of the keys that too many have. */
export function* blocksOf(
  sorted: SortedKeys,
  crowded: (key: number) => void = () => undefined,
): Generator<readonly number[]> {
  for (const pairs of sorted) {
    yield NOBODY;
    let from = 0;
    for (let at = 1; at <= pairs.length; at++) {
      const key = keyOf(pairs[from]);
      if (at < pairs.length && keyOf(pairs[at]) === key) continue;
      if (at - from > BLOCK_MAX) crowded(key);
      else if (at - from > 1) yield Array.from(pairs.subarray(from, at), ordinalOf);
      from = at;
    }
  }
}

/** Between two parts others may pass. */
const NOBODY: readonly number[] = [];

/** A key and an ordinal in one number: 32 and 21 bits. */
const SHIFT = 2 ** 21;
const keyOf = (pair = 0): number => Math.floor(pair / SHIFT);
const ordinalOf = (pair: number): number => pair % SHIFT;
