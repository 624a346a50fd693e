import type { ClientId } from '../../../src-shared/ids';
import type { Change } from '../store/types';
import type { Book } from './book';

/** Whose summaries hold the name of one of the clients. */
export const namingClients = async (book: Book, ids: readonly ClientId[]): Promise<Change['touched']> =>
  // Who is at which client is not worth finding out of a large book for nobody.
  ids.length === 0
    ? []
    : [
        ...(await book.people.atClients(ids)).map((id) => ({ collection: 'people' as const, id })),
        ...book.mattersOf('client', ids).map((id) => ({ collection: 'matters' as const, id })),
      ];
