import type { CollectionName, RecordsByCollection } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
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
