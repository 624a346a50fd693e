import { RELATION_INVERSES, type Person, type Relation } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { PersonId } from '../../../src-shared/ids';
import { ok, type Result } from '../../../src-shared/result';
import type { BookStore, Put } from '../store/types';

const keyOf = ({ to, type }: Relation): string => `${to} ${type}`;

const wordingOf = (relation: Relation): string => `${keyOf(relation)} ${relation.note ?? ''}`;

/** The same tie to the same person stands once. */
export function tidyRelations(relations: readonly Relation[]): Relation[] {
  return [...new Map(relations.map((relation) => [keyOf(relation), relation])).values()];
}

/** The same tie, seen from the other end. */
export const inverseOf = (person: PersonId, { type, note }: Relation): Relation => ({
  to: person,
  type: RELATION_INVERSES[type],
  ...(note !== undefined && { note }),
});

/** Puts for the people at the other end of relations that `person` gained, lost or changed since `before`. */
export async function mirrorRelations(
  store: BookStore,
  person: Person,
  before: readonly Relation[],
  now: string,
): Promise<Result<readonly Put[], AppError>> {
  const present = new Set(person.relations.map(wordingOf));
  const earlier = new Set(before.map(wordingOf));
  const changed = [
    ...before.filter((relation) => !present.has(wordingOf(relation))),
    ...person.relations.filter((relation) => !earlier.has(wordingOf(relation))),
  ];
  const ids = [...new Set(changed.map(({ to }) => to))];
  if (ids.length === 0) return ok([]);
  const others = await store.getMany('people', ids);
  if (!others.ok) return others;
  return ok(others.value.map((other) => mirror(other, person, changed, now)));
}

function mirror(other: Person, person: Person, changed: readonly Relation[], now: string): Put {
  const between = (relations: readonly Relation[]): readonly Relation[] =>
    relations.filter(({ to }) => to === other.id);
  const stale = new Set(between(changed).map((relation) => keyOf(inverseOf(person.id, relation))));
  const relations = [
    ...other.relations.filter((relation) => !stale.has(keyOf(relation))),
    ...between(person.relations)
      .map((relation) => inverseOf(person.id, relation))
      .filter((relation) => stale.has(keyOf(relation))),
  ];
  return {
    collection: 'people',
    id: other.id,
    record: { ...other, relations, version: other.version + 1, updatedAt: now },
  };
}
