import type { Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { isHex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { DirectoryListing, OddFile } from '../../../src-shared/directory-files';
import type { FeedProblem } from '../../../src-shared/directory-view/problems';
import type { ContentOpener } from '../../../src-shared/directory-view/read-content';
import { takenBackIn } from '../../../src-shared/directory-view/view';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import { createQueue } from '../store/queue';
import { readFiles, type DirectoryShell, type FileName, type ReadFile } from './carrier';
import type { Membership } from './membership';
import { emptied, hasContent, readFeed, type FeedRead } from './read-feed';
import type { FeedReplica, Replica } from './replica';

export interface ReaderDeps {
  readonly shell: Pick<DirectoryShell, 'listDirectory' | 'readDirectory'>;
  readonly crypto: DirectoryCrypto;
  readonly membership: () => Membership;
  readonly replica: Replica;
  readonly now: () => string;
  /** Lets calls of the screen go first. */
  readonly pause: () => Promise<void>;
  readonly onProgress: (done: number, total: number) => void;
}

/** What one reading found, beyond the replica. */
export interface Reading {
  /** Feeds of which nothing can be believed. */
  readonly problems: readonly FeedProblem[];
  readonly odd: readonly OddFile[];
  readonly changed: number;
}

export interface DirectoryReader {
  /** Reads what the folder holds beyond the replica; the whole of it the first time. One reading at a time. */
  readonly read: () => Promise<Result<Reading, AppError>>;
}

const KEEP_AT_ONCE = 16;

export function createReader(deps: ReaderDeps): DirectoryReader {
  const queue = createQueue();
  return { read: () => queue.run(() => read(deps)) };
}

async function read(deps: ReaderDeps): Promise<Result<Reading, AppError>> {
  const listing = await deps.shell.listDirectory({});
  if (!listing.ok) return listing;
  const plans = planReading(listing.value, deps.replica);
  const problems: FeedProblem[] = [];
  let waiting: FeedRead[] = [];
  let done = 0;
  const keep = async (): Promise<Result<null, AppError>> => {
    const kept = await deps.replica.keep(emptyAcross(deps.replica, waiting));
    waiting = [];
    return kept;
  };
  const total = plans.reduce((sum, { files }) => sum + Math.max(1, files.length), 0);
  for (const batch of batches(plans)) {
    const filesOf = new Map<Hex32, ReadFile[]>(batch.map(({ feed }) => [feed, []]));
    const got = await readFiles(
      deps.shell,
      batch.flatMap(({ files }) => files),
      (some) => {
        for (const file of some) if (isHex32(file.feed)) filesOf.get(file.feed)?.push({ ...file });
      },
    );
    if (!got.ok) return got;
    for (const plan of batch) {
      const found = await readPlan(deps, plan, filesOf.get(plan.feed) ?? []);
      problems.push(...(found.read ? [] : found.problems));
      if (found.read) waiting.push(found.read);
      done += Math.max(1, plan.files.length);
      deps.onProgress(done, total);
      const kept = waiting.length < KEEP_AT_ONCE ? ok(null) : await keep();
      if (!kept.ok) return kept;
      await deps.pause();
    }
  }
  const kept = await keep();
  if (!kept.ok) return kept;
  return ok({ problems, odd: listing.value.odd, changed: plans.length });
}

interface Plan {
  readonly feed: Hex32;
  readonly listed: Uint32Array;
  readonly before: FeedReplica | undefined;
  readonly files: readonly FileName[];
  readonly needsProof: boolean;
}

/** What is worth reading: new entries with their contents, contents that came late, feeds that lost something. */
function planReading({ feeds }: DirectoryListing, replica: Replica): readonly Plan[] {
  const known = replica.feeds();
  const takenBack = takenBackByMember([...known.values()]);
  const plans = feeds.flatMap(({ feed, entries, contents }): Plan[] => {
    if (!isHex32(feed)) return [];
    const before = known.get(feed);
    const head = before?.rows.length ?? 0;
    const newSeqs = Array.from(entries).filter((seq) => seq > head);
    const late = before
      ? Array.from(contents).filter((seq) => isLacking(before, seq, takenBack.get(before.memberId)))
      : [];
    const newContents = Array.from(contents).filter((seq) => seq > head);
    const isShorter = entries.length < head;
    const hadProblems = (before?.problems.length ?? 0) > 0;
    if (newSeqs.length + late.length === 0 && !isShorter && !hadProblems) return [];
    const files = [
      // The entry at our head once more: a feed that was written anew shows itself there.
      ...(head > 0 && entries.includes(head) ? [{ feed, seq: head, part: 'entry' as const }] : []),
      ...newSeqs.map((seq) => ({ feed, seq, part: 'entry' as const })),
      ...[...late, ...newContents].map((seq) => ({ feed, seq, part: 'content' as const })),
    ];
    return [{ feed, listed: entries, before, files, needsProof: before !== undefined }];
  });
  const there = new Set(feeds.map(({ feed }) => feed));
  const gone = Array.from(known.values()).filter(({ feed }) => !there.has(feed));
  return [
    ...plans,
    ...gone.map((before) => ({ feed: before.feed, listed: new Uint32Array(), before, files: [], needsProof: true })),
  ];
}

/** Nobody takes back what another member said. */
function takenBackByMember(feeds: readonly FeedReplica[]): ReadonlyMap<Hex32, ReadonlySet<Hex32>> {
  const byMember = new Map<Hex32, FeedReplica[]>();
  for (const feed of feeds) byMember.set(feed.memberId, [...(byMember.get(feed.memberId) ?? []), feed]);
  return new Map(Array.from(byMember, ([memberId, own]) => [memberId, takenBackIn(own)]));
}

function isLacking({ rows }: FeedReplica, seq: number, takenBack: ReadonlySet<Hex32> | undefined): boolean {
  const row = rows[seq - 1];
  return row !== undefined && hasContent(row.kind) && !('content' in row) && !takenBack?.has(row.id);
}

const FILES_IN_BATCH = 4_096;

function batches(plans: readonly Plan[]): readonly (readonly Plan[])[] {
  const all: Plan[][] = [];
  let files = Infinity;
  for (const plan of plans) {
    if (files + plan.files.length > FILES_IN_BATCH) {
      all.push([]);
      files = 0;
    }
    all.at(-1)?.push(plan);
    files += plan.files.length;
  }
  return all;
}

async function readPlan(deps: ReaderDeps, plan: Plan, files: readonly ReadFile[]) {
  const { crypto, replica, now } = deps;
  const membership = deps.membership();
  return readFeed(
    {
      ...plan,
      entries: files.filter(({ part }) => part === 'entry'),
      contents: new Map(files.flatMap((file) => (file.part === 'content' ? [[file.seq, file] as const] : []))),
      proof: plan.needsProof ? await replica.proof(plan.feed) : [],
    },
    { crypto, membership, opener: openerOf(crypto, membership), now: now() },
  );
}

export const openerOf = (crypto: DirectoryCrypto, { contentKeys }: Membership): ContentOpener => ({
  sha256: crypto.sha256,
  hasKeyFor: (epoch) => contentKeys.has(epoch),
  open: (place, file) => crypto.openContent(place, contentKeys, file),
});

/** What one device of a member takes back may stand in the feed of another: its content goes from the replica as well. */
function emptyAcross(replica: Replica, changed: readonly FeedRead[]): readonly FeedRead[] {
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
      result.set(feed.feed, { feed: { ...feed, rows }, added: result.get(feed.feed)?.added ?? [] });
    }
  }
  return [...result.values()];
}
