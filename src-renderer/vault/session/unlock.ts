import type { Result } from '../../../src-shared/result';
import type { AppError } from '../../../src-shared/errors';
import type { Work } from '../window/form-sheet';
import { askForNewPassphrase, askToUnlock } from '../window/unlock-sheet';
import { changeHeader } from './change-header';
import type { Parts } from './lifecycle';
import type { OpenVault } from './open-vault';
import type { Room } from './room';
import type { PresentFolder, Secret } from './vault-files';

/** Asks until the vault is open. Who came in by the recovery code chooses a new passphrase at once. */
export async function unlock(room: Room, parts: Parts, folder: PresentFolder): Promise<OpenVault> {
  const openWith = (kind: Secret['kind']) => (text: string, work: Work) =>
    openVault(room, parts, folder, { kind, text }, work);
  const { by, opened } = await askToUnlock(room.host, {
    isTestRuntime: room.isTestRuntime,
    withPassphrase: openWith('passphrase'),
    withRecoveryCode: openWith('recovery-code'),
  });
  if (by === 'recovery-code') await chooseNewPassphrase(opened);
  return opened;
}

async function openVault(
  room: Room,
  { keys, opener }: Parts,
  folder: PresentFolder,
  secret: Secret,
  work: Work,
): Promise<Result<OpenVault, AppError>> {
  const header = await keys.open(folder, secret);
  if (!header.ok) return header;
  performance.mark('bailiwick:key-ready');
  work.tell('Opening your book.');
  const opened = await opener.open(room, folder, header.value);
  if (!opened.ok) return opened;
  if (header.value.needsRepair) await repairHeader(opened.value);
  return opened;
}

/** The copy that opened is written over both files. */
async function repairHeader({ room, keyring, notices }: OpenVault): Promise<void> {
  const written = await room.shell.writeHeader({ header: keyring.header() });
  if (written.ok) notices.add({ kind: 'header-copy-repaired' });
}

async function chooseNewPassphrase({ room, keyring }: OpenVault): Promise<void> {
  await askForNewPassphrase(room.host, {
    isTestRuntime: room.isTestRuntime,
    title: 'Choose a new passphrase',
    sentence:
      'The old one stops opening this vault. Your recovery code stays as it is. Older backups still open with the old passphrase.',
    submit: 'Use this passphrase',
    cancelText: 'Keep the old one',
    set: async (passphrase, work) => {
      work.tell('Making the key from your passphrase. This takes a moment on purpose.');
      return changeHeader(room.shell, await keyring.replacePassphrase(passphrase));
    },
  });
}
