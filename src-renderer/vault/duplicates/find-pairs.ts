import { blocksOf, type SortedKeys } from './blocks';
import { compare, type Surroundings, type Verdict } from './compare';
import { compareNames } from './compare-names';
import { keyOfReach, nameKey } from './keys';
import type { NameTraits } from './name-traits';
import type { Traits } from './traits';

export interface Pair extends Verdict {
  readonly a: number;
  readonly b: number;
}

/** Who has a key in common with anybody, by ordinal. Yields so that others may pass. */
export function* findCandidates(keys: SortedKeys): Generator<undefined, readonly number[]> {
  const found = new Set<number>();
  for (const block of blocksOf(keys)) {
    for (const ordinal of block) found.add(ordinal);
    yield undefined;
  }
  return [...found].toSorted((a, b) => a - b);
}

const COMPARED_AT_ONCE = 64;

/** The pairs worth a question among all who have a key in common. `traits` has all of those. */
export function* findPairs(
  keys: SortedKeys,
  traits: ReadonlyMap<number, Traits>,
): Generator<undefined, readonly Pair[]> {
  const crowded = new Set<number>();
  for (const _ of blocksOf(keys, (key) => crowded.add(key))) yield undefined;
  const isShared = yield* createSharing(traits.values(), crowded);
  const isRare = yield* createRarity(traits.values());
  const surroundings = { isShared, isRare };
  const pairs = new Map<number, Pair>();
  let compared = 0;
  for (const block of blocksOf(keys)) {
    yield undefined;
    for (const [place, a] of block.entries()) {
      for (let other = place + 1; other < block.length; other++) {
        const pair = pairOf(traits, a, block[other] ?? a, surroundings, pairs);
        if (pair) pairs.set(pairKey(pair.a, pair.b), pair);
        if (++compared % COMPARED_AT_ONCE === 0) yield undefined;
      }
    }
  }
  return [...pairs.values()];
}

/** Ordinals have 21 bits. */
const pairKey = (a: number, b: number): number => a * 2 ** 21 + b;

function pairOf(
  traits: ReadonlyMap<number, Traits>,
  one: number,
  other: number,
  surroundings: Surroundings,
  known: ReadonlyMap<number, Pair>,
): Pair | undefined {
  const [a, b] = one < other ? [one, other] : [other, one];
  const traitsA = traits.get(a);
  const traitsB = traits.get(b);
  if (a === b || !traitsA || !traitsB || known.has(pairKey(a, b))) return undefined;
  const verdict = compare(traitsA, traitsB, surroundings);
  return verdict && { ...verdict, a, b };
}

/** More than so many records of one person are not to be expected. */
const HOLDERS_MAX = 6;

/** An address or number is shared where many have it, or two who cannot be one person. */
function* createSharing(
  all: Iterable<Traits>,
  crowded: ReadonlySet<number>,
): Generator<undefined, (reach: string) => boolean> {
  const holders = new Map<string, Traits[]>();
  let seen = 0;
  for (const one of all) {
    if (++seen % COMPARED_AT_ONCE === 0) yield undefined;
    for (const reach of [...one.emails.map(({ address }) => address), ...one.phones.map(({ number }) => number)]) {
      const others = holders.get(reach);
      if (others) others.push(one);
      else holders.set(reach, [one]);
    }
  }
  const known = new Map<string, boolean>();
  return (reach) => {
    let isShared = known.get(reach);
    if (isShared === undefined) {
      const having = holders.get(reach) ?? [];
      isShared = having.length > HOLDERS_MAX || crowded.has(keyOfReach(reach)) || areDifferentPeople(having);
      known.set(reach, isShared);
    }
    return isShared;
  };
}

function areDifferentPeople(people: readonly Traits[]): boolean {
  return people.some((one, place) =>
    people.slice(place + 1).some((other) => {
      const { tie, middleDiffers } = compareNames(one.name, other.name);
      return tie === 'different' || middleDiffers || (tie !== 'none' && one.name.generation !== other.name.generation);
    }),
  );
}

/** Records of one person, and perhaps of a namesake. */
const NAMESAKES_MAX = 3;

function* createRarity(all: Iterable<Traits>): Generator<undefined, (name: NameTraits) => boolean> {
  const bearers = new Map<string, number>();
  let seen = 0;
  for (const { name } of all) {
    if (++seen % COMPARED_AT_ONCE === 0) yield undefined;
    const key = nameKey(name);
    bearers.set(key, (bearers.get(key) ?? 0) + 1);
  }
  return (name) => name.given.length > 0 && (bearers.get(nameKey(name)) ?? 0) <= NAMESAKES_MAX;
}
