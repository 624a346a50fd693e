import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { answerSaveDialog } from '../support/dialogs.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { lookAt } from '../support/look-at.ts';
import { withOpenBook } from '../support/open-book.ts';
import { personDraft } from '../support/people.ts';

test.setTimeout(180_000);

const { app, vault } = withOpenBook();
let folder: string;

test.beforeEach(async () => {
  folder = await freshFolder('screen-export');
});
test.afterEach(() => removeFolder(folder));

async function peopleScreen() {
  const screen = await app().page('app://book/');
  await expect(async () => {
    await screen.keyboard.press('Control+2');
    await expect(screen.getByRole('listbox', { name: 'People' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  return screen;
}

test('the whole book goes out as a table that was chosen by keyboard, and the screen says where it is', async () => {
  await (await vault()).savePerson(personDraft('Nils', 'Ågren'));
  const screen = await peopleScreen();
  const sheet = await app().page('app://vault/');
  const path = join(folder, 'own contacts.csv');
  await answerSaveDialog(app().electron, path);

  await screen.getByRole('button', { name: 'Export…' }).first().focus();
  await screen.keyboard.press('Enter');
  const dialog = screen.getByRole('dialog', { name: 'Export 2 people' });
  await expect(dialog).toBeVisible();
  await lookAt(app().electron, screen, '40-export');
  await dialog.getByRole('radio', { name: 'vCard 4.0' }).focus();
  await screen.keyboard.press('ArrowDown');
  await screen.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: 'CSV, every column' })).toBeChecked();
  await screen.keyboard.press('Tab');
  await screen.keyboard.press('Enter');
  await sheet.getByRole('button', { name: 'Save this file' }).click();
  await expect(screen.getByText(/2 people saved to .*own contacts\.csv/)).toBeVisible();
  expect(readFileSync(path, 'utf8')).toContain('Ågren');
});

test('all that is held about one person is offered for one person only, and is a page to read', async () => {
  const screen = await peopleScreen();
  const sheet = await app().page('app://vault/');
  const path = join(folder, 'Ruth Bellamy.html');
  await answerSaveDialog(app().electron, path);
  await screen.getByRole('option', { name: /Ruth Bellamy/ }).click();
  await screen.getByRole('group', { name: 'Actions' }).getByRole('button', { name: 'Export…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Export 1 person' });
  await dialog.getByRole('radio', { name: 'All that you hold about them, to read' }).check();
  await lookAt(app().electron, screen, '41-disclose');
  await dialog.getByRole('button', { name: 'Show me the letter' }).click();
  await sheet.getByRole('button', { name: 'Save this file' }).click();
  await expect(screen.getByText(/1 person saved to .*Ruth Bellamy\.html/)).toBeVisible();

  expect(readFileSync(path, 'utf8')).toContain('Bellamy');
});

test('of a searched list, those who are only spelt alike stay here unless the partner takes them along', async () => {
  await (await vault()).savePerson(personDraft('Nora', 'Bellany'));
  const screen = await peopleScreen();
  const sheet = await app().page('app://vault/');
  await screen.getByLabel('Search people').fill('Bellamy');
  await expect(screen.getByText('1 found, 1 more spelt alike')).toBeVisible();
  const save = async (name: string, isAlikeTaken: boolean) => {
    const path = join(folder, name);
    await answerSaveDialog(app().electron, path);
    await screen.getByRole('button', { name: 'Export…' }).first().click();
    const dialog = screen.getByRole('dialog', { name: 'Export 1 person' });
    const alike = dialog.getByRole('checkbox', { name: 'And the one who is spelt alike' });
    await expect(alike).not.toBeChecked();
    if (isAlikeTaken) await alike.check();
    await lookAt(app().electron, screen, `42-spelt-alike-${isAlikeTaken}`);
    await dialog.getByRole('button', { name: 'Show me the letter' }).click();
    await expect(sheet.getByRole('button', { name: 'Keep private' })).toBeFocused();
    await expect(sheet.getByText(/^1 person on your list is only spelt like/)).toHaveCount(isAlikeTaken ? 1 : 0);
    await sheet.getByRole('button', { name: 'Save this file' }).click();
    await expect(screen.getByText(new RegExp(`saved to .*${name}`))).toBeVisible();
    return readFileSync(path, 'utf8');
  };
  const [without, along] = [await save('exact.vcf', false), await save('alike.vcf', true)];
  expect([without.includes('Bellamy'), without.includes('Bellany')]).toEqual([true, false]);
  expect([along.includes('Bellamy'), along.includes('Bellany')]).toEqual([true, true]);
});
