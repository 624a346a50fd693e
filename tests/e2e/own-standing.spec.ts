import { expect } from '@playwright/test';

import {
  button,
  expectNoRow,
  expectRow,
  expectSeen,
  list,
  openByName,
  openSection,
  publishOpen,
} from '../support/colleague-steps.ts';
import { confirmLetter } from '../support/directory-steps.ts';
import { test } from '../support/firm.ts';
import { takePicture } from '../support/screenshots.ts';
import { lookAt } from '../support/look-at.ts';

test('a partner says anew who they are, and leaves with everything taken back', async ({ firm }) => {
  test.setTimeout(300_000);
  const { hers, nils, his } = await firm.two({ his: ['Baltic Grain'] });
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
