import { afterEach, beforeEach, expect, it } from 'vitest';

import { writeBigFirm, writeFeed, type BigFirm } from '../../../support/directory/big-firm.ts';
import { joinFirm } from '../../../support/directory/firm-steps.ts';
import { createTestPartner, type TestPartner } from '../../../support/directory/test-partner.ts';
import { freshFolder, removeFolder } from '../../../support/folders.ts';
import { valueOf } from '../../../support/shell/value-of.ts';

const SIZE = { seed: 'many colleagues', members: 8, summaries: 250, clients: 100 };

let folder: string;
let partner: TestPartner;
let firm: BigFirm;

beforeEach(async () => {
  folder = await freshFolder('directory');
  firm = await writeBigFirm({ folder, ...SIZE });
  partner = await createTestPartner(folder);
  await joinFirm(partner, 'Ruth Bellamy', firm.invitation);
}, 60_000);

afterEach(async () => {
  partner.close();
  await removeFolder(folder);
});

const state = async () => valueOf(await partner.handlers().directory({})).joined;
const summaries = async () => (await state())?.summaries;

it('reads a firm whole, and in the end has checked each own signature, of what came meanwhile too', async () => {
  const all = SIZE.members * SIZE.summaries;
  await expect.poll(summaries, { timeout: 20_000, interval: 2 }).toBe(all);
  for (const more of firm.sayMore(4, 5)) writeFeed(folder, more);
  valueOf((await partner.desk().joined()?.sync.refresh()) ?? { ok: true, value: null });
  await expect.poll(summaries, { timeout: 20_000, interval: 2 }).toBe(all + 20);
  await expect.poll(async () => (await state())?.allVerified, { timeout: 30_000 }).toBe(true);
  expect((await state())?.problems).toEqual([]);
  expect((await state())?.members).toBe(SIZE.members + 1);
});

it('keeps what it had read when the folder went away in the middle', async () => {
  const late = await createTestPartner(folder);
  try {
    // The first is read to see whose firm it is.
    late.goAwayAfter(3);
    await joinFirm(late, 'Ada Lovell', firm.invitation);
    const joined = () => late.desk().joined();
    const read = joined()?.replica.feeds().size ?? 0;
    expect(read).toBeGreaterThan(1);
    expect(read).toBeLessThan(SIZE.members);
    late.reopen();
    await expect.poll(() => joined()?.replica.feeds().size, { timeout: 20_000 }).toBe(read);
    late.goAwayAfter(undefined);
    valueOf((await joined()?.sync.refresh()) ?? { ok: true, value: null });
    const all = SIZE.members * SIZE.summaries;
    const seen = async () => valueOf(await late.handlers().directory({})).joined?.summaries;
    await expect.poll(seen, { timeout: 20_000 }).toBe(all);
  } finally {
    late.close();
  }
});
