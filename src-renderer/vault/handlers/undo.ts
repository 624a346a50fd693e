import type { Handlers } from '../../../src-shared/contract';
import { ok } from '../../../src-shared/result';
import type { ChangeSummary, ImportRecord, PastChange, VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { importTurnedBy, turnedImport } from '../book/importing/import-records';

export const undoHandlers = ({
  store,
  inTurn,
  now,
}: Book): Pick<Handlers<VaultContract>, 'undo' | 'redo' | 'changes'> => ({
  undo: async () => inTurn(async () => store.undo(turnedImport(store, 'undo', now()))),
  redo: async () => inTurn(async () => store.redo(turnedImport(store, 'redo', now()))),
  changes: async () => {
    const changes: PastChange[] = [];
    for (const change of store.changes()) changes.push(await told(store, change));
    return ok({ changes, canRedo: store.canRedo() });
  },
});

const NAMES_TOLD = 3;

async function told(store: Book['store'], change: ChangeSummary): Promise<PastChange> {
  const names = await store.namesIn(change.changeId, NAMES_TOLD);
  const record = importTurnedBy(store, change);
  return {
    ...change,
    // A record that cannot be read is named where it is opened; here it has no name.
    names: names.ok ? names.value : [],
    ...(record && { import: broughtBy(record) }),
  };
}

const broughtBy = (record: ImportRecord) => {
  const { file, people, groups = 0, updated = 0, groupsUpdated = 0, clientsMade, clientsUpdated = 0 } = record;
  return { file, people, groups, updated, groupsUpdated, clientsMade, clientsUpdated };
};
