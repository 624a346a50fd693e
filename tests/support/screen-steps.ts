import { expect, type Page } from '@playwright/test';

import type { LaunchedApp } from './launch-app.ts';
import { fillNewPassphrase, lockApp, PASSPHRASE, typePassphrase } from './vault-steps.ts';

/** The screen's page, whichever process draws it now. */
export const screenOf = (app: LaunchedApp): Promise<Page> => app.page('app://book/');

/** Picks a contacts file on the first page and waits for what is in it. */
export async function previewFile(app: LaunchedApp, path: string): Promise<Page> {
  const screen = await screenOf(app);
  await screen.getByLabel('Contacts file').setInputFiles(path);
  await expect(screen.getByRole('heading', { name: 'What is in this file' })).toBeVisible({ timeout: 60_000 });
  return screen;
}

/** Answers the vault's sheet that asks for a new passphrase. */
export async function sealWith(app: LaunchedApp, passphrase = PASSPHRASE): Promise<void> {
  const sheet = await app.page('app://vault/');
  await fillNewPassphrase(sheet, passphrase);
  await sheet.getByRole('button', { name: 'Seal it' }).click();
}

/** The whole first minute, through the screen's own pages: a file, whose it is, a passphrase; ends on Today. */
export async function sealFile(app: LaunchedApp, path: string): Promise<Page> {
  const screen = await previewFile(app, path);
  await screen.getByLabel('Mine', { exact: true }).check();
  await screen.getByRole('button', { name: 'Seal it' }).click();
  await sealWith(app);
  await expect(screen.getByRole('navigation', { name: 'Screens' })).toBeVisible({ timeout: 60_000 });
  return screen;
}

/** Begins with nothing in the book. */
export async function startEmpty(app: LaunchedApp): Promise<Page> {
  const screen = await screenOf(app);
  await screen.getByRole('button', { name: 'Start empty' }).click();
  await sealWith(app);
  await expect(screen.getByRole('navigation', { name: 'Screens' })).toBeVisible({ timeout: 60_000 });
  return screen;
}

/** Locks through the shell and opens again with the passphrase; gives back the new screen. */
export async function lockAndUnlock(app: LaunchedApp): Promise<Page> {
  await lockApp(app);
  return unlock(app);
}

export async function unlock(app: LaunchedApp): Promise<Page> {
  await typePassphrase(await app.page('app://vault/'), PASSPHRASE);
  const screen = await screenOf(app);
  await expect(screen.getByRole('navigation', { name: 'Screens' })).toBeVisible({ timeout: 60_000 });
  return screen;
}
