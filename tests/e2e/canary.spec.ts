import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import type { PersonDraft } from '../../src-shared/book/records.ts';
import { makeBackupAt } from '../support/backup-steps.ts';
import { searchFolders, spellingsOf } from '../support/byte-search.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp } from '../support/launch-app.ts';
import { lockAndUnlock, sealFile } from '../support/screen-steps.ts';
import { vaultFrom } from '../support/vault-calls.ts';
import { createEmptyVault, lockApp, PASSPHRASE, tapApp, unlockApp } from '../support/vault-steps.ts';

test.setTimeout(180_000);

/** Letters only, so that no spelling of it happens by chance and every one of them is as it was typed. */
const aCanary = (): string =>
  `Kanarie${[...randomBytes(12)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;

const draftNamed = (canary: string): PersonDraft => ({
  kind: 'individual',
  name: { display: `${canary} Bellamy`, given: canary, family: 'Bellamy' },
  roles: [],
  relations: [],
  sourceUids: [],
  facts: [],
  origins: [],
  tags: [`${canary}-tag`],
  flags: {},
});

test.describe('a unique text, saved in the vault', () => {
  let folders: readonly string[] = [];
  test.beforeEach(async () => {
    folders = await Promise.all(['profile', 'vault', 'temp'].map(freshFolder));
  });
  test.afterEach(async () => {
    await Promise.all(folders.map(removeFolder));
  });

  test('is in no byte of profile, vault and temp folder, where one saved without the vault is', async () => {
    const [profileFolder = '', vaultHome = '', temp = ''] = folders;
    const app = await launchApp({ profileFolder, vaultFolder: join(vaultHome, 'vault'), env: { TMPDIR: temp } });
    const canary = aCanary();
    const control = aCanary();
    try {
      await tapApp(app);
      await createEmptyVault(app);
      const vault = vaultFrom(await app.page('app://book/'));
      expect(await vault.savePerson(draftNamed(canary))).toMatchObject({ ok: true });
      expect(await vault.saveDraft({ key: 'person:new', text: `unsaved ${canary}` })).toMatchObject({ ok: true });
      const filter = { text: canary.toLowerCase() };
      expect(await vault.listPeople({ filter, from: 0, count: 5 })).toMatchObject({ value: { total: 1 } });
      await lockApp(app);
      await unlockApp(app);
      const again = vaultFrom(await app.page('app://book/'));
      expect(await again.listPeople({ filter, from: 0, count: 5 })).toMatchObject({ value: { total: 1 } });
      await saveInPlainSight(await app.page('app://vault/'), control);
    } finally {
      await app.electron.close();
    }
    const inPlainSight = searchFolders(folders, control);
    expect(inPlainSight.found.some((found) => found.startsWith(profileFolder))).toBe(true);
    const searched = searchFolders(folders, canary);
    expect(searched.files).toBeGreaterThan(20);
    expect(searched.found).toEqual([]);
    expect(searchFolders(folders, PASSPHRASE).found).toEqual([]);
  });

  test('brought in by a file and looked for on the screen, is in none of them either', async () => {
    const [profileFolder = '', vaultHome = '', temp = ''] = folders;
    const elsewhere = await freshFolder('contacts');
    const app = await launchApp({ profileFolder, vaultFolder: join(vaultHome, 'vault'), env: { TMPDIR: temp } });
    const canary = aCanary();
    try {
      const file = join(elsewhere, 'contacts.vcf');
      writeFileSync(file, vCardOf(canary));
      const screen = await sealFile(app, file);
      await searchPeople(screen, canary);
      const again = await lockAndUnlock(app);
      await searchPeople(again, canary);
      await again.keyboard.press('Control+1');
      const ask = () => again.getByRole('button', { name: 'Make a backup' }).click();
      await makeBackupAt(app, join(temp, 'book.bailiwick'), ask);
    } finally {
      await app.electron.close();
      await removeFolder(elsewhere);
    }
    const searched = searchFolders(folders, canary);
    expect(searched.files).toBeGreaterThan(20);
    expect(searched.found).toEqual([]);
  });

  test('would be found in each spelling that is looked for', async () => {
    const [folder = ''] = folders;
    const canary = aCanary();
    for (const [name, spelling] of spellingsOf(canary)) {
      writeFileSync(join(folder, name), Buffer.concat([randomBytes(1000), spelling, randomBytes(1000)]));
    }
    const { found } = searchFolders([folder], canary);
    for (const name of spellingsOf(canary).keys()) expect(found).toContain(`${join(folder, name)}: ${name}`);
    // As a file holds base64 of more than the canary: whatever stands before and after it.
    for (const before of [0, 1, 2]) {
      const text = Buffer.from(`${'x'.repeat(30 + before)}${canary}yyyy`).toString('base64');
      writeFileSync(join(folder, 'encoded'), text);
      expect(searchFolders([folder], canary).found.join()).toContain(`encoded: base64 of UTF-8, phase ${before}`);
    }
  });
});

const vCardOf = (canary: string): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:Bellamy;${canary};;;`,
    `FN:${canary} Bellamy`,
    `ORG:${canary} Chambers`,
    `EMAIL:${canary}@example.test`,
    `NOTE:Met ${canary} at the assizes`,
    `X-UNKNOWN:${canary}`,
    'END:VCARD',
    '',
  ].join('\r\n');

async function searchPeople(screen: Page, canary: string): Promise<void> {
  await screen.keyboard.press('Control+2');
  await screen.getByLabel('Search people').fill(canary);
  await expect(screen.getByText(`${canary} Bellamy`).first()).toBeVisible();
}

/** What a careless vault would do: the positive control. It shows that the search sees through Chromium's databases. */
async function saveInPlainSight(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('plain-sight', 1);
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('rows'));
        opening.addEventListener('error', () => reject(new Error('no database')));
        opening.addEventListener('success', () => {
          const transaction = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
          transaction.objectStore('rows').put({ value }, 1);
          transaction.addEventListener('complete', () => resolve());
        });
      }),
    text,
  );
}
