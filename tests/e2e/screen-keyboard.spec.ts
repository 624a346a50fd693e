import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test, type Locator, type Page } from '@playwright/test';

import { answerSaveDialog } from '../support/dialogs.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { writeSampleFile } from '../support/sample/sample-file.ts';
import { screenOf, sealFile, unlock } from '../support/screen-steps.ts';

let app: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await freshFolder('keyboard');
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
  await removeFolder(folder);
});

const heading = (screen: Page, name: string) => screen.getByRole('heading', { name, exact: true });

/** Presses Tab until the control has the focus. */
async function tabTo(screen: Page, control: Locator): Promise<void> {
  const wanted = control.first();
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await screen.keyboard.press('Tab');
  }
  throw new Error('no way there by Tab');
}

const button = (screen: Page, name: string | RegExp) =>
  screen.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

async function find(screen: Page, text: string): Promise<void> {
  await screen.keyboard.press('Control+k');
  await screen.keyboard.type(text);
  await expect(screen.getByRole('option', { name: new RegExp(text, 'i') }).first()).toBeVisible();
  await screen.keyboard.press('Enter');
}

test('twelve tasks without a mouse', async () => {
  test.setTimeout(300_000);
  const screen = await sealFile(app, await writeSampleFile(folder, 300));

  await test.step('1 create a person', async () => {
    await screen.keyboard.press('Control+n');
    await expect(screen.getByLabel('Given name')).toBeFocused();
    await screen.keyboard.type('Margarethe');
    await screen.keyboard.press('Tab');
    await screen.keyboard.type('Ødegård-Lindqvist');
    await tabTo(screen, screen.getByPlaceholder('Client or organisation'));
    await screen.keyboard.type('Nordhavn Shipping');
    await screen.keyboard.press('Tab');
    await screen.keyboard.type('General counsel');
    await screen.keyboard.press('Control+s');
    await expect(heading(screen, 'Margarethe Ødegård-Lindqvist')).toBeVisible();
    await expect(screen.getByRole('button', { name: 'Nordhavn Shipping' })).toBeVisible();
  });

  await test.step('2 find a person by search, without the accents', async () => {
    await screen.keyboard.press('Control+2');
    await screen.keyboard.press('/');
    await screen.keyboard.type('odegard');
    await expect(screen.getByText('1 found')).toBeVisible();
    await screen.keyboard.press('Enter');
    await expect(heading(screen, 'Margarethe Ødegård-Lindqvist')).toBeVisible();
  });

  await test.step('3 edit and add an e-mail', async () => {
    await screen.keyboard.press('e');
    await expect(heading(screen, 'Edit person')).toBeVisible();
    await tabTo(screen, button(screen, '+ add an e-mail'));
    await screen.keyboard.press('Enter');
    // What is added is where the keys go on.
    await expect(screen.getByRole('textbox', { name: 'E-mail', exact: true })).toBeFocused();
    await screen.keyboard.type('m.odegard@nordhavn.example');
    await screen.keyboard.press('Control+s');
    await expect(screen.getByText('m.odegard@nordhavn.example')).toBeVisible();
  });

  await test.step('3a is shown what stands in the way of saving, however far it is', async () => {
    await screen.keyboard.press('e');
    await expect(heading(screen, 'Edit person')).toBeVisible();
    await tabTo(screen, button(screen, '+ add a birthday'));
    await screen.keyboard.press('Enter');
    const day = screen.getByRole('textbox', { name: 'Birthday: day' });
    await expect(day).toBeFocused();
    await screen.keyboard.type('31');
    await screen.getByRole('combobox', { name: 'Birthday: month' }).selectOption('2');
    await tabTo(screen, screen.getByRole('combobox', { name: 'What you type now is' }));
    await screen.keyboard.press('Control+s');
    await expect(screen.getByText('There is no such day.')).toBeInViewport();
    await expect(day).toBeFocused();
    await tabTo(screen, button(screen, 'Take out a birthday'));
    await screen.keyboard.press('Enter');
    await expect(button(screen, '+ add an anniversary')).toBeFocused();
    await tabTo(screen, button(screen, 'Discard'));
    await screen.keyboard.press('Enter');
  });

  await test.step('4 undo and redo', async () => {
    // In the form it stood as what is typed; only on the page can it go.
    await expect(screen.getByText('m.odegard@nordhavn.example')).toBeVisible();
    await screen.keyboard.press('Control+z');
    await expect(screen.getByText('m.odegard@nordhavn.example')).toBeHidden();
    await screen.keyboard.press('Control+Shift+z');
    await expect(screen.getByText('m.odegard@nordhavn.example')).toBeVisible();
  });

  await test.step('5 tag several', async () => {
    await screen.keyboard.press('/');
    await screen.keyboard.press('Control+a');
    await screen.keyboard.press('Delete');
    // Whoever selects sees the list first: until then the one that was found stands there.
    await expect(screen.getByRole('option').nth(5)).toBeVisible();
    await tabTo(screen, screen.getByRole('listbox', { name: 'People' }));
    await screen.keyboard.press('Home');
    await screen.keyboard.press('Shift+ArrowDown');
    await screen.keyboard.press('Shift+ArrowDown');
    await expect(heading(screen, '3 people selected')).toBeVisible();
    await tabTo(screen, screen.getByPlaceholder('A tag, then Enter'));
    await screen.keyboard.type('regatta');
    await screen.keyboard.press('Enter');
    await tabTo(screen, button(screen, 'Add'));
    await screen.keyboard.press('Enter');
    await expect(screen.getByText('3 people tagged.')).toBeVisible();
    await screen.keyboard.press('Escape');
  });

  await test.step('6 delete and undo', async () => {
    await find(screen, 'Ødegård');
    await expect(heading(screen, 'Margarethe Ødegård-Lindqvist')).toBeVisible();
    await tabTo(screen, button(screen, 'Delete'));
    await screen.keyboard.press('Enter');
    await expect(screen.getByText('1 person deleted.')).toBeVisible();
    await screen.keyboard.press('Control+z');
    await expect(screen.getByText('Undone: 1 person deleted.')).toBeVisible();
    await find(screen, 'Ødegård');
    await expect(heading(screen, 'Margarethe Ødegård-Lindqvist')).toBeVisible();
  });

  await test.step('7 make a client', async () => {
    await screen.keyboard.press('Control+3');
    await expect(heading(screen, 'Clients')).toBeVisible();
    await screen.keyboard.press('Control+n');
    await expect(screen.getByLabel('Name', { exact: true })).toBeFocused();
    await screen.keyboard.type('Aegean Lines');
    await screen.keyboard.press('Control+s');
    await expect(heading(screen, 'Aegean Lines')).toBeVisible();
  });

  await test.step('8 add a matter', async () => {
    await tabTo(screen, button(screen, 'New matter'));
    await screen.keyboard.press('Enter');
    await expect(screen.getByLabel('Title', { exact: true })).toBeFocused();
    await screen.keyboard.type('Fleet renewal');
    await screen.keyboard.press('Control+s');
    await expect(screen.getByRole('button', { name: 'Fleet renewal' })).toBeVisible();
  });

  await test.step('9 import', async () => {
    const file = join(folder, 'one.vcf');
    const card = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ruth Bellamy', 'N:Bellamy;Ruth;;;', 'END:VCARD', ''].join('\r\n');
    await writeFile(file, card);
    await screen.keyboard.press('Control+o');
    // The system's file picker takes keys of its own; the file is given as it would give it.
    const chooser = screen.waitForEvent('filechooser');
    await tabTo(screen, button(screen, /Drop a contacts file here/));
    await screen.keyboard.press('Enter');
    await (await chooser).setFiles(file);
    await expect(screen.getByText(/1 person found in one\.vcf/)).toBeVisible();
    await tabTo(screen, screen.getByLabel('Mine'));
    await screen.keyboard.press('Space');
    // Until it was held beside the book, Tab goes past it.
    await expect(button(screen, 'Bring them in')).toBeEnabled();
    await tabTo(screen, button(screen, 'Bring them in'));
    await screen.keyboard.press('Enter');
    await expect(screen.getByText(/1 person brought in from one\.vcf/)).toBeVisible();
  });

  await test.step('10 export one person through the letter', async () => {
    const saved = join(folder, 'out.vcf');
    await answerSaveDialog(app.electron, saved);
    await find(screen, 'Bellamy');
    await expect(heading(screen, 'Ruth Bellamy')).toBeVisible();
    const actions = screen.getByRole('group', { name: 'Actions' });
    await tabTo(screen, actions.getByRole('button', { name: 'Export…' }));
    await screen.keyboard.press('Enter');
    await expect(heading(screen, 'Export 1 person')).toBeVisible();
    await tabTo(screen, button(screen, 'Show me the letter'));
    await screen.keyboard.press('Enter');
    const letter = await app.page('app://vault/');
    await expect(letter.getByText('1 person as vCard 4.0')).toBeVisible();
    await letter.keyboard.press('Control+Enter');
    await expect(screen.getByText(/1 person saved to/)).toBeVisible();
    expect(existsSync(saved)).toBe(true);
  });

  await test.step('11 an action of the palette', async () => {
    await find(screen, 'History of changes');
    await expect(
      screen.getByRole('listitem').filter({ hasText: 'Ruth Bellamy brought in from one.vcf' }),
    ).toBeVisible();
  });

  await test.step('12 lock, losing nothing typed', async () => {
    await screen.keyboard.press('Control+n');
    await expect(screen.getByLabel('Given name')).toBeFocused();
    await screen.keyboard.type('Unsaved');
    const gone = screen.waitForEvent('close');
    // The page may be gone before the key is let go.
    await screen.keyboard.press('Control+l').catch(() => undefined);
    await gone;
    await expect((await screenOf(app)).getByText('Locked. Without your passphrase')).toBeVisible();
    const again = await unlock(app);
    await expect(again.getByLabel('Given name')).toHaveValue('Unsaved');
    await expect(again.getByText('This is what you typed earlier and did not save.')).toBeVisible();
  });
});

test('keys pressed while the list is still the old one go on in the new one', async () => {
  test.setTimeout(120_000);
  const file = join(folder, 'family.vcf');
  const given = ['Adam', 'Berta', 'Carl', 'Dora', 'Emil'];
  const names = ['Ahlers', 'Zimmer'].flatMap((family) =>
    given.map((name) => `N:${family};${name};;;\r\nFN:${name} ${family}`),
  );
  await writeFile(file, names.map((name) => `BEGIN:VCARD\r\nVERSION:4.0\r\n${name}\r\nEND:VCARD\r\n`).join(''));
  const screen = await sealFile(app, file);
  await screen.keyboard.press('Control+2');
  await expect(screen.getByRole('option', { name: 'Adam Ahlers' })).toBeVisible();
  // All in one moment, before the vault can answer: type, into the list, down, down.
  await screen.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>('.list-search input');
    if (!field) throw new Error('no field');
    field.focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'zimmer');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await Promise.resolve();
    }
  });
  await expect(heading(screen, 'Carl Zimmer')).toBeVisible();
  await expect(screen.getByRole('option', { name: 'Carl Zimmer' })).toHaveAttribute('aria-selected', 'true');
  await expect(screen.getByText('5 found')).toBeVisible();
});

test('the arrows go on in the list where nothing has the focus, but not from an open form or a page that is read', async () => {
  test.setTimeout(120_000);
  const file = join(folder, 'three.vcf');
  const notes = `NOTE:${'A long note. '.repeat(400)}`;
  const cards = ['Ada', 'Bob', 'Cora'].map(
    (name) => `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:${name}\r\n${notes}\r\nEND:VCARD\r\n`,
  );
  await writeFile(file, cards.join(''));
  const screen = await sealFile(app, file);
  const detail = screen.getByRole('region', { name: 'Detail' });
  const shown = (name: string) => expect(detail.getByRole('heading', { level: 1 })).toHaveText(name);
  await screen.getByRole('button', { name: 'People 3' }).click();
  await expect(screen.getByRole('option', { name: 'Ada' })).toBeVisible();
  await screen.keyboard.press('ArrowDown');
  await shown('Ada');
  await screen.keyboard.press('e');
  await shown('Edit person');
  await screen.keyboard.press('Control+s');
  await shown('Ada');
  await screen.keyboard.press('ArrowDown');
  await shown('Bob');

  await detail.getByText('A long note.').first().click();
  await screen.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null));
  await screen.keyboard.press('PageDown');
  await expect.poll(() => detail.locator('.detail-page').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  await shown('Bob');

  await screen.keyboard.press('e');
  await shown('Edit person');
  await screen.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null));
  await screen.keyboard.press('ArrowDown');
  // It would have the focus at once; whom it came to would be opened when the keys rest.
  await expect(screen.getByRole('listbox', { name: 'People' })).not.toBeFocused();
  await shown('Edit person');
});
