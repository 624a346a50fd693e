import type { Matter, Person } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { ChangeId, PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { Put } from '../store/types';
import type { Book } from './book';
import { nameOfClient } from './details';
import { rememberDeleted } from './importing/deleted-people';
import { wordingOf } from './importing/wording';
import { toContact } from './to-contact';

type Deleted = { readonly changeId: ChangeId; readonly count: number };

/** Deletes people, the other ends of their relations, and their names in matters: one change, undone as one. */
export async function deletePeople(book: Book, ids: readonly PersonId[]): Promise<Result<Deleted, AppError>> {
  const { store } = book;
  const people = await store.getMany('people', [...new Set(ids)]);
  if (!people.ok) return people;
  if (people.value.length === 0) return err({ kind: 'not-found', what: 'person' });
  const gone = new Set<PersonId>(people.value.map(({ id }) => id));
  const others = await store.getMany('people', relatedTo(people.value, gone));
  if (!others.ok) return others;
  const matters = await store.getMany('matters', book.mattersOf('person', gone));
  if (!matters.ok) return matters;
  const now = book.now();
  const committed = await store.commit({
    summary: { what: 'delete', collection: 'people', count: gone.size },
    puts: [
      ...[...gone].map((id): Put => ({ collection: 'people', id, record: null })),
      ...others.value.map((person) => withoutRelations(person, gone, now)),
      ...matters.value.map((matter) => withoutPeople(matter, gone, now)),
    ],
    touched: [],
  });
  if (!committed.ok) return committed;
  await rememberDeleted(store, people.value, (person) => wordingOf(toContact(person, (id) => nameOfClient(book, id))));
  return ok({ changeId: committed.value.changeId, count: gone.size });
}

function relatedTo(people: readonly Person[], gone: ReadonlySet<PersonId>): readonly PersonId[] {
  const ids = new Set(people.flatMap(({ relations }) => relations.map(({ to }) => to)));
  return [...ids].filter((id) => !gone.has(id));
}

const withoutRelations = (person: Person, gone: ReadonlySet<PersonId>, now: string): Put => ({
  collection: 'people',
  id: person.id,
  record: {
    ...person,
    relations: person.relations.filter(({ to }) => !gone.has(to)),
    version: person.version + 1,
    updatedAt: now,
  },
});

const withoutPeople = (matter: Matter, gone: ReadonlySet<PersonId>, now: string): Put => ({
  collection: 'matters',
  id: matter.id,
  record: {
    ...matter,
    personIds: matter.personIds.filter((id) => !gone.has(id)),
    version: matter.version + 1,
    updatedAt: now,
  },
});
