import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

import type { Client } from '../../src-shared/contract.ts';
import type { VaultContract } from '../../src-shared/vault-contract.ts';
import { answerOpenDialog, answerSaveDialog } from './dialogs.ts';
import { launchApp, type LaunchedApp, type LaunchOptions } from './launch-app.ts';
import { vaultFrom } from './vault-calls.ts';
import { createEmptyVault, tapApp } from './vault-steps.ts';

/** One partner's app with an open vault, its screen's port tapped. */
export interface Partner {
  readonly app: LaunchedApp;
  readonly sheet: Page;
  readonly vault: Client<VaultContract>;
}

export async function launchPartner(options: LaunchOptions = {}): Promise<Partner> {
  const app = await launchApp(options);
  await tapApp(app);
  await createEmptyVault(app);
  // The vault answers before the book is drawn, and a page that is not there takes no keys.
  const screen = await app.page('app://book/');
  await expect(screen.getByRole('navigation', { name: 'Screens' })).toBeVisible({ timeout: 60_000 });
  return partnerOf(app);
}

export async function partnerOf(app: LaunchedApp): Promise<Partner> {
  return { app, sheet: await app.page('app://vault/'), vault: vaultFrom(await app.page('app://book/')) };
}

/** Waits for the letter and sends it. */
export async function confirmLetter({ sheet }: Partner, button = 'Sign and send'): Promise<void> {
  await expect(sheet.getByRole('button', { name: 'Keep private' })).toBeFocused();
  await sheet.getByRole('button', { name: button, exact: true }).click();
}

/** Founds a directory in `folder`. */
export async function found(partner: Partner, folder: string, name: string, firm = 'Marlowe & Finch LLP') {
  await answerOpenDialog(partner.app.electron, [folder]);
  const founded = partner.vault.foundDirectory({ firm, profile: { name } });
  await confirmLetter(partner, 'Sign and found');
  return founded;
}

/** Saves an invitation beside the folder and answers its text. */
export async function inviteTo(partner: Partner, folder: string): Promise<string> {
  const path = join(folder, '..', `invitation-${Math.trunc(performance.now())}.txt`);
  await answerSaveDialog(partner.app.electron, path);
  const invited = partner.vault.invite({});
  await confirmLetter(partner, 'Save this invitation');
  expect(await invited).toMatchObject({ ok: true });
  return readFileSync(path, 'utf8');
}

/** Joins with an invitation, pasted into the vault's own sheet. */
export async function joinWith(partner: Partner, folder: string, name: string, invitation: string) {
  await answerOpenDialog(partner.app.electron, [folder]);
  const joined = partner.vault.joinDirectory({ profile: { name } });
  await partner.sheet.getByLabel('Invitation', { exact: true }).fill(invitation);
  await partner.sheet.getByRole('button', { name: 'Read it' }).click();
  await confirmLetter(partner, 'Sign and join');
  return joined;
}
