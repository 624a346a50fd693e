import type { Matter, Person } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { ChangeId, ClientId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { Put } from '../store/types';
import type { Book } from './book';
import { rememberDeletedClients } from './importing/deleted-clients';

type Names = ReadonlyMap<ClientId, string>;

/**
 * Deletes clients. Their people and matters stay and keep the client's name as plain text (`organisation`), so nothing
 * that was said about a person is lost. One change, undone as one.
 */
export async function deleteClients(
  book: Book,
  ids: readonly ClientId[],
): Promise<Result<{ readonly changeId: ChangeId; readonly count: number }, AppError>> {
  const { store } = book;
  const clients = await store.getMany('clients', [...new Set(ids)]);
  if (!clients.ok) return clients;
  if (clients.value.length === 0) return err({ kind: 'not-found', what: 'client' });
  const names: Names = new Map(clients.value.map(({ id, name }) => [id, name]));
  const people = await store.getMany('people', await book.people.atClients([...names.keys()]));
  if (!people.ok) return people;
  const matters = await store.getMany('matters', book.mattersOf('client', names.keys()));
  if (!matters.ok) return matters;
  const now = book.now();
  const committed = await store.commit({
    summary: { what: 'delete', collection: 'clients', count: names.size },
    puts: [
      ...Array.from(names.keys(), (id): Put => ({ collection: 'clients', id, record: null })),
      ...people.value.map((person) => detachPerson(person, names, now)),
      ...matters.value.flatMap((matter) => detachMatter(matter, names, now)),
    ],
    touched: [],
  });
  if (!committed.ok) return committed;
  await rememberDeletedClients(store, clients.value);
  return ok({ changeId: committed.value.changeId, count: names.size });
}

function detachPerson(person: Person, names: Names, now: string): Put {
  const roles = person.roles.map(({ clientId, ...role }) => {
    const organisation = clientId && names.get(clientId);
    if (organisation !== undefined) return { ...role, organisation };
    return clientId === undefined ? role : { ...role, clientId };
  });
  return {
    collection: 'people',
    id: person.id,
    record: { ...person, roles, version: person.version + 1, updatedAt: now },
  };
}

function detachMatter({ clientId, ...matter }: Matter, names: Names, now: string): readonly Put[] {
  const organisation = clientId && names.get(clientId);
  if (organisation === undefined) return [];
  const record = { ...matter, organisation, version: matter.version + 1, updatedAt: now };
  return [{ collection: 'matters', id: matter.id, record }];
}
