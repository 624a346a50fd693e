import type { CollectionView } from '../store/types';
import { createChain } from './chain';
import { inListOrder, listOrderOf, type Hits, type ListOrder, type Ordered } from './hits';
import { parseQuery, type Token } from './query';

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
  readonly tokens: readonly Token[];
  readonly hits: Hits;
}

export function createSearch(view: () => CollectionView): Search {
  const chain = createChain(view);
  let last: Answer | undefined;
  let lastNear: { readonly of: Answer; readonly hits: Hits } | undefined;
  let order: { readonly revision: number; readonly list: ListOrder } | undefined;

  const answer = (text: string): Answer | undefined => {
    const { revision } = view();
    if (last?.text === text && last.revision === revision) return last;
    const query = parseQuery(text);
    if (!query) return undefined;
    let { tokens } = query;
    let hits = chain.exact(tokens);
    if (query.otherwise && hits.ordinals.length === 0) {
      tokens = query.otherwise;
      hits = chain.exact(tokens);
    }
    last = { text, revision, tokens, hits };
    return last;
  };

  return {
    exact: (text) => answer(text)?.hits,
    near: (text) => {
      const found = answer(text);
      if (!found) return undefined;
      if (lastNear?.of !== found) lastNear = { of: found, hits: chain.near(found.tokens) };
      return lastNear.hits;
    },
    ordered: (hits, keeps) => {
      const { revision, size } = view();
      if (order?.revision !== revision) order = { revision, list: listOrderOf(view().order, size) };
      return inListOrder(order.list, hits, keeps);
    },
    prepare: (milliseconds) => {
      const until = performance.now() + milliseconds;
      return chain.prepare(() => performance.now() < until);
    },
  };
}
