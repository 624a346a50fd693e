import type { Fact } from '../../../../src-shared/book/fact';
import type { Matter, MergedPart, Person, Relation, Role } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { ChangeId, PersonId } from '../../../../src-shared/ids';
import { err, ok, type Result } from '../../../../src-shared/result';
import { foldTag } from '../../search/line';
import type { KeptValue, Put } from '../../store/types';
import type { Book } from '../book';
import { liveOrdinal } from '../live';
import { compactOrigins } from '../origins';
import { inverseOf, mirrorRelations } from '../relations';
import { uidOf, uuidUrn } from '../to-contact';
import { ALSO_WRITTEN, valueKey } from './merge-facts';

/**
 * Parts a merged record again, however long ago it was merged: each record that went into it comes back as it was then.
 * The one that stayed keeps what it had itself and all that was said since. One change, undone as one; `keep` is set
 * with it.
 */
export async function takeApart(
  book: Book,
  id: PersonId,
  keep: (ids: readonly PersonId[]) => readonly KeptValue[],
): Promise<Result<{ readonly changeId: ChangeId }, AppError>> {
  const { store } = book;
  const found = await store.get('people', id);
  if (!found.ok) return found;
  const merged = found.value;
  if (!merged) return err({ kind: 'not-found', what: 'person' });
  const own = merged.mergedFrom?.find(({ person }) => person.id === id);
  const others = merged.mergedFrom?.filter(({ person }) => person.id !== id) ?? [];
  if (!own || others.length === 0) return err({ kind: 'refused', where: 'it was never merged' });
  const now = book.now();
  const isThere = (to: PersonId): boolean => liveOrdinal(store.views.people, to) !== undefined;
  const rest = withoutOthers(merged, own, others, now);
  const returning = others.map(({ person }) => comeBack(person, isThere, now));
  const ties = await tiesOf(book, merged, rest, returning, now);
  if (!ties.ok) return ties;
  const matters = await store.getMany(
    'matters',
    others.flatMap((part) => part.matters),
  );
  if (!matters.ok) return matters;
  const ids = [id, ...returning.map((person) => person.id)];
  return store.commit({
    summary: { what: 'part', collection: 'people', count: ids.length },
    puts: [
      ...[rest, ...returning].map(put),
      ...ties.value,
      ...matters.value.flatMap((matter) => matterPut(matter, own, others, now)),
    ],
    touched: [],
    keep: () => keep(ids),
  });
}

const put = (record: Person): Put => ({ collection: 'people', id: record.id, record });

const comeBack = (person: Person, isThere: (id: PersonId) => boolean, now: string): Person => ({
  ...person,
  relations: person.relations.filter(({ to }) => isThere(to)),
  version: person.version + 1,
  updatedAt: now,
});

/** What a record says that no other part of it says. */
function withoutOthers(merged: Person, own: MergedPart, others: readonly MergedPart[], now: string): Person {
  const { mergedFrom: _, ...person } = merged;
  const isOthers = <Item>(read: (part: Person) => readonly Item[], keyOf: (item: Item) => string) => {
    const mine = new Set(read(own.person).map(keyOf));
    const theirs = new Set(others.flatMap((part) => read(part.person).map(keyOf)));
    return (item: Item): boolean => theirs.has(keyOf(item)) && !mine.has(keyOf(item));
  };
  const otherNames = new Set(others.map((part) => part.person.name.display));
  const isOtherName = otherNames.has(person.name.display) && person.name.display !== own.person.name.display;
  const isOtherFact = isOthers(({ facts }) => facts, factKey);
  const names = new Set([...otherNames, own.person.name.display]);
  const isNote = (fact: Fact): boolean =>
    fact.kind === 'custom' &&
    fact.label === ALSO_WRITTEN &&
    names.has(fact.value) &&
    !own.person.facts.some((before) => factKey(before) === factKey(fact));
  const isOtherRole = isOthers(({ roles }) => roles, roleKey);
  const isOtherTag = isOthers(({ tags }) => tags, foldTag);
  const isOtherTie = isOthers(({ relations }) => relations, tieKey);
  const isOtherUid = isOthers((part) => [uidOf(part), ...part.sourceUids, uuidUrn(part.id)], String);
  return compactOrigins({
    ...person,
    name: isOtherName ? own.person.name : person.name,
    facts: person.facts.filter((fact) => !isOtherFact(fact) && !isNote(fact)),
    roles: person.roles.filter((role) => !isOtherRole(role)),
    tags: person.tags.filter((tag) => !isOtherTag(tag)),
    relations: person.relations.filter((tie) => !isOtherTie(tie)),
    sourceUids: person.sourceUids.filter((uid) => !isOtherUid(uid)),
    version: merged.version + 1,
    updatedAt: now,
  });
}

const factKey = (fact: Fact): string => `${fact.kind} ${valueKey(fact)}`;
const tieKey = ({ to, type }: Relation): string => `${to} ${type}`;
const roleKey = ({ clientId, organisation, title, department }: Role): string =>
  JSON.stringify([clientId ?? organisation, title, department]);

/** The other ends: ties that go back with a part point to it again. */
async function tiesOf(
  { store }: Book,
  merged: Person,
  rest: Person,
  returning: readonly Person[],
  now: string,
): Promise<Result<readonly Put[], AppError>> {
  const mirrored = await mirrorRelations(store, rest, merged.relations, now);
  if (!mirrored.ok) return mirrored;
  const ends = new Map(
    mirrored.value.flatMap((end) => (end.collection === 'people' && end.record ? [[end.id, end.record] as const] : [])),
  );
  const missing = returning.flatMap(({ relations }) => relations.map(({ to }) => to)).filter((to) => !ends.has(to));
  const read = await store.getMany('people', [...new Set(missing)]);
  if (!read.ok) return read;
  for (const other of read.value) ends.set(other.id, { ...other, version: other.version + 1, updatedAt: now });
  for (const person of returning) {
    for (const tie of person.relations) {
      const other = ends.get(tie.to);
      if (other) ends.set(other.id, { ...other, relations: [...other.relations, inverseOf(person.id, tie)] });
    }
  }
  return ok([...ends.values()].map(put));
}

/** A matter names the part that it named; also the one that stayed, where it named that as well or does so since. */
function matterPut(matter: Matter, own: MergedPart, others: readonly MergedPart[], now: string): readonly Put[] {
  const back = others.flatMap(({ person, matters }) => (matters.includes(matter.id) ? [person.id] : []));
  const stays = own.matters.includes(matter.id) || !matter.personIds.includes(own.person.id);
  const personIds = matter.personIds.flatMap((id) => (id === own.person.id ? [...(stays ? [id] : []), ...back] : [id]));
  if (!matter.personIds.includes(own.person.id)) return [];
  return [
    {
      collection: 'matters',
      id: matter.id,
      record: { ...matter, personIds, version: matter.version + 1, updatedAt: now },
    },
  ];
}
