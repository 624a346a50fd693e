import type { ListedFeed } from '../../src-shared/directory-files';
import type { FeedLists } from './tasks';

/** A folder that is changed twice within so long may tell one time for both. */
const SETTLED_MS = 5_000;

interface Known {
  readonly state: string;
  /** When this state was first seen. */
  readonly since: number;
  readonly files: ListedFeed;
  /** Listed long enough after its state was first seen: a change since then shows in the state. */
  readonly isSettled: boolean;
}

/** A folder's names, and the state that they go with. */
export type Settled = ReadonlyMap<string, { readonly state: string; readonly files: ListedFeed }>;

/** Names in the feeds' folders, as they were listed last: what did not change needs not be listed again. */
export interface KnownNames {
  /** Those that a change would show on. */
  readonly settled: () => Settled;
  /** Notes what was listed, from `begun` on, and answers it whole; `settled`: what the listing went by. */
  readonly note: (lists: FeedLists, begun: number, settled: Settled) => readonly ListedFeed[];
  /** Without what is not there any more. */
  readonly keepOnly: (feeds: readonly string[]) => void;
}

export function createKnownNames(): KnownNames {
  const known = new Map<string, Known>();
  const keep = (state: string, { feed, entries, contents }: ListedFeed, begun: number): void => {
    if (state === '') return void known.delete(feed);
    const before = known.get(feed);
    const since = before?.state === state ? before.since : performance.now();
    known.set(feed, { state, since, files: { feed, entries, contents }, isSettled: begun - since > SETTLED_MS });
  };
  return {
    settled: () => new Map(Array.from(known).filter(([, { isSettled }]) => isSettled)),
    note: ({ feeds }, begun, settled) =>
      feeds.flatMap(({ feed, state, files }) => {
        if (files) keep(state, files, begun);
        return files ?? settled.get(feed)?.files ?? [];
      }),
    keepOnly: (feeds) => {
      const there = new Set(feeds);
      for (const feed of known.keys()) if (!there.has(feed)) known.delete(feed);
    },
  };
}
