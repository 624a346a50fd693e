export type CompareKeys = (a: string, b: string) => number;

/** By the rules of a locale (BCP 47). */
export const compareKeysOf = (locale: string): CompareKeys =>
  new Intl.Collator(locale, { usage: 'sort', numeric: true }).compare;

/** Compares ordinals by what they sort by; ties by ordinal, so that the order is the same everywhere. */
export type CompareOrdinals = (a: number, b: number) => number;

/** A new order without `removed` and with `added`, each in its place. */
export function changeOrder(
  order: Uint32Array,
  removed: ReadonlySet<number>,
  added: Uint32Array,
  compare: CompareOrdinals,
): Uint32Array {
  const kept = without(order, removed);
  if (added.length === 0) return kept;
  const sorted = added.toSorted(compare);
  const merged = new Uint32Array(kept.length + sorted.length);
  let from = 0;
  for (const [index, ordinal] of sorted.entries()) {
    const to = placeOf(kept, ordinal, from, compare);
    merged.set(kept.subarray(from, to), from + index);
    merged[to + index] = ordinal;
    from = to;
  }
  merged.set(kept.subarray(from), from + sorted.length);
  return merged;
}

/** Where `ordinal` belongs in `order`, at `low` or later. */
function placeOf(order: Uint32Array, ordinal: number, low: number, compare: CompareOrdinals): number {
  let from = low;
  let to = order.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compare(order[middle] ?? 0, ordinal) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Looking up a few in turn is faster than asking of each of 100,000 whether it is meant. */
const FEW = 8;

function without(order: Uint32Array, removed: ReadonlySet<number>): Uint32Array {
  if (removed.size === 0) return order;
  if (removed.size > FEW) return order.filter((ordinal) => !removed.has(ordinal));
  const places = [...removed].map((ordinal) => order.indexOf(ordinal)).filter((place) => place >= 0);
  const kept = new Uint32Array(order.length - places.length);
  let from = 0;
  for (const [index, place] of places.toSorted((a, b) => a - b).entries()) {
    kept.set(order.subarray(from, place), from - index);
    from = place + 1;
  }
  kept.set(order.subarray(from), from - places.length);
  return kept;
}
