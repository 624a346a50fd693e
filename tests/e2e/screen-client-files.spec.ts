import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { answerSaveDialog } from '../support/dialogs.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { lookAt } from '../support/look-at.ts';
import { previewFile, sealWith } from '../support/screen-steps.ts';
import { takeScreenshots } from '../support/screenshots.ts';

let app: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await freshFolder('client-files');
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
  await removeFolder(folder);
});

const card = (...lines: readonly string[]) =>
  ['BEGIN:VCARD', 'VERSION:3.0', 'PRODID:-//Apple Inc.//macOS 14.0//EN', ...lines, 'END:VCARD', ''].join('\r\n');

const NORDHAVN = ['N:;;;;', 'FN:Nordhavn Shipping', 'ORG:Nordhavn Shipping;', 'X-ABShowAs:COMPANY', 'UID:c-1'];
const PEOPLE = [
  card('UID:p-1', 'N:Bellamy;Ruth;;;', 'FN:Ruth Bellamy', 'ORG:Nordhavn Shipping;', 'TITLE:General Counsel'),
  card('UID:p-2', 'N:Ågren;Nils;;;', 'FN:Nils Ågren', 'ORG:Kestrel Holdings;'),
];
const FILE = [
  ...PEOPLE,
  card(...NORDHAVN, 'TEL;TYPE=work:+45 33 12 34 56', 'URL:https://nordhavn.example', 'CATEGORIES:Shipping'),
  card('UID:c-2', 'N:;;;;', 'FN:Osprey Bank', 'ORG:Osprey Bank;', 'NOTE:Panel review each spring.'),
];

test('companies of a file come in as clients, go out with the book, and are told when a newer file comes', async () => {
  test.setTimeout(180_000);
  const path = join(folder, 'contacts.vcf');
  await writeFile(path, FILE.join(''));
  const screen = await previewFile(app, path);
  await expect(screen.getByText('2 people and 2 clients found in contacts.vcf.')).toBeVisible();
  await expect(screen.getByText('2 entries stand for a company and nobody at it')).toBeVisible();
  await lookAt(app.electron, screen, '80-clients-preview');
  await screen.getByLabel('Mine', { exact: true }).check();
  await screen.getByRole('button', { name: 'Seal it' }).click();
  await sealWith(app);
  await screen.keyboard.press('Control+2');
  await screen.getByRole('button', { name: /^Clients/ }).click();
  await screen.getByRole('option', { name: /Nordhavn/ }).click();
  const detail = screen.getByRole('region', { name: 'Detail' });
  await expect(detail).toContainText('+45 33 12 34 56');
  await expect(detail.getByRole('button', { name: 'Ruth Bellamy' })).toBeVisible();
  await lookAt(app.electron, screen, '81-client-of-a-file');

  // One client alone.
  await detail.getByRole('button', { name: 'Export…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Export 1 client' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('checkbox')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  // All of the book, from the list of people.
  await screen.keyboard.press('Control+2');
  await screen.getByRole('button', { name: 'Export…' }).click();
  const all = screen.getByRole('dialog', { name: 'Export 2 people' });
  await expect(all.getByLabel('With your 3 clients')).toBeChecked();
  await lookAt(app.electron, screen, '82-export-with-clients');
  const out = join(folder, 'out.vcf');
  await answerSaveDialog(app.electron, out);
  await all.getByRole('button', { name: 'Show me the letter' }).click();
  const sheet = await app.page('app://vault/');
  await expect(sheet.getByText(/Save this file: 2 people and 3 clients as vCard 4\.0/)).toBeVisible();
  await takeScreenshots(app.electron, sheet, '83-letter-with-clients');
  await sheet.getByRole('button', { name: 'Save this file' }).click();
  await expect(screen.getByText(/^2 people and 3 clients saved to/)).toBeVisible();
  const written = await readFile(out, 'utf8');
  expect(written.match(/^KIND:org\r$/gm)).toHaveLength(3);
  expect(written).toContain('NOTE:Panel review each spring.');

  // The same again, and one that is newer.
  const bring = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    await screen.keyboard.press('Control+6');
    await screen.getByRole('button', { name: 'Sources' }).click();
    await screen.getByRole('button', { name: 'Choose a file…' }).click();
    await screen.getByLabel('Contacts file').setInputFiles(join(folder, name));
  };
  await bring('again.vcf', written);
  const overlay = screen.getByRole('dialog', { name: 'Bring in contacts' });
  await expect(overlay.getByText('0 new, 0 changed, 2 the same. Clients: 3 the same.')).toBeVisible();
  await overlay.getByRole('button', { name: 'Another file' }).click();
  const newer = card(
    ...NORDHAVN,
    'TEL;TYPE=work:+45 33 12 34 56',
    'EMAIL:post@nordhavn.example',
    'CATEGORIES:Shipping',
  );
  await writeFile(join(folder, 'newer.vcf'), [...PEOPLE, newer].join(''));
  await screen.getByLabel('Contacts file').setInputFiles(join(folder, 'newer.vcf'));
  await expect(overlay.getByText(/Clients: 1 changed\./)).toBeVisible();
  await overlay.getByText('What differs, field by field').click();
  await expect(overlay.getByRole('checkbox', { name: 'E-mail added: post@nordhavn.example' })).toBeChecked();
  await lookAt(app.electron, screen, '84-newer-file-client');
  await overlay.getByLabel('Mine', { exact: true }).check();
  await overlay.getByRole('button', { name: 'Bring them in' }).click();
  await expect(screen.getByText('1 client brought up to date from newer.vcf, 2 already there.')).toBeVisible();
  await screen.getByRole('button', { name: 'History', exact: true }).click();
  await expect(screen.getByText('1 client brought up to date from newer.vcf', { exact: true })).toBeVisible();
});
