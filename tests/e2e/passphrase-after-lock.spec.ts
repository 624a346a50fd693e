import { expect, test, type Page } from '@playwright/test';

import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { processTree, searchMemory, unreadableMemory } from '../support/process-memory.ts';
import { screenOf } from '../support/screen-steps.ts';
import { typeKeys } from '../support/type-keys.ts';
import { lockApp } from '../support/vault-steps.ts';

test.setTimeout(300_000);

const TYPED = 'thistle wagon cobalt sermon hinge parsnip';
/** A part of it tells as well: typing leaves beginnings behind. */
const PARTS = [TYPED, TYPED.slice(0, 20), TYPED.slice(-20)];
const needles = {
  'UTF-8': PARTS.map((part) => Buffer.from(part)),
  'UTF-16': PARTS.map((part) => Buffer.from(part, 'utf16le')),
};

let app: LaunchedApp;

test.beforeEach(async () => {
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
});

const processes = (): readonly number[] => processTree(app.electron.process().pid ?? 0);
const sheetPage = (): Promise<Page> => app.page('app://vault/');

/** Where the passphrase lies now: process ids, each once. */
function holders(): readonly number[] {
  return [...new Set([...searchMemory(processes(), needles).found.values()].flat())];
}

async function processOf(page: Page): Promise<number> {
  const url = page.url();
  return app.electron.evaluate(
    ({ webContents }, wanted) =>
      webContents
        .getAllWebContents()
        .find((contents) => contents.getURL() === wanted)
        ?.getOSProcessId() ?? 0,
    url,
  );
}

async function typeInto(sheet: Page, label: string): Promise<void> {
  await sheet.getByLabel(label, { exact: true }).focus();
  await typeKeys(app, sheet, TYPED);
  expect(await sheet.getByLabel(label, { exact: true }).evaluate((input: HTMLInputElement) => input.value.length)).toBe(
    TYPED.length,
  );
}

/** Only a number leaves the page: what Playwright is told of passes through the browser process. */
const shownLetters = (): number | undefined => document.querySelector('.revealed:not([hidden])')?.textContent?.length;

async function untilBookIsOpen(): Promise<void> {
  const screen = await screenOf(app);
  await expect(screen.getByRole('navigation', { name: 'Screens' })).toBeVisible({ timeout: 60_000 });
}

test('the passphrase is in the vault’s process only while it is typed, and in none after a lock', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc/<pid>/mem');
  const screen = await screenOf(app);
  await screen.getByRole('button', { name: 'Start empty' }).click();
  const first = await sheetPage();
  // Only now: a process that is just being started cannot be read anywhere.
  const hindrance = unreadableMemory(processes());
  test.skip(hindrance !== undefined, `memory of the app's processes is not readable here: ${hindrance ?? ''}`);
  await typeInto(first, 'Passphrase');
  await typeInto(first, 'The same again');
  expect(holders(), 'the search finds what is typed, in the vault alone').toEqual([await processOf(first)]);
  await first.keyboard.press('Enter');
  await untilBookIsOpen();
  await lockApp(app);
  expect(holders(), 'after the vault was made and locked').toEqual([]);

  const again = await sheetPage();
  await typeInto(again, 'Passphrase');
  await again.getByRole('button', { name: 'Show passphrase' }).click();
  await expect.poll(() => again.evaluate(shownLetters)).toBe(TYPED.length);
  expect(holders(), 'shown while it is typed').toEqual([await processOf(again)]);
  await again.getByLabel('Passphrase', { exact: true }).focus();
  await again.keyboard.press('Enter');
  await untilBookIsOpen();
  test.info().annotations.push({ type: 'while open', description: `found in ${holders().length} process(es)` });
  await lockApp(app);
  expect(holders(), 'after an unlock and a lock').toEqual([]);
});
