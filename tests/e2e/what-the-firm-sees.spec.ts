import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

import { answerAfterKey } from '../support/answer-after-key.ts';
import { clientDraft } from '../support/clients.ts';
import {
  button,
  expectRow,
  expectSeen,
  list,
  openByName,
  openSection,
  publishOpen,
} from '../support/colleague-steps.ts';
import { confirmLetter, found, inviteTo, joinWith, type Partner } from '../support/directory-steps.ts';
import { test } from '../support/firm.ts';
import { personDraft } from '../support/people.ts';
import { valueOf } from '../support/shell/value-of.ts';
import { lookAt } from '../support/look-at.ts';

let ruth: Partner;
let screen: Page;

test.beforeEach(async ({ firm }) => {
  ruth = await firm.launch('Aegean Lines', 'Baltic Grain', 'Nordhavn Shipping');
  screen = await ruth.app.page('app://book/');
  valueOf(await found(ruth, firm.folder, 'Ruth Bellamy'));
});

async function publishClient(name: string): Promise<void> {
  await openByName(screen, name);
  await publishOpen(ruth, screen);
  await expectSeen(screen, `I know ${name}.`);
}

test('with the folder away what is signed waits, hollow, and goes once it is back', async ({
  firm: { home, folder },
}) => {
  test.setTimeout(180_000);
  const elsewhere = join(home, 'unplugged');
  renameSync(folder, elsewhere);
  await openSection(screen, 'Summaries');
  await expect(screen.getByText(/^The folder is away/)).toBeVisible({ timeout: 40_000 });
  await openByName(screen, 'Nordhavn Shipping');
  await publishOpen(ruth, screen);
  await expect(screen.getByText('Signed. The folder is away: 1 summary waits for it.')).toBeVisible({
    timeout: 30_000,
  });
  await expect(screen.locator('.seen-about')).toHaveText(/^Signed .*, and waiting for the folder\./);
  await expect(list(screen, 'Clients').locator('[data-mark=pending]')).toHaveCount(1);
  await openSection(screen, 'Summaries');
  await expect(screen.getByText(/1 thing that you signed waits for the folder\./)).toBeVisible();
  renameSync(elsewhere, folder);
  await expectRow(screen, 'Summaries', /Nordhavn Shipping.*until/);
  await expect(list(screen, 'Summaries').locator('[data-mark=there]')).toHaveCount(1, { timeout: 40_000 });
  await openSection(screen, 'Ledger');
  await list(screen, 'Ledger').focus();
  await screen.keyboard.press('ArrowDown');
  await expect(screen.getByText(/the folder was read back and held exactly these bytes/)).toBeVisible({
    timeout: 30_000,
  });
});

test('their eyes show what a colleague’s app decodes, and nothing private', async ({ firm }) => {
  test.setTimeout(180_000);
  valueOf(await ruth.vault.savePerson(personDraft('Margarethe', 'Ødegård')));
  await publishClient('Aegean Lines');
  await publishClient('Nordhavn Shipping');
  const nils = await firm.launch();
  valueOf(await joinWith(nils, firm.folder, 'Nils Ågren', await inviteTo(ruth, firm.folder)));
  const decoded = valueOf(await nils.vault.colleagueSummaries({ from: 0, count: 100 })).rows;
  await screen.keyboard.press('Control+2');
  await expect(screen.getByText('Ødegård').first()).toBeVisible();
  await screen.keyboard.down('F2');
  await expect(screen.getByText('Let go of F2')).toBeVisible();
  await expect(screen.getByText('Ruth Bellamy')).toBeVisible();
  const shown = await screen.getByRole('option').locator('.person-line-name').allInnerTexts();
  expect(shown.toSorted()).toEqual(decoded.map(({ sentence }) => `“${sentence}”`).toSorted());
  expect(shown).toHaveLength(2);
  const text = await screen.evaluate(() => document.body.innerText);
  expect(text).not.toContain('Ødegård');
  expect(text).not.toContain('Baltic Grain');
  await screen.keyboard.up('F2');
  await expect(screen.getByText('Ødegård').first()).toBeVisible();
});

test('their eyes stay on from the palette until Esc, and keep what was being typed', async () => {
  await screen.keyboard.press('Control+2');
  await screen.keyboard.press('Control+n');
  await expect(screen.getByLabel('Given name', { exact: true })).toBeFocused();
  await screen.keyboard.type('Half a name');
  await screen.keyboard.press('Control+k');
  await screen.keyboard.type('their eyes');
  await screen.keyboard.press('Enter');
  await expect(button(screen, /^Back to your book/)).toBeVisible();
  await expect(screen.getByText('Nothing else', { exact: false })).toBeVisible();
  await screen.keyboard.press('Escape');
  await expect(screen.getByLabel('Given name', { exact: true })).toHaveValue('Half a name');
});

test('P pressed right after a click publishes about whom was clicked, before their page is there', async () => {
  await answerAfterKey(ruth.app);
  screen = await ruth.app.page('app://book/');
  await expect(screen.getByRole('navigation', { name: 'Screens' })).toBeVisible({ timeout: 60_000 });
  await screen.keyboard.press('Control+3');
  await expectRow(screen, 'Clients', 'Baltic Grain');
  // That a directory was joined is known.
  await openByName(screen, 'Aegean Lines');
  await expect(button(screen, 'Publish…')).toBeVisible();
  await list(screen, 'Clients')
    .getByRole('option', { name: /Baltic Grain/ })
    .click();
  await screen.keyboard.press('p');
  await expect(screen.getByRole('dialog').getByText('“I know Baltic Grain.”')).toBeVisible();
});

test('the least is said unless more is chosen, and the sentence follows every choice', async () => {
  const client = valueOf(await ruth.vault.saveClient(clientDraft('Kestrel Capital')));
  const role = { clientId: client.id, title: 'Treasurer', current: true, from: 0 } as const;
  valueOf(await ruth.vault.savePerson(personDraft('Lars', 'Eriksen', { roles: [role] })));
  await openByName(screen, 'Lars Eriksen');
  await button(screen, 'Publish…').click();
  const dialog = screen.getByRole('dialog');
  await expect(dialog.getByText('“I know Kestrel Capital.”')).toBeVisible();
  await dialog.getByLabel('The person as well').check();
  await expect(dialog.getByText(/^“I know Lars Eriksen/)).toBeVisible();
  await dialog.getByLabel('Very well').check();
  await dialog.getByLabel('I am open to introductions').check();
  await dialog.getByLabel('Please speak to me first').check();
  const draft = dialog.locator('.draft-sentence');
  await expect(draft).toContainText('I know them very well. I am open to introductions. Please speak to me first.');
  const sentence = (await draft.innerText()).slice(1, -1);
  await button(screen, 'Show me the letter').click();
  await expect(ruth.sheet.getByTestId('letter-line')).toHaveText(sentence);
  await confirmLetter(ruth);
  await expectSeen(screen, sentence);
  await expect(list(screen, 'People').locator('[data-mark=there]')).toHaveCount(1);
});

test('a selection is published through one letter, those who may not be are left out by name, and all is taken back', async () => {
  test.setTimeout(180_000);
  for (const [given, family, clientName, barred] of [
    ['Nils', 'Ågren', 'Aegean Lines', false],
    ['Zofia', 'Dąbrowska', 'Baltic Grain', false],
    ['Tomás', 'Herrera', 'Nordhavn Shipping', true],
  ] as const) {
    const clients = valueOf(await ruth.vault.listClients({ text: clientName, from: 0, count: 1 })).rows;
    const clientId = clients[0]?.id;
    if (!clientId) throw new Error('no such client');
    valueOf(
      await ruth.vault.savePerson(
        personDraft(given, family, {
          roles: [{ clientId, current: true, from: 0 }],
          flags: barred ? { informationBarrier: true } : {},
        }),
      ),
    );
  }
  await screen.keyboard.press('Control+2');
  await list(screen, 'People').focus();
  await screen.keyboard.press('Control+a');
  await expect(screen.getByRole('heading', { name: '3 people selected' })).toBeVisible();
  await button(screen, 'Publish…').click();
  await expect(screen.getByText('2 summaries', { exact: true })).toBeVisible();
  await expect(screen.getByText('Left out, behind an information barrier: Tomás Herrera.')).toBeVisible();
  await button(screen, 'Show me the letter').click();
  await confirmLetter(ruth);
  await expect(screen.getByText('2 summaries are with the firm.')).toBeVisible();
  await openSection(screen, 'Summaries');
  await expect(list(screen, 'Summaries').getByRole('option')).toHaveCount(2);
  await button(screen, 'Take everything back…').click();
  await confirmLetter(ruth, 'Take back');
  await expect(screen.getByText('Nothing. Nobody sees anything of your book.')).toBeVisible({ timeout: 30_000 });
  await openSection(screen, 'Ledger');
  await expectRow(screen, 'Ledger', 'Taken back');
});

test('several clients are published through one letter, and whoever has no client is offered to name it', async () => {
  await screen.keyboard.press('Control+3');
  await list(screen, 'Clients').focus();
  await screen.keyboard.press('ArrowDown');
  await screen.keyboard.press('Shift+ArrowDown');
  await expect(screen.getByRole('heading', { name: '2 clients selected' })).toBeVisible();
  await screen.keyboard.press('Control+a');
  await expect(screen.getByRole('heading', { name: '3 clients selected' })).toBeVisible();
  await lookAt(ruth.app.electron, screen, '38-several-clients');
  await button(screen, 'Publish…').click();
  await expect(screen.getByText('3 summaries', { exact: true })).toBeVisible();
  await button(screen, 'Show me the letter').click();
  await expect(ruth.sheet.getByTestId('letter-line')).toHaveCount(3);
  await confirmLetter(ruth);
  await expect(screen.getByText('3 summaries are with the firm.')).toBeVisible();
  await expect(list(screen, 'Clients').locator('[data-mark=there]')).toHaveCount(3);
  await screen.keyboard.press('Escape');
  await expect(screen.getByRole('heading', { name: '3 clients selected' })).toHaveCount(0);

  valueOf(await ruth.vault.savePerson(personDraft('Tomás', 'Herrera')));
  await openByName(screen, 'Tomás Herrera');
  await screen.keyboard.press('p');
  await expect(screen.getByText('Nothing can be said here.')).toBeVisible();
  await lookAt(ruth.app.electron, screen, '39-no-client');
  await button(screen, 'Name the client of Tomás Herrera…').click();
  await expect(screen.getByRole('dialog')).toHaveCount(0);
  await expect(screen.getByLabel('Given name', { exact: true })).toHaveValue('Tomás');
});
