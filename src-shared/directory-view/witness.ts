import type { Hex32 } from '../directory-entry/key-bytes';
import { factsOf, keepHighest, type Head } from './facts';
import { byPlace, type FeedProblem } from './problems';
import type { ViewFeed } from './rows';

/** A witness can name any number of feeds that nobody has: so many are shown of each. */
const SHOWN_OF_EACH = 100;

/**
 * What other apps have seen and we have not, or not so: a member's word, named as such and no proof. Of each member's
 * witnesses the highest head of a feed counts.
 */
export function witnessProblems(feeds: readonly ViewFeed[]): FeedProblem[] {
  const rowsOf = new Map(feeds.map(({ feed, rows }) => [feed, rows]));
  return [...witnessedHeads(feeds)].flatMap(([by, heads]) => {
    const problems = [...heads].flatMap(([feed, head]): FeedProblem[] => {
      const rows = rowsOf.get(feed) ?? [];
      const mine = rows[head.seq - 1];
      if (mine === undefined) return [{ kind: 'shortened', feed, seq: rows.length + 1, by }];
      return mine.id === head.hash ? [] : [{ kind: 'fork', feed, seq: head.seq, by }];
    });
    return problems.toSorted(byPlace).slice(0, SHOWN_OF_EACH);
  });
}

function witnessedHeads(feeds: readonly ViewFeed[]): ReadonlyMap<Hex32, ReadonlyMap<Hex32, Head>> {
  const byWitness = new Map<Hex32, Map<Hex32, Head>>();
  for (const one of feeds) {
    const { heads } = factsOf(one);
    if (heads.size === 0) continue;
    const all = byWitness.get(one.memberId);
    if (all === undefined) byWitness.set(one.memberId, new Map(heads));
    else for (const [feed, head] of heads) keepHighest(all, feed, head);
  }
  return byWitness;
}
