import type { CollectionView } from '../store/types';
import { buildBigrams } from './bigrams';
import { withNear } from './near';
import { parseQuery, type Query } from './query';
import { NO_RANK, RANKS } from './rank';
import { scan } from './scan';
import { perSegment } from './segments';
import { createVocabulary } from './vocabulary';

/** Search in one collection. */
export interface Search {
  /** Rank by ordinal of what answers `text`, NO_RANK for the others; undefined where nothing is sought. */
  readonly exact: (text: string) => Uint8Array | undefined;
  /** The same with near spellings; what answers exactly keeps its rank. */
  readonly near: (text: string) => Uint8Array | undefined;
  /** Builds a slice of what near spellings need. True when there is nothing more to build. */
  readonly prepare: (milliseconds: number) => boolean;
}

interface Answer {
  readonly text: string;
  readonly revision: number;
  readonly query: Query;
  readonly ranks: Uint8Array;
}

export function createSearch(view: () => CollectionView): Search {
  const bigrams = perSegment(buildBigrams);
  const vocabulary = createVocabulary();
  let last: Answer | undefined;
  let lastNear: { readonly of: Answer; readonly ranks: Uint8Array } | undefined;

  const answer = (text: string): Answer | undefined => {
    const present = view();
    if (last?.text === text && last.revision === present.revision) return last;
    const query = parseQuery(text);
    if (!query) return undefined;
    bigrams.refresh(present);
    const within = last && last.revision === present.revision && isNarrower(query, last.query) ? last.ranks : undefined;
    let ranks = scan(present, bigrams.all(), query.tokens, within);
    let asked = query;
    if (query.otherwise && ranks.every((rank) => rank === NO_RANK)) {
      asked = { tokens: query.otherwise };
      ranks = scan(present, bigrams.all(), asked.tokens);
    }
    last = { text, revision: present.revision, query: asked, ranks };
    return last;
  };

  return {
    exact: (text) => answer(text)?.ranks,
    near: (text) => {
      const found = answer(text);
      if (!found) return undefined;
      if (lastNear?.of !== found) {
        vocabulary.refresh(view());
        lastNear = { of: found, ranks: withNear(view(), vocabulary, found.query.tokens, found.ranks) };
      }
      return lastNear.ranks;
    },
    prepare: (milliseconds) => {
      const until = performance.now() + milliseconds;
      const mayGoOn = (): boolean => performance.now() < until;
      return bigrams.refresh(view(), mayGoOn) && vocabulary.refresh(view(), mayGoOn);
    },
  };
}

/** True where whatever answers `query` also answered `earlier`: each word sought then is part of one sought now. */
function isNarrower(query: Query, earlier: Query): boolean {
  if (query.otherwise || earlier.otherwise) return false;
  return earlier.tokens.every(
    ({ spellings: [first, second] }) =>
      second === undefined &&
      !first.atStart &&
      query.tokens.some(({ spellings }) => spellings.every(({ word }) => word.includes(first.word))),
  );
}

/** Ordinals that have a rank, best rank first, in the list's order within each; `keeps` leaves others out. */
export function inListOrder(
  order: Uint32Array,
  ranks: Uint8Array,
  keeps: ((ordinal: number) => boolean) | undefined,
): { readonly ordinals: Uint32Array; readonly counts: Uint32Array } {
  const counts = new Uint32Array(RANKS);
  const hits = new Uint32Array(order.length);
  let found = 0;
  for (let index = 0; index < order.length; index++) {
    const ordinal = order[index] ?? 0;
    const rank = ranks[ordinal] ?? NO_RANK;
    if (rank === NO_RANK || keeps?.(ordinal) === false) continue;
    hits[found++] = ordinal;
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  const next = new Uint32Array(RANKS);
  for (let rank = 1; rank < RANKS; rank++) next[rank] = (next[rank - 1] ?? 0) + (counts[rank - 1] ?? 0);
  const ordinals = new Uint32Array(found);
  for (let index = 0; index < found; index++) {
    const ordinal = hits[index] ?? 0;
    const rank = ranks[ordinal] ?? 0;
    const place = next[rank] ?? 0;
    ordinals[place] = ordinal;
    next[rank] = place + 1;
  }
  return { ordinals, counts };
}
