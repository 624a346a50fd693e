import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { expectNoAxeViolations } from '../support/axe.ts';
import { makeBackupAt } from '../support/backup-steps.ts';
import { answerOpenDialog } from '../support/dialogs.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { screenOf, sealWith, startEmpty, unlock } from '../support/screen-steps.ts';
import { setTheme } from '../support/screenshots.ts';

test.setTimeout(180_000);

let app: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await freshFolder('ways-in');
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
  await removeFolder(folder);
});

const screens = (screen: Page) => screen.getByRole('navigation', { name: 'Screens' });

test('a backup is restored from the first page of another computer', async () => {
  const backup = join(folder, 'mine.bailiwick');
  const screen = await startEmpty(app);
  await screen.keyboard.press('Control+n');
  await screen.getByLabel('Given name').fill('Ruth');
  await screen.getByLabel('Family name').fill('Bellamy');
  await screen.keyboard.press('Control+s');
  await expect(screen.getByRole('heading', { name: 'Ruth Bellamy' })).toBeVisible();
  await screens(screen).getByRole('button', { name: 'My vault' }).click();
  await screen.getByRole('button', { name: 'Backups' }).click();
  await makeBackupAt(app, backup, () => screen.getByRole('button', { name: 'Make a backup…' }).click());
  await expect(screen.getByText('It was verified by opening it.')).toBeVisible();
  await app.close();

  app = await launchApp();
  const first = await screenOf(app);
  await answerOpenDialog(app.electron, []);
  await first.getByRole('button', { name: 'Restore a backup' }).click();
  await expect(first.getByRole('button', { name: 'Restore a backup' })).toBeEnabled();
  const notABackup = join(folder, 'holiday.bailiwick');
  await writeFile(notABackup, 'not a backup at all');
  await answerOpenDialog(app.electron, [notABackup]);
  await first.getByRole('button', { name: 'Restore a backup' }).click();
  await expect(first.getByRole('alert')).toBeVisible();

  await answerOpenDialog(app.electron, [backup]);
  const gone = Promise.all([first, await app.page('app://vault/')].map((page) => page.waitForEvent('close')));
  await first.getByRole('button', { name: 'Restore a backup' }).click();
  await gone;
  const restored = await unlock(app);
  await screens(restored)
    .getByRole('button', { name: /^People/ })
    .click();
  await expect(restored.getByRole('option', { name: /Ruth Bellamy/ })).toBeVisible();
});

test('the sample book fills every screen', async () => {
  const screen = await screenOf(app);
  await screen.getByRole('button', { name: 'Try a sample book' }).click();
  await sealWith(app);
  await expect(screens(screen)).toBeVisible({ timeout: 60_000 });
  await expect(screen.getByText('Coming', { exact: true })).toBeVisible();
  await expect(screens(screen).getByRole('button', { name: /^People [1-9]/ })).toBeVisible();
  await expect(screens(screen).getByRole('button', { name: /^Clients [1-9]/ })).toBeVisible();
  await screens(screen).getByRole('button', { name: 'My vault' }).click();
  await screen.getByRole('button', { name: 'Sources' }).click();
  await expect(screen.getByRole('list', { name: 'Brought in' })).toContainText('Sample book');
});

test('columns that nobody knows are named by hand, and read as that', async () => {
  const file = join(folder, 'kunden.csv');
  const rows = [
    'Feld A;Feld B;Feld C;Feld D',
    'Ågren;Nils;nils@nordhavn.example;Nordhavn Shipping',
    'Bellamy;Ruth;ruth@court.example;Court of Appeal',
    '',
  ];
  await writeFile(file, rows.join('\r\n'));
  const screen = await screenOf(app);
  await screen.getByLabel('Contacts file').setInputFiles(file);
  await expect(screen.getByText('These columns were not recognised: say what each one is')).toBeVisible();
  const columns = ['Family name', 'Given name', 'E-mail', 'Client or organisation'];
  for (const [index, meaning] of columns.entries()) {
    const select = screen.getByLabel(`Feld ${'ABCD'.charAt(index)} is read as`);
    await select.selectOption({ label: meaning });
    await expect(select.locator('option:checked')).toHaveText(meaning);
  }
  const sample = screen.getByRole('table', { name: 'The first of them' });
  await expect(sample.getByRole('row', { name: /Nils Ågren.*Nordhavn Shipping/ })).toBeVisible();
  await expectNoAxeViolations(screen, 'mapping by hand');
  await screen.getByLabel('Mine', { exact: true }).check();
  await screen.getByRole('button', { name: 'Seal it' }).click();
  await sealWith(app);
  await screens(screen)
    .getByRole('button', { name: /^People 2/ })
    .click({ timeout: 60_000 });
  await screen.getByRole('option', { name: /Ruth Bellamy/ }).click();
  const detail = screen.getByRole('region', { name: 'Detail' });
  await expect(detail.getByRole('heading', { name: 'Ruth Bellamy' })).toBeVisible();
  await expect(detail.getByText('ruth@court.example')).toBeVisible();
  await expect(detail.getByRole('button', { name: 'Court of Appeal' })).toBeVisible();
});

test('the page of a vault that is not there any more is clean in both themes', async () => {
  await app.close();
  const folders = { profileFolder: join(folder, 'profile'), vaultFolder: join(folder, 'vault') };
  app = await launchApp(folders);
  await startEmpty(app);
  await app.close();
  await rename(folders.vaultFolder, join(folder, 'unplugged'));
  app = await launchApp(folders);
  const screen = await screenOf(app);
  await expect(screen.getByRole('heading', { name: 'This vault cannot be opened' })).toBeVisible();
  await expect(screen.getByRole('button', { name: 'Start empty' })).toHaveCount(0);
  const sheet = await app.page('app://vault/');
  await expect(sheet.getByRole('button', { name: 'Look again' })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app.electron, screen, theme);
    await expectNoAxeViolations(screen, `unusable, ${theme}`);
    await expectNoAxeViolations(sheet, `unusable sheet, ${theme}`);
  }
  await rename(join(folder, 'unplugged'), folders.vaultFolder);
  await sheet.getByRole('button', { name: 'Look again' }).click();
  await unlock(app);
});
