import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

import { sha256 } from '../../src-main/vault-folder/hashing.ts';
import { decodeHeaderFile } from '../../src-shared/vault-format/header-file.ts';
import { encodeJournalFront } from '../../src-shared/vault-format/journal-file.ts';
import { launchApp } from '../support/launch-app.ts';
import { lookAt } from '../support/look-at.ts';
import { withOpenBook } from '../support/open-book.ts';
import { personDraft } from '../support/people.ts';
import { lockApp, PASSPHRASE, typePassphrase, unlockApp } from '../support/vault-steps.ts';

const { app, vault } = withOpenBook();

const fileOf = (name: string) => join(app().vaultFolder, name);

/** Flips one bit of a header, which also stands at the front of each snapshot. */
function flip(name: string): void {
  const bytes = readFileSync(fileOf(name));
  const at = bytes.indexOf('"vaultId"');
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(fileOf(name), bytes);
}

test('a damaged second copy of the header is made good from the first, and told', async () => {
  const sound = readFileSync(fileOf('header.a'));
  flip('header.b');
  await lockApp(app());
  await unlockApp(app());
  await expect
    .poll(async () => (await vault()).safety({}))
    .toMatchObject({ value: { notices: [{ kind: 'header-copy-repaired' }] } });
  expect(readFileSync(fileOf('header.b'))).toEqual(sound);
  expect(await (await vault()).dismissNotice({ kind: 'header-copy-repaired' })).toMatchObject({ ok: true });
  await lockApp(app());
  await unlockApp(app());
  expect(await (await vault()).safety({})).toMatchObject({ value: { notices: [] } });
});

test('what the journal had lost stands before anything else of the day, until it is understood', async () => {
  for (const family of ['Ahlers', 'Berg', 'Carlsen']) await (await vault()).savePerson(personDraft('Ada', family));
  const journal = readdirSync(app().vaultFolder).find((name) => name.startsWith('journal-')) ?? '';
  const bytes = readFileSync(fileOf(journal));
  const at = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(fileOf(journal), bytes);
  await lockApp(app());
  await unlockApp(app());
  const screen = await app().page('app://book/');
  await screen.keyboard.press('Control+1');
  await expect(screen.getByText(/^The journal had lost its last \d+ changes?\. Restored/)).toBeVisible();
  await expect(screen.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText('To look at first');
  await lookAt(app().electron, screen, '34-to-look-at-first');
  await screen
    .getByRole('listitem')
    .filter({ hasText: 'journal' })
    .getByRole('button', { name: 'Understood' })
    .press('Enter');
  await expect(screen.getByText('To look at first')).toBeHidden();
  expect(await (await vault()).listPeople({ filter: {}, from: 0, count: 5 })).toMatchObject({ value: { total: 4 } });
});

test('with both header files gone bad the copy in the snapshot opens the vault', async () => {
  flip('header.a');
  flip('header.b');
  await lockApp(app());
  await unlockApp(app());
  expect(await (await vault()).listPeople({ filter: {}, from: 0, count: 5 })).toMatchObject({ value: { total: 1 } });
});

test('damage is not blamed on the passphrase, and nothing is changed', async () => {
  const snapshot = readFileSync(fileOf('header.a'));
  flip('header.a');
  flip('header.b');
  flip('snapshot-0.bws');
  const flipped = readFileSync(fileOf('header.a'));
  await lockApp(app());
  const sheet = await app().page('app://vault/');
  await expect(
    sheet.getByText('This is not about your passphrase: part of the vault’s file is damaged.'),
  ).toBeVisible();
  await expect(sheet.getByLabel('Passphrase')).toHaveCount(0);
  expect(readFileSync(fileOf('header.a'))).toEqual(flipped);
  writeFileSync(fileOf('header.a'), snapshot);
  await sheet.getByRole('button', { name: 'Look again' }).click();
  await unlockApp(app());
});

test('damage that keeps the vault shut is told with the date of the last good copy', async () => {
  const { vaultFolder } = app();
  const header = decodeHeaderFile(readFileSync(fileOf('header.a')), sha256);
  if (!header.ok) throw new Error('no header');
  const { vaultId } = JSON.parse(Buffer.from(header.value.payload).toString()) as { readonly vaultId: string };
  await app().electron.close();
  // A journal that begins long after the only snapshot ends, on a computer that knows nothing else of the vault.
  const front = { vaultId: Buffer.from(vaultId, 'base64url'), firstSeq: 50, prevHash: new Uint8Array(32) };
  writeFileSync(join(vaultFolder, 'journal-50.bwj'), encodeJournalFront(front, sha256));
  rmSync(join(vaultFolder, 'journal-1.bwj'));
  const elsewhere = await launchApp({ vaultFolder });
  try {
    const sheet = await elsewhere.page('app://vault/');
    await typePassphrase(sheet, PASSPHRASE);
    const told = sheet.getByText('This is not about your passphrase: part of the vault’s file is damaged.');
    await expect(told).toContainText(/Nothing has been changed yet\. Your last good copy is from .*\d:\d\d/, {
      timeout: 20_000,
    });
    const old = new Date('2025-03-03T10:00:00.000Z');
    utimesSync(join(vaultFolder, 'snapshot-0.bws'), old, old);
    await typePassphrase(sheet, PASSPHRASE);
    await expect(told).toContainText(/from .*2025/, { timeout: 20_000 });
  } finally {
    await elsewhere.close();
  }
});

test('a header of a newer format is told kindly and left alone', async () => {
  const { createHash } = await import('node:crypto');
  const bytes = readFileSync(fileOf('header.a'));
  bytes.writeUInt8(2, 4);
  createHash('sha256')
    .update(bytes.subarray(0, -32))
    .digest()
    .copy(bytes, bytes.length - 32);
  writeFileSync(fileOf('header.a'), bytes);
  await lockApp(app());
  const sheet = await app().page('app://vault/');
  await expect(sheet.getByText('This vault was written by a newer Bailiwick')).toBeVisible();
  expect(readFileSync(fileOf('header.a'))).toEqual(bytes);
});

test('a header that asks for absurd work is not obeyed', async () => {
  const { createHash } = await import('node:crypto');
  for (const name of ['header.a', 'header.b', 'snapshot-0.bws']) {
    const bytes = readFileSync(fileOf(name));
    const at = bytes.indexOf('"memLimitBytes":');
    const end = bytes.indexOf(',', at);
    if (at < 0) throw new Error(`no cost in ${name}`);
    const absurd = '9'.repeat(end - at - '"memLimitBytes":'.length);
    bytes.write(absurd, at + '"memLimitBytes":'.length);
    if (name.startsWith('header'))
      createHash('sha256')
        .update(bytes.subarray(0, -32))
        .digest()
        .copy(bytes, bytes.length - 32);
    writeFileSync(fileOf(name), bytes);
  }
  await lockApp(app());
  const sheet = await app().page('app://vault/');
  await expect(sheet.getByText('that no Bailiwick writes')).toBeVisible();
});

test('the passphrase is asked again after a wrong one, as often as it takes', async () => {
  await lockApp(app());
  const sheet = await app().page('app://vault/');
  for (const wrong of ['one', 'two']) {
    await typePassphrase(sheet, wrong);
    await expect(sheet.getByText('The file itself is undamaged.')).toBeVisible({ timeout: 20_000 });
    await expect(sheet.getByLabel('Passphrase', { exact: true })).toBeFocused();
    await expect(sheet.getByLabel('Passphrase', { exact: true })).toHaveValue('');
  }
  await unlockApp(app());
});
