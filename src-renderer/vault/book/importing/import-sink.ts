import type { ClientRecord, Person, RecordsByCollection } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { ChangeId, Id } from '../../../../src-shared/ids';
import { ok, type Result } from '../../../../src-shared/result';
import type { BookStore, BulkChange, KeptValue, Put } from '../../store/types';
import type { Book } from '../book';
import { nameOfClient } from '../details';
import { namingClients } from '../naming-clients';

type Committed = Result<{ readonly changeId: ChangeId }, AppError>;

export interface Updated {
  readonly people: readonly Person[];
  readonly clients: readonly ClientRecord[];
}

/** Where an import's records go: seen by nobody before `commit`, gone after `abort`. */
export interface ImportSink {
  readonly add: BulkChange['add'];
  /** `updated`: people and clients who were there already. */
  readonly commit: (updated: Updated, values: (changeId: ChangeId) => readonly KeptValue[]) => Promise<Committed>;
  readonly abort: () => Promise<void>;
}

/** For files of any size; knows new records only. */
export function createBulkSink({ store }: Book, expected: number): ImportSink {
  const bulk = store.beginBulk({ what: 'import', collection: 'people' }, expected);
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
  book: Book,
  puts: readonly Put[],
  updated: Updated,
  keep: (changeId: ChangeId) => readonly KeptValue[],
): Promise<Committed> {
  const { store } = book;
  const people = await stillAsRead(store, 'people', updated.people);
  if (!people.ok) return people;
  const clients = await stillAsRead(store, 'clients', updated.clients);
  if (!clients.ok) return clients;
  const renamed = clients.value.filter(({ id, name }) => nameOfClient(book, id) !== name).map(({ id }) => id);
  const fresh = puts.filter(({ collection }) => collection === 'people').length;
  return store.commit({
    summary: { what: 'import', collection: 'people', count: fresh + people.value.length },
    puts: [
      ...puts,
      ...clients.value.map((record): Put => ({ collection: 'clients', id: record.id, record })),
      ...people.value.map((record): Put => ({ collection: 'people', id: record.id, record })),
    ],
    touched: await namingClients(book, renamed),
    keep,
  });
}

/** Whoever was saved or deleted while the file was read stays as they are now. */
async function stillAsRead<C extends 'people' | 'clients'>(
  store: BookStore,
  collection: C,
  updated: readonly RecordsByCollection[C][],
): Promise<Result<readonly RecordsByCollection[C][], AppError>> {
  const present = await store.getMany(
    collection,
    updated.map(({ id }) => id),
  );
  if (!present.ok) return present;
  const versions = new Map<Id, number>(present.value.map(({ id, version }) => [id, version]));
  return ok(updated.filter(({ id, version }) => versions.get(id) === version - 1));
}
