import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import { finishErasing } from './erase';
import { finishRekey } from './change-passphrase';
import { clockWentBack } from './clock';
import { keptSafety, keptSettings } from './kept-values';
import { makeBackup } from './backup';
import type { OpenVault } from './open-vault';
import { makeRecoveryCode } from './recovery-code';
import { applySettings } from './settings';

/** Lets the screen in, with the settings in force. */
export async function letScreenIn({ room, store }: OpenVault): Promise<void> {
  await applySettings(room.shell, keptSettings(store).read());
  await room.shell.vaultOpened({});
}

/** Notes an unlock; doubts a clock that went back; offers a recovery code to who has none. */
export async function afterUnlock(vault: OpenVault): Promise<void> {
  const { store, notices } = vault;
  const safety = keptSafety(store);
  const before = safety.read();
  const now = new Date().toISOString();
  const seen = [before.lastSeen, store.changes()[0]?.at];
  const isBack = clockWentBack(now, seen);
  if (isBack) notices.add({ kind: 'clock-went-back' });
  const lastSeen = isBack ? before.lastSeen : now;
  await safety.write({ ...before, unlocks: before.unlocks + 1, ...(lastSeen && { lastSeen }) });
  void finishErasing(vault);
  void finishRekey(vault);
  if (isTimeToOffer(before.unlocks + 1) && !vault.keyring.hasRecoveryCode())
    await vault.room.turn.take(() => offerRecovery(vault));
}

/** At the second unlock; after a "not now", once in ten. */
const isTimeToOffer = (unlocks: number): boolean => unlocks === 2 || unlocks % 10 === 0;

/** The recovery code, and after it a first backup. */
async function offerRecovery(vault: OpenVault): Promise<Result<unknown, AppError>> {
  const made = await makeRecoveryCode(vault);
  const isFirst = keptSafety(vault.store).read().lastBackup === undefined;
  return made.ok && isFirst ? makeBackup(vault) : made;
}
