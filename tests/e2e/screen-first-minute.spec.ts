import { join } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { expectNoAxeViolations } from '../support/axe.ts';
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

test('a file dropped anywhere is looked at, and so is one dropped on the open book', async () => {
  const screen = await screenOf(app);
  await expect(screen.getByText('Drop a contacts file here')).toBeVisible();
  await drop(screen, 'one.vcf', 'Ruth Bellamy');
  await expect(screen.getByText(/^1 person found in one\.vcf/)).toBeVisible();
  await screen.getByRole('button', { name: 'Another file' }).click();
  await startEmpty(app);
  await drop(screen, 'two.vcf', 'Nils Ågren');
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  await expect(dialog.getByText(/^1 person found in two\.vcf/)).toBeVisible();
  await expectNoAxeViolations(screen, 'import');
  await dialog.getByLabel('Mine', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Bring them in' }).click();
  await expect(screen.getByText(/1 person brought in from two\.vcf/)).toBeVisible();
  await screen.keyboard.press('Control+6');
  await screen.getByRole('button', { name: 'Sources' }).click();
  const source = screen.getByRole('list', { name: 'Brought in' }).getByRole('listitem');
  await expect(source).toHaveCount(1);
  await expect(source).toContainText(/\d:\d\d.*two\.vcf.*vCard 4\.0 · your list.*1 person/s);
  await expectNoAxeViolations(screen, 'sources');
  // Looking may take longer than a message stays.
  await screen.keyboard.press('Control+z');
  await expect(screen.getByText('Undone: 1 person brought in.')).toBeVisible();
  await expect(source).toContainText(/Taken back .*\d:\d\d/);
  await screen.keyboard.press('Control+2');
});

test('a file that holds no contacts is told as such, and another can be tried', async () => {
  const screen = await screenOf(app);
  const notContacts = { name: 'holiday.vcf', mimeType: 'text/vcard', buffer: Buffer.from('%PDF-1.4 not contacts') };
  await screen.getByLabel('Contacts file').setInputFiles(notContacts);
  await expect(screen.getByRole('alert')).toContainText('does not look like a contacts file');
  await expect(screen.getByText('Drop a contacts file here')).toBeVisible();
});

/** Drops a card on the window, as a file manager would. */
async function drop(screen: Page, fileName: string, person: string): Promise<void> {
  const card = ['BEGIN:VCARD', 'VERSION:4.0', `FN:${person}`, 'END:VCARD', ''].join('\r\n');
  await screen.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name, { type: 'text/vcard' }));
      const event = (type: string) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event('dragover'));
      document.body.dispatchEvent(event('drop'));
    },
    [fileName, card] as const,
  );
}

test('an empty book says what will stand there and how', async () => {
  const screen = await startEmpty(app);
  await expect(screen.getByText('Here stands what to do today')).toBeVisible();
  await screen.keyboard.press('Control+2');
  await expect(screen.getByText('Here the people stand whom you know.')).toBeVisible();
  await screen.keyboard.press('Control+3');
  await expect(screen.getByText('Here the organisations stand that your people work for.')).toBeVisible();
});
