import { chmod, rename } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createVaultKeeper } from '../../src-main/vault-folder/vault-folder.ts';
import { freshFolder, removeFolder, repoFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { lookAt } from '../support/look-at.ts';
import { makeVault } from '../support/shell/made-vault.ts';
import { callShell, lockApp } from '../support/vault-steps.ts';
import { valueOf } from '../support/shell/value-of.ts';

let home: string;
let vaultFolder: string;
let profileFolder: string;
let app: LaunchedApp | undefined;

test.beforeEach(async () => {
  home = await freshFolder('vault-folder');
  vaultFolder = join(home, 'vault');
  profileFolder = join(home, 'profile');
  app = undefined;
});

test.afterEach(async () => {
  await app?.close();
  await removeFolder(home);
});

/** Launches, and waits for the phase that is expected once the vault has read its folder. */
async function expectPhase(phase: object): Promise<LaunchedApp> {
  app = await launchApp({ vaultFolder, profileFolder });
  const screen = await app.page('app://book/');
  await expect.poll(async () => callShell(screen, 'state')).toMatchObject({ ok: true, value: { phase } });
  return app;
}

test('a vault that another process has open is not opened; the partner is told whose', async () => {
  const keeper = createVaultKeeper(vaultFolder);
  const vault = makeVault();
  valueOf(await keeper.create(vault.header, vault.genesis));
  try {
    const by = expect.stringContaining(`on ${hostname()} (process ${process.pid})`);
    await expectPhase({ kind: 'unusable', error: { kind: 'vault-in-use', by } });
  } finally {
    await keeper.close();
  }
});

test('a vault that was here and is missing is named as missing, and never answered with "create"', async () => {
  const keeper = createVaultKeeper(vaultFolder);
  const vault = makeVault();
  valueOf(await keeper.create(vault.header, vault.genesis));
  await keeper.close();
  const first = await expectPhase({ kind: 'locked' });
  await callShell(await first.page('app://vault/'), 'vaultOpened');
  await first.close();
  await rename(vaultFolder, join(home, 'unplugged'));
  const second = await expectPhase({ kind: 'unusable', error: { kind: 'folder-missing', path: vaultFolder } });
  await second.close();
  await rename(join(home, 'unplugged'), vaultFolder);
  await expectPhase({ kind: 'locked' });
});

test('a folder that cannot be read is named', async () => {
  test.skip(process.getuid?.() === 0 || process.platform === 'win32', 'root may read everything');
  const keeper = createVaultKeeper(vaultFolder);
  const vault = makeVault();
  valueOf(await keeper.create(vault.header, vault.genesis));
  await keeper.close();
  await chmod(vaultFolder, 0o500);
  try {
    await expectPhase({ kind: 'unusable', error: { kind: 'read-only', path: vaultFolder } });
  } finally {
    await chmod(vaultFolder, 0o700);
  }
});

test.describe('a folder that answers late', () => {
  const launchSlow = async () =>
    launchApp({
      vaultFolder,
      profileFolder,
      preload: join(repoFolder, 'tests/support/slow-folder.cjs'),
      env: { SLOW_FOLDER: vaultFolder },
    });
  const folder = async ({ electron }: LaunchedApp, act: 'hold' | 'answer' | 'answerOnce' | 'asked') =>
    electron.evaluate((_modules, name) => {
      const { slowFolder } = globalThis as unknown as { slowFolder: Record<typeof name, () => unknown> };
      return slowFolder[name]();
    }, act);
  const expectLooking = async ({ page }: LaunchedApp) => {
    const screen = await page('app://book/');
    await expect(screen.getByRole('heading', { name: 'Looking into the vault folder' })).toBeVisible();
    await expect(screen.getByText(vaultFolder)).toBeVisible();
    // Whether there is a vault is not known: nothing may be made, and nothing is asked for.
    await expect(screen.getByRole('button')).toHaveCount(0);
    return screen;
  };

  test('the window is there before, offers nothing, and asks for the vault that then turns out to be there', async () => {
    const keeper = createVaultKeeper(vaultFolder);
    const vault = makeVault();
    valueOf(await keeper.create(vault.header, vault.genesis));
    await keeper.close();
    const slow = await launchSlow();
    app = slow;
    const screen = await expectLooking(app);
    await lookAt(app.electron, screen, '60-looking');
    // The look is answered, what the vault then reads is not: there is nothing to unlock yet.
    await folder(app, 'answerOnce');
    await expect.poll(async () => folder(slow, 'asked')).toBe(2);
    await expectLooking(app);
    await folder(app, 'answer');
    await expect(screen.getByText(/^Locked\. Without your passphrase/)).toBeVisible();
    // An open vault whose folder falls silent is locked at once all the same.
    await callShell(await app.page('app://vault/'), 'vaultOpened');
    await folder(app, 'hold');
    await lockApp(app);
    await expectLooking(app);
    await folder(app, 'answer');
    await expect((await app.page('app://book/')).getByText(/^Locked\. Without your passphrase/)).toBeVisible();
  });

  test('where there never was a vault, one is offered only then', async () => {
    app = await launchSlow();
    const screen = await expectLooking(app);
    await folder(app, 'answer');
    await expect(screen.getByRole('button', { name: 'Start empty' })).toBeVisible();
  });

  test('the app ends though it never answers', async () => {
    const silent = await launchSlow();
    await expectLooking(silent);
    // Fails where the app has not ended in time.
    await silent.close();
  });
});
