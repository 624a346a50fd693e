import type { CollectionView } from '../store/types';
import { inListOrder, listOrderOf, type Hits, type ListOrder, type Ordered } from './hits';
import { withAll, withNear } from './combine';
import { parseQuery } from './query';
import { createTokenFinder, type TokenHits } from './token-hits';

/** Search in one collection. */
export interface Search {
  /** What answers `text` word for word; undefined where nothing is sought. */
  readonly exact: (text: string) => Hits | undefined;
  /** The same and, after it, what answers in near spellings. */
  readonly near: (text: string) => Hits | undefined;
  /** Hits as the list shows them; `keeps` leaves others out. */
  readonly ordered: (hits: Hits, keeps: ((ordinal: number) => boolean) | undefined) => Ordered;
  /** Builds a slice of what search needs. True when there is nothing more to build. */
  readonly prepare: (milliseconds: number) => boolean;
}

interface Answer {
  readonly text: string;
  readonly revision: number;
  readonly tokens: readonly TokenHits[];
  readonly hits: Hits;
}

export function createSearch(view: () => CollectionView): Search {
  const finder = createTokenFinder(view);
  let last: Answer | undefined;
  let lastNear: { readonly of: Answer; readonly hits: Hits } | undefined;
  let order: { readonly revision: number; readonly list: ListOrder } | undefined;

  const answer = (text: string): Answer | undefined => {
    const { revision, size } = view();
    if (last?.text === text && last.revision === revision) return last;
    const query = parseQuery(text);
    if (!query) return undefined;
    let tokens = finder.find(query.tokens);
    let hits = withAll(tokens, size);
    if (query.otherwise && hits.ordinals.length === 0) {
      tokens = finder.find(query.otherwise);
      hits = withAll(tokens, size);
    }
    last = { text, revision, tokens, hits };
    return last;
  };

  return {
    exact: (text) => answer(text)?.hits,
    near: (text) => {
      const found = answer(text);
      if (!found) return undefined;
      if (lastNear?.of !== found) {
        lastNear = { of: found, hits: withNear(found.hits, found.tokens, view().size) };
      }
      return lastNear.hits;
    },
    ordered: (hits, keeps) => {
      const { revision, size } = view();
      if (order?.revision !== revision) order = { revision, list: listOrderOf(view().order, size) };
      return inListOrder(order.list, hits, keeps);
    },
    prepare: (milliseconds) => {
      const until = performance.now() + milliseconds;
      return finder.prepare(() => performance.now() < until);
    },
  };
}
