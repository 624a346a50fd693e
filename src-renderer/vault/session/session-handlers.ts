import type { Handlers } from '../../../src-shared/contract';
import { ok } from '../../../src-shared/result';
import type { Safety, VaultContract } from '../../../src-shared/vault-contract';
import { makeBackup } from './backup';
import { changePassphrase } from './change-passphrase';
import { mappingFor, rememberMapping } from './csv-mappings';
import { keptSafety, keptSettings } from './kept-values';
import type { OpenVault } from './open-vault';
import { makeRecoveryCode } from './recovery-code';
import { saveSettings } from './settings';
import { showMe } from './show-me';

type SessionMethod =
  | 'changePassphrase'
  | 'makeRecoveryCode'
  | 'makeBackup'
  | 'safety'
  | 'dismissNotice'
  | 'scrub'
  | 'settings'
  | 'saveSettings'
  | 'cancelJob'
  | 'csvMapping'
  | 'keepCsvMapping'
  | 'showMe';
export type SessionHandlers = Pick<Handlers<VaultContract>, SessionMethod>;

/** The methods of the vault about itself. Whatever needs the partner's word is asked in the vault's own window. */
export function sessionHandlers(vault: OpenVault): SessionHandlers {
  const { room, store, care, notices } = vault;
  return {
    changePassphrase: () => room.turn.take(() => changePassphrase(vault)),
    makeRecoveryCode: () => room.turn.take(() => makeRecoveryCode(vault)),
    makeBackup: () =>
      room.turn.take(async () => {
        const made = await makeBackup(vault);
        return made.ok ? ok({ path: made.value.path, bytes: made.value.bytes }) : made;
      }),
    safety: () => ok(safetyOf(vault)),
    dismissNotice: ({ kind }) => notices.dismiss(kind),
    scrub: () =>
      room.jobs.run('scrub', async (onProgress) => {
        const scrubbed = await care.scrub(onProgress);
        if (!scrubbed.ok) return scrubbed;
        const safety = keptSafety(store);
        const noted = await safety.write({
          ...safety.read(),
          lastScrub: { at: new Date().toISOString(), ...scrubbed.value },
        });
        return noted.ok ? scrubbed : noted;
      }),
    settings: () => ok(keptSettings(store).read()),
    saveSettings: (settings) => saveSettings(room.shell, store, settings),
    csvMapping: ({ columns }) => ok({ mapping: mappingFor(vault, columns) }),
    keepCsvMapping: ({ columns, mapping }) => rememberMapping(vault, columns, mapping),
    cancelJob: () => {
      room.jobs.cancel();
      return ok(null);
    },
    showMe: ({ text }) => room.jobs.run('show-me', (onProgress) => showMe(room.shell, text, onProgress)),
  };
}

function safetyOf({ keyring, store, care, notices }: OpenVault): Safety {
  const { recovery, lastBackup, lastScrub } = keptSafety(store).read();
  return {
    vaultId: keyring.vaultId,
    createdAt: keyring.createdAt,
    keyEpoch: keyring.epoch(),
    kdf: keyring.kdf(),
    recovery: keyring.hasRecoveryCode() ? 'confirmed' : recovery === 'confirmed' ? 'none' : recovery,
    ...(lastBackup && { lastBackup }),
    ...(lastScrub && { lastScrub }),
    ...care.standing(),
    notices: notices.all(),
  };
}
