import type { Client } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { ShellForVault } from '../../../src-shared/shell-contract';
import { createQueue } from '../store/queue';
import type { HeaderChange } from './keyring';

const changes = createQueue();

/**
 * Writes a changed header to both files; only then it is in force here. One change is made, written and in force before
 * the next is made: else a re-key that ends in the background could write a header that lacks the recovery code's slot.
 */
export function changeHeader(
  shell: Pick<Client<ShellForVault>, 'writeHeader'>,
  make: () => Promise<Result<HeaderChange, AppError>>,
): Promise<Result<null, AppError>> {
  return changes.run(async () => {
    const change = await make();
    if (!change.ok) return change;
    const written = await shell.writeHeader({ header: change.value.header });
    if (!written.ok) return written;
    change.value.putInForce();
    return ok(null);
  });
}
