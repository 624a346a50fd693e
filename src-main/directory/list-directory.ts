import { countFiles, type DirectoryListing } from '../../src-shared/directory-files';
import type { AppError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import type { Hands } from './hands';
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
): Promise<Result<DirectoryListing, AppError>> {
  const names = await hands.run('feeds', { root });
  if (!names.ok) return names;
  const { feeds } = names.value;
  const slices = Array.from({ length: Math.ceil(feeds.length / FEEDS_AT_ONCE) }, (_none, index) =>
    feeds.slice(index * FEEDS_AT_ONCE, (index + 1) * FEEDS_AT_ONCE),
  );
  const lists: FeedLists[] = [];
  let listed = 0;
  let failure: AppError | undefined;
  let next = 0;
  async function listInTurn(): Promise<void> {
    while (failure === undefined && next < slices.length) {
      const index = next;
      next += 1;
      const most = listed < MOST_IN_ALL ? MOST_OF_A_FEED : FAIR_SHARE;
      const answer = await hands.run('list', { root, feeds: slices[index] ?? [], most, stamps });
      if (!answer.ok) failure = answer.error;
      else lists[index] = answer.value;
      if (answer.ok) listed += countFiles(answer.value.feeds);
    }
  }
  await Promise.all([listInTurn(), listInTurn(), listInTurn(), listInTurn()]);
  if (failure !== undefined) return err(failure);
  return ok({ feeds: lists.flatMap((list) => list.feeds), ...joinOdd([names.value, ...lists]) });
}
