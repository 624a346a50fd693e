import { collectHits, type Hits } from './hits';
import { NO_RANK } from './rank';
import type { TokenHits } from './token-hits';

/** What has every token, ranked by the worst of them. */
export function withAll(tokens: readonly TokenHits[], size: number): Hits {
  const [first, ...others] = tokens.map(({ exact }) => exact).toSorted((a, b) => a.ordinals.length - b.ordinals.length);
  if (!first) return collectHits(size, () => undefined);
  if (others.length === 0) return first;
  return collectHits(size, (add) => {
    for (const ordinal of first.ordinals) {
      let worst = first.ranks[ordinal] ?? NO_RANK;
      for (const { ranks } of others) worst = Math.max(worst, ranks[ordinal] ?? NO_RANK);
      add(ordinal, worst);
    }
  });
}

/**
 * `exact`, and after it what has every token either word for word or nearly. What is only nearly there ranks by its
 * worst slip.
 */
export function withNear(exact: Hits, tokens: readonly TokenHits[], size: number): Hits {
  const all = tokens.map((token): Candidates => ({ exact: token.exact, near: token.near() }));
  const fewest = all.toSorted((a, b) => countOf(a) - countOf(b))[0];
  if (!fewest) return exact;
  return collectHits(size, (add) => {
    for (const ordinal of exact.ordinals) add(ordinal, exact.ranks[ordinal] ?? NO_RANK);
    for (const ordinal of fewest.exact.ordinals) add(ordinal, rankOf(all, ordinal));
    for (const ordinal of fewest.near?.ordinals ?? []) add(ordinal, rankOf(all, ordinal));
  });
}

interface Candidates {
  readonly exact: Hits;
  readonly near: Hits | undefined;
}

const countOf = ({ exact, near }: Candidates): number => exact.ordinals.length + (near?.ordinals.length ?? 0);

/** The worst of the near tokens' ranks; NO_RANK where a token is missing or none is near only. */
function rankOf(tokens: readonly Candidates[], ordinal: number): number {
  let worst = -1;
  for (const { exact, near } of tokens) {
    if (exact.ranks[ordinal] !== NO_RANK) continue;
    worst = Math.max(worst, near?.ranks[ordinal] ?? NO_RANK);
  }
  return worst < 0 ? NO_RANK : worst;
}
