import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { joinWith, launchPartner, type Partner } from '../support/directory-steps.ts';
import { writeBigFirm, type BigFirm } from '../support/directory/big-firm.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';

/* More files than the vault's own thread checks: here they are checked in its worker. */

test.setTimeout(180_000);

const MEMBERS = 10;
const SUMMARIES = 80;

let folder: string;
let firm: BigFirm;
let partner: Partner;

test.beforeEach(async () => {
  folder = await freshFolder('large-firm');
  firm = await writeBigFirm({ folder, seed: 'large', members: MEMBERS, summaries: SUMMARIES, clients: 40 });
  partner = await launchPartner();
});

test.afterEach(async () => {
  await partner.app.close();
  await removeFolder(folder);
});

const joined = async () => {
  const state = await partner.vault.directory({});
  return state.ok ? state.value.joined : undefined;
};

/** Turns over one bit in the middle of a content file of the feed. */
function alterContent(feed: string): void {
  const place = join(folder, 'feeds', feed);
  const name = readdirSync(place).findLast((one) => one.endsWith('.content')) ?? '';
  const bytes = readFileSync(join(place, name));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(join(place, name), bytes);
}

test('a large firm is read in a worker: all that is true is shown, what was altered is named, every signature is checked', async () => {
  const feeds = readdirSync(join(folder, 'feeds')).toSorted();
  const altered = feeds.find((feed) => readdirSync(join(folder, 'feeds', feed)).length > SUMMARIES) ?? '';
  alterContent(altered);
  const workers: string[] = [];
  partner.sheet.on('worker', (worker) => workers.push(worker.url()));
  expect(await joinWith(partner, folder, 'Ruth Bellamy', firm.invitation)).toMatchObject({ ok: true });
  await expect.poll(async () => (await joined())?.summaries, { timeout: 60_000 }).toBe(MEMBERS * SUMMARIES - 1);
  await expect.poll(async () => (await joined())?.allVerified, { timeout: 60_000 }).toBe(true);
  expect((await joined())?.problems).toMatchObject([{ kind: 'content-mismatch', feed: altered }]);
  expect(workers.some((url) => url.includes('check-worker'))).toBe(true);
  // It holds the firm's keys only while there is something to check.
  await expect
    .poll(() => partner.sheet.workers().filter((worker) => worker.url().includes('check-worker')))
    .toEqual([]);
});
