import { join } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';

import { clientDraft } from '../support/clients.ts';
import { confirmLetter, found, inviteTo, joinWith, type Partner } from '../support/directory-steps.ts';
import { searchFolders } from '../support/byte-search.ts';
import { readFolder } from '../support/directory/read-folder.ts';
import { err } from '../../src-shared/result.ts';
import { test } from '../support/firm.ts';
import { valueOf } from '../support/shell/value-of.ts';

/** Everything of a file tree in one row. */
function bytesIn(place: string): Buffer {
  const files = readdirSync(place, { recursive: true, withFileTypes: true });
  return Buffer.concat(files.flatMap((file) => (file.isFile() ? [readFileSync(join(file.path, file.name))] : [])));
}

let folder: string;
let ruth: Partner;

test.beforeEach(async ({ firm }) => {
  ({ folder } = firm);
  ruth = await firm.launch();
});

test('a summary goes out through the letter, is read by a colleague, and is gone there once taken back', async ({
  firm,
}) => {
  const founded = valueOf(await found(ruth, folder, 'Ruth Bellamy'));
  expect(founded.joined).toMatchObject({ name: 'Marlowe & Finch LLP', carrier: 'here', isEnroller: true });
  const client = valueOf(await ruth.vault.saveClient(clientDraft('Nordhavn Shipping A/S')));
  const published = ruth.vault.publish({ about: { kind: 'clients', ids: [client.id] } });
  await expect(ruth.sheet.getByTestId('letter-line')).toHaveText('I know Nordhavn Shipping A/S.');
  await confirmLetter(ruth);
  expect(await published).toMatchObject({ ok: true, value: { published: 1, pending: 0 } });

  const nils = await firm.launch();
  const invitation = await inviteTo(ruth, folder);
  const joined = valueOf(await joinWith(nils, folder, 'Nils Ågren', invitation));
  expect(joined.joined).toMatchObject({ name: 'Marlowe & Finch LLP' });
  const standing = async () => valueOf(await nils.vault.directory({})).joined;
  await expect.poll(standing, { timeout: 20_000 }).toMatchObject({ summaries: 1, members: 2, pending: 0 });
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
  // What the colleague's app keeps is sealed anyway; that its replica holds it no longer is tried where it can be opened.
  const places = [folder, nils.app.profileFolder, nils.app.vaultFolder];
  expect(searchFolders(places, 'Nordhavn Shipping').found).toEqual([]);
});

test('what the letter showed is byte for byte what is signed, and only what was left on it', async () => {
  await found(ruth, folder, 'Ruth Bellamy');
  const invitation = await inviteTo(ruth, folder);
  const names = ['Nordhavn Shipping A/S', 'Ågren & Søn', 'Кедр'];
  const ids = await Promise.all(names.map(async (name) => valueOf(await ruth.vault.saveClient(clientDraft(name))).id));
  const published = ruth.vault.publish({ about: { kind: 'clients', ids }, options: { strength: 3 } });
  await expect(ruth.sheet.getByRole('heading', { name: '3 summaries' })).toBeVisible();
  await expect(ruth.sheet.getByRole('button', { name: 'Keep private' })).toBeFocused();
  await ruth.sheet.getByRole('button', { name: 'Leave out: I know Кедр. I know them well.' }).click();
  await expect(ruth.sheet.getByRole('heading', { name: '2 summaries' })).toBeVisible();
  await ruth.sheet.getByText('Exact text').click();
  const shown = (await ruth.sheet.getByLabel('Exact text').textContent())?.split('\n');
  await ruth.sheet.keyboard.press('Control+Enter');
  expect(await published).toMatchObject({ ok: true, value: { published: 2 } });
  await expect
    .poll(async () =>
      (await readFolder(folder, invitation)).filter(({ kind }) => kind === 'claim').map(({ text }) => text),
    )
    .toEqual(shown);
  expect(shown?.[0]).toContain('Nordhavn Shipping A/S');
});

test('a screen that was taken over gets nothing signed that was not confirmed', async () => {
  await found(ruth, folder, 'Ruth Bellamy');
  const { id, version } = valueOf(await ruth.vault.saveClient(clientDraft('Nordhavn')));
  const other = valueOf(await ruth.vault.saveClient(clientDraft('Kestrel'))).id;
  const before = bytesIn(folder).length;
  const keep = ruth.sheet.getByRole('button', { name: 'Keep private' });
  for (const refuse of [
    () => ruth.sheet.keyboard.press('Escape'),
    () => ruth.sheet.keyboard.press('Enter'),
    () => keep.click(),
  ]) {
    const published = ruth.vault.publish({ about: { kind: 'clients', ids: [id] } });
    await expect(keep).toBeFocused();
    await refuse();
    expect(await published).toEqual(err({ kind: 'cancelled' }));
  }
  // Twice at once; another draft put in its place; a record that changes under the letter.
  const published = ruth.vault.publish({ about: { kind: 'clients', ids: [id] } });
  await expect(keep).toBeFocused();
  expect(await ruth.vault.publish({ about: { kind: 'clients', ids: [other] } })).toMatchObject({
    error: { kind: 'busy' },
  });
  expect(await ruth.vault.takeBack({ all: true })).toMatchObject({ error: { kind: 'busy' } });
  await ruth.vault.saveClient(clientDraft('Somebody Else', { base: { id, version } }));
  await ruth.sheet.getByRole('button', { name: 'Sign and send' }).click();
  // Not what was confirmed: a new letter says what it would be now.
  await expect(ruth.sheet.getByTestId('letter-line')).toHaveText('I know Somebody Else.');
  await ruth.sheet.keyboard.press('Escape');
  expect(await published).toEqual(err({ kind: 'cancelled' }));
  expect(bytesIn(folder).length).toBe(before);
  expect(valueOf(await ruth.vault.mySummaries({})).summaries).toEqual([]);
});
