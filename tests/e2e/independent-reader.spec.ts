import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from '@playwright/test';

import type { PersonDraft } from '../../src-shared/book/records.ts';
import type { Result } from '../../src-shared/result.ts';
import { makeBackupAt } from '../support/backup-steps.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { parseJournal, parseSnapshot } from '../support/vault-reader/files.ts';
import { parseHeader } from '../support/vault-reader/header.ts';
import { readBackup, readVault } from '../support/vault-reader/read-vault.ts';
import { vaultFrom } from '../support/vault-calls.ts';
import {
  createEmptyVault,
  fillNewPassphrase,
  lockApp,
  OTHER_PASSPHRASE,
  PASSPHRASE,
  tapApp,
} from '../support/vault-steps.ts';

// Derives the key on a library that is not the app's, and not fast.
test.setTimeout(240_000);

let app: LaunchedApp;

test.beforeEach(async () => {
  app = await launchApp();
  await tapApp(app);
});

test.afterEach(async () => {
  await app.close();
});

const draftNamed = (display: string): PersonDraft => ({
  kind: 'individual',
  name: { display },
  roles: [],
  relations: [],
  sourceUids: [],
  facts: [],
  origins: [],
  tags: ['reader'],
  flags: {},
});

function valueOf<Value, Failure>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

test('another program, written from the documentation, reads the same out of the vault folder as the app shows', async () => {
  await createEmptyVault(app);
  const vault = vaultFrom(await app.page('app://book/'));
  const ada = valueOf(await vault.savePerson(draftNamed('Ada Byron')));
  const grace = valueOf(await vault.savePerson(draftNamed('Grace Hopper')));
  const gone = valueOf(await vault.savePerson(draftNamed('Gone Tomorrow')));
  const edited = { ...draftNamed('Ada Lovelace'), tags: ['reader', 'é'] };
  valueOf(await vault.savePerson({ ...edited, base: { id: ada.id, version: ada.version } }));
  valueOf(await vault.deletePeople({ ids: [gone.id] }));
  valueOf(await vault.deletePeople({ ids: [grace.id] }));
  valueOf(await vault.undo({}));
  const shown = [];
  for (const { id } of [ada, grace]) shown.push(valueOf(await vault.person({ id })).person);
  const backup = join(dirname(app.vaultFolder), 'book.bailiwick');
  await makeBackupAt(app, backup, () => vault.makeBackup({}));
  valueOf(await vault.savePerson(draftNamed('After the backup')));
  await lockApp(app);

  const { records, headSeq } = readVault(app.vaultFolder, { passphrase: PASSPHRASE });
  expect(headSeq).toBeGreaterThanOrEqual(7);
  expect(records.people).toMatchObject([...shown, { name: { display: 'After the backup' } }]);
  expect(records.people.slice(0, 2)).toEqual(shown);
  expect(records.people.map(({ id }) => id)).not.toContain(gone.id);
  expect(readBackup(backup, { passphrase: PASSPHRASE }).records.people).toEqual(shown);
});

test('after a re-key everything in the folder is sealed under the new key, and another program reads it', async () => {
  await createEmptyVault(app);
  const vault = vaultFrom(await app.page('app://book/'));
  const { id } = valueOf(await vault.savePerson(draftNamed('Ada Byron')));
  const sheet = await app.page('app://vault/');
  const changing = vault.changePassphrase({});
  await sheet.getByLabel('Present passphrase', { exact: true }).fill(PASSPHRASE);
  await fillNewPassphrase(sheet, OTHER_PASSPHRASE, 'New passphrase');
  await sheet.getByRole('radio', { name: 'Change and re-key' }).check();
  await sheet.getByRole('button', { name: 'Change it' }).click();
  expect(await changing).toMatchObject({ ok: true });
  const header = () => parseHeader(bytesOf('header.a')).header;
  await expect.poll(() => header().earlierKeys.length, { timeout: 30_000 }).toBe(0);
  const { person } = valueOf(await vault.person({ id }));
  valueOf(await vault.savePerson(draftNamed('After the re-key')));
  await lockApp(app);

  expect(new Set(sealedBlobs().map((sealed) => Buffer.from(sealed).readUInt32LE(1)))).toEqual(new Set([2]));
  const { records, keyEpoch } = readVault(app.vaultFolder, { passphrase: OTHER_PASSPHRASE });
  expect(keyEpoch).toBe(2);
  expect(records.people).toMatchObject([person, { name: { display: 'After the re-key' } }]);
  expect(() => readVault(app.vaultFolder, { passphrase: PASSPHRASE })).toThrow();
});

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(app.vaultFolder, name)));

/** Every sealed blob of the vault folder. */
function sealedBlobs(): readonly Uint8Array[] {
  const names = readdirSync(app.vaultFolder);
  const ending = (end: string) => names.filter((name) => name.endsWith(end)).map(bytesOf);
  const kept = ending('.bws').flatMap((file) => parseSnapshot(file).records);
  const frames = ending('.bwj').flatMap((file) => parseJournal(file).frames);
  expect(kept.length).toBeGreaterThan(1);
  expect(frames.length).toBeGreaterThan(0);
  return [...kept, ...frames].map(({ sealed }) => sealed);
}
