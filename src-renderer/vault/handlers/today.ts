import type { Handlers } from '../../../src-shared/contract';
import { ok } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { find } from '../book/find';
import { sayWhereFound } from '../book/found-in';
import { todayOf } from '../book/today';

export const todayHandlers = (book: Book): Pick<Handlers<VaultContract>, 'today' | 'find'> => ({
  today: async ({ date }) => {
    await book.lull();
    return ok(await todayOf(book.store.views.people, book.store.views.clients, date));
  },
  find: async ({ text, kinds, limit }) =>
    ok({ items: await sayWhereFound(book, text, find(book, text, kinds, limit)) }),
});
