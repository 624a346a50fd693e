import type { Client } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { ShellForVault } from '../../../src-shared/shell-contract';
import type { HeaderChange } from './keyring';

/** Writes a changed header to both files; only then it is in force here. */
export async function changeHeader(
  shell: Pick<Client<ShellForVault>, 'writeHeader'>,
  change: Result<HeaderChange, AppError>,
): Promise<Result<null, AppError>> {
  if (!change.ok) return change;
  const written = await shell.writeHeader({ header: change.value.header });
  if (!written.ok) return written;
  change.value.putInForce();
  return ok(null);
}
