import { NO_RANK, RANKS } from './rank';

/** What answers a query. */
export interface Hits {
  /** Rank by ordinal; NO_RANK where the line does not answer. */
  readonly ranks: Uint8Array;
  /** The ordinals that have a rank, in no order. */
  readonly ordinals: Uint32Array;
}

/** Collects hits of a collection of `size` ordinals; of two ranks the better one stays. */
export function collectHits(size: number, collect: (add: (ordinal: number, rank: number) => void) => void): Hits {
  const ranks = new Uint8Array(size).fill(NO_RANK);
  let ordinals = new Uint32Array(64);
  let count = 0;
  collect((ordinal, rank) => {
    const before = ranks[ordinal] ?? 0;
    if (rank >= before) return;
    ranks[ordinal] = rank;
    if (before !== NO_RANK) return;
    if (count === ordinals.length) {
      const larger = new Uint32Array(count * 4);
      larger.set(ordinals);
      ordinals = larger;
    }
    ordinals[count++] = ordinal;
  });
  return { ranks, ordinals: ordinals.subarray(0, count) };
}

export interface Ordered {
  readonly ordinals: Uint32Array;
  /** How many of them have each rank. */
  readonly counts: Uint32Array;
}

/** The list's order, and where in it each ordinal stands. */
export interface ListOrder {
  readonly order: Uint32Array;
  readonly places: Uint32Array;
}

export function listOrderOf(order: Uint32Array, size: number): ListOrder {
  const places = new Uint32Array(size);
  for (let place = 0; place < order.length; place++) places[order[place] ?? 0] = place;
  return { order, places };
}

const PLACE_BITS = 28;
const PLACE_MASK = (1 << PLACE_BITS) - 1;

/** Best rank first, in the list's order within each; `keeps` leaves others out. */
export function inListOrder(
  { order, places }: ListOrder,
  { ranks, ordinals }: Hits,
  keeps: ((ordinal: number) => boolean) | undefined,
): Ordered {
  const counts = new Uint32Array(RANKS);
  // Rank and place in one number sort as numbers do, natively.
  const keys = new Uint32Array(ordinals.length);
  let found = 0;
  for (let index = 0; index < ordinals.length; index++) {
    const ordinal = ordinals[index] ?? 0;
    if (keeps && !keeps(ordinal)) continue;
    const rank = ranks[ordinal] ?? 0;
    counts[rank] = (counts[rank] ?? 0) + 1;
    keys[found++] = ((rank << PLACE_BITS) | (places[ordinal] ?? 0)) >>> 0;
  }
  const sorted = keys.subarray(0, found);
  if (found * 8 < order.length) sorted.sort();
  else sortByPlaces(sorted, order, ranks, counts, keeps);
  for (let index = 0; index < found; index++) sorted[index] = order[(sorted[index] ?? 0) & PLACE_MASK] ?? 0;
  return { ordinals: sorted, counts };
}

/** Many keys are put in order by one walk through the list rather than by comparing them. */
function sortByPlaces(
  keys: Uint32Array,
  order: Uint32Array,
  ranks: Uint8Array,
  counts: Uint32Array,
  keeps: ((ordinal: number) => boolean) | undefined,
): void {
  const next = new Uint32Array(RANKS);
  for (let rank = 1; rank < RANKS; rank++) next[rank] = (next[rank - 1] ?? 0) + (counts[rank - 1] ?? 0);
  for (let place = 0; place < order.length; place++) {
    const ordinal = order[place] ?? 0;
    const rank = ranks[ordinal] ?? NO_RANK;
    if (rank === NO_RANK || (keeps && !keeps(ordinal))) continue;
    const at = next[rank] ?? 0;
    keys[at] = place;
    next[rank] = at + 1;
  }
}
