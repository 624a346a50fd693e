import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';

import { freshFolder, removeFolder } from '../support/folders.ts';
import { expectNoAxeViolations } from '../support/axe.ts';
import { takePicture } from '../support/screenshots.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { personDraft } from '../support/people.ts';
import { vaultFrom } from '../support/vault-calls.ts';
import {
  answerGroups,
  fillNewPassphrase,
  lockApp,
  PASSPHRASE,
  readGroups,
  tapApp,
  typePassphrase,
} from '../support/vault-steps.ts';

let app: LaunchedApp;

test.beforeEach(async () => {
  app = await launchApp();
  await tapApp(app);
});

test.afterEach(async () => {
  await app.close();
});

/** Looks at the sheet that is shown in both themes: nothing for axe to find, nothing cut off; a picture of each. */
async function look(sheet: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await sheet.emulateMedia({ colorScheme: theme });
    await expect(sheet.locator('.sheet')).toBeVisible();
    // The window follows the size of the sheet.
    await expect.poll(() => sheet.evaluate(overflow), { message: `${name} is cut off` }).toEqual([]);
    await takePicture(sheet, `sheet-${name}-${theme}`, { caret: 'initial' });
    await expectNoAxeViolations(sheet, `${name} ${theme}`);
  }
}

/** What is wider or higher than the room it has; what may scroll is left out, but its buttons must be in sight. */
function overflow(): string[] {
  const elements = [document.documentElement, ...document.querySelectorAll<HTMLElement>('#sheet *')];
  const buttons = document.querySelector('.actions')?.getBoundingClientRect();
  if (!buttons || buttons.bottom > window.innerHeight) return ['the buttons'];
  const isShown = window.innerWidth === document.querySelector<HTMLElement>('#sheet')?.offsetWidth;
  if (!isShown) return ['the window'];
  return elements
    .filter((element) => !element.matches('pre, .lines, .revealed'))
    .filter(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => {
      const isInline = clientWidth === 0 && clientHeight === 0;
      return !isInline && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1);
    })
    .map(({ tagName, className }) => `${tagName}.${className}`);
}

const sidesOf = async (part: Locator) => {
  const { x, width } = (await part.boundingBox()) ?? {};
  return { x, width };
};

test('every sheet is whole and accessible in both themes', async () => {
  test.setTimeout(240_000);
  const folder = await freshFolder('sheets');
  const screen = await app.page('app://book/');
  const sheet = await app.page('app://vault/');
  const vault = vaultFrom(screen);

  const created = vault.createVault({ fill: { kind: 'sample' } });
  await look(sheet, 'create');
  const [field, bars] = await Promise.all([sheet.locator('.secret').first(), sheet.locator('.strength')].map(sidesOf));
  expect(bars).toEqual(field);
  await sheet.getByLabel('Passphrase', { exact: true }).fill('password123');
  await sheet.getByRole('button', { name: 'Make me a memorable one' }).click();
  await sheet.getByRole('button', { name: 'Show passphrase' }).click();
  await expect(sheet.getByText('Too easy.', { exact: true })).toBeVisible();
  await sheet.getByRole('button', { name: 'Seal it' }).click();
  await expect(sheet.getByText('This one is too easy to guess.')).toBeVisible();
  await look(sheet, 'create-too-easy');
  await fillNewPassphrase(sheet, PASSPHRASE);
  await sheet.keyboard.press('Enter');
  await expect(sheet.getByRole('progressbar')).toBeVisible();
  await look(sheet, 'create-working').catch(() => undefined);
  expect(await created).toMatchObject({ ok: true, value: { imported: { people: 60 } } });

  const making = vault.makeRecoveryCode({});
  const groups = await readGroups(sheet);
  await look(sheet, 'recovery-code');
  await sheet.keyboard.press('Enter');
  await answerGroups(
    sheet,
    groups.map(() => 'ABCDE'),
  );
  await look(sheet, 'recovery-asked-back');
  await answerGroups(sheet, groups);
  await making;

  await answerSaveDialog(app.electron, join(folder, 'Bailiwick.bailiwick'));
  const backup = vault.makeBackup({});
  await expect(sheet.getByRole('button', { name: 'Choose the place' })).toBeFocused();
  await look(sheet, 'backup');
  await sheet.keyboard.press('Enter');
  await expect(sheet.getByRole('button', { name: 'Done' })).toBeFocused();
  await look(sheet, 'backup-done');
  await sheet.keyboard.press('Enter');
  await backup;

  const changing = vault.changePassphrase({});
  await look(sheet, 'change-passphrase');
  await sheet.keyboard.press('Escape');
  await changing;

  await vault.savePerson(personDraft('Nils', 'Ågren', { flags: { informationBarrier: true } }));
  const exporting = vault.exportContacts({ selection: { kind: 'all' }, format: 'vcard4' });
  await expect(sheet.getByRole('button', { name: 'Keep private' })).toBeFocused();
  await look(sheet, 'letter');
  await sheet.getByText('Exact text').click();
  await look(sheet, 'letter-exact-text');
  await sheet.keyboard.press('Escape');
  await exporting;

  await lockApp(app);
  const locked = await app.page('app://vault/');
  await expect(locked.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await look(locked, 'unlock');
  await typePassphrase(locked, 'not this one');
  await expect(locked.getByText('The file itself is undamaged.')).toBeVisible({ timeout: 20_000 });
  await look(locked, 'unlock-wrong');
  await locked.getByRole('button', { name: 'Use the recovery code' }).click();
  await locked.keyboard.type('7k3m q9xt');
  await look(locked, 'unlock-recovery');
  await removeFolder(folder);
});

const zoomsOf = ({ electron }: LaunchedApp) =>
  electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => Math.round(100 * webContents.getZoomFactor())),
  );

/** Eight times, as a keyboard's keys come to the app: Playwright's own do not pass through the shell. */
const press = ({ electron }: LaunchedApp, page: Page, keyCode: string) =>
  electron.evaluate(
    ({ webContents }, { url, key }) => {
      const contents = webContents.getAllWebContents().find((candidate) => candidate.getURL() === url);
      for (let times = 0; times < 8; times++)
        contents?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: ['control'] });
    },
    { url: page.url(), key: keyCode },
  );

test('a sheet is zoomed with the screen below it, and its window grows with it', async () => {
  const [screen, sheet] = [await app.page('app://book/'), await app.page('app://vault/')];
  await press(app, screen, '=');
  const created = vaultFrom(screen).createVault({ fill: { kind: 'empty' } });
  await expect(sheet.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await expect.poll(() => zoomsOf(app)).toEqual([207, 207]);
  const width = () => sheet.evaluate(() => [innerWidth, document.querySelector<HTMLElement>('#sheet')?.offsetWidth]);
  await expect.poll(width).toEqual([520, 520]);
  // What does not fit below is scrolled to.
  await sheet.getByRole('button', { name: 'Cancel' }).scrollIntoViewIfNeeded();
  await expect(sheet.getByRole('button', { name: 'Cancel' })).toBeInViewport({ ratio: 1 });
  await press(app, sheet, '-');
  await expect.poll(() => zoomsOf(app)).toEqual([100, 100]);
  await expect.poll(width).toEqual([520, 520]);
  await expect.poll(() => sheet.evaluate(overflow)).toEqual([]);
  await sheet.keyboard.press('Escape');
  await created;
});

test('the zoom is as it was when the app starts again, also of the sheet that asks for the passphrase', async () => {
  const [profileFolder, vaultHome] = [await freshFolder('zoom-profile'), await freshFolder('zoom-vault')];
  const folders = { profileFolder, vaultFolder: join(vaultHome, 'vault') };
  const first = await launchApp(folders);
  await tapApp(first);
  await press(first, await first.page('app://book/'), '=');
  await expect.poll(() => zoomsOf(first)).toContain(207);
  const created = vaultFrom(await first.page('app://book/')).createVault({ fill: { kind: 'empty' } });
  const sheet = await first.page('app://vault/');
  await fillNewPassphrase(sheet, PASSPHRASE);
  await sheet.keyboard.press('Enter');
  expect(await created).toMatchObject({ ok: true });
  await first.close();

  const second = await launchApp(folders);
  const locked = await second.page('app://vault/');
  await expect(locked.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await expect.poll(() => zoomsOf(second)).toEqual([207, 207]);
  const width = () => locked.evaluate(() => [innerWidth, document.querySelector<HTMLElement>('#sheet')?.offsetWidth]);
  await expect.poll(width).toEqual([460, 460]);
  await press(second, locked, '-');
  await expect.poll(() => zoomsOf(second)).toEqual([100, 100]);
  await second.close();
  await Promise.all([profileFolder, vaultHome].map(removeFolder));
});

test('a sheet is worked by keyboard alone', async () => {
  const sheet = await app.page('app://vault/');
  const created = vaultFrom(await app.page('app://book/')).createVault({ fill: { kind: 'empty' } });
  await expect(sheet.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await sheet.keyboard.type(PASSPHRASE);
  await sheet.keyboard.press('Tab');
  await expect(sheet.getByRole('button', { name: 'Show the same again' })).toBeFocused();
  await sheet.keyboard.press('Tab');
  await sheet.keyboard.type(PASSPHRASE);
  await sheet.keyboard.press('Escape');
  expect(await created).toEqual({ ok: false, error: { kind: 'cancelled' } });
  await expect(sheet.getByLabel('Passphrase', { exact: true })).toHaveCount(0);
});
