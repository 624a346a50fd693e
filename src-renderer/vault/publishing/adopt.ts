import { isSameBytes } from '../../../src-shared/bytes';
import { decodeEntryFile } from '../../../src-shared/directory-entry/entry-file';
import { fromHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { entryPae } from '../../../src-shared/directory-entry/pae';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import { listedFeeds, readFiles, type DirectoryShell, type ReadFile } from './carrier';
import type { Signed } from './kept';
import { forkBetween, type OwnForks } from './own-forks';
import type { OwnLog } from './own-log';
import type { FeedHead } from './sign';

export interface AdoptDeps {
  readonly crypto: DirectoryCrypto;
  readonly log: OwnLog;
  readonly forks: Pick<OwnForks, 'note'>;
  readonly shell: Pick<DirectoryShell, 'listDirectory' | 'readDirectory'>;
  readonly now: () => string;
}

/**
 * Takes over what the folder holds of our own feed beyond our journal: a backup was restored. Only what follows on our
 * head, link by link, and is signed by the feed's key. `forked`: something is there that does not follow.
 */
export async function adoptFromCarrier(
  { crypto, log, forks, shell, now }: AdoptDeps,
  feed: Hex32,
): Promise<Result<'nothing' | 'adopted' | 'forked', AppError>> {
  const listed = await shell.listDirectory({});
  if (!listed.ok) return listed;
  const there = listedFeeds(listed.value).get(feed);
  const head = log.headOf(feed);
  const beyond = [...(there?.entries ?? [])].filter((seq) => seq > head.seq).toSorted((a, b) => a - b);
  if (there === undefined || beyond.length === 0) return ok('nothing');
  const files = new Map<string, ReadFile>();
  const names = beyond.flatMap((seq) => [
    { feed, seq, part: 'entry' as const },
    ...(there.contents.has(seq) ? [{ feed, seq, part: 'content' as const }] : []),
  ]);
  const read = await readFiles(shell, names, (some) => {
    for (const file of some) files.set(`${file.part} ${file.seq}`, file);
  });
  if (!read.ok) return read;
  const entries = followingOn(crypto, feed, head, beyond, files);
  if (entries === undefined) {
    const last = log.all().find((own) => own.feed === feed && own.seq === head.seq);
    const after = files.get(`entry ${head.seq + 1}`)?.bytes;
    const evidence = last && after && forkBetween(crypto, last, after);
    const noted = evidence ? await forks.note(feed, head.seq + 1, evidence, now()) : ok(null);
    return noted.ok ? ok('forked') : noted;
  }
  const [first] = entries;
  if (first === undefined) return ok('nothing');
  const kept = await log.keep({ at: timeOf(first.entry), entries });
  return kept.ok ? ok('adopted') : kept;
}

function followingOn(
  crypto: DirectoryCrypto,
  feed: Hex32,
  head: FeedHead,
  seqs: readonly number[],
  files: ReadonlyMap<string, ReadFile>,
): Signed['entries'] | undefined {
  let { seq, hash } = head;
  const entries: Signed['entries'] = [];
  for (const next of seqs) {
    const entry = files.get(`entry ${next}`)?.bytes;
    const decoded = entry && decodeEntryFile(entry);
    if (entry === undefined || !decoded?.ok || next !== seq + 1) return undefined;
    const { header, headerBytes, signature } = decoded.value;
    const feedKey = fromHex32(feed);
    const fits = header.seq === next && isSameBytes(header.previous, hash) && isSameBytes(header.feedKey, feedKey);
    if (!fits || !crypto.verify(signature, entryPae(headerBytes), feedKey)) return undefined;
    const content = files.get(`content ${next}`)?.bytes;
    entries.push({ feed, seq: next, entry: entry.slice(), ...(content && { content: content.slice() }) });
    seq = next;
    hash = crypto.sha256(headerBytes);
  }
  return entries;
}

function timeOf(entryFile: Uint8Array): string {
  const decoded = decodeEntryFile(entryFile);
  return decoded.ok ? decoded.value.header.time : '';
}
