import type { AppError } from '../../../src-shared/errors';
import { err, type Result } from '../../../src-shared/result';

/**
 * One matter at a time in the vault's window: a screen cannot pile sheets up, nor slip one in between the two of
 * another matter.
 */
export interface SheetTurn {
  /** Runs `matter`, or answers `busy` while another one is before the partner. */
  readonly take: <Value>(matter: () => Promise<Result<Value, AppError>>) => Promise<Result<Value, AppError>>;
}

export function createSheetTurn(): SheetTurn {
  let isTaken = false;
  return {
    take: async (matter) => {
      if (isTaken) return err({ kind: 'busy', with: 'the sheet that is open' });
      isTaken = true;
      try {
        return await matter();
      } finally {
        isTaken = false;
      }
    },
  };
}
