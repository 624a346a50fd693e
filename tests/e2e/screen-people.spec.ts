import { expect, test, type Page } from '@playwright/test';

import { answerAfterKey } from '../support/answer-after-key.ts';
import { expectNoAxeViolations } from '../support/axe.ts';
import { clientDraft } from '../support/clients.ts';
import { withOpenBook } from '../support/open-book.ts';
import { personDraft } from '../support/people.ts';
import { readQr } from '../support/read-qr.ts';
import { setTheme, setWindowSize } from '../support/screenshots.ts';
import { lockApp } from '../support/vault-steps.ts';

test.setTimeout(120_000);

const { app, vault } = withOpenBook();

/** The screen, once it shows the people. */
async function openBook(): Promise<Page> {
  const screen = await app().page('app://book/');
  // Keys are heard a moment after the book is drawn.
  await expect(async () => {
    await screen.keyboard.press('Control+2');
    await expect(screen.getByRole('listbox', { name: 'People' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  return screen;
}

async function openPerson(screen: Page, name: string): Promise<void> {
  await screen.getByRole('option', { name: new RegExp(name) }).click();
  await expect(screen.getByRole('heading', { name })).toBeVisible();
}

test('a person is handed over as a QR code that holds their card', async () => {
  const { savePerson, handOver } = await vault();
  const roles = [{ clientNamed: 'Nordhavn Shipping', title: 'General counsel', current: true, from: 0 }];
  const saved = await savePerson(personDraft('Margarethe', 'Ødegård-Lindqvist', { roles }));
  if (!saved.ok) throw new Error(saved.error.kind);
  const card = await handOver({ id: saved.value.id });
  if (!card.ok) throw new Error(card.error.kind);
  expect(card.value.vcard).toContain('Ødegård-Lindqvist');
  expect(card.value.vcard).toContain('Nordhavn Shipping');
  const screen = await openBook();
  await openPerson(screen, 'Margarethe Ødegård-Lindqvist');
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app().electron, screen, theme);
    await screen.keyboard.press('h');
    const code = screen.getByRole('img', { name: 'QR code with the card of Margarethe Ødegård-Lindqvist' });
    await expect(code).toBeVisible();
    // While the dialog fades in there may be nothing to read yet.
    await expect
      .poll(() => readQr(screen, code).catch(String), { message: theme, timeout: 30_000 })
      .toBe(card.value.vcard);
    await expectNoAxeViolations(screen, `hand over, ${theme}`);
    await screen.keyboard.press('Escape');
    await expect(code).toBeHidden();
  }
});

test('in a narrow window the detail covers the list, and Esc goes back', async () => {
  const screen = await openBook();
  const list = screen.getByRole('listbox', { name: 'People' });
  const detail = screen.getByRole('region', { name: 'Detail' });
  await setWindowSize(app().electron, screen, { width: 1000, height: 700 });
  await expect(list).toBeVisible();
  await expect(detail).toBeHidden();
  await list.focus();
  await screen.keyboard.press('ArrowDown');
  await screen.keyboard.press('Enter');
  await expect(detail.getByRole('heading', { name: 'Ruth Bellamy' })).toBeVisible();
  await expect(list).toBeHidden();
  await expectNoAxeViolations(screen, 'narrow detail');
  await screen.keyboard.press('Escape');
  await expect(list).toBeVisible();
  await expect(detail).toBeHidden();
  await setWindowSize(app().electron, screen, { width: 1280, height: 800 });
  await expect(detail).toBeVisible();
});

test('E pressed right after an arrow edits whom the arrow came to, and the form stays', async () => {
  const { savePerson } = await vault();
  await savePerson(personDraft('Margarethe', 'Ødegård-Lindqvist'));
  const screen = await openBook();
  await openPerson(screen, 'Ruth Bellamy');
  await screen.getByRole('listbox', { name: 'People' }).focus();
  await screen.keyboard.press('ArrowDown');
  await screen.keyboard.press('e');
  const given = screen.getByLabel('Given name');
  await expect(given).toHaveValue('Margarethe');
  // Longer than a page takes to follow the keys.
  await screen.waitForTimeout(500);
  await expect(given).toBeVisible();
});

test('a key pressed right after a click acts on whom was clicked, before their page is there', async () => {
  const { savePerson, saveClient } = await vault();
  await savePerson(personDraft('Margarethe', 'Ødegård-Lindqvist'));
  await saveClient(clientDraft('Aegean Lines'));
  await answerAfterKey(app());
  const screen = await openBook();
  const ruth = screen.getByRole('option', { name: /Ruth Bellamy/ });
  const margarethe = screen.getByRole('option', { name: /Margarethe/ });
  const page = (name: string) => screen.getByRole('heading', { name, exact: true });
  const dialog = screen.getByRole('dialog');

  await test.step('E, with nothing and with another page open', async () => {
    for (const [row, given] of [
      [ruth, 'Ruth'],
      [margarethe, 'Margarethe'],
    ] as const) {
      await row.click();
      await screen.keyboard.press('e');
      await expect(screen.getByLabel('Given name')).toHaveValue(given);
      await screen.getByRole('button', { name: 'Discard' }).click();
      // What is held back from this click on comes with any key.
      await screen.keyboard.press('Shift');
      await expect(screen.getByRole('heading', { name: new RegExp(given) })).toBeVisible();
    }
  });
  await test.step('H', async () => {
    await ruth.click();
    await screen.keyboard.press('h');
    await expect(dialog).toContainText('Bellamy');
    await screen.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
  await test.step('?', async () => {
    await margarethe.click();
    await screen.keyboard.press('?');
    await expect(screen.getByRole('button', { name: 'Where from ?' })).toHaveAttribute('aria-pressed', 'true');
  });
  await test.step('E on a client', async () => {
    await screen.keyboard.press('Control+3');
    await screen.getByRole('option', { name: /Aegean Lines/ }).click();
    await screen.keyboard.press('e');
    await expect(page('Edit client')).toBeVisible();
  });
});

test('H pressed right after an arrow hands over whom the arrow came to, and only once', async () => {
  const { savePerson } = await vault();
  await savePerson(personDraft('Margarethe', 'Ødegård-Lindqvist'));
  const screen = await openBook();
  await openPerson(screen, 'Ruth Bellamy');
  await screen.getByRole('listbox', { name: 'People' }).focus();
  await screen.keyboard.press('ArrowDown');
  await screen.keyboard.press('h');
  const dialog = screen.getByRole('dialog');
  await expect(dialog).toContainText('Ødegård-Lindqvist');
  await screen.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // The list has the keys again, as it had before.
  await expect(screen.getByRole('listbox', { name: 'People' })).toBeFocused();
  await screen.keyboard.press('ArrowUp');
  await expect(screen.getByRole('heading', { name: 'Ruth Bellamy' })).toBeVisible();
  await screen.keyboard.press('ArrowDown');
  await expect(screen.getByRole('heading', { name: 'Ødegård-Lindqvist' })).toBeVisible();
  await expect(dialog).toBeHidden();
});

test('a client is filled in by the keys alone, and is what was typed', async () => {
  const screen = await openBook();
  await screen.keyboard.press('Control+3');
  await expect(screen.getByRole('heading', { name: 'Clients', exact: true })).toBeVisible();
  await screen.keyboard.press('Control+n');
  const type = async (label: string, text: string) => {
    // Beside a field that takes several there is a list under the same name.
    await expect(screen.locator('input').and(screen.getByLabel(label, { exact: true }))).toBeFocused();
    await screen.keyboard.type(text);
    await screen.keyboard.press('Tab');
  };
  await type('Name', 'Aegean Lines');
  await type('Also known as', 'AEL');
  await type('Sector', 'Shipping');
  await type('Web and e-mail domains', 'Aegean.example');
  await pressButton(screen, '+ add a number');
  await type('Number', '4711');
  await pressButton(screen, '+ add a note');
  await screen.keyboard.type('Prefers letters.');
  // Taken out: the keys go on where another would be added.
  await pressButton(screen, '+ add a note');
  await screen.keyboard.press('Tab');
  await expect(screen.getByRole('button', { name: 'Take out a note' }).last()).toBeFocused();
  await screen.keyboard.press('Enter');
  await expect(screen.getByRole('button', { name: '+ add a note' })).toBeFocused();
  // Saved also where no field has the focus.
  await screen.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null));
  await screen.keyboard.press('Control+s');
  await expect(screen.getByRole('heading', { name: 'Aegean Lines' })).toBeVisible();
  // Whose form stands beside the list can be seen in the list.
  await screen.keyboard.press('e');
  await expect(screen.getByRole('heading', { name: 'Edit client' })).toBeVisible();
  await expect(screen.getByRole('option', { name: /Aegean Lines/ })).toHaveAttribute('aria-selected', 'true');
  await pressButton(screen, 'Discard');
  await expect(screen.getByRole('heading', { name: 'Aegean Lines' })).toBeVisible();
  await screen.keyboard.press('Control+f');
  await screen.keyboard.type('nobody');
  await expect(screen.getByText('No client answers to this.')).toBeVisible();
  await screen.keyboard.press('Escape');
  await expect(screen.getByRole('option', { name: /Aegean Lines/ })).toBeVisible();
  const { listClients, client } = await vault();
  const listed = await listClients({ from: 0, count: 5 });
  const id = listed.ok ? listed.value.rows[0]?.id : undefined;
  if (id === undefined) throw new Error('no client');
  expect(await client({ id })).toMatchObject({
    value: {
      client: {
        name: 'Aegean Lines',
        aliases: ['AEL'],
        sector: 'Shipping',
        domains: ['aegean.example'],
        references: [{ label: 'Client number', value: '4711' }],
        facts: [{ kind: 'note', value: 'Prefers letters.' }],
      },
    },
  });
});

test('a client first named in a person’s form goes with the person in one undo', async () => {
  const screen = await openBook();
  await screen.keyboard.press('Control+n');
  await screen.getByLabel('Given name').fill('Ines');
  await screen.getByLabel('Family name').fill('Okafor');
  await screen.getByPlaceholder('Client or organisation').fill('Nordhavn Shipping');
  await screen.keyboard.press('Control+s');
  await expect(screen.getByRole('heading', { name: 'Ines Okafor' })).toBeVisible();
  await expect(screen.getByRole('button', { name: 'Nordhavn Shipping' })).toBeVisible();
  const { listClients, listPeople } = await vault();
  const counts = async () => {
    const [clients, people] = [
      await listClients({ from: 0, count: 1 }),
      await listPeople({ filter: {}, from: 0, count: 1 }),
    ];
    return [clients.ok && clients.value.total, people.ok && people.value.total];
  };
  expect(await counts()).toEqual([1, 2]);
  await screen.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(counts).toEqual([0, 1]);
});

test('the locked page is clean in both themes', async () => {
  await lockApp(app());
  const screen = await app().page('app://book/');
  await expect(screen.getByText('Locked. Without your passphrase')).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app().electron, screen, theme);
    await expectNoAxeViolations(screen, `locked, ${theme}`);
  }
});

async function pressButton(screen: Page, name: string): Promise<void> {
  const button = screen.getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 40; presses++) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await screen.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
  await screen.keyboard.press('Enter');
}
