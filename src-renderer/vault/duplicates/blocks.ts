/** Keys of people, as they are collected; `ordinals[i]` has the key `keys[i]`. */
export interface KeyList {
  readonly keys: Uint32Array;
  readonly ordinals: Uint32Array;
}

/** Sorted in so many parts, each short enough not to keep anybody waiting. */
const PARTS = 32;

/** Namesakes of a common name at a large client, readers of an `info@`: beyond this they are not all compared. */
const BLOCK_MAX = 24;

/**
 * Hands over the people who have a key in common, key by key, in no order. Yields in between without any, so that
 * whoever runs it may let others pass. `crowded` is told of the keys that too many have.
 */
export function* blocksOf(
  lists: readonly KeyList[],
  crowded: (key: number) => void = () => undefined,
): Generator<readonly number[]> {
  for (let part = 0; part < PARTS; part++) {
    yield NOBODY;
    const pairs = sortedPart(lists, part);
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

const NOBODY: readonly number[] = [];

const SHIFT = 2 ** 21;

/** A key and an ordinal in one number: 32 and 21 bits. */
const keyOf = (pair = 0): number => Math.floor(pair / SHIFT);
const ordinalOf = (pair: number): number => pair % SHIFT;

function sortedPart(lists: readonly KeyList[], part: number): Float64Array {
  let count = 0;
  for (const { keys } of lists) for (const key of keys) if (key >>> PART_SHIFT === part) count++;
  const pairs = new Float64Array(count);
  let next = 0;
  for (const { keys, ordinals } of lists) {
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] ?? 0;
      if (key >>> PART_SHIFT === part) pairs[next++] = key * SHIFT + (ordinals[at] ?? 0);
    }
  }
  return pairs.toSorted();
}

const PART_SHIFT = 32 - Math.log2(PARTS);
