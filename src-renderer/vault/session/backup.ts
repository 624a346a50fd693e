import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { askForBackup, type MadeBackup } from '../window/backup-sheet';
import type { Work } from '../window/form-sheet';
import { keptSafety } from './kept-values';
import type { OpenVault } from './open-vault';

/** Asks for a place, writes the backup there, opens what was written, and notes it in the vault. */
export async function makeBackup(vault: OpenVault): Promise<Result<MadeBackup, AppError>> {
  const safety = keptSafety(vault.store);
  const made = await askForBackup(vault.room.host, {
    isFirst: safety.read().lastBackup === undefined,
    make: (work) => writeBackup(vault, work),
    stop: vault.room.jobs.cancel,
  });
  if (!made.ok) return made;
  const { path, bytes } = made.value;
  const noted = await safety.write({
    ...safety.read(),
    lastBackup: { at: new Date().toISOString(), path, bytes },
  });
  return noted.ok ? made : noted;
}

async function writeBackup({ room, keyring, care }: OpenVault, work: Work): Promise<Result<MadeBackup, AppError>> {
  const { shell, jobs } = room;
  const begun = await shell.beginFile({ target: 'backup', suggestedName: backupName(new Date()) });
  if (!begun.ok) return begun;
  const { writeId } = begun.value;
  return jobs.run('backup', async (onProgress) => {
    const telling = (text: string) => (done: number, total: number) => {
      work.tell(text, total === 0 ? 0 : done / total);
      return onProgress(done, total);
    };
    const written = await care.writeSnapshot(
      keyring.header(),
      (chunk) => shell.writeFile({ writeId, chunk }),
      telling('Writing the backup.'),
    );
    const committed = written.ok ? await shell.commitFile({ writeId }) : written;
    if (!committed.ok) {
      await shell.abortFile({ writeId });
      return committed;
    }
    const verified = await care.verifySnapshot(
      (offset, length) => shell.readFile({ file: { writeId }, offset, length }),
      telling('Opening it again, to the last record.'),
    );
    if (!verified.ok) return verified.error.kind === 'cancelled' ? verified : err(asBackup(verified.error));
    return ok({ ...committed.value, people: verified.value.people });
  });
}

/** The partner made a backup, not a snapshot. */
function asBackup(error: AppError): AppError {
  return error.kind === 'vault-damaged' ? { ...error, part: 'backup' } : error;
}

/** "Bailiwick 2026-11-21.bailiwick", in local time. */
function backupName(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `Bailiwick ${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.bailiwick`;
}
