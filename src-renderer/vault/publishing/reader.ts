import { isHex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { DirectoryListing, OddFile } from '../../../src-shared/directory-files';
import type { FeedProblem } from '../../../src-shared/directory-view/problems';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import { createQueue } from '../store/queue';
import { createBreathe } from '../store/slices';
import { readPacked, type DirectoryShell, type FileName, type PackedFiles } from './carrier';
import type { Membership } from './membership';
import { checkHere, openerOf, unpackFiles, type FeedChecker, type StartChecker } from './feed-checker';
import { createKeeper, type Keeper } from './keep-found';
import { batches, planReading, sizeOf, type Altered, type Plan } from './plan-reading';
import { problemKey, readFeed, type FeedFound } from './read-feed';
import type { FeedReplica } from './feed-replica';
import type { FeedChange, Proof, Replica } from './replica';
import { alteredFiles, withStamps, type Stamps } from './stamps';

export interface ReaderDeps {
  readonly shell: Pick<DirectoryShell, 'listDirectory' | 'readDirectory'>;
  readonly crypto: DirectoryCrypto;
  readonly membership: () => Membership;
  readonly replica: Replica;
  readonly startChecker: StartChecker;
  readonly now: () => string;
  /** Lets calls of the screen go first. */
  readonly pause: () => Promise<void>;
  readonly onProgress: (done: number, total: number) => void;
  /** These feeds were read and checked; they are kept soon. */
  readonly onFound: (feeds: readonly FeedReplica[]) => Promise<void>;
  /** All of them were: what is left is to keep the last of them. */
  readonly onAllFound: () => void;
}

/** What one reading found, beyond the replica. */
export interface Reading {
  /** Feeds of which nothing can be believed. */
  readonly problems: readonly FeedProblem[];
  readonly odd: readonly OddFile[];
  /** Something was there, or was gone, that was not before. */
  readonly isNews: boolean;
}

export interface DirectoryReader {
  /**
   * Reads what the folder holds beyond the replica; the whole of it the first time. One reading at a time. `altered`:
   * files that are read again.
   */
  readonly read: (altered?: Altered) => Promise<Result<Reading, AppError>>;
  /** Looks at each file that was read before for those that were altered since. Nothing else waits for it. */
  readonly findAltered: () => Promise<Result<Altered, AppError>>;
}

/** The shell reads so many batches ahead of the one that is shown. */
const BATCHES_AHEAD = 2;
/** A worker takes longer to start than these take. */
const MOST_CHECKED_HERE = 1_000;

export function createReader(deps: ReaderDeps): DirectoryReader {
  const queue = createQueue();
  return {
    read: (altered = NONE_ALTERED) => queue.run(() => read(deps, altered)),
    findAltered: async () => {
      const listing = await deps.shell.listDirectory({ stamps: true });
      return listing.ok ? ok(await alteredIn(listing.value, deps)) : listing;
    },
  };
}

async function read(deps: ReaderDeps, altered: Altered): Promise<Result<Reading, AppError>> {
  const listing = await deps.shell.listDirectory({});
  if (!listing.ok) return listing;
  const plans = planReading(listing.value, deps.replica, altered);
  const total = plans.reduce((sum, { files }) => sum + Math.max(1, sizeOf(files)), 0);
  const membership = deps.membership();
  const checker =
    total > MOST_CHECKED_HERE ? deps.startChecker(membership) : checkHere(deps.crypto, membership, deps.pause);
  try {
    const problems = await readPlans(deps, checker, plans, total);
    return problems.ok
      ? ok({ problems: problems.value, odd: listing.value.odd, isNews: plans.some((plan) => plan.isNews) })
      : problems;
  } finally {
    checker.end();
  }
}

async function readPlans(
  deps: ReaderDeps,
  checker: FeedChecker,
  plans: readonly Plan[],
  total: number,
): Promise<Result<readonly FeedProblem[], AppError>> {
  const keeper = createKeeper(deps.replica, deps.onFound);
  const problems = await readBatches(deps, checker, keeper, plans, total);
  // What was read before the folder went away is kept as well.
  const kept = await keeper.finish(problems.ok ? deps.onAllFound : () => undefined);
  return kept.ok ? problems : kept;
}

async function readBatches(
  deps: ReaderDeps,
  checker: FeedChecker,
  keeper: Keeper,
  plans: readonly Plan[],
  total: number,
): Promise<Result<readonly FeedProblem[], AppError>> {
  const problems: FeedProblem[] = [];
  const breathe = createBreathe();
  let done = 0;
  const all = batches(plans);
  // The shell reads the next files, and they are checked, while the last ones are shown.
  const coming = all.slice(0, BATCHES_AHEAD).map((batch) => fetchBatch(deps, checker, batch));
  for (const [index, batch] of all.entries()) {
    const got = await (coming.shift() ?? fetchBatch(deps, checker, batch));
    const next = all[index + BATCHES_AHEAD];
    if (next) coming.push(fetchBatch(deps, checker, next));
    if (!got.ok) return got;
    for (const { plan, files, earlier, look } of got.value) {
      const found = await look();
      problems.push(...(found.read ? [] : found.problems));
      if (found.read) {
        const stamps = stampsOf(found.read.feed, await earlier, files);
        const kept = isNews(found.read, plan.before)
          ? await keeper.keep({ ...found.read, ...(stamps && { stamps }) })
          : stamps && (await deps.replica.keepStamps(plan.feed, stamps));
        if (kept?.ok === false) return kept;
      }
      done += Math.max(1, sizeOf(plan.files));
      deps.onProgress(done, total);
      await breathe();
    }
  }
  return ok(problems);
}

const NONE_ALTERED: Altered = new Map();

async function alteredIn({ feeds }: DirectoryListing, { replica }: ReaderDeps): Promise<Altered> {
  const breathe = createBreathe();
  const altered = new Map<string, readonly FileName[]>();
  for (const listed of feeds) {
    const stamps = isHex32(listed.feed) && (await replica.stamps(listed.feed));
    const files = stamps ? alteredFiles(listed, stamps) : [];
    if (files.length > 0) altered.set(listed.feed, files);
    await breathe();
  }
  return altered;
}

const stampsOf = (
  { rows, problems }: FeedReplica,
  earlier: Stamps | undefined,
  files: PackedFiles,
): Stamps | undefined => withStamps(earlier, rows.length, files, new Set(problems.map(({ seq }) => seq)));

interface Fetched {
  readonly plan: Plan;
  readonly files: PackedFiles;
  /** As the feed's files were when they were read before. */
  readonly earlier: Promise<Stamps | undefined>;
  readonly look: () => Promise<FeedFound>;
}

async function fetchBatch(
  deps: ReaderDeps,
  checker: FeedChecker,
  batch: readonly Plan[],
): Promise<Result<readonly Fetched[], AppError>> {
  const got = await readPacked(
    deps.shell,
    batch.map(({ files }) => files),
  );
  if (!got.ok) return got;
  return ok(
    batch.map((plan) => {
      const files = got.value.get(plan.feed) ?? NO_FILES;
      const earlier = plan.before ? deps.replica.stamps(plan.feed) : NO_STAMPS;
      return { plan, files, earlier, look: startLook(deps, checker, plan, files) };
    }),
  );
}

const NO_STAMPS = Promise.resolve(undefined);
const NO_FILES: PackedFiles = {
  seqs: new Uint32Array(),
  entries: 0,
  sizes: new Int32Array(),
  stamps: new Float64Array(),
  bytes: new Uint8Array(),
};

/** For another thread: a view would be sent with all of the buffer that it looks at. */
const withOwnBytes = (files: PackedFiles): PackedFiles => ({
  ...files,
  sizes: files.sizes.slice(),
  stamps: NO_FILES.stamps,
  bytes: files.bytes.slice(),
});

/**
 * What was never read is checked from now on, wherever the checker does it; what is known is gone on with here, and what
 * the replica has of it is looked up meanwhile.
 */
function startLook(
  deps: ReaderDeps,
  checker: FeedChecker,
  { feed, listed, before, gone }: Plan,
  files: PackedFiles,
): () => Promise<FeedFound> {
  if (before) {
    const proof = deps.replica.entriesAt(feed, [before.rows.length, ...files.seqs]);
    return async () => lookFurther(deps, { feed, listed, before, gone }, files, await proof);
  }
  const found = checker.read({ feed, listed, files: withOwnBytes(files), now: deps.now() });
  return () => found;
}

/** What was found before needs not be kept again. */
const isNews = ({ feed, added }: FeedChange, before: FeedReplica | undefined): boolean =>
  added.length > 0 || feed.rows !== before?.rows || !isSameProblems(feed.problems, before.problems);

const isSameProblems = (a: FeedReplica['problems'], b: FeedReplica['problems']): boolean =>
  a.length === b.length && a.every((one, index) => b[index] && problemKey(one) === problemKey(b[index]));

async function lookFurther(
  { crypto, membership, now, pause }: ReaderDeps,
  known: Pick<Plan, 'feed' | 'listed' | 'before' | 'gone'>,
  files: PackedFiles,
  proof: Proof,
): Promise<FeedFound> {
  const { directoryId, contentKeys } = membership();
  return readFeed(
    {
      ...known,
      ...unpackFiles(known.feed, files),
      proof,
    },
    { crypto, directoryId, opener: openerOf(crypto, contentKeys), now: now(), pause },
  );
}
