import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { Work } from '../window/form-sheet';
import { SENTENCES } from '../window/say';
import { askForNewPassphrase } from '../window/unlock-sheet';
import { openVault, type OpenVault } from './open-vault';
import type { Room } from './room';
import { makeKeys } from './vault-keys';

/** Asks for a passphrase, makes the vault's files and opens it. `cancelled` where the sheet is closed: nothing is stored. */
export async function createNewVault(room: Room): Promise<Result<OpenVault, AppError>> {
  let vault: OpenVault | undefined;
  await askForNewPassphrase(room.host, {
    title: 'Make your vault',
    sentence: SENTENCES.making,
    submit: 'Seal it',
    cancelText: 'Cancel',
    set: async (passphrase, work) => {
      const made = await makeVault(room, passphrase, work);
      if (!made.ok) return made;
      vault = made.value;
      return ok(null);
    },
  });
  return vault ? ok(vault) : err({ kind: 'cancelled' });
}

async function makeVault(room: Room, passphrase: string, work: Work): Promise<Result<OpenVault, AppError>> {
  const made = await makeKeys(passphrase, work.tell);
  if (!made.ok) return made;
  performance.mark('bailiwick:key-ready');
  const { header, genesis } = made.value;
  const written = await room.shell.createVaultFolder({ header, genesisHash: genesis });
  if (!written.ok) return written;
  work.tell('Making an empty book.');
  const folder = await room.shell.openVaultFolder({});
  if (!folder.ok) return folder;
  if (folder.value.kind === 'absent') return err({ kind: 'folder-missing', path: folder.value.path });
  return openVault(room, folder.value, made.value, work.tell);
}
