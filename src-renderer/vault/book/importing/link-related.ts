import { LIMITS } from '../../../../src-shared/book/fact';
import type { Person, Related, Relation } from '../../../../src-shared/book/records';
import { fold } from '../../search/fold';
import { inverseOf, tidyRelations } from '../relations';
import { relationFromWord } from './relation-words';

/**
 * Turns named related people into relations where the name or UID means exactly one other person of `people`, with the
 * inverse at the other end. What cannot be linked stays as the file named it.
 */
export function linkRelated(people: readonly Person[]): readonly Person[] {
  const naming = people.filter(({ related }) => related !== undefined && related.length > 0);
  if (naming.length === 0) return people;
  const whoIs = finder(people);
  const gained = new Map<Person, Relation[]>();
  const left = new Map<Person, Related[]>();
  for (const person of naming) {
    const unlinked: Related[] = [];
    for (const related of person.related ?? []) {
      const other = whoIs(related.who);
      if (!other || other === person) unlinked.push(related);
      else link(gained, person, other, related);
    }
    left.set(person, unlinked);
  }
  return people.map((person) => withLinks(person, gained.get(person), left.get(person)));
}

function link(gained: Map<Person, Relation[]>, person: Person, other: Person, { type, note }: Related): void {
  const kind = relationFromWord(type);
  const said = note ?? kind.note;
  const relation = { to: other.id, type: kind.type, ...(said !== undefined && { note: said }) };
  give(gained, person, relation);
  // The word is the file's for the other person: seen from the other end it would be wrong.
  give(gained, other, inverseOf(person.id, note === undefined ? { to: other.id, type: kind.type } : relation));
}

function give(gained: Map<Person, Relation[]>, person: Person, relation: Relation): void {
  const relations = gained.get(person);
  if (!relations) gained.set(person, [relation]);
  // What the person's own card says goes before what follows from another's.
  else if (!relations.some(({ to, type }) => to === relation.to && type === relation.type)) relations.push(relation);
}

function withLinks(
  person: Person,
  gained: readonly Relation[] | undefined,
  left: readonly Related[] | undefined,
): Person {
  if (!gained && !left) return person;
  const { related, ...others } = person;
  const remaining = left ?? related ?? [];
  return {
    ...others,
    relations: tidyRelations([...person.relations, ...(gained ?? [])]).slice(0, LIMITS.items),
    ...(remaining.length > 0 && { related: [...remaining] }),
  };
}

function finder(people: readonly Person[]): (who: string) => Person | undefined {
  const byUid = new Map<string, Person | null>();
  const byName = new Map<string, Person | null>();
  const add = (map: Map<string, Person | null>, key: string, person: Person): void => {
    map.set(key, map.has(key) ? null : person);
  };
  for (const person of people) {
    for (const uid of person.sourceUids) add(byUid, bareUid(uid), person);
    add(byName, nameKey(person.name.display), person);
  }
  return (who) => byUid.get(bareUid(who)) ?? byName.get(nameKey(who)) ?? undefined;
}

const bareUid = (uid: string): string => uid.replace(/^urn:uuid:/i, '').toLowerCase();
const nameKey = (name: string): string => fold(name).replace(/\s+/g, ' ').trim();
