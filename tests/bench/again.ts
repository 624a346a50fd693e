import { expect, type Page } from '@playwright/test';

import { launchApp } from '../support/launch-app.ts';
import { screenOf, startEmpty } from '../support/screen-steps.ts';
import { vaultFrom } from '../support/vault-calls.ts';
import { tapApp } from '../support/vault-steps.ts';
import type { Folders } from './app.ts';

const TEN_MINUTES = 600_000;

/**
 * A newer file of the same source beside a book: until what differs is shown, until it is taken over, and how long
 * looking through the book for duplicates takes; with the longest block of the vault's thread for each.
 */
export async function measureAgain(folders: Folders, file: string, newer: string, people: number) {
  const app = await launchApp(folders);
  await tapApp(app);
  await startEmpty(app);
  const screen = await screenOf(app);
  const sheet = await app.page('app://vault/');
  const choose = async (path: string): Promise<void> => {
    await screen.keyboard.press('ControlOrMeta+o');
    await screen.getByLabel('Contacts file').setInputFiles(path, { timeout: TEN_MINUTES });
  };
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  const bringIn = async (): Promise<void> => {
    await dialog.getByRole('radio', { name: 'Mine' }).check({ timeout: TEN_MINUTES });
    await dialog.getByRole('button', { name: 'Bring them in' }).click({ timeout: TEN_MINUTES });
    await dialog.waitFor({ state: 'hidden', timeout: TEN_MINUTES });
  };
  const timed = async (work: () => Promise<unknown>) => {
    await noteBlocks(sheet);
    const start = performance.now();
    await work();
    return { ms: performance.now() - start, blocks: await longestBlocks(sheet) };
  };
  await choose(file);
  const first = await timed(bringIn);
  const compared = await timed(async () => {
    await choose(newer);
    await dialog.getByText(/^Bring again: /).waitFor({ timeout: TEN_MINUTES });
  });
  const said = await dialog.getByText(/^Bring again: /).textContent();
  const taken = await timed(bringIn);
  const vault = vaultFrom(screen);
  const listed = await vault.listPeople({ filter: {}, from: 0, count: 1 });
  expect(listed.ok && listed.value.total).toBe(people);
  const found: unknown[] = [];
  const duplicates = await timed(async () => {
    const answer = await vault.duplicates({ from: 0, count: 50 });
    found.push(answer.ok ? answer.value.total : answer.error);
  });
  await app.close();
  return { first, compared, said, taken, duplicates, found: found[0] };
}

interface Blocks {
  blocks: number[];
}

/** Notes from now on how long the thread of `page` answers nobody; Chromium tells of what takes over 50 ms. */
async function noteBlocks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted = window as unknown as Partial<Blocks>;
    if (noted.blocks === undefined)
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) noted.blocks?.push(duration);
      }).observe({ type: 'longtask' });
    noted.blocks = [];
  });
}

const longestBlocks = async (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as Blocks).blocks.toSorted((a, b) => b - a).slice(0, 10));
