import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

import { ok } from '../../src-shared/result.ts';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp } from '../support/launch-app.ts';
import { personDraft } from '../support/people.ts';
import { vaultFrom } from '../support/vault-calls.ts';
import {
  answerGroups,
  callShell,
  createEmptyVault,
  fillNewPassphrase,
  OTHER_PASSPHRASE,
  readGroups,
  tapApp,
  unlockApp,
  untilOpen,
} from '../support/vault-steps.ts';

let folder: string;

test.beforeEach(async () => {
  folder = await freshFolder('backup');
});

test.afterEach(async () => {
  await removeFolder(folder);
});

/** Makes a vault with one person and a recovery code, backs it up, and ends the app. */
async function backUp(path: string): Promise<readonly string[]> {
  const app = await launchApp();
  try {
    await tapApp(app);
    await createEmptyVault(app);
    const screen = await app.page('app://book/');
    const sheet = await app.page('app://vault/');
    const vault = vaultFrom(screen);
    await vault.savePerson(personDraft('Ruth', 'Bellamy'));
    const making = vault.makeRecoveryCode({});
    const groups = await readGroups(sheet);
    await sheet.getByRole('button', { name: 'I have written them down' }).click();
    await answerGroups(sheet, groups);
    await making;
    await answerSaveDialog(app.electron, path);
    const backup = vault.makeBackup({});
    await sheet.getByRole('button', { name: 'Choose the place' }).click();
    await expect(sheet.getByText('Opened again after writing and checked to the last record: 1 person')).toBeVisible();
    await sheet.getByRole('button', { name: 'Done' }).click();
    const bytes = readFileSync(path).length;
    expect(await backup).toEqual(ok({ path, bytes }));
    expect(await vault.safety({})).toMatchObject({ value: { recovery: 'confirmed', lastBackup: { path, bytes } } });
    return groups;
  } finally {
    await app.close();
  }
}

test('a backup is restored on a fresh profile, by passphrase or recovery code', async () => {
  const path = join(folder, 'Bailiwick.bailiwick');
  const groups = await backUp(path);
  for (const by of ['passphrase', 'recovery code'] as const) {
    const app = await launchApp();
    try {
      await tapApp(app);
      await answerOpenDialog(app.electron, [path]);
      const before = await Promise.all([app.page('app://book/'), app.page('app://vault/')]);
      const renewed = Promise.all(before.map((page) => page.waitForEvent('close')));
      void callShell(before[0], 'restoreBackup').catch(() => undefined);
      await renewed;
      if (by === 'passphrase') await unlockApp(app);
      else {
        const sheet = await app.page('app://vault/');
        await sheet.getByRole('button', { name: 'Use the recovery code' }).click();
        await sheet.getByLabel('Recovery code', { exact: true }).fill(groups.join(' '));
        await sheet.keyboard.press('Enter');
        await expect(sheet.getByRole('heading', { name: 'Choose a new passphrase' })).toBeVisible({ timeout: 20_000 });
        await fillNewPassphrase(sheet, OTHER_PASSPHRASE);
        await sheet.getByRole('button', { name: 'Use this passphrase' }).click();
        await untilOpen(app);
      }
      const people = await vaultFrom(await app.page('app://book/')).listPeople({ filter: {}, from: 0, count: 5 });
      expect(people).toMatchObject({ value: { total: 1, rows: [{ display: 'Ruth Bellamy' }] } });
    } finally {
      await app.close();
    }
  }
});

test('a damaged backup is refused, and nothing is put into the vault folder', async () => {
  const path = join(folder, 'Bailiwick.bailiwick');
  await backUp(path);
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
  writeFileSync(path, bytes);
  const app = await launchApp();
  try {
    await answerOpenDialog(app.electron, [path]);
    const screen = await app.page('app://book/');
    expect(await callShell(screen, 'restoreBackup')).toMatchObject({ ok: false, error: { kind: 'vault-damaged' } });
    expect(await callShell(screen, 'state')).toMatchObject({ value: { phase: { kind: 'first-run' } } });
  } finally {
    await app.close();
  }
});
