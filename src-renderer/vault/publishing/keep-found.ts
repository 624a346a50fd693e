import type { Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { takenBackIn } from '../../../src-shared/directory-view/facts';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { createBreathe } from '../store/slices';
import { emptied } from './read-feed';
import type { FeedReplica } from './feed-replica';
import type { FeedChange, Replica } from './replica';

/** Some ten milliseconds' work each. */
const KEEP_AT_ONCE = 4;
/** What was read is shown first, and kept when all of it is there; but no more than this waits for it in memory. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;

export type Keeper = ReturnType<typeof createKeeper>;

/** Shows what was found a few feeds at a time, and keeps it the same way. */
export function createKeeper(
  replica: Pick<Replica, 'feeds' | 'show' | 'keep'>,
  onFound: (feeds: readonly FeedReplica[]) => Promise<void>,
) {
  const breathe = createBreathe();
  let found: FeedChange[] = [];
  /** What is shown and not kept yet. */
  const waiting = new Map<Hex32, FeedChange>();
  let bytes = 0;
  const show = async (): Promise<void> => {
    const changed = emptyAcross(replica, waiting, found);
    found = [];
    for (const change of changed) {
      waiting.set(change.feed.feed, change);
      bytes += bytesOf(change);
    }
    const feeds = changed.map(({ feed }) => feed);
    replica.show(feeds);
    await onFound(feeds);
  };
  const write = async (): Promise<Result<null, AppError>> => {
    const all = [...waiting.values()];
    waiting.clear();
    bytes = 0;
    for (let from = 0; from < all.length; from += KEEP_AT_ONCE) {
      const kept = await replica.keep(all.slice(from, from + KEEP_AT_ONCE));
      if (!kept.ok) return kept;
      await breathe();
    }
    return ok(null);
  };
  return {
    keep: async (change: FeedChange): Promise<Result<null, AppError>> => {
      found.push(change);
      if (found.length < KEEP_AT_ONCE) return ok(null);
      await show();
      return bytes < MOST_WAITING_BYTES ? ok(null) : write();
    },
    finish: async (onAllFound: () => void): Promise<Result<null, AppError>> => {
      await show();
      onAllFound();
      return write();
    },
  };
}

const bytesOf = ({ headers = [], contents = [] }: FeedChange): number =>
  [...headers, ...contents].reduce((sum, { length }) => sum + length, 0);

/** What one device of a member takes back may stand in the feed of another: its content goes from the replica as well. */
function emptyAcross(
  replica: Pick<Replica, 'feeds'>,
  waiting: ReadonlyMap<Hex32, FeedChange>,
  changed: readonly FeedChange[],
): readonly FeedChange[] {
  const latest = new Map([...replica.feeds(), ...changed.map(({ feed }) => [feed.feed, feed] as const)]);
  const members = new Set(changed.map(({ feed }) => feed.memberId));
  const result = new Map(changed.map((one) => [one.feed.feed, one]));
  for (const memberId of members) {
    const feeds = Array.from(latest.values()).filter((feed) => feed.memberId === memberId);
    if (feeds.length < 2) continue;
    const takenBack = takenBackIn(feeds);
    for (const feed of feeds) {
      if (!feed.rows.some((row) => takenBack.has(row.id) && 'content' in row)) continue;
      const rows = feed.rows.map((row) => (takenBack.has(row.id) ? emptied(row) : row));
      const { contents: _, ...change } = result.get(feed.feed) ?? waiting.get(feed.feed) ?? { added: [] };
      result.set(feed.feed, { ...change, feed: { ...feed, rows } });
    }
  }
  return [...result.values()];
}
