import type { Handlers } from '../../../src-shared/contract';
import { ok } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { deleteClients } from '../book/delete-clients';
import { clientDetail } from '../book/details';
import { listMatching, positionIn, rowsFrom, type Listing } from '../book/listing';
import { clientRow } from '../book/rows';
import { saveClient } from '../book/save-client';

type Methods = 'listClients' | 'positionOfClient' | 'client' | 'saveClient' | 'deleteClients';

export function clientHandlers(book: Book): Pick<Handlers<VaultContract>, Methods> {
  const { store, inTurn } = book;
  const view = store.views.clients;
  const list = (text = ''): Listing => listMatching(view, book.clients, text, undefined);
  return {
    listClients: async ({ text, from, count }) => {
      const people = await book.people.countAtClient();
      return ok(rowsFrom(list(text), from, count, (ordinal) => clientRow(view, ordinal, people(view.idAt(ordinal)))));
    },
    positionOfClient: ({ text, id }) => ok({ index: positionIn(list(text), view, id) }),
    client: async ({ id }) => clientDetail(book, id),
    saveClient: async (draft) => inTurn(async () => saveClient(book, draft)),
    deleteClients: async ({ ids }) => inTurn(async () => deleteClients(book, ids)),
  };
}
