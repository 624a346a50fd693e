import { countFiles, type DirectoryListing, type ListedFeed } from '../../src-shared/directory-files';
import type { AppError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import type { Hands } from './hands';
import type { KnownNames, Settled } from './known-names';
import { joinOdd } from './odd-list';
import type { FeedLists } from './tasks';

const FEEDS_AT_ONCE = 32;
const MOST_OF_A_FEED = 100_000;
/** When so many names are listed, each further feed gets as many as a member fills in years: nobody crowds others out. */
const MOST_IN_ALL = 4_000_000;
const FAIR_SHARE = 4_000;

/** Lists all feeds, several at a time; all of them, or the folder is away. */
export async function listDirectory(
  hands: Hands,
  root: string,
  stamps: boolean,
  names: KnownNames,
): Promise<Result<DirectoryListing, AppError>> {
  const folders = await hands.run('feeds', { root });
  if (!folders.ok) return folders;
  const { feeds } = folders.value;
  // Each file must be looked at for its stamp: its name comes with that.
  const settled = stamps ? NOTHING_KNOWN : names.settled();
  const slices = Array.from({ length: Math.ceil(feeds.length / FEEDS_AT_ONCE) }, (_none, index) =>
    feeds.slice(index * FEEDS_AT_ONCE, (index + 1) * FEEDS_AT_ONCE),
  );
  const lists: FeedLists[] = [];
  const files: (readonly ListedFeed[])[] = [];
  let listed = 0;
  let failure: AppError | undefined;
  let next = 0;
  async function listInTurn(): Promise<void> {
    while (failure === undefined && next < slices.length) {
      const index = next;
      next += 1;
      const most = listed < MOST_IN_ALL ? MOST_OF_A_FEED : FAIR_SHARE;
      const slice = slices[index] ?? [];
      const begun = performance.now();
      const answer = await hands.run('list', { root, feeds: slice, most, stamps, known: statesOf(settled, slice) });
      if (!answer.ok) {
        failure = answer.error;
        return;
      }
      lists[index] = answer.value;
      const whole = names.note(answer.value, begun, settled);
      files[index] = whole;
      listed += countFiles(whole);
    }
  }
  await Promise.all([listInTurn(), listInTurn(), listInTurn(), listInTurn()]);
  if (failure !== undefined) return err(failure);
  names.keepOnly(feeds);
  return ok({ feeds: files.flat(), ...joinOdd([folders.value, ...lists]) });
}

const NOTHING_KNOWN: Settled = new Map();

const statesOf = (settled: Settled, feeds: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    feeds.flatMap((feed) => {
      const known = settled.get(feed);
      return known ? [[feed, known.state] as const] : [];
    }),
  );
