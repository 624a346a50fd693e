import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { askToChangePassphrase } from '../window/change-passphrase-sheet';
import { changeHeader } from './change-header';
import { keptSafety } from './kept-values';
import type { OpenVault } from './open-vault';
import { makeRecoveryCode } from './recovery-code';

/** Asks for the present and the new passphrase. A new vault key takes the recovery code along: a new one is shown. */
export async function changePassphrase(vault: OpenVault): Promise<Result<null, AppError>> {
  const { room, keyring } = vault;
  const hadRecoveryCode = keyring.hasRecoveryCode();
  const isChanged = await askToChangePassphrase(room.host, {
    change: async (wanted, work) => {
      work.tell('Making the key from your passphrase. This takes a moment on purpose.');
      return changeHeader(room.shell, () => keyring.changePassphrase(wanted));
    },
  });
  if (!isChanged) return err({ kind: 'cancelled' });
  if (!keyring.isRekeyUnfinished()) return ok(null);
  void finishRekey(vault);
  if (hadRecoveryCode) await replaceRecoveryCode(vault);
  return ok(null);
}

async function replaceRecoveryCode(vault: OpenVault): Promise<void> {
  const safety = keptSafety(vault.store);
  await safety.write({ ...safety.read(), recovery: 'none' });
  await makeRecoveryCode(vault);
}

/**
 * Seals anew whatever is still under an earlier key, then forgets that key. Stops at a lock; the next unlock goes on.
 */
export async function finishRekey({ room, keyring, care, notices }: OpenVault): Promise<void> {
  if (!keyring.isRekeyUnfinished()) return;
  const sealer = keyring.sealer();
  const resealed = await care.reseal(sealer, () => !room.gate.isShut());
  if (!resealed.ok) return notices.add({ kind: 'rekey-unfinished' });
  const forgotten = await changeHeader(room.shell, async () =>
    // Another re-key meanwhile: what was just sealed is under an earlier key by now.
    sealer.epoch === keyring.epoch() ? ok(keyring.forgetEarlierKeys()) : err({ kind: 'cancelled' }),
  );
  if (forgotten.ok) await notices.dismiss('rekey-unfinished');
}
