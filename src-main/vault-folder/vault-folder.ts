import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { isSameBytes } from '../../src-shared/bytes';
import type { AppError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import type { VaultFolder } from '../../src-shared/shell-contract';
import { genesisHash } from '../../src-shared/vault-format/frame';
import { journalFileName } from '../../src-shared/vault-format/journal-file';
import { createQueue } from '../in-turn';
import { onDisk } from './disk-error';
import { hasVault, HEADER_NAMES, isSnapshotName, listFolder, type FolderListing } from './folder-listing';
import { LOCK_NAME, lockFolder, type FolderLock } from './folder-lock';
import { sha256 } from './hashing';
import { readHeaderCopies, vaultIdOfHeader } from './headers';
import { areJournalsEmpty, cutJournal, journalState, openJournal, type Journal } from './journal';
import type { JournalFile } from './journal-file';
import { writeJournalFile } from './open-journal-file';
import { checkSnapshot, newestWholeSnapshot } from './snapshots';
import { isPartName, replaceFile, syncFolder } from './sync-files';

const notOpen = err({ kind: 'refused', where: 'vault folder not open' } as const);

type Answer<T> = Promise<Result<T, AppError>>;

/** The vault folder: the shell keeps what the vault seals, and understands nothing of it. */
export interface VaultKeeper {
  readonly path: string;
  /** True where a vault, or any part of one, lies in the folder. */
  readonly hasVault: () => Answer<boolean>;
  readonly open: () => Answer<VaultFolder>;
  /** When the newest snapshot that is whole was written, as an ISO 8601 instant. */
  readonly lastGoodCopy: () => Answer<{ readonly at: string | null }>;
  readonly create: (header: Uint8Array, genesis: Uint8Array) => Answer<null>;
  readonly writeHeader: (header: Uint8Array) => Answer<null>;
  readonly appendFrame: (frame: Uint8Array) => Answer<{ readonly headSeq: number }>;
  readonly readFrames: (afterSeq: number, limit: number) => Answer<{ readonly frames: Uint8Array }>;
  readonly cutJournal: (throughSeq: number, snapshot: string) => Answer<null>;
  /** Locks the folder, made where it is missing, and runs the job if nothing of a vault is in it. */
  readonly fillEmpty: (job: () => Promise<Result<null, AppError>>) => Answer<null>;
  /** Waits for what is in hand, closes the journal, and lets others have the folder. */
  readonly close: () => Promise<void>;
}

export function createVaultKeeper(path: string): VaultKeeper {
  const inTurn = createQueue();
  let lock: FolderLock | undefined;
  let journal: Journal | undefined;

  const serve = async <T>(job: () => Promise<Result<T, AppError>>): Answer<T> => inTurn(async () => onDisk(path, job));

  async function closeJournal(): Promise<void> {
    if (journal?.kind === 'readable') await journal.file.close();
    journal = undefined;
  }

  async function ensureLocked(): Answer<null> {
    if (await lock?.isOurs()) return ok(null);
    const taken = await lockFolder(path);
    if (!taken.ok) return taken;
    lock = taken.value;
    return ok(null);
  }

  async function openFolder(): Answer<VaultFolder> {
    await closeJournal();
    if (!(await holdsVault(path))) return ok({ kind: 'absent', path });
    const locked = await ensureLocked();
    if (!locked.ok) return locked;
    // Read only now: before, another process could still have been writing.
    const listing = await listFolder(path);
    await removeLeftovers(path, listing);
    const headers = await readHeaderCopies(path, listing);
    const vaultId = headers.map(({ bytes }) => vaultIdOfHeader(bytes)).find((id) => id.ok)?.value;
    const opened = await openJournal(path, listing, vaultId);
    if (!opened.ok) return opened;
    journal = opened.value;
    const snapshots = await Promise.all(
      listing.snapshots.map(async ({ name }) => ({ name, size: (await stat(join(path, name))).size })),
    );
    return ok({ kind: 'present', path, headers, snapshots, journal: journalState(journal, vaultId) });
  }

  async function fillEmpty(job: () => Promise<Result<null, AppError>>): Answer<null> {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const locked = await ensureLocked();
    if (!locked.ok) return locked;
    if (await holdsVault(path)) return err({ kind: 'vault-exists' });
    for (const { name } of (await listFolder(path)).journals) await rm(join(path, name));
    return job();
  }

  /** The journal, while this process still has the folder. */
  async function heldJournal(): Answer<JournalFile> {
    if (journal === undefined || lock === undefined) return notOpen;
    if (!(await lock.isStillOurs())) return err({ kind: 'vault-in-use', by: 'another program' });
    if (journal.kind === 'readable') return ok(journal.file);
    return err({ kind: 'vault-damaged', part: 'journal', where: journal.where });
  }

  async function cut(throughSeq: number, snapshot: string): Answer<null> {
    const held = await heldJournal();
    if (!held.ok && held.error.kind !== 'vault-damaged') return held;
    if (journal === undefined) return notOpen;
    if (!isSnapshotName(snapshot)) return err({ kind: 'bad-input', where: 'snapshot' });
    const checked = await checkSnapshot(join(path, snapshot));
    if (!checked.ok) return checked;
    if (checked.value.throughSeq !== throughSeq) return err({ kind: 'refused', where: 'snapshot: sequence' });
    const after = await cutJournal(path, journal, checked.value);
    if (!after.ok) return after;
    journal = after.value;
    const listing = await listFolder(path);
    const outdated = [
      ...listing.journals.filter(({ name }) => name !== after.value.name),
      ...listing.snapshots.filter(({ seq }) => seq < throughSeq),
    ];
    for (const { name } of outdated) await rm(join(path, name), { force: true });
    await syncFolder(path);
    return ok(null);
  }

  return {
    path,
    hasVault: async () => serve(async () => ok(await holdsVault(path))),
    open: async () => serve(openFolder),
    lastGoodCopy: async () => serve(async () => ok({ at: await newestWholeSnapshot(path, await listFolder(path)) })),
    create: async (header, genesis) =>
      serve(async () => {
        const vaultId = vaultIdOfHeader(header);
        if (!vaultId.ok) return vaultId;
        if (!isSameBytes(genesis, genesisHash(vaultId.value, sha256))) {
          return err({ kind: 'bad-input', where: 'genesisHash' });
        }
        return fillEmpty(async () => {
          const front = { vaultId: vaultId.value, firstSeq: 1, prevHash: genesis };
          // The header comes last: without one there is no vault yet, and creating it again is allowed.
          await writeJournalFile(join(path, journalFileName(1)), front, new Uint8Array(0));
          await writeHeaders(path, header);
          const opened = await openFolder();
          return opened.ok ? ok(null) : opened;
        });
      }),
    writeHeader: async (header) =>
      serve(async () => {
        const sound = vaultIdOfHeader(header);
        if (!sound.ok) return sound;
        if (lock === undefined || !(await lock.isStillOurs()))
          return err({ kind: 'refused', where: 'vault folder not open' });
        await writeHeaders(path, header);
        return ok(null);
      }),
    appendFrame: async (frame) =>
      serve(async () => {
        const file = await heldJournal();
        return file.ok ? file.value.append(frame) : file;
      }),
    readFrames: async (afterSeq, limit) =>
      serve(async () => {
        const file = await heldJournal();
        return file.ok ? file.value.readFrames(afterSeq, limit) : file;
      }),
    cutJournal: async (throughSeq, snapshot) => serve(async () => cut(throughSeq, snapshot)),
    fillEmpty: async (job) => serve(async () => fillEmpty(job)),
    close: async () =>
      inTurn(async () => {
        await closeJournal().catch(() => undefined);
        await lock?.release();
        lock = undefined;
      }),
  };
}

async function holdsVault(path: string): Promise<boolean> {
  const listing = await listFolder(path);
  if (!hasVault(listing)) return false;
  const isUnfinished = listing.headers.length + listing.snapshots.length === 0;
  return !isUnfinished || !(await areJournalsEmpty(path, listing));
}

async function writeHeaders(path: string, header: Uint8Array): Promise<void> {
  for (const name of HEADER_NAMES) await replaceFile(join(path, name), header);
}

/** Files that were being written when the last process ended. */
async function removeLeftovers(path: string, { names }: FolderListing): Promise<void> {
  // Another process may just be looking at the lock, with files of its own beside it.
  const leftovers = names.filter((name) => isPartName(name) && !name.startsWith(LOCK_NAME));
  for (const name of leftovers) await rm(join(path, name), { force: true });
}
