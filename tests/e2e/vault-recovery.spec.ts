import { expect, test, type Page } from '@playwright/test';

import { err, ok } from '../../src-shared/result.ts';
import { withOpenBook } from '../support/open-book.ts';
import {
  answerGroups,
  fillNewPassphrase,
  lockApp,
  OTHER_PASSPHRASE,
  readGroups,
  typePassphrase,
  unlockApp,
  untilOpen,
} from '../support/vault-steps.ts';

const { app, vault } = withOpenBook();

const sheetPage = () => app().page('app://vault/');
const people = async () => (await vault()).listPeople({ filter: {}, from: 0, count: 10 });

/** Shows a new recovery code and writes it down. */
async function writeDownCode(sheet: Page): Promise<readonly string[]> {
  const groups = await readGroups(sheet);
  await sheet.getByRole('button', { name: 'I have written them down' }).click();
  return groups;
}

test('a recovery code is in force only after two groups were given back, and then opens the vault', async () => {
  const sheet = await sheetPage();
  const making = (await vault()).makeRecoveryCode({});
  const groups = await writeDownCode(sheet);
  await answerGroups(
    sheet,
    groups.map(() => 'XXXXX'),
  );
  await expect(sheet.getByText('That is not what stands in this group.')).toBeVisible();
  expect(await (await vault()).safety({})).toMatchObject({ value: { recovery: 'shown' } });
  await answerGroups(
    sheet,
    groups.map((group) => ` ${group.toLowerCase()} `),
  );
  expect(await making).toEqual(ok(null));
  expect(await (await vault()).safety({})).toMatchObject({ value: { recovery: 'confirmed' } });

  await lockApp(app());
  const locked = await sheetPage();
  await locked.getByRole('button', { name: 'Use the recovery code' }).click();
  await locked
    .getByLabel('Recovery code', { exact: true })
    .fill(groups.join(' ').replace(/.$/u, (last) => (last === 'X' ? 'Y' : 'X')));
  await locked.keyboard.press('Enter');
  await expect(locked.getByText('That recovery code does not open this vault.')).toBeVisible();
  await locked.getByLabel('Recovery code', { exact: true }).fill(groups.join('-'));
  await locked.keyboard.press('Enter');
  await expect(locked.getByRole('heading', { name: 'Choose a new passphrase' })).toBeVisible({ timeout: 20_000 });
  await fillNewPassphrase(locked, OTHER_PASSPHRASE);
  await locked.getByRole('button', { name: 'Use this passphrase' }).click();
  await untilOpen(app());
  expect(await people()).toMatchObject({ value: { total: 1 } });

  await lockApp(app());
  const again = await sheetPage();
  await typePassphrase(again, 'abacus crumpet violin marsh otter pebble');
  await expect(again.getByText('That passphrase does not open this vault.')).toBeVisible({ timeout: 20_000 });
  await unlockApp(app(), OTHER_PASSPHRASE);
});

test('a code that was not confirmed is not in force', async () => {
  const sheet = await sheetPage();
  const making = (await vault()).makeRecoveryCode({});
  const groups = await writeDownCode(sheet);
  await sheet.keyboard.press('Escape');
  await expect(sheet.getByRole('heading', { name: 'Your recovery code' })).toBeVisible();
  await sheet.keyboard.press('Escape');
  expect(await making).toEqual(err({ kind: 'cancelled' }));
  await lockApp(app());
  const locked = await sheetPage();
  await locked.getByRole('button', { name: 'Use the recovery code' }).click();
  await locked.getByLabel('Recovery code', { exact: true }).fill(groups.join(' '));
  await locked.keyboard.press('Enter');
  await expect(locked.getByText('That recovery code does not open this vault.')).toBeVisible({ timeout: 20_000 });
});

test('the recovery code is offered at the second unlock', async () => {
  await lockApp(app());
  await unlockApp(app());
  await lockApp(app());
  await unlockApp(app());
  const sheet = await sheetPage();
  await expect(sheet.getByRole('heading', { name: 'Your recovery code' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Not now' }).click();
  await expect(sheet.getByRole('heading')).toHaveCount(0);
});

for (const how of ['Change the passphrase', 'Change and re-key'] as const) {
  test(`${how.toLowerCase()}: only the new passphrase opens the vault, and nothing is missing`, async () => {
    const sheet = await sheetPage();
    const changing = (await vault()).changePassphrase({});
    await sheet.getByLabel('Present passphrase', { exact: true }).fill('not this one');
    await fillNewPassphrase(sheet, OTHER_PASSPHRASE, 'New passphrase');
    await sheet.getByRole('radio', { name: how }).check();
    await sheet.getByRole('button', { name: 'Change it' }).click();
    await expect(sheet.getByText('This is not the present passphrase.')).toBeVisible({ timeout: 20_000 });
    await sheet.getByLabel('Present passphrase', { exact: true }).fill('abacus crumpet violin marsh otter pebble');
    await sheet.getByRole('button', { name: 'Change it' }).click();
    expect(await changing).toEqual(ok(null));
    await lockApp(app());
    const locked = await sheetPage();
    await typePassphrase(locked, 'abacus crumpet violin marsh otter pebble');
    await expect(locked.getByText('That passphrase does not open this vault.')).toBeVisible({ timeout: 20_000 });
    await unlockApp(app(), OTHER_PASSPHRASE);
    expect(await people()).toMatchObject({ value: { total: 1, rows: [{ display: 'Ruth Bellamy' }] } });
    const keyEpoch = how === 'Change and re-key' ? 2 : 1;
    expect(await (await vault()).safety({})).toMatchObject({ value: { keyEpoch } });
  });
}
