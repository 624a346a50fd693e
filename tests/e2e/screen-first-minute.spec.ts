import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { corpusFolder, hasCorpus } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { lockAndUnlock, previewFile, screenOf, sealFile, startEmpty } from '../support/screen-steps.ts';

let app: LaunchedApp;

test.beforeEach(async () => {
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
});

test('a real file is looked at, sealed, and there after a lock', async () => {
  test.skip(!hasCorpus, 'needs the corpus');
  const file = join(corpusFolder, 'vcard/made/google-2024.vcf');
  const screen = await previewFile(app, file);
  await expect(screen.getByText(/found in google-2024\.vcf\. Nothing is stored yet/)).toBeVisible();
  await expect(screen.getByRole('button', { name: 'Seal it' })).toBeDisabled();
  await screen.getByRole('button', { name: 'Another file' }).click();
  await expect(screen.getByText('Drop a contacts file here')).toBeVisible();

  await sealFile(app, file);
  const all = /^People [1-9]/;
  await expect(screen.getByRole('button', { name: all })).toBeVisible();
  const name = await screen.getByRole('button', { name: all }).innerText();
  const opened = await lockAndUnlock(app);
  await expect(opened.getByRole('button', { name: all })).toHaveText(name, { useInnerText: true });
});

test('a file that holds no contacts is told as such, and another can be tried', async () => {
  const screen = await screenOf(app);
  const notContacts = { name: 'holiday.vcf', mimeType: 'text/vcard', buffer: Buffer.from('%PDF-1.4 not contacts') };
  await screen.getByLabel('Contacts file').setInputFiles(notContacts);
  await expect(screen.getByRole('alert')).toContainText('does not look like a contacts file');
  await expect(screen.getByText('Drop a contacts file here')).toBeVisible();
});

test('an empty book says what will stand there and how', async () => {
  const screen = await startEmpty(app);
  await expect(screen.getByText('Here stands what to do today')).toBeVisible();
  await screen.keyboard.press('Control+2');
  await expect(screen.getByText('Here the people stand whom you know.')).toBeVisible();
});
