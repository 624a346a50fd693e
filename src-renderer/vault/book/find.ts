import type { FoundItem } from '../../../src-shared/vault-contract';
import { RANK, RANKS } from '../search/rank';
import type { Book } from './book';
import { listMatching, type Listing } from './listing';
import { foundClient, foundPerson } from './rows';

/** People and clients that answer `text`, best first: rank by rank, people and clients in turn within each. */
export function find(
  book: Book,
  text: string,
  kinds: readonly FoundItem['kind'][],
  limit: number,
): readonly FoundItem[] {
  if (text.trim() === '') return [];
  const { people, clients } = book.store.views;
  const sources: readonly Source[] = [
    ...(kinds.includes('person')
      ? [{ ...byRank(book.people.list({ text })), item: (ordinal: number) => foundPerson(people, ordinal) }]
      : []),
    ...(kinds.includes('client')
      ? [
          {
            ...byRank(listMatching(clients, book.clients, text, undefined)),
            item: (ordinal: number) => foundClient(clients, ordinal),
          },
        ]
      : []),
  ];
  const items: FoundItem[] = [];
  for (let rank = 0; rank < RANKS && items.length < limit; rank++) takeInTurn(sources, rank, limit, items);
  return items;
}

interface Source extends Listing {
  /** Where each rank begins in `ordinals`. */
  readonly starts: readonly number[];
  readonly item: (ordinal: number) => FoundItem;
}

function byRank(listing: Listing): Listing & { readonly starts: readonly number[] } {
  const starts = [0];
  for (let rank = 0; rank < RANKS; rank++) starts.push((starts[rank] ?? 0) + (listing.counts[rank] ?? 0));
  return { ...listing, starts };
}

function takeInTurn(sources: readonly Source[], rank: number, limit: number, items: FoundItem[]): void {
  const places = sources.map(({ starts }) => starts[rank] ?? 0);
  for (let isMore = true; isMore;) {
    isMore = false;
    for (const [index, { ordinals, starts, item }] of sources.entries()) {
      const place = places[index] ?? 0;
      const ordinal = place < (starts[rank + 1] ?? 0) ? ordinals[place] : undefined;
      if (ordinal === undefined || items.length >= limit) continue;
      items.push(rank < RANK.near ? item(ordinal) : { ...item(ordinal), isNear: true });
      places[index] = place + 1;
      isMore = true;
    }
  }
}
