import type { Person } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { ChangeId } from '../../../../src-shared/ids';
import { ok, type Result } from '../../../../src-shared/result';
import type { BulkChange, KeptValue, Put } from '../../store/types';
import type { Book } from '../book';

type Committed = Result<{ readonly changeId: ChangeId }, AppError>;

/** Where an import's records go: seen by nobody before `commit`, gone after `abort`. */
export interface ImportSink {
  readonly add: BulkChange['add'];
  /** `updated`: people who were there already. */
  readonly commit: (
    updated: readonly Person[],
    values: (changeId: ChangeId) => readonly KeptValue[],
  ) => Promise<Committed>;
  readonly abort: () => Promise<void>;
}

/** For files of any size; knows new records only. */
export function createBulkSink({ store }: Book): ImportSink {
  const bulk = store.beginBulk({ what: 'import', collection: 'people' });
  return {
    add: bulk.add,
    commit: async (_updated, values) => bulk.commit(values(bulk.changeId)),
    abort: bulk.abort,
  };
}

/** Together with people who were there already: in memory until it is committed, as any other change. */
export function createPlainSink(book: Book): ImportSink {
  const puts: Put[] = [];
  return {
    add: async (records) => {
      for (const { collection, record } of records) puts.push({ collection, id: record.id, record } as Put);
      return ok(null);
    },
    commit: async (updated, keep) => book.inTurn(async () => commitAll(book, puts, updated, keep)),
    abort: async () => {
      puts.length = 0;
    },
  };
}

async function commitAll(
  { store }: Book,
  puts: readonly Put[],
  updated: readonly Person[],
  keep: (changeId: ChangeId) => readonly KeptValue[],
): Promise<Committed> {
  const present = await store.getMany(
    'people',
    updated.map(({ id }) => id),
  );
  if (!present.ok) return present;
  const versions = new Map(present.value.map(({ id, version }) => [id, version]));
  // Whoever was saved or deleted while the file was read stays as they are now.
  const current = updated.filter(({ id, version }) => versions.get(id) === version - 1);
  const people = puts.filter(({ collection }) => collection === 'people').length;
  return store.commit({
    summary: { what: 'import', collection: 'people', count: people + current.length },
    puts: [...puts, ...current.map((record): Put => ({ collection: 'people', id: record.id, record }))],
    touched: [],
    keep,
  });
}
