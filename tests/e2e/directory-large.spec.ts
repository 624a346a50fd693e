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

/**
 * Makes what comes of the vault's check workers. `is lost`: it ends after its first answer, as where memory gives out;
 * `never starts`: its program is not there; `can do nothing`: it answers each job with nothing.
 */
async function spoilWorkers(how: 'is lost' | 'never starts' | 'can do nothing'): Promise<void> {
  await partner.sheet.evaluate((spoil) => {
    const Real = window.Worker;
    const noted = window as unknown as { checkWorkers: number };
    noted.checkWorkers = 0;
    window.Worker = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        const isCheck = String(url).includes('check-worker');
        super(
          isCheck && spoil === 'never starts' ? String(url).replace('check-worker', 'no-such-worker') : url,
          options,
        );
        if (!isCheck) return;
        noted.checkWorkers += 1;
        if (spoil === 'is lost') {
          const lose = () => {
            this.terminate();
            this.dispatchEvent(new ErrorEvent('error'));
          };
          this.addEventListener('message', lose, { once: true });
        }
      }
      override postMessage(message: unknown, options?: Transferable[] | StructuredSerializeOptions): void {
        const { kind } = message as { readonly kind: string };
        // Without the keys it has nothing to check with.
        if (spoil === 'can do nothing' && kind === 'keys') return;
        super.postMessage(message, Array.isArray(options) ? { transfer: options } : options);
      }
    };
  }, how);
}

for (const how of ['is lost', 'never starts', 'can do nothing'] as const) {
  test(`where the worker ${how} the firm is read and checked all the same`, async () => {
    await spoilWorkers(how);
    expect(await joinWith(partner, folder, 'Ruth Bellamy', firm.invitation)).toMatchObject({ ok: true });
    await expect.poll(async () => (await joined())?.summaries, { timeout: 60_000 }).toBe(MEMBERS * SUMMARIES);
    await expect.poll(async () => (await joined())?.allVerified, { timeout: 60_000 }).toBe(true);
    expect((await joined())?.problems).toEqual([]);
    const started = () => partner.sheet.evaluate(() => (window as unknown as { checkWorkers: number }).checkWorkers);
    expect(await started()).toBeGreaterThan(0);
  });
}
