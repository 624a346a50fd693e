import type { Matter } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { ClientId, Id, PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { ClientDetail, PersonDetail } from '../../../src-shared/vault-contract';
import type { Book } from './book';
import { liveOrdinal } from './live';
import { CLIENT_FIELD } from './summaries/client';
import { PERSON_FIELD } from './summaries/person';

export async function personDetail(book: Book, id: PersonId): Promise<Result<PersonDetail, AppError>> {
  const { store } = book;
  const found = await store.get('people', id);
  if (!found.ok) return found;
  const person = found.value;
  if (!person) return err({ kind: 'not-found', what: 'person' });
  const matters = await mattersNaming(book, 'person', id);
  if (!matters.ok) return matters;
  const clientIds = [...person.roles, ...matters.value].flatMap(({ clientId }) => clientId ?? []);
  return ok({
    person,
    clientNames: Object.fromEntries(clientIds.map((clientId) => [clientId, nameOfClient(book, clientId) ?? ''])),
    relations: person.relations.flatMap(({ to, type, note }) => {
      const display = nameOfPerson(book, to);
      return display === undefined ? [] : [{ to, type, display, ...(note !== undefined && { note }) }];
    }),
    matters: matters.value.filter(({ personIds }) => personIds.includes(id)),
  });
}

export async function clientDetail(book: Book, id: ClientId): Promise<Result<ClientDetail, AppError>> {
  const found = await book.store.get('clients', id);
  if (!found.ok) return found;
  if (!found.value) return err({ kind: 'not-found', what: 'client' });
  const matters = await mattersNaming(book, 'client', id);
  if (!matters.ok) return matters;
  return ok({
    client: found.value,
    people: (await book.people.countAtClient())(id),
    matters: matters.value.filter(({ clientId }) => clientId === id),
  });
}

async function mattersNaming(
  { store, mattersOf }: Book,
  link: 'person' | 'client',
  id: PersonId | ClientId,
): Promise<Result<readonly Matter[], AppError>> {
  const ids = mattersOf(link, [id]);
  return ids.length === 0 ? ok([]) : store.getMany('matters', ids);
}

/** From the list, without opening the record; undefined where there is none. */
export function nameOfClient({ store: { views } }: Book, id: Id): string | undefined {
  const ordinal = liveOrdinal(views.clients, id);
  return ordinal === undefined ? undefined : views.clients.displayAt(ordinal)[CLIENT_FIELD.name];
}

export function nameOfPerson({ store: { views } }: Book, id: Id): string | undefined {
  const ordinal = liveOrdinal(views.people, id);
  return ordinal === undefined ? undefined : views.people.displayAt(ordinal)[PERSON_FIELD.display];
}
