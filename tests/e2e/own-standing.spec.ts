import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

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
import { clientDraft } from '../support/clients.ts';
import { confirmLetter, launchPartner, type Partner } from '../support/directory-steps.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { takePicture } from '../support/screenshots.ts';
import { valueOf } from '../support/shell/value-of.ts';
import { lookAt } from '../support/look-at.ts';

let home: string;
let folder: string;
const partners: Partner[] = [];

test.beforeEach(async () => {
  home = await freshFolder('own-standing');
  folder = join(home, 'Firm directory');
  mkdirSync(folder);
});

test.afterEach(async () => {
  await Promise.all(partners.splice(0).map(({ app }) => app.close()));
  await removeFolder(home);
});

async function launch(): Promise<Partner> {
  const partner = await launchPartner();
  partners.push(partner);
  return partner;
}

test('a partner says anew who they are, and leaves with everything taken back', async () => {
  test.setTimeout(300_000);
  const [ruth, nils] = [await launch(), await launch()];
  valueOf(await nils.vault.saveClient(clientDraft('Baltic Grain')));
  const hers = await foundOnScreen(ruth, folder, 'Ruth Bellamy');
  const his = await joinOnScreen(nils, folder, 'Nils Ågren', await inviteOnScreen(ruth, folder));
  await openByName(his, 'Baltic Grain');
  await publishOpen(nils, his);
  await expectSeen(his, 'I know Baltic Grain.');

  await openSection(his, 'Members');
  await list(his, 'Members').getByRole('option').filter({ hasText: 'Nils Ågren' }).click();
  await expect(his.getByRole('list', { name: 'Your devices' })).toContainText('This one, in use since');
  await lookAt(nils.app.electron, his, '34-own-member');
  await button(his, 'Change…').click();
  await expect(his.getByLabel('Your name')).toBeFocused();
  await lookAt(nils.app.electron, his, '35-change-profile');
  await his.getByLabel('Your name').fill('Nils Holm');
  await his.keyboard.press('Enter');
  await expect(nils.sheet.getByText('Nils Holm, Partner, Shipping, London', { exact: true })).toBeVisible();
  await confirmLetter(nils);
  await expectRow(his, 'Members', 'Nils Holm');
  await openSection(hers, 'Members');
  await expectRow(hers, 'Members', 'Nils Holm');

  await button(his, 'The directory').click();
  await lookAt(nils.app.electron, his, '36-leaving');
  await button(his, 'Leave this directory…').click();
  await expect(nils.sheet.getByTestId('letter-line')).toHaveText('I know Baltic Grain.');
  await takePicture(nils.sheet, '37-leave-letter');
  await confirmLetter(nils, 'Take back and leave');
  await expect(his.getByText('You belong to no directory yet.')).toBeVisible({ timeout: 30_000 });
  await openSection(hers, 'Who knows whom');
  await expectNoRow(hers, 'Who knows whom', 'Baltic Grain');
});
