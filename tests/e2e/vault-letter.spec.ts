import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';

import { err } from '../../src-shared/result.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { personDraft } from '../support/people.ts';
import { vaultFrom } from '../support/vault-calls.ts';
import { callShell, createEmptyVault, tapApp } from '../support/vault-steps.ts';

const ALL = { selection: { kind: 'all' }, format: 'vcard4' } as const;

let app: LaunchedApp;
let folder: string;
let screen: Page;
let sheet: Page;

test.beforeEach(async () => {
  folder = await freshFolder('export');
  app = await launchApp();
  await tapApp(app);
  await createEmptyVault(app);
  screen = await app.page('app://book/');
  sheet = await app.page('app://vault/');
  const { savePerson } = vaultFrom(screen);
  await savePerson(personDraft('Ruth', 'Bellamy', { tags: ['shipping'] }));
  await savePerson(personDraft('Nils', 'Ågren', { flags: { informationBarrier: true } }));
});

test.afterEach(async () => {
  await app.close();
  await removeFolder(folder);
});

const shownHash = async () => sheet.getByTestId('letter-hash').textContent();

test('the file on disk is byte for byte what the letter showed', async () => {
  const path = join(folder, 'own contacts.vcf');
  await answerSaveDialog(app.electron, path);
  const exported = vaultFrom(screen).exportContacts(ALL);
  await expect(sheet.getByRole('button', { name: 'Keep private' })).toBeFocused();
  await sheet.getByText('Exact text').click();
  const shown = { hash: await shownHash(), text: await sheet.getByLabel('Exact text').textContent() };
  await sheet.getByRole('button', { name: 'Save this file' }).click();
  const outcome = await exported;
  const bytes = readFileSync(path);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(shown.hash);
  expect(bytes.toString('utf8')).toBe(shown.text);
  expect(outcome).toEqual({
    ok: true,
    value: { format: 'vcard4', people: 2, clients: 0, path, bytes: bytes.length, sha256: shown.hash },
  });
  expect(shown.text).toContain('Ågren');
});

test('a screen that calls export by itself gets a letter, and nothing when it is not confirmed', async () => {
  const path = join(folder, 'stolen.vcf');
  await answerSaveDialog(app.electron, path);
  for (const refuse of [
    () => sheet.keyboard.press('Escape'),
    () => sheet.keyboard.press('Enter'),
    () => sheet.getByRole('button', { name: 'Keep private' }).click(),
  ]) {
    const exported = vaultFrom(screen).exportContacts(ALL);
    await expect(sheet.getByRole('button', { name: 'Keep private' })).toBeFocused();
    await refuse();
    expect(await exported).toEqual(err({ kind: 'cancelled' }));
  }
  expect(existsSync(path)).toBe(false);
});

test('a screen cannot reach what the shell does for the vault, nor pile sheets up', async () => {
  for (const method of ['beginFile', 'writeFile', 'readFile', 'showSheet', 'hideSheet', 'readFrames', 'drained']) {
    expect(await callShell(screen, method, {})).toMatchObject({ ok: false, error: { kind: 'refused' } });
  }
  const exported = vaultFrom(screen).exportContacts(ALL);
  await expect(sheet.getByRole('button', { name: 'Keep private' })).toBeFocused();
  expect(await vaultFrom(screen).changePassphrase({})).toMatchObject({ ok: false, error: { kind: 'busy' } });
  expect(await vaultFrom(screen).exportContacts(ALL)).toMatchObject({ ok: false, error: { kind: 'busy' } });
  await sheet.keyboard.press('Escape');
  await exported;
});

test('people behind an information barrier are named and can be left out', async () => {
  const path = join(folder, 'without.vcf');
  await answerSaveDialog(app.electron, path);
  const exported = vaultFrom(screen).exportContacts(ALL);
  await expect(sheet.getByText('Behind an information barrier: 1 person')).toBeVisible();
  const before = await shownHash();
  await sheet.getByRole('button', { name: 'Leave out Nils Ågren' }).click();
  await expect(sheet.getByText('Behind an information barrier')).toHaveCount(0);
  expect(await shownHash()).not.toBe(before);
  await sheet.keyboard.press('Control+Enter');
  expect(await exported).toMatchObject({ ok: true, value: { people: 1 } });
  expect(readFileSync(path, 'utf8')).not.toContain('Ågren');
});

test('all that is held about one person is a page, confirmed by the letter like every file', async () => {
  const path = join(folder, 'held.html');
  await answerSaveDialog(app.electron, path);
  await expect(async () => {
    await screen.keyboard.press('Control+2');
    await expect(screen.getByRole('listbox', { name: 'People' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await screen.getByRole('option', { name: /Ruth Bellamy/ }).click();
  await screen.getByRole('group', { name: 'Actions' }).getByRole('button', { name: 'Export…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Export 1 person' });
  await dialog.getByLabel('All that you hold about them, to read').check();
  await dialog.getByRole('button', { name: 'Show me the letter' }).click();
  await expect(sheet.getByText('1 person as a page to read (HTML)')).toBeVisible();
  const hash = await shownHash();
  await sheet.getByRole('button', { name: 'Save this file' }).click();
  await expect(screen.getByText(/1 person saved to/)).toBeVisible();
  const bytes = readFileSync(path);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
  expect(bytes.toString('utf8')).toContain('What is held about Ruth Bellamy');
  expect(bytes.toString('utf8')).toContain('shipping');
});
