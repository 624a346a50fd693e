import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

import { button, expectRow, list, openSection } from '../support/colleague-steps.ts';
import { confirmLetter, found, inviteTo, joinWith, partnerOf, type Partner } from '../support/directory-steps.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { takePicture } from '../support/screenshots.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { lookAt } from '../support/look-at.ts';
import { writeSampleFile } from '../support/sample/sample-file.ts';
import { screenOf, sealFile } from '../support/screen-steps.ts';
import { valueOf } from '../support/shell/value-of.ts';
import { tapApp } from '../support/vault-steps.ts';

let home: string;
let folder: string;
const apps: LaunchedApp[] = [];

test.beforeEach(async () => {
  home = await freshFolder('directory-looks');
  folder = join(home, 'Firm directory');
  mkdirSync(folder);
});

test.afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
  await removeFolder(home);
});

/** A partner with a book; those made from one seed know the same clients. */
async function withBook(people: number): Promise<Partner> {
  const app = await launchApp();
  apps.push(app);
  await tapApp(app);
  await sealFile(app, await writeSampleFile(home, people));
  return partnerOf(app);
}

/** Says of the first so many people of the list that their clients are known. */
async function publishSome(partner: Partner, from: number, count: number, options = {}): Promise<void> {
  const { rows } = valueOf(await partner.vault.listPeople({ filter: {}, from, count }));
  const ids = rows.map(({ id }) => id);
  const published = partner.vault.publish({ about: { kind: 'people', selection: { kind: 'ids', ids } }, options });
  await confirmLetter(partner);
  valueOf(await published);
}

async function admitAs(partner: Partner, name: string): Promise<void> {
  const memberOf = async () =>
    valueOf(await partner.vault.members({})).members.find((member) => member.name === name)?.memberId;
  await expect.poll(memberOf, { timeout: 30_000 }).toBeDefined();
  const admitted = partner.vault.admit({ memberId: (await memberOf()) ?? '', role: 'member' });
  await confirmLetter(partner);
  valueOf(await admitted);
}

test('before a directory is joined', async () => {
  test.setTimeout(200_000);
  const ruth = await withBook(60);
  const screen = await screenOf(ruth.app);
  await screen.keyboard.press('Control+4');
  await expect(button(screen, 'Found a directory…')).toBeVisible();
  await lookAt(ruth.app.electron, screen, '20-colleagues-not-joined');
  await button(screen, 'Found a directory…').click();
  await expect(screen.getByLabel('The firm’s name')).toBeVisible();
  await lookAt(ruth.app.electron, screen, '21-found');
  await screen.keyboard.press('Escape');
  await screen.keyboard.press('Control+5');
  await expect(screen.getByText(/nobody sees anything of your book/)).toBeVisible();
  await lookAt(ruth.app.electron, screen, '22-seen-not-joined');
});

test('every screen of the directory, with three partners’ summaries', async () => {
  test.setTimeout(900_000);
  const ruth = await withBook(400);
  const nils = await withBook(400);
  const zofia = await withBook(400);
  valueOf(await found(ruth, folder, 'Ruth Bellamy'));
  valueOf(await joinWith(nils, folder, 'Nils Ågren', await inviteTo(ruth, folder)));
  valueOf(await joinWith(zofia, folder, 'Zofia Dąbrowska', await inviteTo(ruth, folder)));
  await admitAs(ruth, 'Nils Ågren');
  await publishSome(ruth, 0, 30, { strength: 3, openToIntroductions: true });
  await publishSome(nils, 40, 120);
  await publishSome(zofia, 20, 90, { strength: 2 });
  await publishSome(nils, 0, 20, { person: true, strength: 4, speakToMeFirst: true });
  const screen = await screenOf(ruth.app);

  await openSection(screen, 'Who knows whom');
  for (const name of ['Nils Ågren', 'Zofia Dąbrowska']) await expectRow(screen, 'Who knows whom', name);
  await list(screen, 'Who knows whom').focus();
  await screen.keyboard.press('ArrowDown');
  await screen.keyboard.press('ArrowDown');
  await expect(screen.getByRole('heading', { name: 'What a colleague says' })).toBeVisible();
  await lookAt(ruth.app.electron, screen, '23-who-knows-whom');

  await openSection(screen, 'Overlaps');
  await list(screen, 'Overlaps').focus();
  await screen.keyboard.press('ArrowDown');
  await expect(screen.getByRole('heading', { name: 'Why this is here' })).toBeVisible();
  await lookAt(ruth.app.electron, screen, '24-overlaps');

  await openSection(screen, 'Members');
  await expect(screen.getByRole('heading', { name: 'What is doubtful' })).toBeVisible();
  await lookAt(ruth.app.electron, screen, '25-members');
  await list(screen, 'Members').focus();
  await screen.keyboard.press('ArrowDown');
  await expect(screen.getByRole('heading', { name: 'How sure this is' })).toBeVisible();
  await lookAt(ruth.app.electron, screen, '26-member');

  await openSection(screen, 'Summaries');
  await list(screen, 'Summaries').focus();
  await screen.keyboard.press('ArrowDown');
  await expect(screen.getByRole('heading', { name: 'As the firm sees it' })).toBeVisible();
  await lookAt(ruth.app.electron, screen, '27-summaries');
  await openSection(screen, 'Ledger');
  await list(screen, 'Ledger').focus();
  await screen.keyboard.press('ArrowDown');
  await expect(screen.getByText('Received', { exact: true })).toBeVisible();
  await lookAt(ruth.app.electron, screen, '28-ledger');

  await screen.keyboard.press('Control+2');
  await list(screen, 'People').focus();
  await screen.keyboard.press('Home');
  await expect(list(screen, 'People').locator('[data-mark=there]').first()).toBeVisible();
  await expect(screen.getByText('can read it', { exact: false })).toBeVisible();
  await lookAt(ruth.app.electron, screen, '29-people-seen');
  for (let more = 0; more < 45; more++) await screen.keyboard.press('ArrowDown');
  await expect(button(screen, 'Publish…')).toBeVisible();
  await screen.keyboard.press('p');
  await expect(screen.locator('.draft-sentence').first()).toBeVisible();
  await lookAt(ruth.app.electron, screen, '30-publish');
  await button(screen, 'Show me the letter').click();
  await expect(ruth.sheet.getByRole('button', { name: 'Keep private' })).toBeFocused();
  await takePicture(ruth.sheet, '31-letter');
  await ruth.sheet.keyboard.press('Escape');

  await screen.keyboard.down('F2');
  await expect(screen.getByText('Let go of F2')).toBeVisible();
  await lookAt(ruth.app.electron, screen, '32-their-eyes');
  await screen.keyboard.up('F2');

  renameSync(folder, `${folder} away`);
  await openSection(screen, 'Summaries');
  await expect(screen.getByText(/^The folder is away/)).toBeVisible({ timeout: 40_000 });
  await lookAt(ruth.app.electron, screen, '33-away');
});
