import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import { plural } from '../../look';
import { showError, showToast } from '../frame/toast';
import { vault } from '../links/vault';

const REMEMBERED = 'Whoever read it may remember it; old backups and exported lists may still hold it.';

function tell(answer: Result<{ readonly takenBack: number; readonly pending: number }, AppError>): boolean {
  if (!answer.ok) {
    showError(answer.error);
    return false;
  }
  const { takenBack, pending } = answer.value;
  if (pending > 0)
    showToast(`Taken back. The folder is away: ${plural(pending, 'summary', 'summaries')} will go once it is back.`);
  else if (takenBack === 1)
    showToast(
      `Taken back. The directory has dropped the text, and each app drops it when it next connects. ${REMEMBERED}`,
    );
  else
    showToast(
      `${plural(takenBack, 'summary', 'summaries')} taken back. The directory has dropped the texts, and each app drops them when it next connects. ${REMEMBERED}`,
    );
  return true;
}

export const takeBack = async (ids: readonly string[]): Promise<boolean> =>
  tell(await vault.takeBack({ ids: [...ids] }));

export const takeBackAll = async (): Promise<boolean> => tell(await vault.takeBack({ all: true }));
