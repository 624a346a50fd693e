import { expect, test } from '@playwright/test';

import { err, ok } from '../../src-shared/result.ts';
import type { PersonDraft } from '../../src-shared/book/records.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { vaultFrom } from '../support/vault-calls.ts';
import { createEmptyVault, lockApp, tapApp, typePassphrase, unlockApp } from '../support/vault-steps.ts';

const RUTH: PersonDraft = {
  kind: 'individual',
  name: { display: 'Ruth Bellamy', given: 'Ruth', family: 'Bellamy' },
  roles: [],
  relations: [],
  sourceUids: [],
  facts: [],
  origins: [],
  tags: [],
  flags: {},
};

let app: LaunchedApp;

test.beforeEach(async () => {
  app = await launchApp();
  await tapApp(app);
});

test.afterEach(async () => {
  await app.close();
});

const vault = async () => vaultFrom(await app.page('app://book/'));

test('a person saved before a lock is there after it', async () => {
  await createEmptyVault(app);
  const saved = await (await vault()).savePerson(RUTH);
  expect(saved).toMatchObject({ ok: true, value: { version: 1 } });
  await lockApp(app);
  expect(await (await vault()).listPeople({ filter: {}, from: 0, count: 10 })).toEqual(err({ kind: 'locked' }));
  await unlockApp(app);
  const people = await (await vault()).listPeople({ filter: {}, from: 0, count: 10 });
  expect(people).toMatchObject({ ok: true, value: { total: 1, rows: [{ display: 'Ruth Bellamy' }] } });
});

test('a wrong passphrase is told as one, and the right one still opens', async () => {
  await createEmptyVault(app);
  await lockApp(app);
  const sheet = await app.page('app://vault/');
  await typePassphrase(sheet, 'abacus crumpet violin marsh otter');
  await expect(
    sheet.getByText('That passphrase does not open this vault. The file itself is undamaged.'),
  ).toBeVisible();
  await unlockApp(app);
  expect(await (await vault()).createVault({ fill: { kind: 'empty' } })).toEqual(err({ kind: 'vault-exists' }));
});

test('unsaved typing handed over before a lock is there after it', async () => {
  await createEmptyVault(app);
  expect(await (await vault()).saveDraft({ key: 'person:new', text: 'half a name' })).toEqual(ok(null));
  await lockApp(app);
  await unlockApp(app);
  expect(await (await vault()).draft({ key: 'person:new' })).toEqual(ok({ text: 'half a name' }));
});
