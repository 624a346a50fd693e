import { rename } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { err } from '../../../../src-shared/result.ts';
import { invitationFrom, joinFirm, publishClient, sentencesSeenBy } from '../../../support/directory/firm-steps.ts';
import { KEEP, SEND_ALL, type TestPartner } from '../../../support/directory/test-partner.ts';
import { openTestFirm, type TestFirm } from '../../../support/directory/test-firm.ts';
import { valueOf } from '../../../support/shell/value-of.ts';

let firm: TestFirm;
let folder: string;
let ruth: TestPartner;
let nils: TestPartner;

beforeEach(async () => {
  firm = await openTestFirm();
  ({ folder, ruth } = firm);
  nils = await firm.join('Nils Ågren');
});

afterEach(() => firm.close());

async function membersSeenBy(partner: TestPartner) {
  valueOf((await partner.desk().joined()?.sync.refresh()) ?? { ok: true, value: null });
  return valueOf(await partner.handlers().members({})).members;
}

async function deviceOf(partner: TestPartner): Promise<TestPartner> {
  const copy = await firm.add();
  const { store } = partner.book;
  for (const key of store.valueKeys()) await copy.book.store.setValue(key, store.getValue(key));
  copy.reopen();
  await expect.poll(() => copy.desk().joined()?.sync.state().lastReadAt, { timeout: 20_000 }).toBeDefined();
  return copy;
}

const isHere = (partner: TestPartner) => partner.desk().joined()?.sync.isHere();
const device = (row: { readonly isMe: boolean }) => row.isMe;

describe('a profile', () => {
  it('is changed for everybody, and shows the inviter still that the invitation was theirs', async () => {
    await membersSeenBy(ruth);
    const profile = { name: 'Nils Ågren-Holm', title: 'Partner', office: 'Oslo' };
    expect(await nils.handlers().changeProfile({ profile })).toEqual({ ok: true, value: null });
    const seen = (await membersSeenBy(ruth)).find((row) => row.name === 'Nils Ågren-Holm');
    expect(seen).toMatchObject({ title: 'Partner', office: 'Oslo', invitedByMe: 'proof-fits', devices: 1 });
    const [first] = valueOf(await nils.handlers().ledger({ from: 0, count: 10 })).rows;
    expect(first).toMatchObject({ what: 'profile', words: 'Nils Ågren-Holm' });
  });

  it('that is kept private, that is the same, or that has no name, signs nothing', async () => {
    const before = nils.desk().joined()?.log.all().length;
    nils.answer(KEEP);
    expect(await nils.handlers().changeProfile({ profile: { name: 'Somebody Else' } })).toEqual(
      err({ kind: 'cancelled' }),
    );
    nils.answer(SEND_ALL);
    expect(await nils.handlers().changeProfile({ profile: { name: 'Nils Ågren' } })).toEqual({ ok: true, value: null });
    expect(await nils.handlers().changeProfile({ profile: { name: '  ' } })).toMatchObject({ ok: false });
    expect(nils.desk().joined()?.log.all().length).toBe(before);
  });
});

describe('whoever leaves', () => {
  it('takes everything back, and keeps the ledger and nothing else of the directory', async () => {
    await publishClient(ruth, 'Alder');
    await publishClient(nils, 'Birch');
    await publishClient(nils, 'Cedar');
    expect(await sentencesSeenBy(nils)).toEqual(['I know Alder.']);
    expect(valueOf(await nils.handlers().leaveDirectory({}))).toEqual({ takenBack: 2 });

    expect(await sentencesSeenBy(ruth)).toEqual([]);
    expect(valueOf(await nils.handlers().directory({})).joined).toBeNull();
    expect(await nils.device.keys('replica')).toEqual([]);
    expect(await nils.device.keys('local')).toEqual([]);
    const kept = nils.book.store.valueKeys().filter((key) => key.startsWith('directory/'));
    expect(kept).toEqual(['directory/left']);
    const ledger = valueOf(await nils.handlers().ledger({ from: 0, count: 50 })).rows;
    expect(ledger.map(({ what, words }) => `${what}: ${words}`)).toEqual(
      expect.arrayContaining(['summary: I know Birch.', 'taken-back: I know Birch.', 'profile: Nils Ågren']),
    );
    expect(ledger.filter(({ what }) => what === 'taken-back').every(({ receipt }) => receipt !== undefined)).toBe(true);
  });

  it('changes the mind at the letter and stays as before', async () => {
    await publishClient(nils, 'Birch');
    nils.answer(KEEP);
    expect(await nils.handlers().leaveDirectory({})).toEqual(err({ kind: 'cancelled' }));
    expect(await sentencesSeenBy(ruth)).toEqual(['I know Birch.']);
    expect(valueOf(await nils.handlers().directory({})).joined).toMatchObject({ carrier: 'here' });
  });

  it('joins again with a new invitation, as somebody new', async () => {
    await publishClient(nils, 'Birch');
    valueOf(await nils.handlers().leaveDirectory({}));
    await joinFirm(nils, 'Nils Ågren', await invitationFrom(ruth));
    await publishClient(nils, 'Cedar');
    expect(await sentencesSeenBy(ruth)).toEqual(['I know Cedar.']);
    expect((await membersSeenBy(ruth)).filter(({ name }) => name === 'Nils Ågren')).toHaveLength(2);
    const words = valueOf(await nils.handlers().ledger({ from: 0, count: 50 })).rows.map((row) => row.words);
    expect(words).toEqual(expect.arrayContaining(['I know Birch.', 'I know Cedar.']));
  });

  it('can do so while the folder is away: what stands there stays, and nothing is written later', async () => {
    await publishClient(nils, 'Birch');
    await rename(folder, `${folder}-away`);
    await expect.poll(() => isHere(nils), { timeout: 20_000 }).toBe(false);
    expect(valueOf(await nils.handlers().leaveDirectory({}))).toEqual({ takenBack: 0 });
    await rename(`${folder}-away`, folder);
    await expect.poll(() => isHere(ruth), { timeout: 20_000 }).toBe(true);
    expect(await sentencesSeenBy(ruth)).toEqual(['I know Birch.']);
    expect(valueOf(await nils.handlers().directory({})).joined).toBeNull();
  });
});

describe('a device of one’s own', () => {
  it('that is lost is reported by another, and what it writes from then on is marked', async () => {
    await publishClient(nils, 'Alder');
    const second = await deviceOf(nils);
    await publishClient(second, 'Birch');
    await sentencesSeenBy(second);
    const { devices } = valueOf(await second.handlers().myDevices({}));
    expect(devices.map(({ isThis, isLost }) => [isThis, isLost])).toEqual(
      expect.arrayContaining([
        [true, false],
        [false, false],
      ]),
    );
    const lost = devices.find(({ isThis }) => !isThis)?.feed ?? '';
    const here = devices.find(({ isThis }) => isThis)?.feed ?? '';
    expect(await second.handlers().retireDevice({ feed: here })).toEqual(err({ kind: 'not-found', what: 'device' }));
    // Whoever found it writes on before its app has read that it is lost.
    await rename(folder, `${folder}-away`);
    for (const partner of [nils, second]) await expect.poll(() => isHere(partner), { timeout: 20_000 }).toBe(false);
    await publishClient(nils, 'Cedar');
    valueOf(await second.handlers().retireDevice({ feed: lost }));
    await rename(`${folder}-away`, folder);
    await expect.poll(() => isHere(nils), { timeout: 20_000 }).toBe(true);
    await nils.desk().joined()?.sync.refresh();

    const seen = async () => {
      await sentencesSeenBy(ruth);
      const { rows } = valueOf(await ruth.handlers().colleagueSummaries({ from: 0, count: 10 }));
      return rows.map(({ client, isFromLostDevice }) => [client, isFromLostDevice]);
    };
    // The report and what was written after it come from two devices, each in its own time.
    await expect.poll(seen, { timeout: 20_000 }).toEqual([
      ['Alder', false],
      ['Birch', false],
      ['Cedar', true],
    ]);
    expect((await membersSeenBy(ruth)).find(({ name }) => name === 'Nils Ågren')).toMatchObject({
      devices: 1,
      lostDevices: 1,
    });
    // Found again, it goes on with a feed of its own once its app has read the report.
    await expect
      .poll(() => membersSeenBy(nils), { timeout: 20_000 })
      .toContainEqual(expect.objectContaining({ lostDevices: 1 }));
    await publishClient(nils, 'Damson');
    await expect.poll(seen, { timeout: 20_000 }).toContainEqual(['Damson', false]);
    expect((await membersSeenBy(nils)).find(device)).toMatchObject({ devices: 2, lostDevices: 1 });
  });
});
