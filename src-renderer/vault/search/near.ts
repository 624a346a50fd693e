import type { CollectionView } from '../store/types';
import type { Token } from './query';
import { NO_RANK, RANK, rankLine } from './rank';
import type { Vocabulary } from './vocabulary';

/**
 * `exact` and, ranked after it, the lines in which at least one of the tokens is only nearly spelt while the others
 * are there or nearly there too.
 */
export function withNear(
  view: CollectionView,
  vocabulary: Vocabulary,
  tokens: readonly Token[],
  exact: Uint8Array,
): Uint8Array {
  const ranks = exact.slice();
  const nearly = tokens.map(({ spellings }) => vocabulary.near(view, spellings[0].word));
  for (const [index, some] of nearly.entries()) {
    if (!some) continue;
    const others = tokens.map((token, other) => ({ token, nearly: nearly[other] })).filter((_, at) => at !== index);
    for (let ordinal = 0; ordinal < some.length; ordinal++) {
      let worst = some[ordinal] ?? NO_RANK;
      if (worst === NO_RANK || (ranks[ordinal] ?? 0) <= worst) continue;
      for (const other of others) {
        if (worst !== NO_RANK) worst = Math.max(worst, rankOfOther(view, ordinal, other.token, other.nearly));
      }
      if (worst < (ranks[ordinal] ?? 0)) ranks[ordinal] = worst;
    }
  }
  return ranks;
}

function rankOfOther(view: CollectionView, ordinal: number, token: Token, nearly: Uint8Array | undefined): number {
  const near = nearly?.[ordinal] ?? NO_RANK;
  if (near !== NO_RANK) return near;
  return rankLine(view.foldedAt(ordinal), [token]) === NO_RANK ? NO_RANK : RANK.near;
}
