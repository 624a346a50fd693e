import { COLLECTIONS, type CollectionName } from '../../../src-shared/book/records';

/*
 * A record keeps the ordinal it got when it was made, so its page and its segment follow from arithmetic and no index
 * on disk tells which record lies where.
 */

const PAGE_BITS = 6;
const SEGMENT_BITS = 11;
/** Records in a page: what is opened to read one record. */
export const PAGE_SIZE = 1 << PAGE_BITS;
/** Summaries in a segment: what is opened at unlock. */
export const SEGMENT_SIZE = 1 << SEGMENT_BITS;

export const pageOf = (ordinal: number): number => ordinal >>> PAGE_BITS;
export const segmentOf = (ordinal: number): number => ordinal >>> SEGMENT_BITS;
export const segmentCount = (size: number): number => Math.ceil(size / SEGMENT_SIZE);

export const ordinalsOfPage = (page: number): number[] =>
  Array.from({ length: PAGE_SIZE }, (_, index) => page * PAGE_SIZE + index);

const KEYS_PER_COLLECTION = 2 ** 24;
export const LAST_PAGE = KEYS_PER_COLLECTION - 1;

/** Primary key of a page or segment in the database: a number that sorts by collection, then position. */
export const rowKey = (collection: CollectionName, index: number): number =>
  COLLECTIONS.indexOf(collection) * KEYS_PER_COLLECTION + index;

/** Id of a page or segment in its associated data. */
export const blobId = (collection: CollectionName, index: number): string => `${collection}/${index}`;

/** One value for each collection. */
export type PerCollection<Value> = { readonly [C in CollectionName]: Value };

export const perCollection = <Value>(make: (collection: CollectionName) => Value): PerCollection<Value> => ({
  people: make('people'),
  clients: make('clients'),
  matters: make('matters'),
});
