import type { Client } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import type { ShellForVault } from '../../../src-shared/shell-contract';
import type { Settings } from '../../../src-shared/vault-contract';
import type { BookStore } from '../store/types';
import { keptSettings } from './kept-values';

/** Tells the shell what it must know of the settings. */
export function applySettings(
  shell: Pick<Client<ShellForVault>, 'applySettings'>,
  { idleMinutes, lockOnScreenLock, theme }: Settings,
): Promise<Result<null, AppError>> {
  return shell.applySettings({ idleMinutes, lockOnScreenLock, theme });
}

/** Keeps new settings in the vault and puts them in force. */
export async function saveSettings(
  shell: Pick<Client<ShellForVault>, 'applySettings'>,
  store: BookStore,
  settings: Settings,
): Promise<Result<null, AppError>> {
  const saved = await keptSettings(store).write(settings);
  return saved.ok ? applySettings(shell, settings) : saved;
}
