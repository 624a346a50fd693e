import type { Handlers } from '../../../src-shared/contract';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { deleteMatter, saveMatter } from '../book/matters';

export const matterHandlers = (book: Book): Pick<Handlers<VaultContract>, 'saveMatter' | 'deleteMatter'> => ({
  saveMatter: async (draft) => book.inTurn(async () => saveMatter(book, draft)),
  deleteMatter: async ({ id }) => book.inTurn(async () => deleteMatter(book, id)),
});
