import { expect } from '@playwright/test';

import { answerSaveDialog } from './dialogs.ts';
import type { LaunchedApp } from './launch-app.ts';

/** Answers the vault's sheet about a backup, which `ask` brings up; the backup lies at `path` then, checked. */
export async function makeBackupAt(app: LaunchedApp, path: string, ask: () => Promise<unknown>): Promise<void> {
  await answerSaveDialog(app.electron, path);
  const asked = ask();
  const sheet = await app.page('app://vault/');
  await sheet.getByRole('button', { name: 'Choose the place' }).click();
  await expect(sheet.getByText('Opened again after writing and checked to the last record')).toBeVisible({
    timeout: 60_000,
  });
  await sheet.getByRole('button', { name: 'Done' }).click();
  await asked;
}
