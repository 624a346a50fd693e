import type { CollectionName, RecordsByCollection } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { Breathe } from '../store/slices';
import type { BookStore } from '../store/types';

/** Records are read a page at a time: more would keep others waiting. */
const AT_ONCE = 64;

/** Calls back for each of the records under `ordinals` (ascending), in slices. */
export async function eachRecord<C extends CollectionName>(
  store: BookStore,
  collection: C,
  ordinals: readonly number[],
  breathe: Breathe,
  visit: (ordinal: number, record: RecordsByCollection[C]) => void,
): Promise<Result<null, AppError>> {
  const view = store.views[collection];
  for (let from = 0; from < ordinals.length; from += AT_ONCE) {
    const some = ordinals.slice(from, from + AT_ONCE);
    const read = await store.getMany(
      collection,
      some.map((ordinal) => view.idAt(ordinal)),
    );
    if (!read.ok) return read;
    for (const record of read.value) {
      const ordinal = view.ordinalOf(record.id);
      if (ordinal !== undefined) visit(ordinal, record);
      const pause = breathe();
      if (pause) await pause;
    }
  }
  return ok(null);
}
