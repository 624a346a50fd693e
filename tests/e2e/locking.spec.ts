import { expect, test } from '@playwright/test';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp, type LaunchOptions } from '../support/launch-app.ts';
import { isRunning } from '../support/process-memory.ts';
import { startPrivateBus } from '../support/shell/private-bus.ts';
import { processOf, roomWindow } from '../support/shell/rooms.ts';
import { callShell } from '../support/vault-steps.ts';

let app: LaunchedApp;
let before: readonly number[];

/** Opens the rooms, and the vault as far as the shell can tell: what locks is the shell's business alone. */
async function openApp(options: LaunchOptions = {}): Promise<void> {
  app = await launchApp(options);
  await app.page('app://book/');
  await callShell(await app.page('app://vault/'), 'vaultOpened');
  before = [await processOf(app.electron, 'app://vault/'), await processOf(app.electron, 'app://book/')];
}

test.beforeEach(async () => {
  await openApp();
});

test.afterEach(async () => {
  await app.close();
});

async function expectLocked(): Promise<void> {
  const fresh = async () => [
    await processOf(app.electron, 'app://vault/'),
    await processOf(app.electron, 'app://book/'),
  ];
  await expect.poll(async () => (await fresh()).some((pid) => pid === 0 || before.includes(pid))).toBe(false);
  for (const pid of before) expect(isRunning(pid)).toBe(false);
  const state = await callShell(await app.page('app://book/'), 'state');
  expect(state).toMatchObject({ ok: true, value: { phase: { kind: 'first-run' } } });
  expect(state).not.toHaveProperty('value.stopped');
}

async function expectStillOpen(): Promise<void> {
  await (await app.page('app://book/')).waitForTimeout(1_500);
  expect(await processOf(app.electron, 'app://vault/')).toBe(before[0]);
  expect(await processOf(app.electron, 'app://book/')).toBe(before[1]);
}

test('locking by button ends both processes and makes fresh ones', async () => {
  const screen = await app.page('app://book/');
  await callShell(screen, 'lock').catch(() => undefined);
  await expectLocked();
});

test('Ctrl+L locks, also while the sheet has the keyboard', async () => {
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      if (!webContents.getURL().startsWith('app://vault/')) continue;
      webContents.sendInputEvent({ type: 'keyDown', keyCode: 'L', modifiers: ['control'] });
    }
  });
  await expectLocked();
});

test('sleep locks', async () => {
  await app.electron.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
  });
  await expectLocked();
});

test('locking the screen of the computer locks, unless the partner chose otherwise', async () => {
  const vault = await app.page('app://vault/');
  const lockScreen = async () =>
    app.electron.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('lock-screen');
    });
  await callShell(vault, 'applySettings', { idleMinutes: 5, lockOnScreenLock: false, theme: 'dark' });
  await lockScreen();
  await expectStillOpen();
  await callShell(vault, 'applySettings', { idleMinutes: 5, lockOnScreenLock: true, theme: 'dark' });
  await lockScreen();
  await expectLocked();
});

test('the screen saver of a Linux desktop locks', async () => {
  test.skip(process.platform !== 'linux', 'elsewhere the system tells Electron');
  await app.close();
  const folder = await freshFolder('bus');
  const bus = await startPrivateBus(folder);
  try {
    await openApp({ env: { DBUS_SESSION_BUS_ADDRESS: bus.address } });
    await bus.emit('org.gnome.ScreenSaver.ActiveChanged', 'boolean:false');
    await expectStillOpen();
    await bus.emit('org.gnome.ScreenSaver.ActiveChanged', 'boolean:true');
    await expectLocked();
  } finally {
    bus.stop();
    await removeFolder(folder);
  }
});

test('a sleep that nobody announced locks: the wall clock ran ahead', async () => {
  await app.electron.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 6_000;
  });
  await expectLocked();
});

test('being away for as long as the partner said locks, and not before', async () => {
  const vault = await app.page('app://vault/');
  await callShell(vault, 'applySettings', { idleMinutes: 2, lockOnScreenLock: true, theme: 'system' });
  const passMinutes = async (minutes: number) =>
    app.electron.evaluate(({ powerMonitor }, more) => {
      powerMonitor.getSystemIdleTime = () => 86_400;
      const earlier = globalThis.performance;
      const value = { now: () => earlier.now() + more * 60_000 };
      Object.defineProperty(globalThis, 'performance', { value, configurable: true });
    }, minutes);
  await passMinutes(1);
  await expectStillOpen();
  await passMinutes(1.1);
  await expectLocked();
});

test('the theme of the settings is applied to every window', async () => {
  await callShell(await app.page('app://vault/'), 'applySettings', {
    idleMinutes: 5,
    lockOnScreenLock: true,
    theme: 'dark',
  });
  const screen = await app.page('app://book/');
  const isDark = async () => screen.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await expect.poll(isDark).toBe(true);
});

test.describe('the sheet', () => {
  test('lies in the middle of the screen, follows it, and takes its input away', async () => {
    const vault = await app.page('app://vault/');
    expect((await roomWindow(app.electron, 'app://vault/'))?.isVisible).toBe(false);
    await callShell(vault, 'showSheet', { width: 500, height: 300 });
    const expectCentred = async () => {
      const sheet = await roomWindow(app.electron, 'app://vault/');
      const screen = await roomWindow(app.electron, 'app://book/');
      if (!sheet || !screen) return false;
      const middle = ({ bounds: { x, y, width, height } }: typeof sheet) => [x + width / 2, y + height / 2] as const;
      const [[x, y], [screenX, screenY]] = [middle(sheet), middle(screen)];
      return sheet.isVisible && Math.abs(x - screenX) <= 1 && Math.abs(y - screenY) <= 1;
    };
    await expect.poll(expectCentred).toBe(true);
    expect((await roomWindow(app.electron, 'app://book/'))?.isEnabled).toBe(false);
    await app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (window.webContents.getURL().startsWith('app://book/')) {
          window.setBounds({ x: 40, y: 30, width: 900, height: 620 });
        }
      }
    });
    await expect.poll(expectCentred).toBe(true);
    await callShell(vault, 'hideSheet');
    await expect.poll(async () => (await roomWindow(app.electron, 'app://vault/'))?.isVisible).toBe(false);
    expect((await roomWindow(app.electron, 'app://book/'))?.isEnabled).toBe(true);
  });

  test('keeps the keyboard from the screen', async () => {
    const [screen, vault] = [await app.page('app://book/'), await app.page('app://vault/')];
    await screen.evaluate(() => {
      const keys: string[] = [];
      Object.assign(window, { keysSeen: keys });
      window.addEventListener('keydown', ({ key }) => keys.push(key), { capture: true });
    });
    const press = async (keyCode: string) =>
      app.electron.evaluate(({ BrowserWindow }, key) => {
        for (const { webContents } of BrowserWindow.getAllWindows()) {
          if (!webContents.getURL().startsWith('app://book/')) continue;
          webContents.sendInputEvent({ type: 'keyDown', keyCode: key });
        }
      }, keyCode);
    const keysSeen = async () => screen.evaluate(() => (window as unknown as { keysSeen: string[] }).keysSeen);
    await callShell(vault, 'showSheet', { width: 500, height: 300 });
    await press('a');
    await callShell(vault, 'hideSheet');
    await press('b');
    await expect.poll(keysSeen).toEqual(['b']);
  });

  test('that the partner closes is told to the vault, and can be raised again', async () => {
    const [screen, vault] = [await app.page('app://book/'), await app.page('app://vault/')];
    await callShell(vault, 'showSheet', { width: 500, height: 300 });
    const isVisible = async () => (await roomWindow(app.electron, 'app://vault/'))?.isVisible;
    await expect.poll(isVisible).toBe(true);
    await app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (window.webContents.getURL().startsWith('app://vault/')) window.close();
      }
    });
    await expect.poll(isVisible).toBe(false);
    expect((await roomWindow(app.electron, 'app://book/'))?.isEnabled).toBe(true);
    await callShell(screen, 'showVaultSheet');
    await expect.poll(isVisible).toBe(true);
  });
});
