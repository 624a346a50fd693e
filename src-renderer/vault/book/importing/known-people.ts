import type { Contact } from '../../../../src-shared/book/contact';
import type { BareFact } from '../../../../src-shared/book/fact';
import type { Person } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { Id, PersonId } from '../../../../src-shared/ids';
import { ok, type Result } from '../../../../src-shared/result';
import type { Book } from '../book';
import { nameOfClient } from '../details';
import { oneLine } from '../summaries/marks';
import { PERSON_FIELD } from '../summaries/person';
import { idFromUid, toContact, uidOf } from '../to-contact';
import { valueOfFact } from './statement-keys';
import { wordingOf } from './wording';

/** Tells which contacts the book has already. */
export interface KnownPeople {
  readonly among: (contacts: readonly Contact[]) => Promise<Result<Recognise, AppError>>;
}

export interface Recognise {
  /** Under the same UID or word for word. */
  readonly isKnown: (contact: Contact) => boolean;
  /** Who it is, also by name with an e-mail or phone in common, where no UIDs speak against it. */
  readonly find: (contact: Contact) => Person | undefined;
}

const NOBODY: Recognise = { isKnown: () => false, find: () => undefined };

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
      if (byName.size === 0) return ok(NOBODY);
      const uids = contacts.flatMap(({ uid }) => uid ?? []);
      const ids = new Set([
        ...book.people.withUids(uids),
        ...uids.flatMap((uid) => idFromUid(uid) ?? []),
        ...contacts.flatMap(({ name }) => byName.get(nameKey(name.display)) ?? []),
      ]);
      const people = await book.store.getMany('people', [...ids]);
      return people.ok ? ok(recognise(people.value, clientName)) : people;
    },
  };
}

function recognise(people: readonly Person[], clientName: (id: Id) => string | undefined): Recognise {
  if (people.length === 0) return NOBODY;
  const byUid = new Map(people.flatMap((person) => [uidOf(person), ...person.sourceUids].map((uid) => [uid, person])));
  // Wordings are long: they are made only where a UID does not tell.
  let wordings: ReadonlyMap<string, Person> | undefined;
  const wordForWord = (contact: Contact): Person | undefined => {
    wordings ??= new Map(people.map((person) => [wordingOf(toContact(person, clientName)), person]));
    return wordings.get(wordingOf(contact));
  };
  const byName = new Map<string, Person[]>();
  for (const person of people) {
    const name = nameKey(person.name.display);
    const others = byName.get(name);
    if (others) others.push(person);
    else byName.set(name, [person]);
  }
  const certain = (contact: Contact): Person | undefined =>
    (contact.uid === undefined ? undefined : byUid.get(contact.uid)) ?? wordForWord(contact);
  return {
    isKnown: (contact) => certain(contact) !== undefined,
    find: (contact) => certain(contact) ?? alike(byName.get(nameKey(contact.name.display)) ?? [], contact),
  };
}

/** The only one of the people of that name whom one can reach in the same way. */
function alike(namesakes: readonly Person[], { kind, uid, facts }: Contact): Person | undefined {
  const reach = reachOf(facts);
  const [first, ...others] = namesakes.filter(
    (person) =>
      person.kind === kind &&
      (uid === undefined || person.sourceUids.length === 0) &&
      [...reachOf(person.facts)].some((value) => reach.has(value)),
  );
  return others.length === 0 ? first : undefined;
}

const reachOf = (facts: readonly BareFact[]): ReadonlySet<string> =>
  new Set(facts.flatMap((fact) => (fact.kind === 'email' || fact.kind === 'phone' ? [valueOfFact(fact)] : [])));

/** As the list has names. */
const nameKey = (display: string): string => oneLine(display).trim();
