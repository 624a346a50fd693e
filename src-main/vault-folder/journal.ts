import { copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { isSameBytes } from '../../src-shared/bytes';
import type { VaultError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import type { JournalState } from '../../src-shared/shell-contract';
import { genesisHash } from '../../src-shared/vault-format/frame';
import { JOURNAL_FRONT_BYTES, journalFileName } from '../../src-shared/vault-format/journal-file';
import type { FolderListing } from './folder-listing';
import { sha256 } from './hashing';
import type { JournalFile } from './journal-file';
import { openJournalFile, writeJournalFile } from './open-journal-file';

/** The vault's journal as found: open for appending, or beyond reading. */
export type Journal =
  | { readonly kind: 'readable'; readonly name: string; readonly file: JournalFile }
  | { readonly kind: 'unreadable'; readonly name: string | undefined; readonly where: string };

/**
 * Opens the newest journal of the folder. An older one lies beside it only where a cut was interrupted after the new
 * one was complete: nothing in it is needed, the next cut removes it.
 */
export async function openJournal(
  folder: string,
  { journals }: FolderListing,
  vaultId: Uint8Array | undefined,
): Promise<Result<Journal, VaultError>> {
  const [newest] = journals;
  if (newest === undefined) return ok({ kind: 'unreadable', name: undefined, where: 'no journal file' });
  const opened = await openJournalFile(join(folder, newest.name), new Date());
  if (!opened.ok) {
    const { error } = opened;
    if (error.kind !== 'vault-damaged') return opened;
    return ok({ kind: 'unreadable', name: newest.name, where: `${newest.name}: ${error.where}` });
  }
  const file = opened.value;
  const isOfVault = vaultId === undefined || isSameBytes(file.front.vaultId, vaultId);
  if (isOfVault && file.front.firstSeq === newest.seq) return ok({ kind: 'readable', name: newest.name, file });
  await file.close();
  const where = `${newest.name}: ${isOfVault ? 'renamed' : 'of another vault'}`;
  return ok({ kind: 'unreadable', name: newest.name, where });
}

/** How the journal stands, in the words of the contract. */
export function journalState(journal: Journal, vaultId: Uint8Array | undefined): JournalState {
  if (journal.kind === 'unreadable') {
    const headHash = vaultId === undefined ? new Uint8Array(0) : genesisHash(vaultId, sha256);
    return { firstSeq: 1, headSeq: 0, headHash, bytes: 0, damage: { afterSeq: 0, where: journal.where } };
  }
  const { front, headSeq, headHash, bytes, tornTail, damage } = journal.file;
  return {
    firstSeq: front.firstSeq,
    headSeq,
    headHash,
    bytes,
    ...(tornTail === undefined ? {} : { tornTail }),
    ...(damage === undefined ? {} : { damage: { ...damage, where: `${journal.name}: ${damage.where}` } }),
  };
}

/** True where no frame was ever written: a creation that was interrupted before its header was in place. */
export async function areJournalsEmpty(folder: string, { journals }: FolderListing): Promise<boolean> {
  const sizes = await Promise.all(journals.map(async ({ name }) => (await stat(join(folder, name))).size));
  return sizes.every((size) => size <= JOURNAL_FRONT_BYTES);
}

/** What a snapshot contains of the journal. */
export interface CutPoint {
  readonly vaultId: Uint8Array;
  readonly throughSeq: number;
  readonly headHash: Uint8Array;
}

/**
 * Begins a new journal file after `throughSeq`, with the sound frames that follow it, and only then removes the old
 * one. An old one that is damaged is kept under another name.
 */
export async function cutJournal(
  folder: string,
  journal: Journal,
  cut: CutPoint,
): Promise<Result<Journal, VaultError>> {
  const kept = await framesAfter(journal, cut);
  if (!kept.ok) return kept;
  const name = journalFileName(cut.throughSeq + 1);
  const isDamaged = journal.kind === 'unreadable' || journal.file.damage !== undefined;
  if (!isDamaged && name === journal.name) return ok(journal);
  const old = journal.name === undefined ? undefined : join(folder, journal.name);
  if (isDamaged && old !== undefined) await copyFile(old, join(folder, `damaged-${Date.now()}-${journal.name}`));
  const front = { vaultId: cut.vaultId, firstSeq: cut.throughSeq + 1, prevHash: cut.headHash };
  await writeJournalFile(join(folder, name), front, kept.value);
  const opened = await openJournalFile(join(folder, name), new Date());
  if (!opened.ok) return opened;
  if (journal.kind === 'readable') await journal.file.close();
  if (old !== undefined && journal.name !== name) await rm(old, { force: true });
  return ok({ kind: 'readable', name, file: opened.value });
}

async function framesAfter(
  journal: Journal,
  { throughSeq, headHash }: CutPoint,
): Promise<Result<Uint8Array, VaultError>> {
  const none = ok(new Uint8Array(0));
  if (journal.kind === 'unreadable' || throughSeq > journal.file.headSeq) return none;
  const { file } = journal;
  const mismatch = err({ kind: 'vault-damaged', part: 'snapshot', where: 'not of this journal' } as const);
  if (throughSeq < file.front.firstSeq - 1) return mismatch;
  if (!isSameBytes(await file.hashOf(throughSeq), headHash)) return mismatch;
  return throughSeq === file.headSeq ? none : ok(await file.bytesAfter(throughSeq));
}
