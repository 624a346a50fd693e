import { expect, type Page } from '@playwright/test';

import { ok } from '../../src-shared/result.ts';
import type { LaunchedApp } from './launch-app.ts';
import { tapVaultPort, vaultFrom } from './vault-calls.ts';

/** Six words: zxcvbn's highest score. */
export const PASSPHRASE = 'abacus crumpet violin marsh otter pebble';
export const OTHER_PASSPHRASE = 'gravel teapot sunday bracket minnow fjord';

/** Calls the shell as a room's page can. */
export async function callShell(page: Page, method: string, input: unknown = {}): Promise<unknown> {
  return page.evaluate(
    async ([name, argument]) => {
      const { shell } = window as unknown as { shell: { invoke: (name: string, input: unknown) => Promise<unknown> } };
      return shell.invoke(name, argument);
    },
    [method, input] as const,
  );
}

/** Locks: the processes of screen and vault end, fresh ones take their place. */
export async function lockApp(app: LaunchedApp): Promise<void> {
  const pages = await Promise.all([app.page('app://book/'), app.page('app://vault/')]);
  const gone = Promise.all(pages.map((page) => page.waitForEvent('close')));
  // The screen may end before it has its answer.
  void callShell(pages[0], 'lock').catch(() => undefined);
  await gone;
}

/** An app whose screen's port to the vault can be called past the screen's own code. */
export async function tapApp(app: LaunchedApp): Promise<void> {
  await tapVaultPort(app);
  await lockApp(app);
}

export async function fillNewPassphrase(sheet: Page, passphrase: string, label = 'Passphrase'): Promise<void> {
  await sheet.getByLabel(label, { exact: true }).fill(passphrase);
  await sheet.getByLabel('The same again', { exact: true }).fill(passphrase);
}

/** Makes an empty vault through the vault's own sheet. The app must be tapped. */
export async function createEmptyVault(app: LaunchedApp, passphrase = PASSPHRASE): Promise<void> {
  expect(await createVault(app, 'empty', passphrase)).toEqual(ok({ imported: null }));
}

/** The same with the sample book in it, which is brought in as a file's contacts are. */
export async function createSampleVault(app: LaunchedApp): Promise<void> {
  expect(await createVault(app, 'sample', PASSPHRASE)).toMatchObject({ ok: true });
}

async function createVault(app: LaunchedApp, kind: 'empty' | 'sample', passphrase: string): Promise<unknown> {
  const [screen, sheet] = [await app.page('app://book/'), await app.page('app://vault/')];
  const created = vaultFrom(screen).createVault({ fill: { kind } });
  await fillNewPassphrase(sheet, passphrase);
  await sheet.getByRole('button', { name: 'Seal it' }).click();
  return created;
}

export async function typePassphrase(sheet: Page, passphrase: string): Promise<void> {
  await sheet.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await sheet.keyboard.press('Enter');
}

export async function unlockApp(app: LaunchedApp, passphrase = PASSPHRASE): Promise<void> {
  await typePassphrase(await app.page('app://vault/'), passphrase);
  await untilOpen(app);
}

export async function untilOpen(app: LaunchedApp): Promise<void> {
  const screen = await app.page('app://book/');
  await expect.poll(() => vaultFrom(screen).state({}), { timeout: 20_000 }).toEqual(ok({ isOpen: true }));
}

/** The groups of the recovery code that is shown. */
export async function readGroups(sheet: Page): Promise<readonly string[]> {
  await expect(sheet.getByRole('heading', { name: 'Your recovery code' })).toBeVisible();
  const items = await sheet.getByRole('list', { name: 'Recovery code' }).getByRole('listitem').allInnerTexts();
  return items.map((item) => item.split('\n').at(-1) ?? '');
}

/** Types what is asked back; `groups` holds all of them. */
export async function answerGroups(sheet: Page, groups: readonly string[]): Promise<void> {
  for (const [index, group] of groups.entries()) {
    const field = sheet.getByLabel(`Group ${index + 1}`, { exact: true });
    if ((await field.count()) > 0) await field.fill(group);
  }
  await sheet.getByRole('button', { name: 'Confirm' }).click();
}
