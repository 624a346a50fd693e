import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { lookAt } from '../support/look-at.ts';
import { writeSampleFile } from '../support/sample/sample-file.ts';
import { previewFile, screenOf, sealFile } from '../support/screen-steps.ts';
import { takeScreenshots } from '../support/screenshots.ts';

const PEOPLE = 12_000;

let app: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await freshFolder('looks');
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
  await removeFolder(folder);
});

const hasNameFonts = (): boolean => {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
};

test('names in Chinese, Japanese and Korean are drawn, not boxed', async () => {
  test.skip(!hasNameFonts(), 'this system has no font for them');
  const file = join(folder, 'names.vcf');
  const names = ['N:王;伟;;;\r\nFN:王伟', 'N:佐藤;さくら;;;\r\nFN:佐藤 さくら', 'N:김;철수;;;\r\nFN:김철수'];
  await writeFile(file, names.map((name) => `BEGIN:VCARD\r\nVERSION:4.0\r\n${name}\r\nEND:VCARD\r\n`).join(''));
  const screen = await sealFile(app, file);
  await screen.getByRole('button', { name: /^People 3/ }).click();
  await screen.getByRole('option', { name: /佐藤/ }).click();
  await expect(screen.getByRole('region', { name: 'Detail' }).getByRole('heading', { level: 1 })).toContainText(
    'さくら',
  );
  await takeScreenshots(app.electron, screen, '13-names');
  // A glyph that is missing is the same box whatever the letter.
  const drawn = await screen.evaluate(() => {
    const { fontFamily } = getComputedStyle(document.querySelector('.serif') ?? document.body);
    return ['王', '伟', '佐', '藤', '김', '철'].map((letter) => {
      const canvas = new OffscreenCanvas(40, 40);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.font = `28px ${fontFamily}`;
      context.fillText(letter, 4, 32);
      return context.getImageData(0, 0, 40, 40).data.join();
    });
  });
  expect(new Set(drawn).size).toBe(drawn.length);
});

test('the first pages', async () => {
  test.setTimeout(180_000);
  const screen = await screenOf(app);
  await expect(screen.getByText('Drop a contacts file here')).toBeVisible();
  await lookAt(app.electron, screen, '01-welcome');
  await previewFile(app, await writeSampleFile(folder, 1_284));
  await lookAt(app.electron, screen, '02-preview');
});

test('every populated screen, with 12,000 people', async () => {
  test.setTimeout(600_000);
  const screen = await sealFile(app, await writeSampleFile(folder, PEOPLE));
  await expect(screen.getByText('Coming', { exact: true })).toBeVisible();
  await lookAt(app.electron, screen, '03-today');

  await screen.keyboard.press('Control+2');
  await screen.getByRole('listbox', { name: 'People' }).focus();
  for (let row = 0; row < 6; row++) await screen.keyboard.press('ArrowDown');
  await expect(screen.getByRole('heading', { name: 'What the firm sees' })).toBeVisible();
  await expect(screen.getByText(/^Sealed: /)).toBeHidden({ timeout: 30_000 });
  await lookAt(app.electron, screen, '04-people');

  await screen.keyboard.press('Control+f');
  await screen.keyboard.type('abra');
  // Fewer letters find enough by themselves: only all four ask for near spellings too.
  await expect(screen.getByText(/^\d+ found, \d+ more spelt alike$/)).toBeVisible();
  await expect(screen.getByLabel('Search people')).toHaveValue('abra');
  await lookAt(app.electron, screen, '05-search');
  await screen.keyboard.press('Escape');
  await expect(screen.locator('.list-count')).toHaveText('12,000');

  await screen.getByRole('listbox', { name: 'People' }).focus();
  await screen.keyboard.press('Home');
  for (let more = 0; more < 4; more++) await screen.keyboard.press('Shift+ArrowDown');
  await expect(screen.getByRole('heading', { name: '5 people selected' })).toBeVisible();
  await lookAt(app.electron, screen, '06-several');
  await screen.keyboard.press('Escape');

  await screen.getByRole('button', { name: 'Filter' }).click();
  await expect(screen.getByText('What is missing')).toBeVisible();
  await lookAt(app.electron, screen, '07-filter');
  await screen.keyboard.press('Escape');

  await screen.getByRole('listbox', { name: 'People' }).focus();
  await screen.keyboard.press('ArrowDown');
  await expect(screen.getByRole('button', { name: 'Edit E' })).toBeVisible();
  await screen.keyboard.press('e');
  await expect(screen.getByRole('heading', { name: 'Edit person' })).toBeVisible();
  await lookAt(app.electron, screen, '08-edit');
  await screen.getByRole('button', { name: 'Discard' }).click();

  await screen.keyboard.press('Control+k');
  await screen.keyboard.type('an');
  await expect(screen.getByRole('listbox', { name: 'Answers' })).toBeVisible();
  await lookAt(app.electron, screen, '09-palette');
  await screen.keyboard.press('Escape');
});

test('clients and My vault', async () => {
  test.setTimeout(600_000);
  const screen = await sealFile(app, await writeSampleFile(folder, 600));
  await screen.keyboard.press('Control+3');
  await screen.getByRole('listbox', { name: 'Clients' }).focus();
  await screen.keyboard.press('ArrowDown');
  await expect(screen.getByRole('button', { name: 'New matter' })).toBeVisible();
  await lookAt(app.electron, screen, '10-clients');
  await screen.getByRole('button', { name: 'New matter' }).click();
  await expect(screen.getByRole('heading', { name: 'New matter' })).toBeVisible();
  await expect(screen.getByRole('group', { name: /^For / })).toBeVisible();
  await lookAt(app.electron, screen, '11-matter');
  await screen.getByRole('button', { name: 'Discard' }).click();

  await screen.keyboard.press('Control+6');
  for (const section of ['Safety', 'Sources', 'Backups', 'Show me', 'History']) {
    await screen.getByRole('button', { name: section, exact: true }).click();
    await lookAt(app.electron, screen, `12-vault-${section.toLowerCase().replace(' ', '-')}`);
    if (section !== 'Show me') continue;
    await screen.getByLabel('What to look for').fill('Ruth');
    await expect(screen.getByText('by mere chance')).toBeVisible();
    await lookAt(app.electron, screen, '12-vault-show-me-too-short');
  }
});
