import { LIMITS } from '../../../../src-shared/book/fact';
import type { Contact } from '../../../../src-shared/book/contact';
import type { Person, Related, Relation } from '../../../../src-shared/book/records';
import { createId, type PersonId } from '../../../../src-shared/ids';
import { fold } from '../../search/fold';
import { inverseOf, tidyRelations } from '../relations';
import { relationFromWord } from './relation-words';

/** The new people of a file, by their places in it, and whom they name. What they say beside that is not held. */
export interface Ties {
  readonly meet: (place: number, contact: Contact) => void;
  /**
   * Turns named related people into relations where the name or UID means exactly one other of those who were met, with
   * the inverse at the other end. What cannot be linked stays as the file named it.
   */
  readonly link: () => Generator<undefined, ReadonlyMap<number, Tied>>;
}

/** Somebody who names others, or is named. */
export interface Tied {
  readonly id: PersonId;
  readonly relations: readonly Relation[];
  /** Absent where they name nobody themselves. */
  readonly left?: readonly Related[];
}

interface Met {
  readonly place: number;
  readonly name: string;
  readonly uid: string | undefined;
}

const PEOPLE_AT_ONCE = 128;

export function createTies(): Ties {
  const met: Met[] = [];
  const naming: { readonly place: number; readonly related: readonly Related[] }[] = [];
  return {
    meet: (place, { name, uid, related = [] }) => {
      met.push({ place, name: name.display, uid });
      if (related.length > 0) naming.push({ place, related });
    },
    link: function* () {
      const wanted = new Set(
        naming.flatMap(({ related }) => related.flatMap(({ who }) => [bareUid(who), nameKey(who)])),
      );
      const find = wanted.size === 0 ? () => undefined : yield* finder(met, wanted);
      const tied = createTied();
      for (const [index, { place, related }] of naming.entries()) {
        tied.name(place, related, find);
        if (index % PEOPLE_AT_ONCE === 0) yield undefined;
      }
      return tied.all();
    },
  };
}

/** The person as they are once they are tied. */
export function withTies(person: Person, { id, relations, left }: Tied): Person {
  const { related, ...others } = person;
  const remaining = left ?? related ?? [];
  return {
    ...others,
    id,
    relations: tidyRelations(relations).slice(0, LIMITS.items),
    ...(remaining.length > 0 && { related: [...remaining] }),
  };
}

type Find = (who: string) => number | undefined;

/** Only who is wanted is kept: most are named by nobody. */
function* finder(met: readonly Met[], wanted: ReadonlySet<string>): Generator<undefined, Find> {
  const byUid = new Map<string, number | null>();
  const byName = new Map<string, number | null>();
  const add = (map: Map<string, number | null>, key: string, place: number): void => {
    if (wanted.has(key)) map.set(key, map.has(key) ? null : place);
  };
  for (const [index, { place, name, uid }] of met.entries()) {
    if (uid !== undefined) add(byUid, bareUid(uid), place);
    add(byName, nameKey(name), place);
    if (index % PEOPLE_AT_ONCE === 0) yield undefined;
  }
  return (who) => byUid.get(bareUid(who)) ?? byName.get(nameKey(who)) ?? undefined;
}

const bareUid = (uid: string): string => uid.replace(/^urn:uuid:/i, '').toLowerCase();
const nameKey = (name: string): string => fold(name).replace(/\s+/g, ' ').trim();

interface Growing extends Tied {
  readonly relations: Relation[];
  left?: readonly Related[];
}

function createTied() {
  const byPlace = new Map<number, Growing>();
  const at = (place: number): Growing => {
    const known = byPlace.get(place);
    if (known) return known;
    const fresh: Growing = { id: createId<'person'>(), relations: [] };
    byPlace.set(place, fresh);
    return fresh;
  };
  const link = (place: number, other: number, { type, note }: Related): void => {
    const kind = relationFromWord(type);
    const said = note ?? kind.note;
    const to = at(other).id;
    const relation = { to, type: kind.type, ...(said !== undefined && { note: said }) };
    give(at(place).relations, relation);
    // The word is the file's for the other person: seen from the other end it would be wrong.
    give(at(other).relations, inverseOf(at(place).id, note === undefined ? { to, type: kind.type } : relation));
  };
  return {
    name: (place: number, related: readonly Related[], find: Find): void => {
      const left: Related[] = [];
      for (const one of related) {
        const other = find(one.who);
        if (other === undefined || other === place) left.push(one);
        else link(place, other, one);
      }
      at(place).left = left;
    },
    all: (): ReadonlyMap<number, Tied> => byPlace,
  };
}

/** What the person's own card says goes before what follows from another's. */
function give(relations: Relation[], relation: Relation): void {
  if (!relations.some(({ to, type }) => to === relation.to && type === relation.type)) relations.push(relation);
}
