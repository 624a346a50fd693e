import type { Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { isHex32 } from '../../../src-shared/directory-entry/key-bytes';
import { countFiles, type DirectoryListing, type FeedFiles, type OddFile } from '../../../src-shared/directory-files';
import type { FeedProblem } from '../../../src-shared/directory-view/problems';
import { factsOf, takenBackIn } from '../../../src-shared/directory-view/facts';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import { createQueue } from '../store/queue';
import { createBreathe } from '../store/slices';
import { readPacked, type DirectoryShell, type FileName, type PackedFiles } from './carrier';
import type { Membership } from './membership';
import { checkHere, openerOf, unpackFiles, type FeedChecker, type StartChecker } from './feed-checker';
import { emptied, problemKey, readFeed, type FeedFound } from './read-feed';
import type { FeedChange, FeedReplica, Proof, Replica } from './replica';
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

/** Files that are not any more as they were when they were read, by feed. */
export type Altered = ReadonlyMap<string, readonly FileName[]>;

/** Some ten milliseconds' work each. */
const KEEP_AT_ONCE = 4;
/** What was read is shown first, and kept when all of it is there; but no more than this waits for it in memory. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;
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
  const keeper = createKeeper(deps);
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

type Keeper = ReturnType<typeof createKeeper>;

/** Shows what was found a few feeds at a time, and keeps it the same way. */
function createKeeper({ replica, onFound }: ReaderDeps) {
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

interface Plan {
  readonly feed: Hex32;
  readonly listed: Uint32Array;
  readonly before: FeedReplica | undefined;
  readonly files: FeedFiles;
  /** Sequences of contents that the replica holds, and the folder does not any more. */
  readonly gone: readonly number[];
  /** False where it is looked at once more only because something was wrong before. */
  readonly isNews: boolean;
}

/** What is worth reading: new entries with their contents, contents that came late, feeds that lost something. */
function planReading({ feeds }: DirectoryListing, replica: Replica, altered: Altered): readonly Plan[] {
  const known = replica.feeds();
  const takenBack = takenBackByMember([...known.values()]);
  const plans = feeds.flatMap(({ feed, entries, contents }): Plan[] => {
    if (!isHex32(feed)) return [];
    const before = known.get(feed);
    const head = before?.rows.length ?? 0;
    const newSeqs = beyond(entries, head);
    const hadProblems = (before?.problems.length ?? 0) > 0;
    const late = before ? lateContents(before, contents, takenBack.get(before.memberId)) : [];
    const again = altered.get(feed) ?? [];
    const gone = before ? goneContents(before, contents, takenBack.get(before.memberId)) : [];
    const hasLost = gone.length > 0 || entries.length < head;
    // What was lost is told of each time; it is news once.
    const hasNews = newSeqs.length + late.length + again.length > 0 || (hasLost && !hadProblems);
    if (!hasNews && !hasLost && !hadProblems) return [];
    const newContents = beyond(contents, head);
    const againOf = (part: FileName['part']) => again.flatMap((file) => (file.part === part ? [file.seq] : []));
    // The entry at our head once more: a feed that was written anew shows itself there.
    const atHead = head > 0 && entries.includes(head) ? [head] : [];
    const files = {
      feed,
      entries: inOrder([...againOf('entry'), ...atHead], newSeqs),
      contents: inOrder([...againOf('content'), ...late], newContents),
    };
    return [{ feed, listed: entries, before, files, gone, isNews: hasNews }];
  });
  const there = new Set(feeds.map(({ feed }) => feed));
  const gone = Array.from(known.values()).filter(({ feed }) => !there.has(feed));
  const none = new Uint32Array();
  const nothing = { listed: none, gone: [], isNews: true };
  return [
    ...plans,
    ...gone.map((before) => ({
      ...nothing,
      feed: before.feed,
      before,
      files: { feed: before.feed, entries: none, contents: none },
    })),
  ];
}

const sizeOf = (files: FeedFiles): number => countFiles([files]);

/** Each sequence once. What is beyond the head is in order already, and comes after what is not. */
const inOrder = (some: readonly number[], beyondHead: Uint32Array): Uint32Array =>
  some.length === 0 ? beyondHead : Uint32Array.from(new Set([...some, ...beyondHead])).toSorted();

/** Nobody takes back what another member said. */
function takenBackByMember(feeds: readonly FeedReplica[]): ReadonlyMap<Hex32, ReadonlySet<Hex32>> {
  const byMember = new Map<Hex32, FeedReplica[]>();
  for (const feed of feeds) byMember.set(feed.memberId, [...(byMember.get(feed.memberId) ?? []), feed]);
  return new Map(Array.from(byMember, ([memberId, own]) => [memberId, takenBackIn(own)]));
}

/** Of sequences in ascending order those after `head`. */
function beyond(seqs: Uint32Array, head: number): Uint32Array {
  let at = seqs.length;
  while (at > 0 && (seqs[at - 1] ?? 0) > head) at -= 1;
  return seqs.subarray(at);
}

/** Contents that the replica lacks and the folder has by now. */
const lateContents = (
  before: FeedReplica,
  contents: Uint32Array,
  takenBack: ReadonlySet<Hex32> | undefined,
): readonly number[] =>
  factsOf(before).lacking.flatMap(({ id, seq }) => (!takenBack?.has(id) && contents.includes(seq) ? [seq] : []));

/** Contents that the replica holds, that nobody took back, and that the folder has not any more. Both are in order. */
function goneContents(
  { rows }: FeedReplica,
  contents: Uint32Array,
  takenBack: ReadonlySet<Hex32> | undefined,
): readonly number[] {
  const gone: number[] = [];
  let at = 0;
  for (const row of rows) {
    while ((contents[at] ?? Infinity) < row.seq) at += 1;
    if (contents[at] !== row.seq && 'content' in row && !takenBack?.has(row.id)) gone.push(row.seq);
  }
  return gone;
}

const FILES_IN_BATCH = 2_048;
const BATCHES_AHEAD = 2;

function batches(plans: readonly Plan[]): readonly (readonly Plan[])[] {
  const all: Plan[][] = [];
  let files = Infinity;
  for (const plan of plans) {
    if (files + sizeOf(plan.files) > FILES_IN_BATCH) {
      all.push([]);
      files = 0;
    }
    all.at(-1)?.push(plan);
    files += sizeOf(plan.files);
  }
  return all;
}

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

/** What one device of a member takes back may stand in the feed of another: its content goes from the replica as well. */
function emptyAcross(
  replica: Replica,
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
