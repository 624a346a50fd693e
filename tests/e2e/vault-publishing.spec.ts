import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';

import { clientDraft } from '../support/clients.ts';
import { confirmLetter, found, inviteTo, joinWith, launchPartner, type Partner } from '../support/directory-steps.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { valueOf } from '../support/shell/value-of.ts';

let home: string;
let folder: string;
let ruth: Partner;
let nils: Partner;

test.beforeEach(async () => {
  home = await freshFolder('directory');
  folder = join(home, 'Firm directory');
  mkdirSync(folder);
  ruth = await launchPartner();
});

test.afterEach(async () => {
  await ruth.app.close();
  await removeFolder(home);
});

test('a summary goes out through the letter, is read by a colleague, and is gone there once taken back', async () => {
  const founded = valueOf(await found(ruth, folder, 'Ruth Bellamy'));
  expect(founded.joined).toMatchObject({ name: 'Marlowe & Finch LLP', carrier: 'here', isEnroller: true });
  const client = valueOf(await ruth.vault.saveClient(clientDraft('Nordhavn Shipping A/S')));
  const published = ruth.vault.publish({ about: { kind: 'clients', ids: [client.id] } });
  await expect(ruth.sheet.getByTestId('letter-line')).toHaveText('I know Nordhavn Shipping A/S.');
  await confirmLetter(ruth);
  expect(await published).toMatchObject({ ok: true, value: { published: 1, pending: 0 } });

  nils = await launchPartner();
  try {
    const invitation = await inviteTo(ruth, folder);
    const joined = valueOf(await joinWith(nils, folder, 'Nils Ågren', invitation));
    expect(joined.joined).toMatchObject({ name: 'Marlowe & Finch LLP', summaries: 1, members: 2 });
    const seen = valueOf(await nils.vault.colleagueSummaries({ from: 0, count: 10 }));
    expect(seen.rows).toMatchObject([
      { sentence: 'I know Nordhavn Shipping A/S.', memberName: 'Ruth Bellamy', memberStatus: 'verified' },
    ]);
    const eyes = valueOf(await ruth.vault.theirEyes({}));
    const asMine = seen.rows.map((row) => ({ row: { ...row, isMine: true }, from: 'folder' }));
    expect(eyes.summaries).toEqual(asMine);

    const mySummary = async () => valueOf(await ruth.vault.mySummaries({})).summaries[0];
    await expect.poll(mySummary, { timeout: 20_000 }).toMatchObject({ state: 'there', readers: 1 });
    const mine = await mySummary();
    const taken = ruth.vault.takeBack({ ids: [mine?.id ?? ''] });
    await confirmLetter(ruth, 'Take back');
    expect(await taken).toMatchObject({ ok: true, value: { takenBack: 1, pending: 0 } });
    await expect
      .poll(async () => valueOf(await nils.vault.colleagueSummaries({ from: 0, count: 10 })).total, { timeout: 20_000 })
      .toBe(0);
  } finally {
    await nils.app.close();
  }
});
