import type { Contact } from '../../../../src-shared/book/contact';
import type { Person } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { Id, PersonId } from '../../../../src-shared/ids';
import { ok, type Result } from '../../../../src-shared/result';
import { inSlices, type Breathe } from '../../store/slices';
import type { Book } from '../book';
import { nameOfClient } from '../details';
import { inTheirOrder } from '../each-of';
import { idFromUid, toContact, uidOf } from '../to-contact';
import { createNamesakes, nameKey, reachOf } from './namesakes';
import { wordingOf } from './wording';

/** Tells which contacts the book has already. */
export interface KnownPeople {
  /** `cancelled` where `mayGoOn` says no: the whole book may have to be looked through. */
  readonly among: (contacts: readonly Contact[], mayGoOn: () => boolean) => Promise<Result<Recognise, AppError>>;
}

export interface Recognise {
  /** Under the same UID or word for word. */
  readonly isKnown: (contact: Contact) => boolean;
  /** Who it is, also by name with an e-mail or phone in common, where no UIDs speak against it. */
  readonly find: (contact: Contact) => Person | undefined;
}

const NOBODY: Recognise = { isKnown: () => false, find: () => undefined };

export function createKnownPeople(book: Book, breathe: Breathe): KnownPeople {
  const { store, people } = book;
  const namesakes = createNamesakes(book, breathe);
  const clientName = (id: Id): string | undefined => nameOfClient(book, id);
  return {
    among: async (contacts, mayGoOn) => {
      if (store.views.people.order.length === 0) return ok(NOBODY);
      await people.prepare('uids', breathe);
      const named = await inSlices(idsOfUids(people, contacts), breathe);
      const withUid = await inTheirOrder(store, named, mayGoOn);
      if (!withUid.ok) return withUid;
      const byUid = new Map(withUid.value.flatMap((person) => uidsOf(person).map((uid) => [uid, person] as const)));
      const others = contacts.filter(({ uid }) => uid === undefined || !byUid.has(uid));
      const alike = await namesakes.of(others, mayGoOn);
      if (!alike.ok) return alike;
      const read = await inTheirOrder(store, alike.value, mayGoOn);
      return read.ok ? ok(await inSlices(recognise(byUid, read.value, clientName), breathe)) : read;
    },
  };
}

const AT_ONCE = 256;

function* idsOfUids(people: Book['people'], contacts: readonly Contact[]): Generator<undefined, ReadonlySet<PersonId>> {
  const ids = new Set<PersonId>();
  for (let from = 0; from < contacts.length; from += AT_ONCE) {
    const uids = contacts.slice(from, from + AT_ONCE).flatMap(({ uid }) => uid ?? []);
    for (const id of people.withUids(uids)) ids.add(id);
    for (const uid of uids) {
      const own = idFromUid(uid) as PersonId | undefined;
      if (own !== undefined) ids.add(own);
    }
    yield undefined;
  }
  return ids;
}

const uidsOf = (person: Person): readonly string[] => [uidOf(person), ...person.sourceUids];

/** `others`: people of the names of those whom no UID tells. */
function* recognise(
  byUid: ReadonlyMap<string, Person>,
  others: readonly Person[],
  clientName: (id: Id) => string | undefined,
): Generator<undefined, Recognise> {
  const wordings = new Map<string, Person>();
  const byName = new Map<string, Person[]>();
  for (const [place, person] of others.entries()) {
    wordings.set(wordingOf(toContact(person, clientName)), person);
    const name = nameKey(person.name.display);
    const namesakes = byName.get(name);
    if (namesakes) namesakes.push(person);
    else byName.set(name, [person]);
    if (place % AT_ONCE === 0) yield undefined;
  }
  const wordForWord = (contact: Contact): Person | undefined =>
    wordings.size === 0 ? undefined : wordings.get(wordingOf(contact));
  const certain = (contact: Contact): Person | undefined =>
    (contact.uid === undefined ? undefined : byUid.get(contact.uid)) ?? wordForWord(contact);
  return {
    isKnown: (contact) => certain(contact) !== undefined,
    find: (contact) => certain(contact) ?? theOnlyAlike(byName.get(nameKey(contact.name.display)) ?? [], contact),
  };
}

/** The only one of the people of that name whom one can reach in the same way. */
function theOnlyAlike(namesakes: readonly Person[], { kind, uid, facts }: Contact): Person | undefined {
  const reach = new Set(reachOf(facts));
  const [first, ...others] = namesakes.filter(
    (person) =>
      person.kind === kind &&
      (uid === undefined || person.sourceUids.length === 0) &&
      reachOf(person.facts).some((value) => reach.has(value)),
  );
  return others.length === 0 ? first : undefined;
}
