import type { FeedChecker } from './feed-checker';
import type { FeedReplica } from './feed-replica';
import type { Replica } from './replica';

export interface VerifyDeps {
  readonly replica: Replica;
  readonly startChecker: () => FeedChecker;
  readonly now: () => string;
}

/** One is looked up and kept while the other is checked. */
const FEEDS_AT_ONCE = 2;

/**
 * Checks each entry's own signature. A feed was admitted to the view by its last signature and the chain of hashes
 * before it; this finds entries that their own key never signed. True where there was anything to check.
 */
export async function verifySignatures(deps: VerifyDeps): Promise<boolean> {
  const due = [...deps.replica.feeds().values()].filter(({ verifiedThrough, rows }) => verifiedThrough < rows.length);
  if (due.length === 0) return false;
  const checker = deps.startChecker();
  const inTurn = due.values();
  const verifyInTurn = async (): Promise<void> => {
    for (const feed of inTurn) await verifyFeed(deps, checker, feed);
  };
  await Promise.all(Array.from({ length: FEEDS_AT_ONCE }, verifyInTurn));
  checker.end();
  return true;
}

async function verifyFeed(
  { replica, now }: VerifyDeps,
  checker: FeedChecker,
  { feed, verifiedThrough }: FeedReplica,
): Promise<void> {
  const headers = await replica.proofAfter(feed, verifiedThrough);
  const { through, unsigned } = await checker.verify({ feed, headers, after: verifiedThrough });
  const since = now();
  await replica.update(feed, (latest) => ({
    ...latest,
    verifiedThrough: Math.max(latest.verifiedThrough, through),
    problems: [...latest.problems, ...unsigned.map((seq) => ({ kind: 'bad-signature' as const, feed, seq, since }))],
  }));
}
