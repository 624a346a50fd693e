import { isSameBytes } from '../../../src-shared/bytes';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { createQueue } from '../store/queue';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import type { DeviceStore } from '../store/types';
import { listedFeeds, readFiles, type DirectoryShell, type FileName, type Listed, type ReadFile } from './carrier';
import { abandonFeed, advanceMarker, readMarker } from './device-feed';
import type { OwnEntry } from './own-entries';
import { forkBetween, type OwnForks } from './own-forks';
import type { OwnLog } from './own-log';
import type { ReceiptBook } from './receipts';

export interface OutboxDeps {
  readonly log: OwnLog;
  readonly receipts: ReceiptBook;
  readonly forks: OwnForks;
  readonly crypto: DirectoryCrypto;
  readonly device: DeviceStore;
  readonly shell: Pick<DirectoryShell, 'listDirectory' | 'readDirectory' | 'writeDirectory' | 'dropDirectoryContent'>;
  readonly now: () => string;
  /** A feed of ours holds what we did not write: what it did not take is to be signed anew. True where it was. */
  readonly signAgain: (feed: string) => Promise<boolean>;
}

export interface Outbox {
  /** Sends what the folder lacks, drops what was taken back, and reads back what has no receipt yet. */
  readonly flush: () => Promise<Result<null, AppError>>;
}

/** What is signed and not in the folder goes there, in the order in which it was signed. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const queue = createQueue();
  let hasLooked = false;
  const isAllThere = () => deps.log.all().every(({ feed, seq }) => deps.receipts.has(feed, seq));
  return {
    flush: () =>
      queue.run(async () => {
        // Once a session the folder is looked at for what was taken back and lies there still.
        if (hasLooked && isAllThere()) return ok(null);
        const forked = knownForked(deps);
        let done = await flush(deps, forked);
        let isAnew = false;
        for (const feed of forked) isAnew = (await deps.signAgain(feed)) || isAnew;
        if (isAnew) done = await flush(deps, new Set());
        hasLooked ||= done.ok;
        return done;
      }),
  };
}

/** Feeds that were found forked before, and in which something waits. */
const knownForked = ({ log, receipts, forks }: OutboxDeps): Set<string> =>
  new Set(log.all().flatMap(({ feed, seq }) => (!receipts.has(feed, seq) && seq >= forks.from(feed) ? [feed] : [])));

async function flush(deps: OutboxDeps, forked: Set<string>): Promise<Result<null, AppError>> {
  const { log, receipts, shell } = deps;
  if (log.all().length === 0) return ok(null);
  const marked = await markSigned(deps);
  if (!marked.ok) return marked;
  const listing = await shell.listDirectory({});
  if (!listing.ok) return listing;
  const there = listedFeeds(listing.value);
  const stuck = new Map<string, AppError>();
  // What lies there under our number may be another copy of this profile's: before it is known to be ours nothing more
  // goes into that feed, and nothing is dropped from it.
  const unsure = log.all().filter(({ feed, seq }) => !receipts.has(feed, seq) && there.get(feed)?.entries.has(seq));
  const sure = await readBack(deps, unsure, forked);
  if (!sure.ok && sure.error.kind !== 'fork') return sure;
  for (const feed of forked) stuck.set(feed, { kind: 'fork', where: 'feed' });
  for (const step of [sendMissing, dropTakenBack]) {
    for (const entry of log.all()) {
      if (stuck.has(entry.feed)) continue;
      const done = await step(deps, entry, there.get(entry.feed));
      // What follows in this feed must not come before it. Another feed's trouble is its own.
      if (!done.ok) stuck.set(entry.feed, done.error);
      if (!done.ok && done.error.kind === 'fork') {
        const given = await giveUpOn(deps, entry, forked);
        if (!given.ok) return given;
      }
      if (!done.ok && done.error.kind === 'directory-away') return done;
    }
  }
  const unseen = log.all().filter(({ feed, seq }) => !receipts.has(feed, seq) && !stuck.has(feed));
  const seen = await readBack(deps, unseen, forked);
  const [failure] = stuck.values();
  return failure === undefined ? seen : err(failure);
}

/** A crash between journal and marker: what is sent is marked first, so that a restored backup knows of it. */
async function markSigned({ log, device }: OutboxDeps): Promise<Result<null, AppError>> {
  const marker = await readMarker(device);
  if (marker === undefined) return ok(null);
  return advanceMarker(device, { feed: marker.feed, lastSeq: log.headOf(marker.feed).seq });
}

type Step = (deps: OutboxDeps, entry: OwnEntry, there: Listed | undefined) => Promise<Result<null, AppError>>;

/** What had a receipt and is gone somebody took away: it is named, and put back when the partner says so. */
const sendMissing: Step = async ({ shell, log, receipts }, { id, feed, seq, entryFile, contentFile }, there) => {
  if (receipts.has(feed, seq)) return ok(null);
  const content = log.takenBack().has(id) ? undefined : contentFile;
  const isThere = there?.entries.has(seq) && (content === undefined || there.contents.has(seq));
  if (isThere) return ok(null);
  return shell.writeDirectory({ feed, seq, entry: entryFile, ...(content && { content }) });
};

/** After the word that it is taken back: a reader never meets content that is gone without a reason. */
const dropTakenBack: Step = async ({ shell, log }, { id, feed, seq }, there) =>
  there?.contents.has(seq) && log.takenBack().has(id) ? shell.dropDirectoryContent({ feed, seq }) : ok(null);

/** A receipt is what was read again from the folder and is byte for byte what was signed. */
async function readBack(
  deps: OutboxDeps,
  entries: readonly OwnEntry[],
  forked: Set<string>,
): Promise<Result<null, AppError>> {
  if (entries.length === 0) return ok(null);
  const { shell, receipts, log, now } = deps;
  const wanted = new Map<string, Uint8Array>();
  const names: FileName[] = [];
  for (const { feed, seq, id, entryFile, contentFile } of entries) {
    wanted.set(`${feed} ${seq} entry`, entryFile);
    names.push({ feed, seq, part: 'entry' });
    if (contentFile === undefined || log.takenBack().has(id)) continue;
    wanted.set(`${feed} ${seq} content`, contentFile);
    names.push({ feed, seq, part: 'content' });
  }
  const wrong = new Map<string, ReadFile>();
  const read = await readFiles(shell, names, (files) => {
    for (const file of files) {
      const expected = wanted.get(`${file.feed} ${file.seq} ${file.part}`);
      if (file.bytes && expected && isSameBytes(file.bytes, expected)) continue;
      const name = `${file.feed} ${file.seq}`;
      // Entries come before contents: of the two, the entry says more.
      if (!wrong.has(name)) wrong.set(name, file);
    }
  });
  if (!read.ok) return read;
  const noted = await receipts.add(
    entries.filter(({ feed, seq }) => !wrong.has(`${feed} ${seq}`)),
    now(),
  );
  // Not there any more is no fork: the next round sends it again.
  const other = [...wrong.values()].find(({ bytes }) => bytes !== undefined);
  if (!noted.ok || other === undefined) return noted;
  for (const entry of entries) {
    const file = wrong.get(`${entry.feed} ${entry.seq}`);
    if (file?.part !== 'entry' || file.bytes === undefined || forked.has(entry.feed)) continue;
    const given = await giveUp(deps, entry, file.bytes, forked);
    if (!given.ok) return given;
  }
  return err({ kind: 'fork', where: `${other.part} ${other.seq}` });
}

/** The folder took something else in this place just now. */
async function giveUpOn(deps: OutboxDeps, entry: OwnEntry, forked: Set<string>): Promise<Result<null, AppError>> {
  const seen = await readBack(deps, [entry], forked);
  if (!seen.ok && seen.error.kind !== 'fork') return seen;
  return forked.has(entry.feed) ? ok(null) : giveUp(deps, entry, undefined, forked);
}

/** Something else lies where this entry was to go: what proves it is kept, and the feed is not written on. */
async function giveUp(
  { forks, crypto, device, now }: OutboxDeps,
  entry: OwnEntry,
  file: Uint8Array | undefined,
  forked: Set<string>,
): Promise<Result<null, AppError>> {
  const noted = await forks.note(entry.feed, entry.seq, file && forkBetween(crypto, entry, file), now());
  if (!noted.ok) return noted;
  await abandonFeed(device, entry.feed);
  forked.add(entry.feed);
  return ok(null);
}
