import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test, type Locator, type Page } from '@playwright/test';

import { expectNoAxeViolations } from '../support/axe.ts';
import { withOpenBook } from '../support/open-book.ts';
import { personDraft } from '../support/people.ts';
import { setTheme, takePicture } from '../support/screenshots.ts';
import { parseJournal, parseSnapshot } from '../support/vault-reader/files.ts';
import { unlockHeader } from '../support/vault-reader/header.ts';
import { openFrame, openSealed } from '../support/vault-reader/seal.ts';
import { lockApp, PASSPHRASE, unlockApp } from '../support/vault-steps.ts';

// Derives the key on a library that is not the app's, and not fast.
test.setTimeout(240_000);

const { app, vault } = withOpenBook();

/** Everything that lies sealed in the vault folder, opened by a program that shares no code with the app. */
function plaintextOfFolder(): string {
  const folder = app().vaultFolder;
  const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
  const keys = unlockHeader(bytesOf('header.a'), { passphrase: PASSPHRASE });
  const names = readdirSync(folder);
  const kept = names
    .filter((name) => name.endsWith('.bws'))
    .flatMap((name) => parseSnapshot(bytesOf(name)).records)
    .map(({ sealed, ...place }) => openSealed(keys, place, sealed));
  const frames = names
    .filter((name) => name.endsWith('.bwj'))
    .flatMap((name) => parseJournal(bytesOf(name)).frames)
    .map((frame) => openFrame(keys, frame));
  return [...kept, ...frames].map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n');
}

async function openPerson(screen: Page, name: string): Promise<void> {
  await expect(async () => {
    await screen.keyboard.press('Control+2');
    await expect(screen.getByRole('listbox', { name: 'People' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await screen.getByRole('option', { name: new RegExp(name) }).click();
  await expect(screen.getByRole('heading', { name })).toBeVisible();
}

test('an erased person is in no file of the vault any more, and no undo brings them back', async () => {
  const { savePerson, changes, undo } = await vault();
  const note = { kind: 'note' as const, value: 'the zebrafish canary', from: 0 };
  const origins = [{ source: 'typed' as const, at: '2026-11-21T09:00:00.000Z', basis: 'own' as const }];
  await savePerson(personDraft('Zebra', 'Canary', { facts: [note], origins }));
  const screen = await app().page('app://book/');
  await openPerson(screen, 'Zebra Canary');
  const sheet = await app().page('app://vault/');

  await screen.getByRole('button', { name: 'Erase…' }).click();
  const keep = sheet.getByRole('button', { name: 'Keep' });
  await expect(sheet.getByRole('heading', { name: 'Erase Zebra Canary for good' })).toBeVisible();
  // Enter keeps: nothing is erased by a key too many.
  await expect(keep).toBeFocused();
  const colourOf = (button: Locator) => button.evaluate((element) => getComputedStyle(element).color);
  const dangerous = await colourOf(sheet.getByRole('button', { name: 'Erase for good' }));
  expect(dangerous).not.toBe(await colourOf(keep));
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app().electron, sheet, theme);
    await takePicture(sheet, `25-erase-${theme}`);
    await expectNoAxeViolations(sheet, `erase, ${theme}`);
  }
  await sheet.keyboard.press('Enter');
  await expect(screen.getByRole('heading', { name: 'Zebra Canary' })).toBeVisible();

  await screen.getByRole('button', { name: 'Erase…' }).click();
  await sheet.getByRole('button', { name: 'Erase for good' }).click();
  await expect(screen.getByText('Erased for good.')).toBeVisible({ timeout: 30_000 });
  await expect(screen.getByRole('heading', { name: 'Zebra Canary' })).toBeHidden();
  expect(await changes({})).toEqual({ ok: true, value: { changes: [], canRedo: false } });
  expect(await undo({})).toMatchObject({ ok: false, error: { kind: 'nothing-to-undo' } });
  await lockApp(app());
  const text = plaintextOfFolder();
  expect(text).toContain('Bellamy');
  expect(text).not.toMatch(/zebra|canary/i);

  await unlockApp(app());
  const listed = await (await vault()).listPeople({ filter: {}, from: 0, count: 10 });
  expect(listed).toMatchObject({ ok: true, value: { total: 1, rows: [{ display: 'Ruth Bellamy' }] } });
});
