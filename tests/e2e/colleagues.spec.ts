import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

import {
  button,
  expectNoRow,
  expectRow,
  expectSeen,
  foundOnScreen,
  inviteOnScreen,
  joinOnScreen,
  list,
  openByName,
  openSection,
  publishOpen,
} from '../support/colleague-steps.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import { confirmLetter } from '../support/directory-steps.ts';
import { test } from '../support/firm.ts';

test('before a directory is joined both screens say what it is, and nothing can be published', async ({ firm }) => {
  const ruth = await firm.launch('Nordhavn Shipping');
  const screen = await ruth.app.page('app://book/');
  await screen.keyboard.press('Control+4');
  await expect(screen.getByText('You belong to no directory yet.')).toBeVisible();
  await screen.keyboard.press('Control+5');
  await expect(screen.getByText(/^Nothing\. You belong to no directory; nobody sees anything/)).toBeVisible();
  await expect(button(screen, 'Join with an invitation…')).toBeVisible();
  await openByName(screen, 'Nordhavn Shipping');
  await expect(screen.getByText('Nothing. Only you know this.')).toBeVisible();
  await expect(button(screen, 'Publish…')).toHaveCount(0);
  await screen.keyboard.press('p');
  // What opens is there two frames later.
  await screen.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await expect(screen.getByRole('dialog')).toHaveCount(0);
});

test('a search that nobody answers says so, and the list comes back', async ({ firm }) => {
  const ruth = await firm.launch('Nordhavn Shipping');
  const screen = await ruth.app.page('app://book/');
  await screen.keyboard.press('Control+3');
  await expectRow(screen, 'Clients', 'Nordhavn Shipping');
  await screen.getByLabel('Search clients').fill('zzzz');
  await expect(screen.getByText('No client answers to this.')).toBeVisible();
  await screen.getByLabel('Search clients').fill('');
  await expectRow(screen, 'Clients', 'Nordhavn Shipping');
});

test('two partners: found, invite, join, admit, publish, read, overlap, take back', async ({ firm }) => {
  test.setTimeout(240_000);
  const { ruth, hers, his } = await firm.two({
    hers: ['Nordhavn Shipping'],
    his: ['Nordhavn Shipping A/S', 'Aegean Lines'],
  });

  await test.step('an unconfirmed member is named as such until an enroller admits them', async () => {
    await openSection(his, 'Members');
    await expectRow(his, 'Members', 'You');
    await openSection(hers, 'Members');
    await expectRow(hers, 'Members', /Nils Ågren.*Unconfirmed/);
    // Not by colour alone.
    await expect(hers.getByRole('option', { name: /Nils Ågren/ }).locator('.line-date svg')).toBeVisible();
    await list(hers, 'Members').getByRole('option').filter({ hasText: 'Nils Ågren' }).click();
    await expect(hers.getByText(/^Unconfirmed: key first seen on .*; compare fingerprints\.$/)).toBeVisible();
    await expect(hers.getByText('They came with an invitation that you made.')).toBeVisible();
    await button(hers, 'Admit…').click();
    await confirmLetter(ruth);
    await expectRow(hers, 'Members', /Nils Ågren.*Verified/);
  });

  await test.step('what one publishes the other reads', async () => {
    await openByName(hers, 'Nordhavn Shipping');
    await publishOpen(ruth, hers);
    await expectSeen(hers, 'I know Nordhavn Shipping.');
    await openSection(his, 'Who knows whom');
    await expectRow(his, 'Who knows whom', /Nordhavn Shipping.*Ruth Bellamy/);
    await list(his, 'Who knows whom').focus();
    await his.keyboard.press('ArrowDown');
    await expect(his.getByText('“I know Nordhavn Shipping.”')).toBeVisible();
  });

  await test.step('the overlap is worked out here, and decided for good', async () => {
    await openSection(his, 'Overlaps');
    await expect(
      his.getByText(
        'Colleagues say they know 1 of your clients. This was worked out on your computer. Nobody was asked, and nothing was sent.',
      ),
    ).toBeVisible();
    await expect(his.getByText('0 bytes sent')).toBeVisible();
    await list(his, 'Overlaps').focus();
    await his.keyboard.press('ArrowDown');
    await expect(
      his.getByText('The names are the same but for spelling and legal form.', { exact: false }),
    ).toBeVisible();
    await his.keyboard.press('y');
    await expectRow(his, 'Overlaps', 'the same');
    await his.keyboard.press('n');
    await expectNoRow(his, 'Overlaps', 'Nordhavn');
    await button(his, 'Show 1 refused').click();
    await expectRow(his, 'Overlaps', 'not the same');
  });

  await test.step('the client’s own page names the colleague', async () => {
    await openByName(his, 'Nordhavn Shipping A/S');
    await his.getByText('Colleagues who say they know them').click();
    await expect(his.getByText('“I know Nordhavn Shipping.”')).toBeVisible();
  });

  await test.step('what is taken back is gone at the colleague’s', async () => {
    await openSection(his, 'Who knows whom');
    await expectRow(his, 'Who knows whom', 'Nordhavn Shipping');
    await hers.keyboard.press('Control+5');
    await expectRow(hers, 'Summaries', 'Nordhavn Shipping');
    await list(hers, 'Summaries').focus();
    await hers.keyboard.press('ArrowDown');
    await button(hers, 'Take it back').click();
    await confirmLetter(ruth, 'Take back');
    await expect(hers.getByText(/^Taken back\. The directory has dropped the text/)).toBeVisible();
    await expect(his.getByText('Nobody has said anything yet.')).toBeVisible({ timeout: 30_000 });
    await expect(his.getByText('“I know Nordhavn Shipping.”')).toHaveCount(0);
  });
});

test('a third member reads both, in an order that favours nobody, and finds the namesake flagged', async ({ firm }) => {
  test.setTimeout(300_000);
  const ruth = await firm.launch('Nordhavn Shipping', 'Aegean Lines');
  const jane = await firm.launch('Nordhavn Shipping');
  const other = await firm.launch('Baltic Grain');
  const hers = await foundOnScreen(ruth, firm.folder, 'Ruth Bellamy');
  const janes = await joinOnScreen(jane, firm.folder, 'Jane Doe', await inviteOnScreen(ruth, firm.folder));
  const others = await joinOnScreen(other, firm.folder, 'Jane Doe', await inviteOnScreen(ruth, firm.folder));
  for (const [partner, screen, name] of [
    [ruth, hers, 'Nordhavn Shipping'],
    [ruth, hers, 'Aegean Lines'],
    [jane, janes, 'Nordhavn Shipping'],
  ] as const) {
    await openByName(screen, name);
    await publishOpen(partner, screen);
    await expectSeen(screen, `I know ${name}.`);
  }
  await openSection(others, 'Who knows whom');
  await expect(list(others, 'Who knows whom').getByRole('option')).toHaveCount(3, { timeout: 30_000 });
  expect(await clientsIn(others)).toEqual(['Aegean Lines', 'Nordhavn Shipping', 'Nordhavn Shipping']);
  await others.getByLabel('Search what colleagues say').fill('aegean');
  await expect(others.getByText('1 found')).toBeVisible();
  await others.getByLabel('Search what colleagues say').fill('');

  await openSection(hers, 'Members');
  await list(hers, 'Members').getByRole('option').filter({ hasText: 'Jane Doe' }).first().click();
  await expect(hers.getByText(/1 other member has this name: key first seen on/)).toBeVisible();
  await button(hers, 'It fits').click();
  await expectRow(hers, 'Members', 'Compared by you');
});

test('a member leaves once a second enroller agrees, for all to see, and nothing they said is hidden', async ({
  firm,
}) => {
  test.setTimeout(300_000);
  const { ruth, hers, nils, his } = await firm.two({ his: ['Baltic Grain'] });
  const jane = await firm.launch();
  const janes = await joinOnScreen(jane, firm.folder, 'Jane Doe', await inviteOnScreen(ruth, firm.folder));
  await openByName(his, 'Baltic Grain');
  await publishOpen(nils, his);
  await expectSeen(his, 'I know Baltic Grain.');

  await openMember(hers, 'Jane Doe');
  await button(hers, 'Make an enroller…').click();
  await confirmLetter(ruth);
  await expectRow(hers, 'Members', /Jane Doe.*Verified, enroller/);
  await openMember(hers, 'Nils Ågren');
  await button(hers, 'Left the firm…').click();
  await confirmLetter(ruth);
  await expect(hers.getByText('Proposed. It counts once a second enroller agrees.')).toBeVisible();

  await openMember(janes, 'Nils Ågren');
  await expect(janes.getByText(/^Ruth Bellamy said that they left the firm\./)).toBeVisible({ timeout: 30_000 });
  await button(janes, 'Agree that they left…').click();
  await confirmLetter(jane);
  await expectRow(janes, 'Members', /Nils Ågren.*Left the firm/);
  await expectRow(hers, 'Members', /Nils Ågren.*Left the firm/);
  await openSection(hers, 'Who knows whom');
  await expectRow(hers, 'Who knows whom', /Baltic Grain.*Nils Ågren.*no longer a member/);
  await openSection(his, 'Who knows whom');
  await expect(his.getByText(/^Two enrollers said on .* that you left the firm\./)).toBeVisible({ timeout: 30_000 });
});

test('what somebody deletes in the folder is named, is still there to read, and can be proved', async ({ firm }) => {
  test.setTimeout(240_000);
  const { ruth, hers, nils, his } = await firm.two({ hers: ['Nordhavn Shipping', 'Aegean Lines'] });
  for (const name of ['Nordhavn Shipping', 'Aegean Lines']) {
    await openByName(hers, name);
    await publishOpen(ruth, hers);
    await expectSeen(hers, `I know ${name}.`);
  }
  await openSection(his, 'Who knows whom');
  await expect(list(his, 'Who knows whom').getByRole('option')).toHaveCount(2, { timeout: 30_000 });
  await firm.close(ruth);
  deleteNewest(firm.folder);

  await expect(
    his.getByText(/^The directory shows less than it did (?:earlier today|on \w+): 1 entry by Ruth Bellamy/),
  ).toBeVisible({
    timeout: 60_000,
  });
  await expect(list(his, 'Who knows whom').getByRole('option')).toHaveCount(2);
  const evidence = join(firm.home, 'evidence.json');
  await answerSaveDialog(nils.app.electron, evidence);
  await button(his, 'Save the evidence').click();
  await expect(his.getByText(`The evidence is saved to ${evidence}`)).toBeVisible({ timeout: 30_000 });
  expect(existsSync(evidence)).toBe(true);
});

/** Takes the last file of the feed with the most of them away, as somebody with a file manager would. */
function deleteNewest(directory: string): void {
  const feeds = join(directory, 'feeds');
  const longest = readdirSync(feeds)
    .map((feed) => ({ feed, files: readdirSync(join(feeds, feed)).toSorted() }))
    .toSorted((a, b) => b.files.length - a.files.length)[0];
  const last = longest?.files.at(-1)?.split('.')[0] ?? '';
  for (const file of longest?.files ?? [])
    if (longest && file.startsWith(last)) rmSync(join(feeds, longest.feed, file));
}

async function openMember(screen: Page, name: string): Promise<void> {
  await openSection(screen, 'Members');
  await list(screen, 'Members').getByRole('option').filter({ hasText: name }).first().click({ timeout: 30_000 });
}

const clientsIn = async (screen: Page): Promise<readonly string[]> =>
  list(screen, 'Who knows whom').locator('.name-whole').allInnerTexts();
