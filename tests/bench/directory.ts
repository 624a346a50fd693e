import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

import { answerOpenDialog } from '../support/dialogs.ts';
import { confirmLetter, partnerOf, type Partner } from '../support/directory-steps.ts';
import { openTapped, type Folders } from './app.ts';
import type { FirmFolder, FirmSize } from './firm-folder.ts';
import { installTimer, type CallTimed } from './in-page.ts';
import { median } from './stats.mjs';

const MINUTES = 60_000;
const FLOOR_RUNS = 3;
const CALLS = 5;
const PUBLISHED = 500;

/** A firm's directory on a folder, read by an app that holds a book. Milliseconds unless named. */
export async function measureDirectory(folders: Folders, firm: FirmFolder, size: FirmSize) {
  const floors = Array.from({ length: FLOOR_RUNS }, () => readAndHash(firm.folder));
  const app = await openTapped(folders);
  const partner = await partnerOf(app);
  await putOffRecoveryCode(partner);
  await untilIdle(partner);
  await noteBlocks(partner);
  const total = size.members * size.summaries;
  const firstReadMs = await joinAndRead(partner, firm, total);
  const allVerifiedMs = await until(partner, ({ allVerified }) => allVerified, 500);
  const incrementalMs = await readMore(partner, firm, total);
  const overlaps = await overlapTimes(await app.page('app://book/'));
  const publish = await publishMany(partner);
  const blocks = await longestBlocks(partner);
  await app.close();
  return {
    ...size,
    entries: firm.entries,
    floorMs: median(floors.map(({ ms }) => ms)),
    floorBytes: floors[0]?.bytes ?? 0,
    firstReadMs,
    /** After the first read. */
    allVerifiedMs,
    incremental: { entries: firm.more.members * firm.more.summaries, ms: incrementalMs },
    overlaps,
    publish,
    longestBlockMs: blocks[0] ?? 0,
    blocks,
  };
}

/** The second unlock offers a recovery code; while its sheet is up no other is shown. */
async function putOffRecoveryCode({ sheet }: Partner): Promise<void> {
  const notNow = sheet.getByRole('button', { name: 'Not now' });
  const isOffered = await notNow.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  if (isOffered) await notNow.click();
}

/** What an app does after it was opened (looking for duplicates, say) is not what is measured here. */
async function untilIdle({ sheet }: Partner): Promise<void> {
  await sheet.evaluate(async () => {
    const lateByMs = async () => {
      const due = performance.now() + 25;
      await new Promise((resolve) => setTimeout(resolve, 25));
      return performance.now() - due;
    };
    for (let onTime = 0, tries = 0; onTime < 80 && tries < 2_000; tries += 1)
      onTime = (await lateByMs()) < 8 ? onTime + 1 : 0;
  });
}

/** What any reader must do: read the same files and hash them. */
function readAndHash(folder: string): { readonly ms: number; readonly bytes: number } {
  const start = performance.now();
  let bytes = 0;
  for (const feed of readdirSync(join(folder, 'feeds'))) {
    for (const name of readdirSync(join(folder, 'feeds', feed))) {
      const file = readFileSync(join(folder, 'feeds', feed, name));
      createHash('sha256').update(file).digest();
      bytes += file.length;
    }
  }
  return { ms: performance.now() - start, bytes };
}

/** From "Sign and join" to all summaries in the list: headers, chains, heads and contents checked. */
async function joinAndRead(partner: Partner, { folder, invitation }: FirmFolder, total: number): Promise<number> {
  await answerOpenDialog(partner.app.electron, [folder]);
  const joined = partner.vault.joinDirectory({ profile: { name: 'Bench Reader' } });
  await partner.sheet.getByLabel('Invitation', { exact: true }).fill(invitation);
  await partner.sheet.getByRole('button', { name: 'Read it' }).click();
  const start = performance.now();
  await confirmLetter(partner, 'Sign and join');
  await until(partner, ({ summaries, readingProgress }) => summaries >= total && readingProgress === undefined, 100);
  const ms = performance.now() - start;
  expect(await joined).toMatchObject({ ok: true });
  return ms;
}

type Joined = NonNullable<Extract<Awaited<ReturnType<Partner['vault']['directory']>>, { ok: true }>['value']['joined']>;

async function until({ vault }: Partner, holds: (joined: Joined) => boolean, every: number): Promise<number> {
  const start = performance.now();
  const isReached = async () => {
    const state = await vault.directory({});
    return state.ok && state.value.joined !== null && holds(state.value.joined);
  };
  await expect.poll(isReached, { timeout: 10 * MINUTES, intervals: [every] }).toBe(true);
  return performance.now() - start;
}

/** From the last file written to the list that holds them. */
async function readMore(partner: Partner, { addMore, more }: FirmFolder, total: number): Promise<number> {
  addMore();
  return until(partner, ({ summaries }) => summaries >= total + more.members * more.summaries, 25);
}

/** On the screen's own port: the test protocol would carry every row to this program and take longer than the vault. */
async function overlapTimes(screen: Page) {
  await installTimer(screen);
  const { found, times } = await screen.evaluate(async (calls) => {
    const { benchCall } = window as unknown as { benchCall: CallTimed };
    const all: number[] = [];
    let count = 0;
    for (let call = 0; call < calls; call++) {
      const { ms, value } = await benchCall('overlaps', {});
      const answer = value as { readonly overlaps: readonly unknown[]; readonly bytesSent: number } | undefined;
      if (answer?.bytesSent !== 0) throw new Error('overlaps were refused, or something was sent');
      all.push(ms);
      count = answer.overlaps.length;
    }
    return { found: count, times: all };
  }, CALLS);
  return { found, firstMs: times[0] ?? 0, p50: median(times) };
}

interface Blocks {
  blocks: number[];
}

/** Notes how long the vault's thread answers nobody, from now on. */
async function noteBlocks({ sheet }: Partner): Promise<void> {
  await sheet.evaluate(() => {
    const noted = window as unknown as Blocks;
    noted.blocks = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) noted.blocks.push(duration);
    });
    observer.observe({ type: 'longtask' });
  });
}

/** None: no block was longer than 50 ms, from which on Chromium tells of them. */
const longestBlocks = ({ sheet }: Partner): Promise<number[]> =>
  sheet.evaluate(() => (window as unknown as Blocks).blocks.toSorted((a, b) => b - a).slice(0, 10));

/** One letter for many clients: until it shows, and from the click to everything signed and journalled. */
async function publishMany(partner: Partner) {
  const clients = await partner.vault.listClients({ from: 0, count: PUBLISHED });
  if (!clients.ok) throw new Error('no clients');
  const ids = clients.value.rows.map(({ id }) => id);
  const start = performance.now();
  const published = partner.vault.publish({ about: { kind: 'clients', ids } });
  // A locator that has to wait looks through the whole page, on the very thread whose blocks are noted.
  const isShown = () => document.activeElement?.matches('.letter .actions .plain') ?? false;
  await partner.sheet.waitForFunction(isShown, undefined, { timeout: MINUTES, polling: 10 });
  const shown = performance.now();
  await partner.sheet.locator('.letter .actions .tape').click();
  const answer = await published;
  if (!answer.ok) throw new Error(`not published: ${answer.error.kind}`);
  const signed = performance.now();
  await until(partner, ({ pending }) => pending === 0, 50);
  return {
    summaries: answer.value.published,
    letterMs: shown - start,
    signedMs: signed - shown,
    inFolderMs: performance.now() - shown,
  };
}
