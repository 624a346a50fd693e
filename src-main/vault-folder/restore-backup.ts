import { copyFile, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

import type { AppError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import { journalFileName } from '../../src-shared/vault-format/journal-file';
import { snapshotFileName } from '../../src-shared/vault-format/snapshot-file';
import { onDisk } from './disk-error';
import { HEADER_NAMES } from './folder-listing';
import { writeJournalFile } from './open-journal-file';
import { checkSnapshot } from './snapshots';
import { partName, replaceFile, syncFolder } from './sync-files';
import type { VaultKeeper } from './vault-folder';

/**
 * Makes a vault out of a backup file, in a folder that holds none. The backup is the vault's first snapshot; its journal
 * goes on where the backup ends. Whether it opens is for the vault and its passphrase to say.
 */
export async function restoreBackup(keeper: VaultKeeper, backup: string): Promise<Result<null, AppError>> {
  const checked = await onDisk(backup, async () => checkSnapshot(backup));
  if (!checked.ok) return asBackup(checked.error);
  const { vaultId, throughSeq, headHash, header } = checked.value;
  return keeper.fillEmpty(async () => {
    const front = { vaultId, firstSeq: throughSeq + 1, prevHash: headHash };
    // An empty journal alone is no vault yet: interrupted before the next step, this can be done again.
    await writeJournalFile(join(keeper.path, journalFileName(front.firstSeq)), front, new Uint8Array(0));
    await copyDurably(backup, join(keeper.path, snapshotFileName(throughSeq)));
    for (const name of HEADER_NAMES) await replaceFile(join(keeper.path, name), header);
    return ok(null);
  });
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, partName(to));
  const handle = await open(partName(to), 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partName(to), to);
  await syncFolder(join(to, '..'));
}

/** A backup has the form of a snapshot; the partner knows it as a backup. */
function asBackup(error: AppError): Result<never, AppError> {
  const isOfForm = error.kind === 'vault-damaged' || error.kind === 'newer-format';
  return err(isOfForm ? { ...error, part: 'backup' } : error);
}
