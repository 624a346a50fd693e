import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { corpusFolder, hasCorpus } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { lookAt } from '../support/look-at.ts';
import { takeScreenshots } from '../support/screenshots.ts';
import { previewFile, screenOf, sealFile, sealWith, startEmpty } from '../support/screen-steps.ts';

let app: LaunchedApp;

test.beforeEach(async () => {
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
});

/** From the file to the person in the book, by way of the page that says what is in it. */
const FILES = [
  { path: 'ldif/made/features.ldif', said: ['LDIF', '2 people and 1 group found'], person: 'Lena Ldif' },
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
    test.skip(!hasCorpus, 'needs the corpus');
    const file = join(corpusFolder, path);
    const preview = (await previewFile(app, file)).locator('.preview');
    for (const words of said) await expect(preview).toContainText(words);
    await preview.getByRole('button', { name: 'Another file' }).click();
    const screen = await sealFile(app, file);
    await screen.keyboard.press('Control+2');
    await expect(screen.getByText(person).first()).toBeVisible();
  });
}

test('what a file says of a person is on their page: what they are called, and whom they are related to', async () => {
  test.skip(!hasCorpus, 'needs the corpus');
  const screen = await sealFile(app, join(corpusFolder, 'vcard/made/apple-macos14.vcf'));
  await screen.keyboard.press('Control+2');
  await screen.getByRole('option', { name: /Appleseed/ }).click();
  const detail = screen.getByRole('region', { name: 'Detail' });
  await expect(detail.getByText('Known as Jo', { exact: true })).toBeVisible();
  await detail.locator('summary', { hasText: 'Relations' }).click();
  await expect(detail.getByText('John Appleseed')).toBeVisible();
  await expect(detail.locator('.fact', { hasText: 'John Appleseed' })).toHaveText(
    'SpouseJohn Appleseed · not in the book',
  );
  await takeScreenshots(app.electron, screen, '45-related');
});

const table = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') });

test('what is wrong about a file is put right in the preview, which is read again at once', async () => {
  const screen = await screenOf(app);
  const input = screen.getByLabel('Contacts file');
  await input.setInputFiles(table('list.csv', "Name;Email\n'\xC9va; N.';eva@engine.example\n"));
  const preview = screen.locator('.preview');
  await preview.getByText('Read it differently').click();
  await preview.getByLabel('Cells quoted with').selectOption('Single quotes');
  await expect(preview.locator('.sample')).toContainText('Éva; N.');
  const encodings = preview.getByLabel('Letters encoded as');
  await expect(encodings.locator('option:checked')).toHaveText('Western European (Windows-1252)');
  await encodings.selectOption('Cyrillic (Windows-1251)');
  await expect(preview.locator('.sample')).toContainText('Йva; N.');
});

/** Guessed as three columns by its commas, and Turkish as Western European. */
const KONTAKLAR = `Kim;Yer (il, il\xE7e, \xFClke);Posta
'I\xFE\xFDk; Ay\xFEe';Bursa, Nil\xFCfer, T\xFCrkiye;ayse@isik.example
'Y\xFDlmaz; Can';Ankara, \xC7ankaya, T\xFCrkiye;can@yilmaz.example
`;

test('a table guessed wrongly comes in as it is read after delimiter, quotes and letters were put right', async () => {
  const screen = await startEmpty(app);
  await screen.keyboard.press('Control+6');
  await screen.getByRole('button', { name: 'Sources' }).click();
  await screen.getByRole('button', { name: 'Choose a file…' }).click();
  await screen.getByLabel('Contacts file').setInputFiles(table('kontaklar.csv', KONTAKLAR));
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  const columns = dialog.getByRole('region', { name: 'Columns of the file' }).locator('tbody th');
  const encodings = dialog.getByLabel('Letters encoded as');
  const delimiters = dialog.getByLabel('Columns parted by');
  const quotes = dialog.getByLabel('Cells quoted with');
  const names = dialog.locator('.sample th');

  await dialog.getByText('Read it differently').click();
  await expect(columns).toHaveText(['Kim;Yer (il', 'ilçe', 'ülke);Posta']);
  await expect(delimiters.locator('option:checked')).toHaveText('Commas');
  await expect(encodings.locator('option:checked')).toHaveText('Western European (Windows-1252)');
  await expect(dialog.getByText(/^Nobody found in kontaklar\.csv/)).toBeVisible();

  await delimiters.selectOption('Semicolons');
  await quotes.selectOption('Single quotes');
  await expect(columns).toHaveText(['Kim', 'Yer (il, ilçe, ülke)', 'Posta']);
  await expect(dialog.getByText(/^2 people found in kontaklar\.csv/)).toBeVisible();
  await dialog.getByLabel('Kim is read as').selectOption('Whole name');
  await expect(names).toHaveText(['Iþýk; Ayþe', 'Yýlmaz; Can']);
  await encodings.selectOption('Turkish (Windows-1254)');
  await expect(names).toHaveText(['Işık; Ayşe', 'Yılmaz; Can']);
  await expect(dialog.getByLabel('Kim is read as').locator('option:checked')).toHaveText('Whole name');
  await expect(delimiters.locator('option:checked')).toHaveText('Semicolons');
  await expect(quotes.locator('option:checked')).toHaveText('Single quotes');
  await lookAt(app.electron, screen, '48-read-differently');

  await dialog.getByLabel('Mine', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Bring them in' }).click();
  await expect(screen.getByText(/2 people brought in from kontaklar\.csv/)).toBeVisible();
  await screen.keyboard.press('Control+2');
  await expect(screen.getByRole('listbox', { name: 'People' }).getByRole('option')).toHaveCount(2);
  await screen.getByRole('option', { name: /Işık; Ayşe/ }).click();
  const detail = screen.getByRole('region', { name: 'Detail' });
  await expect(detail.getByText('ayse@isik.example')).toBeVisible();
  await detail.locator('summary', { hasText: 'Kept word for word' }).click();
  await expect(detail.getByText('Bursa, Nilüfer, Türkiye')).toBeVisible();
});

test('columns named before are read so once the delimiter that was guessed wrongly is put right', async () => {
  const screen = await startEmpty(app);
  const bring = async (name: string) => {
    await screen.keyboard.press('Control+6');
    await screen.getByRole('button', { name: 'Sources' }).click();
    await screen.getByRole('button', { name: 'Choose a file…' }).click();
    await screen.getByLabel('Contacts file').setInputFiles(table(name, KONTAKLAR));
    const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
    await dialog.getByText('Read it differently').click();
    await dialog.getByLabel('Columns parted by').selectOption('Semicolons');
    await dialog.getByLabel('Cells quoted with').selectOption('Single quotes');
    await expect(dialog.getByText(/^2 people found/)).toBeVisible();
    return dialog;
  };
  const first = await bring('kontaklar.csv');
  await first.getByLabel('Kim is read as').selectOption('Whole name');
  await expect(first.locator('.sample th')).toHaveText(['Iþýk; Ayþe', 'Yýlmaz; Can']);
  await first.getByLabel('Mine', { exact: true }).check();
  await first.getByRole('button', { name: 'Bring them in' }).click();
  await expect(screen.getByText(/2 people brought in from kontaklar\.csv/)).toBeVisible();
  const second = await bring('kontaklar 2.csv');
  await expect(second.getByText('Read as you said for a table with these columns before.')).toBeVisible();
  await expect(second.locator('.sample th')).toHaveText(['Iþýk; Ayþe', 'Yýlmaz; Can']);
});

test('what became of each column is told, with the reasons, and those with a problem first', async () => {
  const screen = await screenOf(app);
  const rows = ['Ruth,Bellamy,1971-04-12,38', 'Nils,Ågren,yesterday,', 'Zoë,"Example, PhD",,37'];
  const text = ['First Name,Last Name,Birthday,Shoe size', ...rows].join('\n');
  await screen
    .getByLabel('Contacts file')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await screen.locator('summary', { hasText: 'Column by column' }).click();
  const told = screen.locator('.properties tbody tr');
  await expect(told).toHaveCount(4);
  await expect(told.nth(0).locator('th')).toHaveText('Birthday not a date of the calendar: kept word for word');
  await expect(told.nth(0).locator('td')).toHaveText(['1', '1', '1', '']);
  await expect(told.nth(1).locator('th, td')).toHaveText(['Shoe size', '', '2', '', '']);
  await screen.getByText('Read it differently').click();
  await lookAt(app.electron, screen, '47-column-by-column');
});

test('what the columns of a table are is asked once', async () => {
  const screen = await startEmpty(app);
  const bring = async (name: string, person: string) => {
    await screen.keyboard.press('Control+6');
    await screen.getByRole('button', { name: 'Sources' }).click();
    await screen.getByRole('button', { name: 'Choose a file…' }).click();
    await screen
      .getByLabel('Contacts file')
      .setInputFiles(table(name, `Who,Lives in,Reach\n${person},Paris,a@b.example\n`));
    return screen.getByRole('dialog', { name: 'Bring in contacts' });
  };
  const first = await bring('one.csv', 'Ada Lovelace');
  await first.getByLabel('Who is read as').selectOption('Whole name');
  await expect(first.locator('.sample')).toContainText('Ada Lovelace');
  await first.getByLabel('Mine', { exact: true }).check();
  await first.getByRole('button', { name: 'Bring them in' }).click();
  await expect(screen.getByText(/1 person brought in from one\.csv/)).toBeVisible();
  const second = await bring('two.csv', 'Mary Somerville');
  await second.getByText('What each column is read as').click();
  await expect(second.getByText('Read as you said for a table with these columns before.')).toBeVisible();
  await expect(second.locator('.sample')).toContainText('Mary Somerville');
});

/** Each would leave an element of its own, were it taken for anything but text. */
const markup = (field: string) =>
  `${field}<img src=x onerror="document.title='run'" data-markup><b data-markup>${field}</b>`;

test('what looks like markup in a file is shown as the letters it is, wherever it stands', async () => {
  const names = ['First Name', 'Last Name', 'Company', 'Job Title', 'E-mail Address', 'Notes', 'Categories'];
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const header = [...names, quoted(markup('Column'))].join(',');
  const row = [...names, 'Rest'].map((name) => quoted(markup(name))).join(',');
  const hostile = {
    name: `${markup('list').replaceAll('/', '')}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`${header}\n${row}\n`),
  };
  const screen = await screenOf(app);
  const expectLetters = async (text: string) => {
    await expect(screen.getByText(markup(text)).filter({ visible: true }).first()).toBeVisible();
    expect(await screen.locator('[data-markup]').count()).toBe(0);
    expect(await screen.title()).not.toBe('run');
  };
  await screen.getByLabel('Contacts file').setInputFiles(hostile);
  await expectLetters('First Name');
  await screen.locator('summary', { hasText: 'Column by column' }).click();
  await expectLetters('Column');
  await screen.getByLabel('Mine', { exact: true }).check();
  await screen.getByRole('button', { name: 'Seal it' }).click();
  await sealWith(app);
  await expect(screen.getByRole('navigation', { name: 'Screens' })).toBeVisible({ timeout: 60_000 });
  await screen.keyboard.press('Control+2');
  await screen.getByRole('listbox', { name: 'People' }).getByRole('option').first().click();
  for (const field of ['First Name', 'Company', 'Job Title', 'Notes']) {
    await expectLetters(field);
  }
  await screen.keyboard.press('Control+3');
  await expectLetters('Company');
});
