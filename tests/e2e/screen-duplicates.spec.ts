import { expect, test, type Page } from '@playwright/test';

import { writeTwiceFile } from '../support/duplicates/twice-file.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { lookAt } from '../support/look-at.ts';
import { lockAndUnlock, sealFile } from '../support/screen-steps.ts';

let app: LaunchedApp;
let folder: string;
let screen: Page;

test.beforeEach(async () => {
  folder = await freshFolder('duplicates');
  app = await launchApp();
  screen = await sealFile(app, await writeTwiceFile(folder));
});

test.afterEach(async () => {
  await app.close();
  await removeFolder(folder);
});

const rows = () => screen.getByRole('listbox', { name: 'Possible duplicates' }).getByRole('option');
const entry = (words: string) => screen.getByRole('button', { name: words });

async function open(): Promise<void> {
  await screen.keyboard.press('Control+2');
  await entry('4 people may be in the book twice').click();
  await expect(screen.getByRole('heading', { name: 'One person, or two?' })).toBeVisible();
}

test('people who are in the book twice are shown side by side, certain ones first, with the reasons', async () => {
  await expect(entry('4 people may be in the book twice Show')).toBeVisible();
  await open();
  await expect(rows()).toHaveCount(4);
  await expect(rows().nth(0)).toContainText('certain');
  await expect(rows().nth(1)).toContainText('certain');
  await rows().filter({ hasText: 'Ruth' }).click();
  const reasons = screen.getByRole('list', { name: 'Why they may be the same' });
  await expect(reasons).toContainText('The same phone, +447400123456');
  await expect(reasons).toContainText('The same client, Nordhavn Shipping');
  await rows().filter({ hasText: 'Ashcombe' }).click();
  await expect(reasons).toContainText('The same client, by the e-mail domain kestrel.example');
  await rows().filter({ hasText: 'Ruth' }).click();
  const table = screen.getByRole('region', { name: 'Field by field' });
  await expect(table).toContainText('ruth.bellamy@nordhavn.example');
  await expect(table).toContainText('Prefers to be rung before nine.');
  await rows().filter({ hasText: 'Hans' }).click();
  await expect(screen.getByText('One of them is a junior or senior: perhaps parent and child.')).toBeVisible();
});

test('by keyboard alone: arrows choose, M merges, N keeps apart, A merges the rest, and all of it is undone', async () => {
  await open();
  await screen.getByRole('listbox', { name: 'Possible duplicates' }).focus();
  await screen.keyboard.press('Home');
  await expect(rows().nth(0)).toHaveAttribute('aria-selected', 'true');
  const table = screen.getByRole('region', { name: 'Field by field' });
  await expect(table).toContainText('w.ashcombe@kestrel.example');
  // Enter goes to what can be chosen, also where it is pressed before both are read: Bill's name leads.
  await screen.evaluate(async () => {
    const list = document.querySelector('.row-list');
    for (const key of ['End', 'Home', 'Enter']) {
      list?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await Promise.resolve();
    }
  });
  await expect(screen.getByRole('radio', { name: /^Name: / }).first()).toBeFocused();
  await screen.getByRole('radio', { name: 'Name: Bill Ashcombe' }).check();
  await screen.keyboard.press('m');
  await expect(screen.getByText('Merged. Nothing that either record said is lost.')).toBeVisible();
  await expect(rows()).toHaveCount(3);
  await screen.getByRole('listbox', { name: 'Possible duplicates' }).focus();
  await screen.keyboard.press('End');
  await expect(table).toContainText('Clive Winterbourne');
  await screen.keyboard.press('n');
  await expect(rows()).toHaveCount(2);
  await expect(screen.getByText(/^Clive Winterbourne and Clive Winterbourne are not the same/)).toBeVisible();
  await screen.keyboard.press('a');
  await expect(screen.getByText('1 person merged, as one change.')).toBeVisible();
  await expect(rows()).toHaveCount(1);
  await screen.keyboard.press('Control+z');
  await expect(rows()).toHaveCount(2);
  await screen.keyboard.press('Control+z');
  await expect(rows()).toHaveCount(3);

  // What was decided stays decided, and what was undone is as it was.
  screen = await lockAndUnlock(app);
  await screen.keyboard.press('Control+2');
  await entry('3 people may be in the book twice').click();
  await expect(rows()).toHaveCount(3);
  await expect(rows().filter({ hasText: 'Clive' })).toHaveCount(0);
});

test('a merged person holds what both records said, and the other name is found', async () => {
  await open();
  await rows().filter({ hasText: 'Ashcombe' }).click();
  await screen.getByRole('button', { name: 'Merge M' }).click();
  await expect(rows()).toHaveCount(3);
  await screen.keyboard.press('Control+2');
  await screen.getByLabel('Search people').fill('bill');
  await expect(screen.getByRole('listbox', { name: 'People' }).getByRole('option').first()).toContainText('Ashcombe');
  await screen.keyboard.press('Enter');
  const detail = screen.getByRole('region', { name: 'Detail' });
  await expect(detail.getByRole('heading', { level: 1 })).toHaveText('William Ashcombe');
  await expect(detail).toContainText('+44 7400 654321');
  await expect(detail).toContainText('Bill Ashcombe');

  // The vault was locked since: the way back is kept with the record.
  screen = await lockAndUnlock(app);
  await screen.getByText('Merged from').click();
  await screen.getByRole('button', { name: 'Take apart' }).click();
  await expect(screen.getByText('2 records again, as before.')).toBeVisible();
  await expect(screen.getByRole('option', { name: /Bill Ashcombe/ })).toBeVisible();
  await screen.keyboard.press('Control+z');
  await expect(screen.getByText('Merged from')).toBeVisible();
});

test('it looks as it should in both themes, and empty', async () => {
  test.setTimeout(180_000);
  await screen.keyboard.press('Control+2');
  await expect(entry('4 people may be in the book twice')).toBeVisible();
  await lookAt(app.electron, screen, '20-people-with-duplicates');
  await open();
  await rows().filter({ hasText: 'Ruth' }).click();
  await expect(screen.getByRole('radio').first()).toBeVisible();
  await lookAt(app.electron, screen, '21-duplicates-certain');
  await rows().filter({ hasText: 'Hans' }).click();
  await expect(screen.getByText('One of them is a junior')).toBeVisible();
  await lookAt(app.electron, screen, '22-duplicates-suggested');
  for (let left = 4; left > 0; left--) {
    await expect(rows()).toHaveCount(left);
    await screen.getByRole('button', { name: 'Not the same N' }).click();
  }
  await expect(screen.getByText('Nobody is in the book twice')).toBeVisible();
  await lookAt(app.electron, screen, '23-duplicates-none');
});
