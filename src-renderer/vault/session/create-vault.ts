import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { Work } from '../window/form-sheet';
import { SENTENCES } from '../window/say';
import { askForNewPassphrase } from '../window/unlock-sheet';
import type { Parts } from './lifecycle';
import type { OpenVault } from './open-vault';
import type { Room } from './room';

/** Asks for a passphrase, makes the vault's files and opens it. `cancelled` where the sheet is closed: nothing is stored. */
export async function createNewVault(room: Room, parts: Parts): Promise<Result<OpenVault, AppError>> {
  let vault: OpenVault | undefined;
  await askForNewPassphrase(room.host, {
    isTestRuntime: room.isTestRuntime,
    title: 'Make your vault',
    sentence: SENTENCES.making,
    submit: 'Seal it',
    cancelText: 'Cancel',
    set: async (passphrase, work) => {
      const made = await makeFiles(room, parts, passphrase, work);
      if (!made.ok) return made;
      vault = made.value;
      return ok(null);
    },
  });
  return vault ? ok(vault) : err({ kind: 'cancelled' });
}

async function makeFiles(
  room: Room,
  { keys, opener }: Parts,
  passphrase: string,
  work: Work,
): Promise<Result<OpenVault, AppError>> {
  const made = await keys.make(passphrase, work.tell);
  if (!made.ok) return made;
  performance.mark('bailiwick:key-ready');
  const { header, genesisHash } = made.value;
  const written = await room.shell.createVaultFolder({ header, genesisHash });
  if (!written.ok) return written;
  work.tell('Making an empty book.');
  return opener.openNew(room, made.value);
}
