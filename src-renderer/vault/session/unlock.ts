import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import type { Credential } from '../crypto/secrets';
import { loadSodium } from '../crypto/sodium';
import type { Work } from '../window/form-sheet';
import type { ReadAhead } from '../store/read-ahead';
import { askForNewPassphrase, askToUnlock } from '../window/unlock-sheet';
import { changeHeader } from './change-header';
import { explainWith } from './explain';
import type { OpenVault } from './open-vault';
import type { Room } from './room';
import { likelyVaultId, openKeys, type PresentFolder } from './vault-keys';

const WRONG: ReadonlySet<AppError['kind']> = new Set(['wrong-passphrase', 'wrong-recovery-code']);

const PAINTED_AFTER_MS = 150;

/** While the passphrase is being typed: before, it would only keep the sheet from being painted. */
function loadWhatFollows(): void {
  void Promise.all([loadSodium(), import('./inside')]);
}

/** Asks until the vault is open. Who came in by the recovery code chooses a new passphrase at once. */
export async function unlock(room: Room, folder: PresentFolder): Promise<OpenVault> {
  let present = folder;
  let ahead: Promise<ReadAhead | undefined> | undefined;
  const openWith = async (credential: Credential, work: Work) => {
    ahead ??= readWorkingStore(present);
    const opened = await openWithKeys(room, present, credential, { work, ahead });
    if (!opened.ok && WRONG.has(opened.error.kind)) return opened;
    ahead = undefined;
    // What failed may have begun to mend the folder.
    if (!opened.ok) present = (await readAgain(room)) ?? present;
    return opened;
  };
  const asked = askToUnlock(room.host, {
    withPassphrase: (passphrase, work) => openWith({ kind: 'passphrase', passphrase }, work),
    withRecoveryCode: (code, work) => openWith({ kind: 'recovery', code }, work),
    explain: explainWith(room.shell),
  });
  setTimeout(loadWhatFollows, PAINTED_AFTER_MS);
  const { by, opened } = await asked;
  if (by === 'recovery-code') await chooseNewPassphrase(opened);
  return opened;
}

/** Making the key keeps another thread busy for a second or more: time enough to read what it will open. */
async function readWorkingStore({ headers }: PresentFolder): Promise<ReadAhead | undefined> {
  const vaultId = likelyVaultId(headers);
  const { readAhead } = await import('./inside');
  return vaultId && readAhead(vaultId);
}

async function readAgain({ shell }: Room): Promise<PresentFolder | undefined> {
  const found = await shell.openVaultFolder({});
  return found.ok && found.value.kind === 'present' ? found.value : undefined;
}

async function openWithKeys(
  room: Room,
  folder: PresentFolder,
  credential: Credential,
  { work, ahead }: { readonly work: Work; readonly ahead: Promise<ReadAhead | undefined> },
): Promise<Result<OpenVault, AppError>> {
  const keys = await openKeys(folder.headers, credential);
  if (!keys.ok) return keys;
  performance.mark('bailiwick:key-ready');
  work.tell('Opening your book.');
  const { openVault } = await import('./inside');
  const opened = await openVault(room, folder, keys.value, work.tell, await ahead);
  if (opened.ok && keys.value.isDoubtful) await repairHeader(opened.value);
  return opened;
}

/** The copy that opened is written over both files. */
async function repairHeader({ room, keyring, notices }: OpenVault): Promise<void> {
  const written = await room.shell.writeHeader({ header: keyring.header() });
  if (written.ok) notices.add({ kind: 'header-copy-repaired' });
}

async function chooseNewPassphrase({ room, keyring }: OpenVault): Promise<void> {
  await askForNewPassphrase(room.host, {
    title: 'Choose a new passphrase',
    sentence:
      'The old one stops opening this vault. Your recovery code stays as it is. Older backups still open with the old passphrase.',
    submit: 'Use this passphrase',
    cancelText: 'Keep the old one',
    set: async (passphrase, work) => {
      work.tell('Making the key from your passphrase. This takes a moment on purpose.');
      return changeHeader(room.shell, () => keyring.replacePassphrase(passphrase));
    },
  });
}
