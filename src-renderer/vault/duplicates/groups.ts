import type { AgainstDuplicate, DuplicateReason } from '../../../src-shared/vault-methods/duplicates';
import { compareNames } from './compare-names';
import type { Pair } from './find-pairs';
import type { Traits } from './traits';

export interface Group {
  /** Ascending. */
  readonly ordinals: readonly number[];
  readonly isCertain: boolean;
  readonly reasons: readonly DuplicateReason[];
  readonly against: readonly AgainstDuplicate[];
}

/** Tells whether the partner said that two are not the same. */
export type AreApart = (a: number, b: number) => boolean;

/**
 * Puts together what is certain: all records of one person are one group. What is suggested stays in pairs, one for
 * each two groups. A group in which any two do not fit is no longer certain.
 */
export function groupPairs(
  pairs: readonly Pair[],
  traits: ReadonlyMap<number, Traits>,
  areApart: AreApart,
): readonly Group[] {
  const open = pairs.filter(({ a, b }) => !areApart(a, b));
  const sets = createSets();
  for (const { a, b, isCertain } of open) if (isCertain) sets.join(a, b);
  const certain = sets.all().filter((ordinals) => fitTogether(ordinals, traits, areApart));
  const groupOf = new Map(certain.flatMap((ordinals, index) => ordinals.map((ordinal) => [ordinal, index] as const)));
  const inside: Pair[][] = certain.map(() => []);
  const between = new Map<string, Pair>();
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

const weightOf = ({ isCertain, reasons, against }: Pair): number =>
  (isCertain ? 10 : 0) + reasons.length - against.length;

/** Each reason once. */
function joined(pairs: readonly Pair[]): Pick<Group, 'reasons' | 'against'> {
  const reasons = new Map(
    pairs.flatMap((pair) => pair.reasons.map((reason) => [JSON.stringify(reason), reason] as const)),
  );
  return { reasons: [...reasons.values()], against: [...new Set(pairs.flatMap(({ against }) => against))] };
}

/** Records that each resemble the next need not resemble one another. */
function fitTogether(ordinals: readonly number[], traits: ReadonlyMap<number, Traits>, areApart: AreApart): boolean {
  return ordinals.every((one, place) =>
    ordinals.slice(place + 1).every((other) => {
      const a = traits.get(one);
      const b = traits.get(other);
      if (!a || !b || areApart(one, other) || a.relatives.includes(b.id)) return false;
      const { tie, middleDiffers } = compareNames(a.name, b.name);
      if (tie === 'different' || tie === 'family-differs' || middleDiffers) return false;
      return tie === 'none' || a.name.generation === b.name.generation;
    }),
  );
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
