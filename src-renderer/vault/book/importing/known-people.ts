import type { Contact } from '../../../../src-shared/book/contact';
import type { AppError } from '../../../../src-shared/errors';
import type { Id, PersonId } from '../../../../src-shared/ids';
import { ok, type Result } from '../../../../src-shared/result';
import type { Book } from '../book';
import { nameOfClient } from '../details';
import { oneLine } from '../summaries/marks';
import { PERSON_FIELD } from '../summaries/person';
import { idFromUid, toContact, uidOf } from '../to-contact';
import { wordingOf } from './wording';

/** Tells which contacts the book has already, under the same UID or word for word. */
export interface KnownPeople {
  readonly among: (contacts: readonly Contact[]) => Promise<Result<(contact: Contact) => boolean, AppError>>;
}

export function createKnownPeople(book: Book): KnownPeople {
  const view = book.store.views.people;
  const byName = new Map<string, PersonId[]>();
  for (const ordinal of view.order) {
    const name = nameKey(view.displayAt(ordinal)[PERSON_FIELD.display] ?? '');
    const id = view.idAt(ordinal) as PersonId;
    const others = byName.get(name);
    if (others) others.push(id);
    else byName.set(name, [id]);
  }
  const clientName = (id: Id): string | undefined => nameOfClient(book, id);
  return {
    among: async (contacts) => {
      if (byName.size === 0) return ok(() => false);
      const uids = contacts.flatMap(({ uid }) => uid ?? []);
      const ids = new Set([
        ...book.people.withUids(uids),
        ...uids.flatMap((uid) => idFromUid(uid) ?? []),
        ...contacts.flatMap(({ name }) => byName.get(nameKey(name.display)) ?? []),
      ]);
      const people = await book.store.getMany('people', [...ids]);
      if (!people.ok) return people;
      const knownUids = new Set(people.value.flatMap((person) => [uidOf(person), ...person.sourceUids]));
      // Wordings are long: they are made only where a UID does not tell.
      let wordings: ReadonlySet<string> | undefined;
      const saysTheSame = (contact: Contact): boolean => {
        if (people.value.length === 0) return false;
        wordings ??= new Set(people.value.map((person) => wordingOf(toContact(person, clientName))));
        return wordings.has(wordingOf(contact));
      };
      return ok((contact) => (contact.uid !== undefined && knownUids.has(contact.uid)) || saysTheSame(contact));
    },
  };
}

/** As the list has names. */
const nameKey = (display: string): string => oneLine(display).trim();
