import { dirname, join } from 'node:path';

import { expect, test } from '@playwright/test';

import type { PersonDraft } from '../../src-shared/book/records.ts';
import type { Result } from '../../src-shared/result.ts';
import { makeBackupAt } from '../support/backup-steps.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { readBackup, readVault } from '../support/vault-reader/read-vault.ts';
import { vaultFrom } from '../support/vault-calls.ts';
import { createEmptyVault, lockApp, PASSPHRASE, tapApp } from '../support/vault-steps.ts';

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
