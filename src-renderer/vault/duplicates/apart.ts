import type { AppError } from '../../../src-shared/errors';
import { isId, type ClientId, type Id, type PersonId } from '../../../src-shared/ids';
import { ok, type Result } from '../../../src-shared/result';
import type { Book } from '../book/book';
import { survivorOf, survivorOfClient } from '../book/merging/survivor';
import type { KeptValue } from '../store/types';
import type { AreApart } from './groups';

/* "Not the same", as the partner decided of people and clients: a sealed, journalled value for each pair, kept for good. */

const PREFIX = 'not-the-same/';

const keyOf = (a: Id, b: Id): string => PREFIX + [a, b].toSorted().join('/');

/** Of each two of `ids` says that they are not the same, or takes that back. */
export async function keepApart({ store }: Book, ids: readonly Id[], apart: boolean): Promise<Result<null, AppError>> {
  for (const [place, id] of ids.entries()) {
    for (const other of ids.slice(place + 1)) {
      if (id === other || (store.getValue(keyOf(id, other)) !== undefined) === apart) continue;
      const kept = await store.setValue(keyOf(id, other), apart ? true : null);
      if (!kept.ok) return kept;
    }
  }
  return ok(null);
}

/** The same, as values to be set with a change. */
export const keptApart = (ids: readonly Id[]): readonly KeptValue[] =>
  ids.flatMap((id, place) => ids.slice(place + 1).map((other) => ({ key: keyOf(id, other), value: true })));

/** By ordinal. What was said of somebody who was merged holds for the one they were merged with. */
export function readApart(book: Book, of: 'people' | 'clients' = 'people'): AreApart {
  const view = book.store.views[of];
  const pairs = new Set<string>();
  const ordinalOf = (id: Id): number | undefined =>
    view.ordinalOf(of === 'people' ? survivorOf(book, id as PersonId) : survivorOfClient(book, id as ClientId));
  for (const key of book.store.valueKeys()) {
    if (!key.startsWith(PREFIX)) continue;
    const [a, b] = key
      .slice(PREFIX.length)
      .split('/')
      .map((id) => (isId(id) ? ordinalOf(id) : undefined));
    if (a !== undefined && b !== undefined) pairs.add(pairKey(a, b));
  }
  return (a, b) => pairs.has(pairKey(a, b));
}

const pairKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Another text whenever a decision was made or taken back. */
export const decisionsOf = ({ store }: Book): string =>
  store
    .valueKeys()
    .filter((key) => key.startsWith(PREFIX))
    .join(' ');
