import type { AgainstDuplicate, DuplicateReason } from '../../../src-shared/vault-methods/duplicates';
import { compareNames } from './compare-names';
import type { Pair } from './find-pairs';
import type { Traits } from './traits';

export interface GroupOf<Reason, Against> {
  /** Ascending. */
  readonly ordinals: readonly number[];
  readonly isCertain: boolean;
  readonly reasons: readonly Reason[];
  readonly against: readonly Against[];
}
export type Group = GroupOf<DuplicateReason, AgainstDuplicate>;

/** Two records that may be one. */
export interface PairOf<Reason, Against> extends Omit<GroupOf<Reason, Against>, 'ordinals'> {
  readonly a: number;
  readonly b: number;
}

/** Tells whether the partner said that two are not the same. */
export type AreApart = (a: number, b: number) => boolean;

export const groupPairs = (
  pairs: readonly Pair[],
  traits: ReadonlyMap<number, Traits>,
  areApart: AreApart,
): readonly Group[] => groupAll(pairs, (one, other) => fitTogether(traits, one, other), areApart);

/**
 * Puts together what is certain: all records of one are one group. What is suggested stays in pairs, one for each two
 * groups. A group in which any two do not fit is no longer certain.
 */
export function groupAll<Reason, Against>(
  pairs: readonly PairOf<Reason, Against>[],
  fit: (a: number, b: number) => boolean,
  areApart: AreApart,
): readonly GroupOf<Reason, Against>[] {
  const open = pairs.filter(({ a, b }) => !areApart(a, b));
  const sets = createSets();
  for (const { a, b, isCertain } of open) if (isCertain) sets.join(a, b);
  const certain = sets.all().filter((ordinals) => everyTwo(ordinals, (a, b) => !areApart(a, b) && fit(a, b)));
  const groupOf = new Map(certain.flatMap((ordinals, index) => ordinals.map((ordinal) => [ordinal, index] as const)));
  const inside: PairOf<Reason, Against>[][] = certain.map(() => []);
  const between = new Map<string, PairOf<Reason, Against>>();
  for (const pair of open) {
    const own = groupOf.get(pair.a);
    if (own !== undefined && own === groupOf.get(pair.b)) {
      inside[own]?.push(pair);
      continue;
    }
    const first = (ordinal: number): number => certain[groupOf.get(ordinal) ?? -1]?.[0] ?? ordinal;
    const key = [first(pair.a), first(pair.b)].toSorted((x, y) => x - y).join(' ');
    const stronger = between.get(key);
    if (!stronger || weightOf(stronger) < weightOf(pair)) between.set(key, pair);
  }
  return [
    ...certain.map((ordinals, index) => ({ ordinals, isCertain: true, ...joined(inside[index] ?? []) })),
    ...[...between.values()].map(({ a, b, reasons, against }) => ({
      ordinals: [a, b],
      isCertain: false,
      reasons,
      against,
    })),
  ];
}

const weightOf = ({ isCertain, reasons, against }: PairOf<unknown, unknown>): number =>
  (isCertain ? 10 : 0) + reasons.length - against.length;

/** Each reason once. */
function joined<Reason, Against>(
  pairs: readonly PairOf<Reason, Against>[],
): Pick<GroupOf<Reason, Against>, 'reasons' | 'against'> {
  const reasons = new Map(
    pairs.flatMap((pair) => pair.reasons.map((reason) => [JSON.stringify(reason), reason] as const)),
  );
  return { reasons: [...reasons.values()], against: [...new Set(pairs.flatMap(({ against }) => against))] };
}

/** Records that each resemble the next need not resemble one another. */
const everyTwo = (ordinals: readonly number[], fit: (a: number, b: number) => boolean): boolean =>
  ordinals.every((one, place) => ordinals.slice(place + 1).every((other) => fit(one, other)));

function fitTogether(traits: ReadonlyMap<number, Traits>, one: number, other: number): boolean {
  const a = traits.get(one);
  const b = traits.get(other);
  if (!a || !b || a.relatives.includes(b.id)) return false;
  const { tie, middleDiffers } = compareNames(a.name, b.name);
  if (tie === 'different' || tie === 'family-differs' || middleDiffers) return false;
  return tie === 'none' || a.name.generation === b.name.generation;
}

/** Certain ones first, then as the list has the first of each. */
export function inListOrder<Found extends Pick<GroupOf<unknown, unknown>, 'ordinals' | 'isCertain'>>(
  groups: readonly Found[],
  order: Uint32Array,
): readonly Found[] {
  const places = new Map<number, number>();
  for (const [place, ordinal] of order.entries()) places.set(ordinal, place);
  const placeOf = ({ ordinals: [first = -1] }: Found): number => places.get(first) ?? 0;
  return groups.toSorted((a, b) => Number(b.isCertain) - Number(a.isCertain) || placeOf(a) - placeOf(b));
}

/** Disjoint sets of ordinals (union-find with path halving). */
function createSets(): {
  readonly join: (a: number, b: number) => void;
  readonly all: () => readonly (readonly number[])[];
} {
  const parents = new Map<number, number>();
  const rootOf = (ordinal: number): number => {
    let root = ordinal;
    for (;;) {
      const parent = parents.get(root) ?? root;
      if (parent === root) return root;
      const grandparent = parents.get(parent) ?? parent;
      parents.set(root, grandparent);
      root = grandparent;
    }
  };
  return {
    join: (a, b) => {
      const [low, high] = [rootOf(a), rootOf(b)].toSorted((x, y) => x - y);
      if (low === undefined || high === undefined) return;
      parents.set(low, low);
      parents.set(high, low);
    },
    all: () => {
      const sets = new Map<number, number[]>();
      for (const ordinal of [...parents.keys()].toSorted((x, y) => x - y)) {
        const set = sets.get(rootOf(ordinal));
        if (set) set.push(ordinal);
        else sets.set(rootOf(ordinal), [ordinal]);
      }
      return [...sets.values()];
    },
  };
}
