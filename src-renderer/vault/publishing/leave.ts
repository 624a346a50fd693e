import type { OutputOf } from '../../../src-shared/contract';
import { fromHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import { showDirectoryLetter, type LetterLine } from '../window/directory-letter';
import { abandonFeed, readMarker } from './device-feed';
import type { JoinedDirectory } from './joined-directory';
import { KEY, leftSchema, readKept } from './kept';
import { ledgerRows } from './ledger';
import { letterLines } from './letter-lines';
import { leaveLetter } from './letters';
import { colleaguesIn, mySummaries } from './rows';
import type { LetterEntry } from './sign';

type Left = OutputOf<VaultContract['leaveDirectory']>;

/**
 * Takes everything back, waits until the folder has it, and forgets the directory: keys, folder, replica. Where the
 * folder is away, what stands there stays, as the letter says. The ledger keeps what left.
 */
export async function leaveDirectory(directory: JoinedDirectory): Promise<Result<Left, AppError>> {
  const { sync, vault, membership } = directory;
  const { joined } = membership();
  const isAway = !sync.isHere();
  const standing = mySummaries(directory).filter(({ state }) => state !== 'taken-back');
  const entries = standing.map(({ id }): LetterEntry => ({ kind: 'withdraw', target: fromHex32(id as Hex32) }));
  const sentences = new Map<string, string>(standing.map(({ id, sentence }) => [id, sentence]));
  const lines = letterLines(entries, (id) => sentences.get(id) ?? '');
  const colleagues = colleaguesIn(directory, sync.view());
  const kept = await showDirectoryLetter(vault.room.host, {
    ...leaveLetter(joined.firm, colleagues, standing.length, isAway, joined.rootSeed !== undefined),
    lines: lines.length > 0 ? lines : [nothingOf(joined.firm)],
  });
  if (kept.length === 0) return err({ kind: 'cancelled' });
  const gone = isAway ? ok(null) : await takeAllBack(directory, entries);
  if (!gone.ok) return gone;
  const forgotten = await forget(directory);
  return forgotten.ok ? ok({ takenBack: isAway ? 0 : entries.length }) : forgotten;
}

const nothingOf = (firm: string): LetterLine => ({ key: '0', text: firm, exact: '', bytes: 0 });

/** Only what the folder has taken is taken back: until then the keys are needed. */
async function takeAllBack(
  { signing, sync, log, receipts, tell }: JoinedDirectory,
  entries: readonly LetterEntry[],
): Promise<Result<null, AppError>> {
  if (entries.length > 0) {
    const signed = await signing.sign(entries);
    if (!signed.ok) return signed;
    tell();
  }
  const sent = await sync.flush();
  if (!sent.ok) return sent;
  const isGone = log.all().every(({ kind, feed, seq }) => kind !== 'withdraw' || receipts.has(feed, seq));
  const { place } = sync.state();
  return isGone ? ok(null) : err({ kind: 'directory-away', why: place.kind === 'away' ? place.why : 'failed' });
}

/** First what leaves nothing undone if it is interrupted: the ledger is kept, then the vault belongs to no directory. */
async function forget(directory: JoinedDirectory): Promise<Result<null, AppError>> {
  const { vault, replica, sync, now } = directory;
  const { store, device } = vault;
  await sync.end();
  const before = readKept(store, KEY.left, leftSchema) ?? [];
  const { firm } = directory.membership().joined;
  const rows = ledgerRows(store, directory).filter(({ what }) => what !== 'export');
  const marker = await readMarker(device);
  const noted = await store.setValue(KEY.left, [...before, { firm, at: now(), rows }]);
  if (!noted.ok) return noted;
  const names = store.valueKeys().filter((name) => OF_ONE_DIRECTORY.some((prefix) => name.startsWith(prefix)));
  for (const name of [KEY.joined, ...names]) {
    const removed = await store.setValue(name, null);
    if (!removed.ok) return removed;
  }
  if (marker) await abandonFeed(device, marker.feed);
  await replica.clear();
  return ok(null);
}

const OF_ONE_DIRECTORY = [KEY.signed, KEY.feed, KEY.receipts, KEY.forks, KEY.invitations, KEY.compared];
