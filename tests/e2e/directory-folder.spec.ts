import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { answerOpenDialog } from '../support/dialogs.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import type { ShellBridge } from '../../src-shared/shell-contract.ts';
import { callShell, createEmptyVault, lockApp, tapApp } from '../support/vault-steps.ts';

/* The shared folder as the vault's own process sees it, over IPC and through the shell's threads. */

const FEED = 'a1'.repeat(32);

/** The vault's window, and what the test notes in it. */
interface VaultWindow {
  readonly shell: ShellBridge;
  events: unknown[];
}

let app: LaunchedApp;
let folder: string;
let vault: Page;

test.beforeEach(async () => {
  folder = await freshFolder('shared');
  app = await launchApp();
  vault = await app.page('app://vault/');
});
test.afterEach(async () => {
  await app.close();
  await removeFolder(folder);
});

async function found(): Promise<void> {
  await answerOpenDialog(app.electron, [folder]);
  const chosen = await callShell(vault, 'chooseDirectoryFolder', { purpose: 'found' });
  expect(chosen).toEqual({ ok: true, value: { path: folder } });
  expect(await callShell(vault, 'openDirectory', { path: folder })).toEqual({ ok: true, value: { kind: 'here' } });
}

/** Writes an entry with its content, lists, and reads both back; typed arrays do not cross Playwright. */
async function writeAndRead(page: Page): Promise<unknown> {
  return page.evaluate(async (feed) => {
    const { shell } = window as unknown as VaultWindow;
    const ask = async (method: string, input: unknown): Promise<unknown> => {
      const answer = (await shell.invoke(method, input)) as { ok: boolean; value: unknown };
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.value;
    };
    const entry = Uint8Array.of(1, 2, 3);
    const content = Uint8Array.of(4, 5);
    await ask('writeDirectory', { feed, seq: 1, entry, content });
    const listing = (await ask('listDirectory', {})) as { feeds: Record<string, unknown>[] };
    const read = (await ask('readDirectory', { feeds: listing.feeds })) as Record<string, Uint8Array>;
    return { bytes: [...(read['bytes'] ?? [])], sizes: [...(read['sizes'] ?? [])] };
  }, FEED);
}

test('carries what the vault signs, and tells it what changes', async () => {
  await found();
  await vault.evaluate(() => {
    const noting = window as unknown as VaultWindow;
    noting.events = [];
    noting.shell.onEvent((event) => noting.events.push(event));
  });
  const events = () => vault.evaluate(() => (window as unknown as VaultWindow).events);
  expect(await writeAndRead(vault)).toEqual({ bytes: [1, 2, 3, 4, 5], sizes: [3, 2] });
  expect(await readdir(join(folder, 'feeds', FEED))).toEqual(['0000000001.content', '0000000001.entry']);
  expect(await callShell(vault, 'directoryTraffic')).toEqual({ ok: true, value: { bytesWritten: 5, bytesRead: 5 } });
  await expect.poll(events).toContainEqual({ kind: 'directory-changed' });
  await rename(folder, `${folder}-gone`);
  await expect.poll(events, { timeout: 30_000 }).toContainEqual({ kind: 'directory-away', why: 'missing' });
  await rename(`${folder}-gone`, folder);
  await expect.poll(events, { timeout: 30_000 }).toContainEqual({ kind: 'directory-back' });
});

test('is let go when the vault is locked', async () => {
  await tapApp(app);
  await createEmptyVault(app);
  vault = await app.page('app://vault/');
  await found();
  await lockApp(app);
  vault = await app.page('app://vault/');
  const notOpen = { ok: false, error: { kind: 'refused', where: 'directory not open' } };
  expect(await callShell(vault, 'listDirectory')).toEqual(notOpen);
});

test('the screen is told nothing of the folder', async () => {
  const screen = await app.page('app://book/');
  for (const method of ['chooseDirectoryFolder', 'openDirectory', 'listDirectory', 'readDirectory', 'writeDirectory']) {
    expect(await callShell(screen, method)).toEqual({ ok: false, error: { kind: 'refused', where: method } });
  }
});

test('no directory goes into the folders of the vault, nor anywhere that the partner did not choose', async () => {
  await mkdir(join(app.vaultFolder, 'inside'), { recursive: true });
  await answerOpenDialog(app.electron, [join(app.vaultFolder, 'inside')]);
  const refused = { ok: false, error: { kind: 'refused', where: 'a folder of Bailiwick’s own' } };
  expect(await callShell(vault, 'chooseDirectoryFolder', { purpose: 'found' })).toEqual(refused);
  expect(await callShell(vault, 'openDirectory', { path: app.profileFolder })).toEqual(refused);
  await writeFile(join(folder, 'somebody-else.txt'), 'here');
  expect(await callShell(vault, 'openDirectory', { path: folder })).toMatchObject({ value: { kind: 'away' } });
  expect(await readdir(folder)).toEqual(['somebody-else.txt']);
  await answerOpenDialog(app.electron, []);
  const declined = await callShell(vault, 'chooseDirectoryFolder', { purpose: 'join' });
  expect(declined).toEqual({ ok: false, error: { kind: 'cancelled' } });
});
