import { sortKeys } from '../../../src-renderer/vault/duplicates/blocks.ts';
import { findCandidates, findPairs } from '../../../src-renderer/vault/duplicates/find-pairs.ts';
import { groupPairs, type Group } from '../../../src-renderer/vault/duplicates/groups.ts';
import { keysOf } from '../../../src-renderer/vault/duplicates/keys.ts';
import { createPhoneReader } from '../../../src-renderer/vault/duplicates/phones.ts';
import { traitsOf, type Traits } from '../../../src-renderer/vault/duplicates/traits.ts';
import type { Person } from '../../../src-shared/book/records.ts';
import type { LabelledSet } from './labelled-people.ts';

/** All groups among `people`, in one go; a person's ordinal is the place in the list. */
export function groupsAmong(people: readonly Person[]): readonly Group[] {
  const reader = { phones: createPhoneReader('GB'), clientName: () => undefined };
  const traits = new Map<number, Traits>();
  const lists = people.map((person, ordinal) => {
    const one = traitsOf(person, reader);
    if (one) traits.set(ordinal, one);
    const keys = one ? keysOf(one) : new Uint32Array(0);
    return { keys, ordinals: new Uint32Array(keys.length).fill(ordinal) };
  });
  const keys = toEnd(sortKeys(lists));
  const candidates = toEnd(findCandidates(keys));
  const known = new Map(
    candidates.flatMap((ordinal) => {
      const one = traits.get(ordinal);
      return one ? [[ordinal, one] as const] : [];
    }),
  );
  return groupPairs(toEnd(findPairs(keys, known)), known, () => false);
}

export function toEnd<Value>(work: Generator<undefined, Value>): Value {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

export interface Measured {
  readonly people: number;
  readonly truePairs: number;
  readonly certainPrecision: number;
  readonly certainRecall: number;
  readonly suggestedRecall: number;
  readonly suggestedPrecision: number;
  readonly wrong: readonly (readonly [number, number])[];
  readonly missed: readonly (readonly [number, number])[];
}

export const measure = ({ people }: LabelledSet): Measured =>
  measurePairs(
    groupsAmong(people.map(({ record }) => record)),
    people.map(({ who }) => who),
  );

/** Counts pairs of records: every two of one person or firm are one to be found. `truth`: which, by place. */
export function measurePairs(
  groups: readonly Pick<Group, 'ordinals' | 'isCertain'>[],
  which: readonly number[],
): Measured {
  const certain = new Set<string>();
  const all = new Set<string>();
  const groupOf = new Map<number, readonly number[]>();
  for (const { ordinals, isCertain } of groups)
    if (isCertain) for (const ordinal of ordinals) groupOf.set(ordinal, ordinals);
  for (const { ordinals, isCertain } of groups) {
    // Whoever says yes to a suggestion joins all that is certain of both.
    const members = isCertain ? ordinals : ordinals.flatMap((ordinal) => groupOf.get(ordinal) ?? [ordinal]);
    for (const pair of pairsIn(members)) {
      all.add(pair);
      if (isCertain) certain.add(pair);
    }
  }
  const truth = truePairs(which);
  const both = (found: ReadonlySet<string>): number => [...found].filter((pair) => truth.has(pair)).length;
  const suggested = new Set([...all].filter((pair) => !certain.has(pair)));
  return {
    people: which.length,
    truePairs: truth.size,
    certainPrecision: both(certain) / certain.size,
    certainRecall: both(certain) / truth.size,
    suggestedRecall: both(all) / truth.size,
    suggestedPrecision: suggested.size === 0 ? 1 : both(suggested) / suggested.size,
    wrong: [...certain].filter((pair) => !truth.has(pair)).map(places),
    missed: [...truth].filter((pair) => !all.has(pair)).map(places),
  };
}

const places = (pair: string): readonly [number, number] => {
  const [a = 0, b = 0] = pair.split(' ').map(Number);
  return [a, b];
};

const pairsIn = (members: readonly number[]): readonly string[] => {
  const sorted = [...new Set(members)].toSorted((a, b) => a - b);
  return sorted.flatMap((a, place) => sorted.slice(place + 1).map((b) => `${a} ${b}`));
};

function truePairs(who: readonly number[]): ReadonlySet<string> {
  const members = new Map<number, number[]>();
  for (const [place, one] of who.entries()) {
    const others = members.get(one);
    if (others) others.push(place);
    else members.set(one, [place]);
  }
  return new Set([...members.values()].flatMap(pairsIn));
}
