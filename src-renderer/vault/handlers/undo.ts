import type { Handlers } from '../../../src-shared/contract';
import { ok } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { turnedImport } from '../book/importing/import-records';

export const undoHandlers = ({
  store,
  inTurn,
  now,
}: Book): Pick<Handlers<VaultContract>, 'undo' | 'redo' | 'changes'> => ({
  undo: async () => inTurn(async () => store.undo(turnedImport(store, 'undo', now()))),
  redo: async () => inTurn(async () => store.redo(turnedImport(store, 'redo', now()))),
  changes: () => ok({ changes: store.changes() }),
});
