import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import { showRecoveryCode } from '../window/recovery-sheet';
import { changeHeader } from './change-header';
import { keptSafety } from './kept-values';
import type { OpenVault } from './open-vault';

/** Shows a new recovery code, asks two groups back, and only then writes its slot. */
export async function makeRecoveryCode({ room, keyring, store }: OpenVault): Promise<Result<null, AppError>> {
  const { groups, seal } = keyring.newRecoveryCode();
  const safety = keptSafety(store);
  if (safety.read().recovery === 'none') await safety.write({ ...safety.read(), recovery: 'shown' });
  const shown = await showRecoveryCode(room.host, {
    groups,
    keep: () => changeHeader(room.shell, seal),
  });
  if (!shown.ok) return shown;
  return safety.write({ ...safety.read(), recovery: 'confirmed' });
}
