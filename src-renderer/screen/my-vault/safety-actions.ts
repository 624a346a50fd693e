import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import type { Notice } from '../../../src-shared/vault-contract';
import { formatBytes, plural } from '../../look';
import { asJob } from '../frame/jobs';
import { showError, showToast } from '../frame/toast';
import { vault } from '../links/vault';

function tell<Value>(answer: Result<Value, AppError>, words: (value: Value) => string): void {
  if (answer.ok) showToast(words(answer.value));
  else showError(answer.error);
}

export async function makeRecoveryCode(): Promise<void> {
  tell(await vault.makeRecoveryCode({}), () => 'The recovery code is set. An earlier one opens nothing any more.');
}

export async function changePassphrase(): Promise<void> {
  tell(await vault.changePassphrase({}), () => 'The passphrase is changed.');
}

export async function makeBackup(): Promise<void> {
  tell(
    await asJob(vault.makeBackup({})),
    ({ path, bytes }) => `Backup made and verified by opening it: ${path}, ${formatBytes(bytes)}.`,
  );
}

export async function scrub(): Promise<void> {
  tell(await asJob(vault.scrub({})), ({ checked, doubtful }) =>
    doubtful === 0
      ? `${plural(checked, 'record', 'records')} checked. All are as you left them.`
      : `${plural(checked, 'record', 'records')} checked; ${plural(doubtful, 'is', 'are')} doubtful and named below.`,
  );
}

export async function dismissNotice(notice: Notice): Promise<void> {
  const dismissed = await vault.dismissNotice({ kind: notice.kind });
  if (!dismissed.ok) showError(dismissed.error);
}
