import { COLLECTIONS, type CollectionName, type RecordsByCollection } from '../../src-shared/book/records';
import { createId, type Id } from '../../src-shared/ids';
import { err, ok } from '../../src-shared/result';
import type { ChangeSummary } from '../../src-shared/vault-contract';
import type {
  BookStore,
  Change,
  KeepWith,
  KeptValue,
  Put,
  Summariser,
  Summarisers,
  Summary,
} from '../../src-renderer/vault/store/types';
import { createMemoryCollection, type MemoryCollection } from './memory-view';

/** The store's interface without disk and keys, for tests of what stands on it. */
export interface MemoryStore extends BookStore {
  /** How many times `commit` made a change durable. */
  readonly commits: () => number;
  readonly all: <C extends CollectionName>(collection: C) => readonly RecordsByCollection[C][];
}

interface Done {
  readonly summary: ChangeSummary;
  readonly before: readonly Put[];
  readonly after: readonly Put[];
}

const none: Partial<Done> & Pick<Done, 'before' | 'after'> = { before: [], after: [] };

type Records = { readonly [C in CollectionName]: Map<Id, RecordsByCollection[C]> };
type Added = Parameters<ReturnType<BookStore['beginBulk']>['add']>[0][number];

export function createMemoryStore(summarisers: Summarisers, now: () => string): MemoryStore {
  const records: Records = { people: new Map(), clients: new Map(), matters: new Map() };
  const collections: { readonly [C in CollectionName]: MemoryCollection } = {
    people: createMemoryCollection(),
    clients: createMemoryCollection(),
    matters: createMemoryCollection(),
  };
  const gone = new Set<Id>();
  const values = new Map<string, unknown>();
  const done: Done[] = [];
  const undone: Done[] = [];
  const listeners: ((collections: readonly CollectionName[]) => void)[] = [];
  let commits = 0;

  const clientName = (id: Id): string | undefined => records.clients.get(id)?.name;
  const summaryOf = {
    people: (id: Id) => summarised(summarisers.people, records.people.get(id)),
    clients: (id: Id) => summarised(summarisers.clients, records.clients.get(id)),
    matters: (id: Id) => summarised(summarisers.matters, records.matters.get(id)),
  };
  const summarised = <Rec>(summariser: Summariser<Rec>, record: Rec | undefined): Summary | null =>
    record ? summariser.summarise(record, { clientName }) : null;
  const set = <C extends CollectionName>(collection: C, id: Id, record: RecordsByCollection[C] | null): void => {
    if (record) records[collection].set(id, structuredClone(record));
    else records[collection].delete(id);
    if (record) gone.delete(id);
    else gone.add(id);
  };
  const present = ({ collection, id }: { readonly collection: CollectionName; readonly id: Id }): Put =>
    ({ collection, id, record: records[collection].get(id) ?? null }) as Put;
  const apply = (puts: readonly Put[], touched: Change['touched'] = []): void => {
    for (const put of puts) set(put.collection, put.id, put.record);
    for (const collection of ['clients', 'people', 'matters'] as const) {
      for (const one of [...puts, ...touched])
        if (one.collection === collection) collections[collection].put(one.id, summaryOf[collection](one.id));
      collections[collection].settle();
    }
    for (const listener of listeners) listener(COLLECTIONS);
  };
  /** Undoing a rename must renew the summaries of everybody, which the real store does by the touched ids it kept. */
  const everything = (): Change['touched'] =>
    COLLECTIONS.flatMap((collection) => [...records[collection].keys()].map((id) => ({ collection, id })));
  const setValue = (key: string, value: unknown): void => {
    if (value === null) values.delete(key);
    else values.set(key, value);
  };
  const step = (from: Done[], to: Done[], which: 'before' | 'after', keep: KeepWith = () => []) => {
    const change = from.pop();
    if (!change) return err({ kind: 'nothing-to-undo' } as const);
    apply(change[which], everything());
    for (const { key, value } of keep(change.summary)) setValue(key, value);
    to.push(change);
    return ok(change.summary);
  };
  const record = (
    summary: Omit<ChangeSummary, 'changeId' | 'at'>,
    puts: readonly Put[],
    touched: Change['touched'],
    changeId = createId<'change'>(),
  ) => {
    done.push({
      summary: { ...summary, changeId, at: now() },
      before: puts.map(present),
      after: structuredClone(puts),
    });
    undone.length = 0;
    apply(puts, touched);
    commits++;
    return ok({ changeId });
  };

  return {
    views: { people: collections.people.view, clients: collections.clients.view, matters: collections.matters.view },
    get: async (collection, id) => ok(structuredClone(records[collection].get(id))),
    getMany: async (collection, ids) =>
      ok(
        ids.flatMap((id) => {
          const found = records[collection].get(id);
          return found ? [structuredClone(found)] : [];
        }),
      ),
    tombstoned: (_, id) => gone.has(id),
    commit: async ({ summary, puts, touched, keep = () => [] }) => {
      const committed = record(summary, puts, touched);
      for (const { key, value } of keep(committed.value.changeId)) setValue(key, value);
      return committed;
    },
    beginBulk: (summary) => {
      let added: Added[] = [];
      const changeId = createId<'change'>();
      return {
        changeId,
        add: async (more) => {
          added.push(...more);
          return ok(null);
        },
        commit: async (kept: readonly KeptValue[] = []) => {
          for (const { key, value } of kept) setValue(key, value);
          const puts = added.map(({ collection, record: one }) => ({ collection, id: one.id, record: one }) as Put);
          const count = added.filter(({ collection }) => collection === summary.collection).length;
          return record({ ...summary, count }, puts, [], changeId);
        },
        abort: async () => {
          added = [];
        },
      };
    },
    undo: async (keep) => step(done, undone, 'before', keep),
    redo: async (keep) => step(undone, done, 'after', keep),
    changes: () => done.map(({ summary }) => summary).toReversed(),
    canRedo: () => undone.length > 0,
    namesIn: async (changeId, most) => {
      const { summary, before, after } = done.find((change) => change.summary.changeId === changeId) ?? none;
      const named = after.flatMap(({ collection, id }, index) => {
        if (collection !== summary?.collection) return [];
        const one = records[collection].get(id) ?? after[index]?.record ?? before[index]?.record;
        return one ? ['name' in one ? (typeof one.name === 'string' ? one.name : one.name.display) : one.title] : [];
      });
      return ok(named.slice(0, Math.min(most, summary?.count ?? 0)));
    },
    getValue: (key) => values.get(key),
    setValue: async (key, value) => {
      setValue(key, value);
      return ok(null);
    },
    valueKeys: () => [...values.keys()],
    onChange: (listener) => listeners.push(listener),
    drain: async () => undefined,
    commits: () => commits,
    all: (collection) => [...records[collection].values()],
  };
}
