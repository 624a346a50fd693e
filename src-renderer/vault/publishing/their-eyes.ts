import type { OutputOf } from '../../../src-shared/contract';
import { toHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { viewOf, type View } from '../../../src-shared/directory-view/view';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import { yieldToOthers } from '../../../src-shared/yield-to-others';
import { listedFeeds, readFiles, type FileName, type ReadFile } from './carrier';
import type { JoinedDirectory } from './joined-directory';
import { openerOf } from './feed-checker';
import { readFeed } from './read-feed';
import type { FeedReplica } from './feed-replica';
import { summaryRows } from './rows';

type Seen = OutputOf<VaultContract['theirEyes']>;

/**
 * What a colleague's app makes of me: the bytes in the folder, read now and taken apart by the very code that takes
 * colleagues' apart; and after it the bytes that wait to go there, marked as such.
 */
export async function theirEyes(directory: JoinedDirectory): Promise<Result<Seen, AppError>> {
  const files = await filesInFolder(directory);
  if (!files.ok) return files;
  const there = await decode(directory, files.value);
  const all = await decode(directory, [...files.value, ...filesWaiting(directory, files.value)]);
  const shown = new Set(there.summaries.map(({ entry }) => entry));
  const me = directory.membership().memberHex;
  const profile = (there.members.find(({ id }) => id === me) ?? all.members.find(({ id }) => id === me))?.profile;
  const { invitation: _, ...visible } = profile ?? {};
  return ok({
    profile: profile ? { ...visible, name: profile.name } : null,
    summaries: summaryRows(directory, directory.sync.view(), all.summaries).map((row) => ({
      row,
      from: shown.has(row.id as Hex32) ? 'folder' : 'waiting',
    })),
  });
}

/** My own feeds as they lie in the folder; where it is away, what it was last seen to hold byte for byte. */
async function filesInFolder(directory: JoinedDirectory): Promise<Result<readonly ReadFile[], AppError>> {
  const { vault, log, receipts, sync } = directory;
  const own = new Set(log.all().map(({ feed }) => feed));
  if (!sync.isHere()) return ok(asFiles(directory, ({ feed, seq }) => receipts.has(feed, seq)));
  const { shell } = vault.room;
  const listed = await shell.listDirectory({});
  if (!listed.ok) return listed;
  const names: FileName[] = [...listedFeeds(listed.value)].flatMap(([feed, { entries, contents }]) =>
    own.has(feed as Hex32)
      ? [
          ...[...entries].map((seq) => ({ feed, seq, part: 'entry' as const })),
          ...[...contents].map((seq) => ({ feed, seq, part: 'content' as const })),
        ]
      : [],
  );
  const files: ReadFile[] = [];
  const read = await readFiles(shell, names, (some) => {
    for (const file of some) files.push(file);
  });
  return read.ok ? ok(files) : read;
}

function filesWaiting(directory: JoinedDirectory, there: readonly ReadFile[]): readonly ReadFile[] {
  const present = new Set(there.map(({ feed, seq, part }) => `${feed} ${seq} ${part}`));
  return asFiles(directory, () => true).filter(({ feed, seq, part }) => !present.has(`${feed} ${seq} ${part}`));
}

type Own = ReturnType<JoinedDirectory['log']['all']>[number];

function asFiles({ log }: JoinedDirectory, isMeant: (entry: Own) => boolean): readonly ReadFile[] {
  return log.all().flatMap((entry): readonly ReadFile[] => {
    const { feed, seq, id, entryFile, contentFile } = entry;
    if (!isMeant(entry)) return [];
    const file = { feed, seq, isMissing: false };
    const isTakenBack = log.takenBack().has(id);
    return [
      { ...file, part: 'entry', bytes: entryFile },
      ...(contentFile && !isTakenBack ? [{ ...file, part: 'content' as const, bytes: contentFile }] : []),
    ];
  });
}

async function decode(directory: JoinedDirectory, files: readonly ReadFile[]): Promise<View> {
  const { vault, membership, now } = directory;
  const tools = {
    crypto: vault.directoryCrypto,
    directoryId: membership().directoryId,
    opener: openerOf(vault.directoryCrypto, membership().contentKeys),
    now: now(),
    pause: yieldToOthers,
  };
  const byFeed = new Map<Hex32, ReadFile[]>();
  for (const file of files) {
    const feed = file.feed as Hex32;
    byFeed.set(feed, [...(byFeed.get(feed) ?? []), file]);
  }
  const feeds: FeedReplica[] = [];
  for (const [feed, own] of byFeed) {
    const entries = own.filter(({ part }) => part === 'entry').toSorted((a, b) => a.seq - b.seq);
    const contents = new Map(own.flatMap((file) => (file.part === 'content' ? [[file.seq, file] as const] : [])));
    const listed = Uint32Array.from(entries, ({ seq }) => seq);
    const reading = { feed, listed, entries, contents, before: undefined, gone: [], proof: new Map() };
    const { read } = await readFeed(reading, tools);
    if (read) feeds.push(read.feed);
  }
  return viewOf(feeds, { rootKey: toHex32(membership().joined.rootKey), now: now() });
}
