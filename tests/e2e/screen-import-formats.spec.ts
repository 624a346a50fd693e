import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { corpusFolder, hasCorpus } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { previewFile, sealFile } from '../support/screen-steps.ts';

let app: LaunchedApp;

test.beforeEach(async () => {
  test.skip(!hasCorpus, 'needs the corpus');
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
});

/** From the file to the person in the book, by way of the page that says what is in it. */
const FILES = [
  { path: 'ldif/made/features.ldif', said: ['LDIF', '3 people', '1 group'], person: 'Lena Ldif' },
  {
    path: 'msg/msgreader/contactUnicode.msg',
    said: ['Outlook contact (MSG)', '1 person', '1 birthday'],
    person: 'イグザンプル',
  },
  {
    path: 'pst/aspose_MapiContactToPST1.pst',
    said: ['Outlook data file (PST)', '6 people'],
    person: 'Bertha A. Buell',
  },
  { path: 'jcard/made/array-of-two.json', said: ['jCard 4.0', '2 people', '1 photo'], person: 'Jay Zwei' },
  { path: 'xcard/ez-vcard/rfc6351-example.xml', said: ['xCard 4.0', '1 person'], person: 'Simon Perreault' },
  {
    path: 'ics/made/apple-birthdays.ics',
    said: ['birthday calendar', '2 people', '2 birthdays'],
    person: 'Leapy Leopold',
  },
] as const;

for (const { path, said, person } of FILES) {
  test(`${path} is looked at, sealed and found`, async () => {
    const file = join(corpusFolder, path);
    const preview = (await previewFile(app, file)).locator('.preview');
    for (const words of said) await expect(preview).toContainText(words);
    await preview.getByRole('button', { name: 'Another file' }).click();
    const screen = await sealFile(app, file);
    await screen.keyboard.press('Control+2');
    await expect(screen.getByText(person).first()).toBeVisible();
  });
}
