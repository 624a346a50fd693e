import type { Id } from '../../../src-shared/ids';
import type { Rows } from '../../../src-shared/vault-contract';
import type { Search } from '../search/search';
import type { CollectionView } from '../store/types';

/** What a filter leaves of a collection, in the order it is shown in. */
export interface Listing {
  readonly ordinals: Uint32Array;
  /** How many of them have each rank, best rank first; empty where nothing was sought. */
  readonly counts: Uint32Array;
  /** How many of them answer in a near spelling only; they stand last. */
  readonly near: number;
}

/** With fewer hits than this, near spellings are looked for as well. */
const ENOUGH_HITS = 5;

/** `text` sought in the collection among the ordinals that `keeps` lets through. */
export function listMatching(
  view: CollectionView,
  search: Search,
  text: string,
  keeps: ((ordinal: number) => boolean) | undefined,
): Listing {
  const exact = search.exact(text);
  if (!exact) return { ordinals: keeps ? view.order.filter(keeps) : view.order, counts: new Uint32Array(0), near: 0 };
  const found = search.ordered(exact, keeps);
  if (found.ordinals.length >= ENOUGH_HITS) return { ...found, near: 0 };
  const all = search.ordered(search.near(text) ?? exact, keeps);
  return { ...all, near: all.ordinals.length - found.ordinals.length };
}

/** `count` rows of a listing from `from` on. */
export function rowsFrom<Row>(
  { ordinals, near }: Listing,
  from: number,
  count: number,
  row: (ordinal: number) => Row,
): Rows<Row> {
  return { total: ordinals.length, from, rows: Array.from(ordinals.subarray(from, from + count), row), near };
}

/** Where a record stands in a listing; -1 where it does not. */
export function positionIn({ ordinals }: Listing, view: CollectionView, id: Id): number {
  const ordinal = view.ordinalOf(id);
  return ordinal === undefined ? -1 : ordinals.indexOf(ordinal);
}
