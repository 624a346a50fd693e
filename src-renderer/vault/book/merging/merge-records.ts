import type { Flags, MergedPart, Person } from '../../../../src-shared/book/records';
import type { MatterId, PersonId } from '../../../../src-shared/ids';
import type { Lead } from '../../../../src-shared/vault-contract';
import { fold } from '../../search/fold';
import { nameKeys } from '../importing/statement-keys';
import { sorted } from '../origins';
import { tidyTags } from '../tidy';
import { uidOf, uuidUrn } from '../to-contact';
import { ALSO_WRITTEN, mergeStatements, type AlsoSaid } from './merge-facts';

/** The matters that name somebody. */
export type MattersOf = (id: PersonId) => readonly MatterId[];

/**
 * One record of several about one person; nothing that any of them says is lost. The oldest keeps its id, the others'
 * names are noted, and each is kept as it was. Relations still point to where they did.
 */
export function mergeRecords(people: readonly Person[], lead: Lead, mattersOf: MattersOf, now: string): Person {
  const [survivor, ...others] = people.toSorted((a, b) =>
    a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0,
  );
  if (!survivor) throw new Error('nobody to merge');
  const ordered = [survivor, ...others];
  const named = ordered.find(({ id }) => id === lead.name) ?? best(ordered);
  const leads = { ...lead, name: named.id, role: lead.role ?? named.id };
  const related = onceEach(ordered.flatMap((person) => person.related ?? []));
  const dropped = onceEach(
    ordered.flatMap((person) => [...(person.dropped ?? []), ...(person === named ? [] : nameKeys(person.name))]),
  );
  const members = onceEach(ordered.flatMap((person) => person.members ?? []));
  return {
    id: survivor.id,
    version: survivor.version + 1,
    createdAt: survivor.createdAt,
    updatedAt: now,
    kind: survivor.kind,
    name: fullName(named, ordered),
    ...mergeStatements(ordered, leads, otherNames(named, ordered)),
    relations: ordered.flatMap(({ relations }) => relations),
    ...(related.length > 0 && { related }),
    ...(members.length > 0 && { members }),
    ...(dropped.length > 0 && { dropped }),
    sourceUids: [...new Set(ordered.flatMap((person) => [uidOf(person), ...person.sourceUids, uuidUrn(person.id)]))],
    tags: tidyTags(ordered.flatMap(({ tags }) => tags)),
    flags: strictest(ordered.map(({ flags }) => flags)),
    mergedFrom: partsOf(ordered, mattersOf, now),
  };
}

/** Names that were taken apart into given and family name say most; then longer ones. A mail address says least. */
const best = (people: readonly Person[]): Person =>
  people.reduce((first, other) => (worth(other) > worth(first) ? other : first));

const worth = ({ name }: Person): number =>
  (name.family !== undefined && name.given !== undefined ? 200 : 0) +
  (name.display.includes('@') ? 0 : 100) +
  Math.min(name.display.length, 60);

/** What only another record knows of the name. A prefix or second name can be missing; a wrong one cannot come of it. */
function fullName({ name }: Person, people: readonly Person[]): Person['name'] {
  const full = { ...name };
  for (const part of ['prefix', 'suffix', 'additional', 'nickname', 'phoneticGiven', 'phoneticFamily'] as const) {
    const known = people.find((person) => person.name[part] !== undefined)?.name[part];
    if (full[part] === undefined && known !== undefined) full[part] = known;
  }
  return full;
}

/** Other spellings stay to be read and found by. */
function otherNames(named: Person, people: readonly Person[]): readonly AlsoSaid[] {
  const known = new Set([fold(named.name.display).trim()]);
  return people.flatMap((person) => {
    const { display } = person.name;
    const folded = fold(display).trim();
    const isReach = person.facts.some(({ value }) => typeof value === 'string' && fold(value).trim() === folded);
    if (known.has(folded) || isReach) return [];
    known.add(folded);
    const isNoted = people.some(({ facts }) =>
      facts.some(({ label, value }) => label === ALSO_WRITTEN && value === display),
    );
    return isNoted ? [] : [{ person, fact: { kind: 'custom', label: ALSO_WRITTEN, value: display, from: 0 } }];
  });
}

export function strictest(all: readonly Flags[]): Flags {
  const covenants = all.flatMap(({ covenantUntil }) => covenantUntil ?? []).toSorted();
  const last = covenants.at(-1);
  return {
    ...(all.some(({ neverPublish }) => neverPublish) && { neverPublish: true as const }),
    ...(all.some(({ informationBarrier }) => informationBarrier) && { informationBarrier: true as const }),
    ...(last !== undefined && { covenantUntil: last }),
  };
}

export const onceEach = <Item>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(sorted(item)), item])).values(),
];

/** Somebody who was merged before is known by the parts of then. */
const partsOf = (people: readonly Person[], mattersOf: MattersOf, at: string): MergedPart[] =>
  people.flatMap((person) => {
    const { mergedFrom, ...alone } = person;
    return mergedFrom ?? [{ at, person: alone, matters: [...mattersOf(person.id)] }];
  });
