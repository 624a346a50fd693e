import type { RecordsByCollection } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import { beginBulk } from './bulk';
import { changeNames } from './change-names';
import { commitChange, commitValue, turnBack } from './commit';
import { damagedRecord, type StoreCore } from './core';
import { STATE } from './entry';
import type { BookStore } from './types';

/** The store as the book sees it. */
export function createBookStore(core: StoreCore, listeners: Parameters<BookStore['onChange']>[0][]): BookStore {
  /** Saves wait their turn. Once the vault is being locked none is taken; those taken before are finished. */
  const inTurn = async <Value>(job: () => Promise<Result<Value, AppError>>): Promise<Result<Value, AppError>> =>
    core.isDraining ? err({ kind: 'locked' }) : core.commits.run(job);

  return {
    views: core.collections,
    get: async (collection, id) => {
      const view = core.collections[collection];
      const ordinal = view.ordinalOf(id);
      if (ordinal === undefined || !view.isLive(ordinal)) return ok(undefined);
      const standing = await core.pages.standing(collection, ordinal);
      if (!standing.ok) return standing;
      if (standing.value?.record === undefined) return err(damagedRecord('content missing'));
      // A page holds records of its collection only.
      return ok(standing.value.record as RecordsByCollection[typeof collection]);
    },
    getMany: async (collection, ids) => {
      const view = core.collections[collection];
      const ordinals = ids.map((id) => view.ordinalOf(id) ?? -1);
      const live = [...new Set(ordinals)].filter((ordinal) => view.isLive(ordinal)).toSorted((a, b) => a - b);
      const records = new Map<number, RecordsByCollection[typeof collection]>();
      const read = await core.pages.visit(collection, live, (ordinal, standing) => {
        if (standing?.record) records.set(ordinal, standing.record as RecordsByCollection[typeof collection]);
      });
      if (!read.ok) return read;
      return ok(ordinals.flatMap((ordinal) => records.get(ordinal) ?? []));
    },
    tombstoned: (collection, id) => {
      const view = core.collections[collection];
      const ordinal = view.ordinalOf(id);
      return ordinal !== undefined && view.stateAt(ordinal) === STATE.deleted;
    },
    commit: (change) => inTurn(() => commitChange(core, change)),
    beginBulk: (summary, expected) => beginBulk(core, summary, expected),
    undo: (keep) => inTurn(() => turnBack(core, 'undo', keep)),
    redo: (keep) => inTurn(() => turnBack(core, 'redo', keep)),
    changes: (): readonly ChangeSummary[] => core.undo.done.map(({ summary }) => summary).toReversed(),
    canRedo: () => core.undo.undone.length > 0,
    namesIn: async (changeId, most) => {
      const item = core.undo.done.find(({ summary }) => summary.changeId === changeId);
      return item ? changeNames(core, item, most) : ok([]);
    },
    getValue: (key) => core.values.get(key),
    setValue: (key, value) => inTurn(() => commitValue(core, key, value)),
    valueKeys: () => [...core.values.keys()],
    onChange: (listener) => {
      listeners.push(listener);
    },
    drain: async () => {
      core.isDraining = true;
      await core.commits.idle();
      // What is not in the database by now, the next start takes from the journal.
      await core.mirror.caughtUp();
    },
  };
}
