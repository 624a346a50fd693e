import { expect, test } from '@playwright/test';

import { lookAt } from '../support/look-at.ts';
import { withOpenBook } from '../support/open-book.ts';

const { app } = withOpenBook();

const PEOPLE = 700;
const cards = (phone: string) =>
  Buffer.from(
    Array.from({ length: PEOPLE }, (_, index) =>
      [
        'BEGIN:VCARD',
        'VERSION:3.0',
        'PRODID:-//Apple Inc.//macOS 14.0//EN',
        `UID:person-${index}`,
        `FN:Person Number${index}`,
        `N:Number${index};Person;;;`,
        `TEL:${phone}${index}`,
        'END:VCARD',
        '',
      ].join('\r\n'),
    ).join(''),
  );

test('all who differ from a newer file can be seen, a part at a time', async () => {
  test.setTimeout(180_000);
  const screen = await app().page('app://book/');
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  const bring = async (phone: string) => {
    await screen.keyboard.press('Control+6');
    await screen.getByRole('button', { name: 'Sources' }).click();
    await screen.getByRole('button', { name: 'Choose a file…' }).click();
    await screen
      .getByLabel('Contacts file')
      .setInputFiles({ name: 'list.vcf', mimeType: 'text/vcard', buffer: cards(phone) });
  };
  await expect(async () => {
    await screen.keyboard.press('Control+6');
    await expect(screen.getByRole('heading', { name: 'My vault' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await bring('+44 20 1000');
  await expect(dialog.getByText(`Beside your book: ${PEOPLE} new`)).toBeVisible({ timeout: 30_000 });
  await dialog.getByLabel('Mine', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Bring them in' }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await bring('+44 20 2000');
  await expect(dialog.getByText(`0 new, ${PEOPLE} changed`)).toBeVisible({ timeout: 30_000 });
  await dialog.getByText('What differs, field by field').click();
  const told = dialog.getByRole('region', { name: 'What differs' }).getByRole('group');
  await expect(told).toHaveCount(300);
  await expect(dialog.getByText('And 400 more, who are taken over as they come.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Show more of them' }).focus();
  await screen.keyboard.press('Enter');
  await expect(told).toHaveCount(PEOPLE);
  await lookAt(app().electron, screen, '88-all-who-differ');
});
