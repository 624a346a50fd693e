import type { Handlers } from '../../../src-shared/contract';
import { ok } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';

export const undoHandlers = ({ store, inTurn }: Book): Pick<Handlers<VaultContract>, 'undo' | 'redo' | 'changes'> => ({
  undo: async () => inTurn(async () => store.undo()),
  redo: async () => inTurn(async () => store.redo()),
  changes: () => ok({ changes: store.changes() }),
});
