import type { Matter, Person } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { Id, PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { KeptValue, Put } from '../store/types';
import type { Book } from './book';
import { nameOfClient } from './details';
import { eachOf } from './each-of';
import { keptErased } from './importing/erased-people';
import { valueOfFact } from './importing/statement-keys';
import { liveOrdinal } from './live';
import { toContact, uidOf } from './to-contact';

/** Set by the change that erases, until nothing in the vault's files holds the person any more. */
export const ERASING = 'erasing';

/** Somebody about to be erased, and what else speaks of them. */
export interface ErasePlan {
  readonly person: Person;
  /** Records that name them: they stay, and name them no longer. */
  readonly others: readonly Person[];
  readonly matters: readonly Matter[];
  /** How many records hold their name in words of their own (notes, titles): no program can tell whether they are meant. */
  readonly mentions: number;
  readonly isShared: (value: string) => boolean;
}

export async function planErase(book: Book, id: PersonId): Promise<Result<ErasePlan, AppError>> {
  const { store } = book;
  const found = await store.get('people', id);
  if (!found.ok) return found;
  const person = found.value;
  if (!person) return err({ kind: 'not-found', what: 'person' });
  const others: Person[] = [];
  const shared = new Set<string>();
  const uids = uidsOf(person);
  const read = await eachOf(store, 'people', (other) => {
    if (other.id === id) return;
    if (names(other, person, uids)) others.push(other);
    for (const fact of other.facts) if (fact.kind === 'email' || fact.kind === 'phone') shared.add(valueOfFact(fact));
  });
  if (!read.ok) return read;
  const matters = await store.getMany('matters', book.mattersOf('person', [id]));
  if (!matters.ok) return matters;
  return ok({
    person,
    others,
    matters: matters.value,
    mentions: mentionsOf(book, person),
    isShared: (value) => shared.has(value),
  });
}

/** Erases in the book. What only an undo could bring back, and what lies in files, is the store's to forget after this. */
export async function erasePerson(book: Book, plan: ErasePlan): Promise<Result<null, AppError>> {
  const { store } = book;
  const { person, others, matters } = plan;
  const now = book.now();
  const uids = uidsOf(person);
  const committed = await store.commit({
    summary: { what: 'delete', collection: 'people', count: 1 },
    puts: [
      { collection: 'people', id: person.id, record: null },
      ...others.map((other): Put => ({
        collection: 'people',
        id: other.id,
        record: without(other, person, uids, now),
      })),
      ...matters.map((matter): Put => {
        const personIds = matter.personIds.filter((one) => one !== person.id);
        const record = { ...matter, personIds, version: matter.version + 1, updatedAt: now };
        return { collection: 'matters', id: matter.id, record };
      }),
    ],
    touched: [],
    keep: () => valuesAfter(book, plan),
  });
  return committed.ok ? ok(null) : committed;
}

function valuesAfter(book: Book, { person, isShared }: ErasePlan): readonly KeptValue[] {
  const { store } = book;
  // Whoever was merged into them must not come back either.
  const all = [person, ...(person.mergedFrom ?? []).map((part) => part.person)];
  const contacts = all.map((one) => toContact(one, (id: Id) => nameOfClient(book, id)));
  const drafts = store.valueKeys().filter((key) => key.includes(person.id));
  return [
    keptErased(store, contacts, all.flatMap(uidsOf), (value) => !isShared(value)),
    ...drafts.map((key) => ({ key, value: null })),
    { key: ERASING, value: true },
  ];
}

const uidsOf = (person: Pick<Person, 'id' | 'sourceUids'>): readonly string[] => [
  ...new Set([...person.sourceUids, uidOf({ id: person.id, sourceUids: [] })]),
];

const bare = (uid: string): string => uid.replace(/^urn:uuid:/i, '').toLowerCase();

/** A name or UID that another record gives for somebody means this person. */
const isMeant = (who: string, { name }: Person, uids: readonly string[]): boolean =>
  who.trim() === name.display || uids.some((uid) => bare(uid) === bare(who));

function names(other: Person, person: Person, uids: readonly string[]): boolean {
  return (
    other.relations.some(({ to }) => to === person.id) ||
    (other.related ?? []).some(({ who }) => isMeant(who, person, uids)) ||
    (other.members ?? []).some((member) => isMember(member, person, uids)) ||
    (other.mergedFrom ?? []).some((part) => names(part.person, person, uids))
  );
}

function isMember(member: string, person: Person, uids: readonly string[]): boolean {
  const mail = /^mailto:/i.test(member) ? member.slice('mailto:'.length).toLowerCase() : undefined;
  return (
    isMeant(member, person, uids) ||
    person.facts.some((fact) => fact.kind === 'email' && fact.value.trim().toLowerCase() === mail)
  );
}

const without = (other: Person, person: Person, uids: readonly string[], now: string): Person => ({
  ...unnamed(other, person, uids),
  // So may the records that it was merged from.
  ...(other.mergedFrom && {
    mergedFrom: other.mergedFrom.map((part) => ({ ...part, person: unnamed(part.person, person, uids) })),
  }),
  version: other.version + 1,
  updatedAt: now,
});

function unnamed<Rec extends Person>(other: Rec, person: Person, uids: readonly string[]) {
  // What they were before an import may name the one who is erased, too.
  const { related, members, earlier: _earlier, ...rest } = other;
  return {
    ...rest,
    relations: other.relations.filter(({ to }) => to !== person.id),
    ...(related && { related: related.filter(({ who }) => !isMeant(who, person, uids)) }),
    ...(members && { members: members.filter((member) => !isMember(member, person, uids)) }),
  };
}

/** Found by search, exactly spelt: the person's own line is not counted. */
function mentionsOf({ people, store, clients }: Book, { id, name }: Person): number {
  const own = liveOrdinal(store.views.people, id);
  const inPeople = people.search.exact(name.display);
  const found = inPeople ? people.search.ordered(inPeople, (ordinal) => ordinal !== own).ordinals.length : 0;
  const inClients = clients.exact(name.display);
  return found + (inClients ? clients.ordered(inClients, undefined).ordinals.length : 0);
}
