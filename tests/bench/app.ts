import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';

import { answerSaveDialog } from '../support/dialogs.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { tapVaultPort, vaultFrom } from '../support/vault-calls.ts';
import { screenOf, startEmpty } from '../support/screen-steps.ts';
import { lockApp, PASSPHRASE, tapApp, unlockApp } from '../support/vault-steps.ts';
import { installTimer, untilListed } from './in-page.ts';

const TEN_MINUTES = 600_000;

export interface Folders {
  readonly profileFolder: string;
  readonly vaultFolder: string;
}

/** Launches and waits for the sheet that asks for the passphrase. Milliseconds from the launch. */
export async function launchToLock(folders: Folders): Promise<{ readonly app: LaunchedApp; readonly ms: number }> {
  const start = performance.now();
  const app = await launchApp(folders);
  await (await app.page('app://vault/')).getByLabel('Passphrase', { exact: true }).waitFor();
  return { app, ms: performance.now() - start };
}

/** Brings a contact file into a new vault through the screen. Milliseconds from parsed contacts to durable ones. */
export async function importInto(folders: Folders, file: string, people: number, needsMemory: boolean) {
  const app = await launchApp(folders);
  await tapApp(app);
  await startEmpty(app);
  const emptyMemoryMiB = needsMemory ? await memoryAfterUnlock(app) : undefined;
  const emptyProfileBytes = await folderBytes(folders.profileFolder);
  const screen = await screenOf(app);
  await expect(screen.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  await installTimer(screen);
  await screen.keyboard.press('ControlOrMeta+o');
  await screen.getByLabel('Contacts file').setInputFiles(file, { timeout: TEN_MINUTES });
  await screen.getByRole('radio', { name: 'Mine' }).check({ timeout: TEN_MINUTES });
  const start = performance.now();
  await screen.getByRole('button', { name: 'Bring them in' }).click();
  await untilListed(screen, people);
  return { app, ms: performance.now() - start, emptyMemoryMiB, emptyProfileBytes };
}

/** Unlocks; milliseconds from the vault key to a book that answers list and search. */
export async function unlockTimed(app: LaunchedApp): Promise<number> {
  const vault = await app.page('app://vault/');
  await vault.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await vault.keyboard.press('Enter');
  await vault.waitForFunction(() => performance.getEntriesByName('bailiwick:searchable').length > 0, undefined, {
    timeout: TEN_MINUTES,
  });
  return vault.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return at('bailiwick:searchable') - at('bailiwick:key-ready');
  });
}

/** An unlocked app whose port to the vault can be called from the screen's page. */
export async function openTapped(folders: Folders): Promise<LaunchedApp> {
  const { app } = await launchToLock(folders);
  await tapVaultPort(app);
  await unlockTimed(app);
  await lockApp(app);
  await unlockApp(app);
  return app;
}

/** From the request to the file on disk, the partner confirming the letter at once. */
export async function exportTo(app: LaunchedApp, file: string): Promise<number> {
  await answerSaveDialog(app.electron, file);
  const start = performance.now();
  const exported = vaultFrom(await app.page('app://book/')).exportContacts({
    selection: { kind: 'all' },
    format: 'vcard4',
  });
  await (
    await app.page('app://vault/')
  )
    .getByRole('button', { name: 'Save this file' })
    .click({ timeout: TEN_MINUTES });
  if (!(await exported).ok) throw new Error('the export was refused');
  return performance.now() - start;
}

/**
 * What the vault's process holds once the book is open and nothing is going on, and after its garbage was collected, as
 * is done for the parsed objects beside it. Left alone it comes to rest at the same within half a minute.
 */
export async function memoryAfterUnlock(app: LaunchedApp): Promise<number> {
  await lockApp(app);
  await unlockApp(app);
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const devTools = await app.electron.context().newCDPSession(await app.page('app://vault/'));
  await devTools.send('HeapProfiler.collectGarbage');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return vaultMemory(app);
}

/** Private memory of the vault's process, in MiB. */
async function vaultMemory(app: LaunchedApp): Promise<number> {
  return app.electron.evaluate(({ app: electronApp, BrowserWindow }) => {
    const vault = BrowserWindow.getAllWindows().find((window) =>
      window.webContents.getURL().startsWith('app://vault/'),
    );
    const pid = vault?.webContents.getOSProcessId();
    const metric = electronApp.getAppMetrics().find((one) => one.pid === pid);
    return (metric?.memory.workingSetSize ?? Number.NaN) / 1024;
  });
}

const JOURNAL_AT_REST_BYTES = 8 * 1024 * 1024;

/** Waits for the folds and the snapshot that follow on changes: the journal is cut and the folders stand still. */
export async function untilSettled({ vaultFolder, profileFolder }: Folders): Promise<void> {
  let before = -1;
  for (let still = 0; still < 3;) {
    const now = (await folderBytes(vaultFolder)) + (await folderBytes(profileFolder));
    const isCut = (await journalBytes(vaultFolder)) <= JOURNAL_AT_REST_BYTES;
    still = now === before && isCut ? still + 1 : 0;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
}

async function journalBytes(vaultFolder: string): Promise<number> {
  const journals = (await readdir(vaultFolder)).filter((name) => name.endsWith('.bwj'));
  const sizes = await Promise.all(journals.map(async (name) => (await stat(join(vaultFolder, name))).size));
  return Math.max(0, ...sizes);
}

/** Bytes of every file below a folder. */
export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      // A database file may go while it is being looked at.
      .map(async (entry) => (await stat(join(entry.path, entry.name)).catch(() => ({ size: 0 }))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
