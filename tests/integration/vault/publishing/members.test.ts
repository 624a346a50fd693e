import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { decodeContent } from '../../../../src-shared/directory-entry/content.ts';
import { err } from '../../../../src-shared/result.ts';
import { invitationFrom, publishClient, sentencesSeenBy } from '../../../support/directory/firm-steps.ts';
import { type TestPartner } from '../../../support/directory/test-partner.ts';
import { openTestFirm, type TestFirm } from '../../../support/directory/test-firm.ts';
import { valueOf } from '../../../support/shell/value-of.ts';

let firm: TestFirm;
let ruth: TestPartner;

beforeEach(async () => {
  firm = await openTestFirm();
  ({ ruth } = firm);
});

afterEach(() => firm.close());

const join = (name: string, invitation?: string) => firm.join(name, invitation);

async function refreshed(partner: TestPartner) {
  valueOf((await partner.desk().joined()?.sync.refresh()) ?? { ok: true, value: null });
  return valueOf(await partner.handlers().members({})).members;
}

const idOf = async (partner: TestPartner, name: string): Promise<string> =>
  (await refreshed(partner)).find((row) => row.name === name)?.memberId ?? '';

describe('a new member', () => {
  it('is unconfirmed until an enroller vouches for them, and shows the inviter that the invitation was theirs', async () => {
    const nils = await join('Nils Ågren');
    const seen = (await refreshed(ruth)).find(({ name }) => name === 'Nils Ågren');
    expect(seen).toMatchObject({ status: 'unconfirmed', invitedByMe: 'proof-fits', isEnroller: false });
    expect(seen?.fingerprint).toEqual((await refreshed(nils)).find(({ isMe }) => isMe)?.fingerprint);
    valueOf(await ruth.handlers().admit({ memberId: seen?.memberId ?? '', role: 'member' }));
    expect((await refreshed(nils)).find(({ isMe }) => isMe)).toMatchObject({ status: 'verified', isEnroller: false });
    expect(await nils.handlers().admit({ memberId: seen?.memberId ?? '', role: 'member' })).toEqual(
      err({ kind: 'not-an-enroller' }),
    );
  });

  it('is marked where another has the same name, or came with the same invitation', async () => {
    const invitation = await invitationFrom(ruth);
    await join('Jane Doe', invitation);
    await join('JANE  DOE', invitation);
    const janes = (await refreshed(ruth)).filter(({ isMe }) => !isMe);
    expect(janes.map(({ sameNameAs, invitedByMe }) => [sameNameAs.length, invitedByMe])).toEqual([
      [1, 'proof-reused'],
      [1, 'proof-reused'],
    ]);
  });

  it('counts as the partner found them when the fingerprint was read out', async () => {
    await join('Nils Ågren');
    const memberId = await idOf(ruth, 'Nils Ågren');
    valueOf(await ruth.handlers().compareFingerprint({ memberId, fits: true }));
    expect((await refreshed(ruth)).find((row) => row.memberId === memberId)).toMatchObject({
      status: 'verified',
      compared: 'fits',
    });
  });

  it('is refused where the invitation is to another directory', async () => {
    const other = await openTestFirm();
    await expect(join('Nils Ågren', await invitationFrom(other.ruth))).rejects.toThrow('other-directory');
    await other.close();
  });
});

describe('a retirement', () => {
  it('takes two enrollers, marks and hides nothing, and what comes after is sealed under a key that stays behind', async () => {
    const [nils, gone] = [await join('Nils Ågren'), await join('Gone Before')];
    valueOf(await ruth.handlers().admit({ memberId: await idOf(ruth, 'Nils Ågren'), role: 'enroller' }));
    await publishClient(gone, 'Alder');
    const memberId = await idOf(ruth, 'Gone Before');
    expect(valueOf(await ruth.handlers().retire({ memberId, how: 'left-the-firm' }))).toEqual({ agreed: false });
    expect((await refreshed(nils)).find((row) => row.memberId === memberId)).toMatchObject({
      retireProposed: { how: 'left-the-firm', byMe: false },
    });
    expect(valueOf(await nils.handlers().retire({ memberId, how: 'left-the-firm' }))).toEqual({ agreed: true });
    for (const partner of [ruth, nils])
      expect((await refreshed(partner)).find((row) => row.memberId === memberId)?.retired).toMatchObject({
        how: 'left-the-firm',
      });
    expect(await sentencesSeenBy(nils)).toEqual(['I know Alder.']);

    await publishClient(ruth, 'Birch');
    expect(await sentencesSeenBy(nils)).toEqual(['I know Alder.', 'I know Birch.']);
    expect(await sentencesSeenBy(gone)).toEqual([]);
    const problems = valueOf(await gone.handlers().directory({})).joined?.problems ?? [];
    expect(problems.map(({ kind }) => kind)).toContain('no-key');
    const late = await join('Late Comer');
    expect(await sentencesSeenBy(late)).toEqual(['I know Alder.', 'I know Birch.']);
  });
});

describe('a witness', () => {
  it('notes once a day at most how far colleagues’ feeds were read, and nothing else', async () => {
    const nils = await join('Nils Ågren');
    await publishClient(ruth, 'Alder');
    await sentencesSeenBy(nils);
    await publishClient(ruth, 'Birch');
    await sentencesSeenBy(nils);
    const noted =
      nils
        .desk()
        .joined()
        ?.log.all()
        .filter(({ kind }) => kind === 'witness') ?? [];
    expect(noted).toHaveLength(1);
    const witness = decodeContent('witness', noted[0]?.content ?? new Uint8Array());
    expect(witness).toMatchObject({ ok: true, value: { heads: [{ seq: 1 }] } });
  });
});
