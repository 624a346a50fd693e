import type { ClientId, PersonId } from '../../../../src-shared/ids';
import type { Book } from '../book';
import { liveOrdinal } from '../live';
import { uuidUrn } from '../to-contact';

/**
 * Who stands for somebody now. A record that was merged leaves its own UID with the one it was merged with: whatever
 * names it (a summary that was published, a decision, a file) finds its way there, and back again after an undo.
 */
export function survivorOf({ store, people }: Pick<Book, 'store' | 'people'>, id: PersonId): PersonId {
  if (liveOrdinal(store.views.people, id) !== undefined) return id;
  return people.withUids([uuidUrn(id)]).find((other) => liveOrdinal(store.views.people, other) !== undefined) ?? id;
}

/** The same of a client. */
export function survivorOfClient(
  { store, clientsWithUids }: Pick<Book, 'store' | 'clientsWithUids'>,
  id: ClientId,
): ClientId {
  const { clients } = store.views;
  if (liveOrdinal(clients, id) !== undefined) return id;
  return clientsWithUids([uuidUrn(id)]).find((other) => liveOrdinal(clients, other) !== undefined) ?? id;
}
