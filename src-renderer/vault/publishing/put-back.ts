import { isSameBytes } from '../../../src-shared/bytes';
import { takenBackIn } from '../../../src-shared/directory-view/facts';
import type { FeedProblem, ProblemKind } from '../../../src-shared/directory-view/problems';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { readFiles, type FileName, type ReadFile } from './carrier';
import { abandonFeed } from './device-feed';
import type { JoinedDirectory } from './joined-directory';
import type { OwnEntry } from './own-entries';
import { forkBetween } from './own-forks';

const OF_A_FILE: ReadonlySet<ProblemKind> = new Set([
  'gap',
  'shortened',
  'missing-content',
  'malformed',
  'oversized',
  'unknown-version',
  'wrong-directory',
  'wrong-feed',
  'bad-signature',
  'content-mismatch',
  'unreadable',
]);

/** Something that this vault signed is not there as it signed it, and the files of it are kept here. */
export const canPutBack = ({ log, forks }: JoinedDirectory, { kind, feed, seq, by }: FeedProblem): boolean =>
  OF_A_FILE.has(kind) &&
  by === undefined &&
  seq < forks.from(feed) &&
  log.all().some((own) => own.feed === feed && own.seq === seq);

interface Amiss {
  readonly entry: OwnEntry;
  readonly part: FileName['part'];
  readonly bytes: Uint8Array;
  /** What lies there instead; null: nothing that can be read. */
  readonly instead: Uint8Array | null;
}

/**
 * Writes again what the folder lost, or holds altered, of what was signed here. No letter is needed: these are the very
 * files that letters confirmed. What was taken back, on whichever device, stays so: of it only the signed header, which
 * says nothing, goes back into its place, for what comes after it in the feed hangs on it.
 */
export async function putBack(directory: JoinedDirectory): Promise<Result<{ readonly files: number }, AppError>> {
  const { sync, vault, tell } = directory;
  // What another device took back is known before anything is put back.
  const read = await sync.refresh();
  if (!read.ok && read.error.kind === 'directory-away') return read;
  const { place } = sync.state();
  if (place.kind === 'away') return err({ kind: 'directory-away', why: place.why });
  const amiss = await findAmiss(directory);
  if (!amiss.ok) return amiss;
  for (const { entry, part, bytes, instead } of amiss.value) {
    const { feed, seq } = entry;
    const mended = await vault.room.shell.mendDirectory({ feed, seq, part, bytes, instead });
    if (!mended.ok) return mended;
  }
  const looked = await sync.readAltered();
  if (!looked.ok) return looked;
  const again = await sync.refresh();
  tell();
  return again.ok ? ok({ files: amiss.value.length }) : again;
}

/** Feed by feed, contents before their entries, as they are written in the first place. */
async function findAmiss(directory: JoinedDirectory): Promise<Result<readonly Amiss[], AppError>> {
  const { log, receipts, vault } = directory;
  const takenBack = takenBackByMe(directory);
  const files = new Map<string, ReadFile>();
  const names = log
    .all()
    .flatMap(({ feed, seq, contentFile }): FileName[] => [
      { feed, seq, part: 'entry' },
      ...(contentFile ? [{ feed, seq, part: 'content' as const }] : []),
    ]);
  const read = await readFiles(vault.room.shell, names, (some) => {
    for (const file of some) files.set(`${file.part} ${file.feed} ${file.seq}`, file);
  });
  if (!read.ok) return read;
  const amiss: Amiss[] = [];
  for (const entry of log.all()) {
    const { id, feed, seq, entryFile, contentFile } = entry;
    const [found, content] = [files.get(`entry ${feed} ${seq}`), files.get(`content ${feed} ${seq}`)];
    const isSent = receipts.has(feed, seq) || isThere(found, entryFile);
    const forked = await isForked(directory, entry, found);
    if (!forked.ok) return forked;
    if (forked.value || !isSent) continue;
    if (contentFile && !takenBack.has(id) && !isThere(content, contentFile))
      amiss.push({ entry, part: 'content', bytes: contentFile, instead: content?.bytes ?? null });
    if (!isThere(found, entryFile))
      amiss.push({ entry, part: 'entry', bytes: entryFile, instead: found?.bytes ?? null });
  }
  return ok(amiss);
}

const isThere = (file: ReadFile | undefined, bytes: Uint8Array): boolean =>
  file?.bytes !== undefined && isSameBytes(file.bytes, bytes);

/** What this feed's own key signed is never written over: it is the proof of a second copy. */
async function isForked(
  { forks, vault, now }: JoinedDirectory,
  entry: OwnEntry,
  found: ReadFile | undefined,
): Promise<Result<boolean, AppError>> {
  const evidence = found?.bytes && forkBetween(vault.directoryCrypto, entry, found.bytes);
  if (evidence) {
    const noted = await forks.note(entry.feed, entry.seq, evidence, now());
    if (!noted.ok) return noted;
    await abandonFeed(vault.device, entry.feed);
  }
  return ok(entry.seq >= forks.from(entry.feed));
}

function takenBackByMe({ log, replica, membership }: JoinedDirectory): ReadonlySet<string> {
  const mine = Array.from(replica.feeds().values()).filter(({ memberId }) => memberId === membership().memberHex);
  return new Set<string>([...log.takenBack(), ...takenBackIn(mine)]);
}
