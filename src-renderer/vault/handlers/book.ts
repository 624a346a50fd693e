import type { Handlers } from '../../../src-shared/contract';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { clientHandlers } from './clients';
import { draftHandlers } from './drafts';
import { clientDuplicateHandlers, duplicateHandlers, type RunSearch } from './duplicates';
import { importHandlers, type ImportContext } from './importing';
import { keepPrepared } from './keep-prepared';
import { matterHandlers } from './matters';
import { peopleHandlers } from './people';
import { todayHandlers } from './today';
import { undoHandlers } from './undo';

/** The methods of the contract that the book answers. */
export type BookHandlers = Pick<
  Handlers<VaultContract>,
  | keyof ReturnType<typeof peopleHandlers>
  | keyof ReturnType<typeof clientHandlers>
  | keyof ReturnType<typeof matterHandlers>
  | keyof ReturnType<typeof todayHandlers>
  | keyof ReturnType<typeof draftHandlers>
  | keyof ReturnType<typeof undoHandlers>
  | keyof ReturnType<typeof duplicateHandlers>
  | keyof ReturnType<typeof clientDuplicateHandlers>
  | keyof ReturnType<typeof importHandlers>
>;

/** What the book's methods need of the session. */
interface BookContext extends ImportContext {
  readonly searchPeople: RunSearch;
  readonly searchClients: RunSearch;
}

/** Serves an open book, once for as long as it is open. */
export function bookHandlers(book: Book, context: BookContext): BookHandlers {
  keepPrepared(book);
  return {
    ...peopleHandlers(book),
    ...clientHandlers(book),
    ...matterHandlers(book),
    ...todayHandlers(book),
    ...draftHandlers(book.store),
    ...undoHandlers(book),
    ...duplicateHandlers(book, context.searchPeople),
    ...clientDuplicateHandlers(book, context.searchClients),
    ...importHandlers(book, context),
  };
}
