import type { CollectionName, Person, RecordsByCollection } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { BookStore } from '../store/types';

const BATCH = 512;

/** Opens every record of a collection, in the order in which they are kept, a batch at a time; `cancelled` where `mayGoOn` says no. */
export async function eachOf<C extends CollectionName>(
  { views, getMany }: Pick<BookStore, 'views' | 'getMany'>,
  collection: C,
  visit: (record: RecordsByCollection[C]) => void,
  mayGoOn: () => boolean = () => true,
): Promise<Result<null, AppError>> {
  const view = views[collection];
  const ids = Array.from(view.order.toSorted(), (ordinal) => view.idAt(ordinal));
  const read = (from: number) => getMany(collection, ids.slice(from, from + BATCH));
  let coming = read(0);
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = await coming;
    if (!batch.ok) return batch;
    // The database reads on while these are looked at.
    coming = read(from + BATCH);
    for (const record of batch.value) visit(record);
    if (!mayGoOn()) return err({ kind: 'cancelled' });
  }
  await coming;
  return ok(null);
}

/** People by their ids, opened in the order in which they are kept: each page of the store once. */
export async function inTheirOrder(
  { views, getMany }: Pick<BookStore, 'views' | 'getMany'>,
  ids: Iterable<PersonId>,
  mayGoOn: () => boolean,
): Promise<Result<readonly Person[], AppError>> {
  const { ordinalOf } = views.people;
  const placed = Array.from(ids, (id) => ({ id, ordinal: ordinalOf(id) ?? Infinity })).toSorted(
    (a, b) => a.ordinal - b.ordinal,
  );
  const people: Person[] = [];
  for (let from = 0; from < placed.length; from += BATCH) {
    if (from > 0 && !mayGoOn()) return err({ kind: 'cancelled' });
    const read = await getMany(
      'people',
      placed.slice(from, from + BATCH).map(({ id }) => id),
    );
    if (!read.ok) return read;
    people.push(...read.value);
  }
  return ok(people);
}
