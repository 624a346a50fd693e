import { expect, test } from '@playwright/test';

import { catchSight } from '../support/catch-sight.ts';
import { lookAt } from '../support/look-at.ts';
import { withOpenBook } from '../support/open-book.ts';

const { app } = withOpenBook();

const PEOPLE = 700;
const cards = (phone: string, people = PEOPLE) =>
  Buffer.from(
    Array.from({ length: people }, (_, index) =>
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

async function scene() {
  const screen = await app().page('app://book/');
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  const bring = async (buffer: Buffer) => {
    await screen.keyboard.press('Control+6');
    await screen.getByRole('button', { name: 'Sources' }).click();
    await screen.getByRole('button', { name: 'Choose a file…' }).click();
    await screen.getByLabel('Contacts file').setInputFiles({ name: 'list.vcf', mimeType: 'text/vcard', buffer });
  };
  await expect(async () => {
    await screen.keyboard.press('Control+6');
    await expect(screen.getByRole('heading', { name: 'My vault' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await bring(cards('+44 20 1000'));
  await expect(dialog.getByText(`Beside your book: ${PEOPLE} new`)).toBeVisible({ timeout: 30_000 });
  await dialog.getByLabel('Mine', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Bring them in' }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  return { screen, dialog, bring };
}

test('all who differ from a newer file can be seen, a part at a time', async () => {
  test.setTimeout(180_000);
  const { screen, dialog, bring } = await scene();
  await bring(cards('+44 20 2000'));
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

test('work through a large file says how far it is, and can be stopped; nobody is changed then', async () => {
  test.setTimeout(240_000);
  const { screen, dialog, bring } = await scene();
  const fresh = 30_000;
  await bring(cards('+44 20 2000', PEOPLE + fresh));
  await catchSight(screen, /^Holding it beside your book: [\d,]+ of 30,700$/);
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(dialog.getByText(/^Not held beside your book\./)).toBeVisible();
  await lookAt(app().electron, screen, '88-not-held-beside');
  await dialog.getByLabel('Mine', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Bring them in' }).click();
  // What is in view for two seconds has been read, and would not come back below.
  await catchSight(screen, /^30,000 people brought in from list\.vcf, 700 already there\.$/);
  const said = screen.getByText('30,000 people brought in from list.vcf, 700 already there.');
  await expect(dialog).toBeHidden();
  const imports = screen.getByRole('button', { name: /^Take back list\.vcf/ });
  await expect(imports).toHaveCount(2);

  const takeBack = imports.first();
  const taking = screen.getByRole('dialog', { name: 'Take this import back' });
  await takeBack.press('Enter');
  await catchSight(screen, /^Looking at what it brought: [\d,]+ of 30,701$/);
  // What has been said waits: it must not lie over the dialog.
  await expect(said).toBeHidden();
  await lookAt(app().electron, screen, '89-looking-at-what-it-brought');
  await expect(taking.getByText('30,000 people go.')).toBeVisible({ timeout: 30_000 });
  await taking.getByRole('button', { name: 'Keep it' }).press('Enter');
  await expect(taking).toBeHidden();
  await expect(said).toBeVisible();
  await expect(screen.getByRole('button', { name: 'People 30,701' })).toBeVisible();

  await takeBack.press('Enter');
  await expect(taking.getByText('30,000 people go.')).toBeVisible({ timeout: 30_000 });
  await taking.getByRole('button', { name: 'Take it back' }).press('Enter');
  await expect(screen.getByText('list.vcf taken back: 30,000 people gone.')).toBeVisible({ timeout: 30_000 });
  await expect(screen.getByRole('button', { name: 'People 701' })).toBeVisible();
});
