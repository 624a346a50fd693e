import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';

import { ok } from '../../src-shared/result.ts';
import { removeFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { personDraft } from '../support/people.ts';
import { vaultFrom } from '../support/vault-calls.ts';
import { createEmptyVault, lockApp, tapApp, unlockApp } from '../support/vault-steps.ts';

let app: LaunchedApp;
/** Of apps that were ended and started again. */
let leftovers: readonly string[] = [];

test.beforeEach(async () => {
  app = await launchApp();
  await tapApp(app);
  await createEmptyVault(app);
});

test.afterEach(async () => {
  await app.close();
  for (const folder of leftovers) await removeFolder(folder);
  leftovers = [];
});

const vault = async () => vaultFrom(await app.page('app://book/'));

test('Show me finds no saved name in any file, and does find one that was put there', async () => {
  await (await vault()).savePerson(personDraft('Folasade', 'Quintessington'));
  const hidden = await (await vault()).showMe({ text: 'Quintessington' });
  expect(hidden).toMatchObject({ ok: true, value: { found: [] } });
  expect(hidden.ok && hidden.value.files).toBeGreaterThan(5);
  expect(hidden.ok && hidden.value.bytes).toBeGreaterThan(10_000);
  writeFileSync(join(app.profileFolder, 'control.txt'), `x${Buffer.from('yQuintessington').toString('base64url')}`);
  expect(await (await vault()).showMe({ text: 'Quintessington' })).toMatchObject({
    ok: true,
    value: { found: [{ file: expect.stringContaining('control.txt'), encoding: 'base64' }] },
  });
});

test('settings are kept in the vault and in force after the next unlock', async () => {
  const settings = { idleMinutes: 3, lockOnScreenLock: false, theme: 'dark', rows: 'comfortable' } as const;
  expect(await (await vault()).saveSettings(settings)).toEqual(ok(null));
  await lockApp(app);
  await unlockApp(app);
  expect(await (await vault()).settings({})).toEqual(ok(settings));
  await expect.poll(async () => app.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
});

test('a scrub of a sound vault finds nothing amiss and is remembered', async () => {
  await (await vault()).savePerson(personDraft('Ruth', 'Bellamy'));
  const scrubbed = await (await vault()).scrub({});
  expect(scrubbed).toMatchObject({ ok: true, value: { doubtful: 0 } });
  const safety = await (await vault()).safety({});
  expect(safety).toMatchObject({ value: { lastScrub: { doubtful: 0 }, notices: [] } });
});

test('a lock while a sheet is open cancels it, and the vault opens again', async () => {
  const sheet = await app.page('app://vault/');
  const exporting = (await vault())
    .exportContacts({ selection: { kind: 'all' }, format: 'csv' })
    .catch(() => undefined);
  await (await vault()).savePerson(personDraft('Ruth', 'Bellamy'));
  const changing = (await vault()).changePassphrase({}).catch(() => undefined);
  await expect(sheet.getByLabel('Present passphrase', { exact: true })).toBeFocused();
  await lockApp(app);
  await Promise.all([exporting, changing]);
  await unlockApp(app);
  expect(await (await vault()).listPeople({ filter: {}, from: 0, count: 5 })).toMatchObject({ value: { total: 1 } });
});

test('a working store that was deleted is rebuilt from snapshot and journal, and the partner is told', async () => {
  await (await vault()).savePerson(personDraft('Ruth', 'Bellamy'));
  const { profileFolder, vaultFolder } = app;
  await app.electron.close();
  leftovers = [profileFolder, dirname(vaultFolder)];
  for (const name of readdirSync(profileFolder, { recursive: true })) {
    if (String(name).endsWith('IndexedDB')) rmSync(join(profileFolder, String(name)), { recursive: true, force: true });
  }
  app = await launchApp({ profileFolder, vaultFolder });
  await tapApp(app);
  await unlockApp(app);
  expect(await (await vault()).listPeople({ filter: {}, from: 0, count: 5 })).toMatchObject({ value: { total: 1 } });
  expect(await (await vault()).safety({})).toMatchObject({
    value: { notices: [{ kind: 'working-store-rebuilt', people: 1, missing: 0 }] },
  });
});
