import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { isRunning } from '../support/process-memory.ts';
import { processOf } from '../support/shell/rooms.ts';
import { callShell } from '../support/vault-steps.ts';
import { electronPath, launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { appFolder } from '../support/folders.ts';

let app: LaunchedApp;

test.beforeEach(async () => {
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
});

test.describe('who may ask the shell for what', () => {
  test('the screen gets its own methods, and none of the vault', async () => {
    const screen = await app.page('app://book/');
    expect(await callShell(screen, 'state')).toMatchObject({ ok: true, value: { phase: { kind: 'first-run' } } });
    for (const method of [
      'appendFrame',
      'writeHeader',
      'vaultOpened',
      'beginFile',
      'scanNext',
      'toString',
      '__proto__',
    ]) {
      expect(await callShell(screen, method)).toEqual({ ok: false, error: { kind: 'refused', where: method } });
    }
  });

  test('input that does not fit is refused with the place, not the value', async () => {
    const screen = await app.page('app://book/');
    expect(await callShell(screen, 'state', { secret: 'x' })).toEqual({
      ok: false,
      error: { kind: 'bad-input', where: 'state: secret' },
    });
    expect(await callShell(screen, 'state', null)).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
  });

  test('a frame inside the page gets nothing, nor does a page at another address', async () => {
    const screen = await app.page('app://book/');
    const preloaded = await screen.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<p>inside</p>';
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return frame.contentWindow !== null && 'shell' in frame.contentWindow;
    });
    expect(preloaded).toBe(false);
  });

  test('no page has Node, Electron or a way to other rooms', async () => {
    for (const origin of ['app://book/', 'app://vault/'] as const) {
      const page = await app.page(origin);
      const found = await page.evaluate(() =>
        ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
      );
      expect(found).toEqual([]);
      expect(await page.evaluate(() => Object.keys((window as unknown as { shell: object }).shell).toSorted())).toEqual(
        ['invoke', 'onEvent'],
      );
    }
  });
});

test.describe('a hostile page', () => {
  test('goes nowhere, opens nothing, fetches nothing', async () => {
    const screen = await app.page('app://book/');
    const outcome = await screen.evaluate(async () => {
      const failed = async (attempt: () => Promise<unknown>) =>
        attempt().then(
          () => 'done',
          () => 'failed',
        );
      const elsewhere = 'https://example.com/x.js';
      const runsInline = () => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "ran"';
        document.body.append(script);
        return document.title === 'ran';
      };
      return {
        popup: window.open('https://example.com/') === null,
        blank: window.open('about:blank') === null,
        https: await failed(async () => fetch('https://example.com/')),
        own: await failed(async () => fetch('app://book/index.html')),
        vault: await failed(async () => fetch('app://vault/index.html')),
        file: await failed(async () => fetch('file:///etc/hostname')),
        socket: await failed(
          async () =>
            new Promise((resolve, reject) => {
              const socket = new WebSocket('wss://example.com/');
              socket.addEventListener('open', resolve);
              socket.addEventListener('error', reject);
            }),
        ),
        image: await failed(
          async () =>
            new Promise((resolve, reject) => {
              const image = new Image();
              image.addEventListener('load', resolve);
              image.addEventListener('error', reject);
              image.src = 'https://example.com/pixel.png';
            }),
        ),
        beacon: navigator.sendBeacon('https://example.com/', 'x'),
        script: await failed(async () => import(/* @vite-ignore */ elsewhere)),
        inline: runsInline(),
      };
    });
    expect(outcome).toMatchObject({
      popup: true,
      blank: true,
      https: 'failed',
      own: 'failed',
      vault: 'failed',
      file: 'failed',
      socket: 'failed',
      image: 'failed',
      script: 'failed',
      inline: false,
    });
    for (const address of ['https://example.com/', 'app://vault/', 'file:///etc/passwd', 'data:text/html,x']) {
      await screen.evaluate((url) => {
        location.href = url;
      }, address);
      await screen.waitForTimeout(150);
      expect(screen.url()).toBe('app://book/');
    }
    expect(app.electron.windows()).toHaveLength(2);
  });

  test('is granted no permission, no device, no picture of the screen', async () => {
    const screen = await app.page('app://book/');
    const answers = await screen.evaluate(async () => {
      const outcome = async (attempt: () => Promise<unknown>) =>
        attempt().then(
          (value) => (typeof value === 'string' || typeof value === 'boolean' ? value : 'granted'),
          () => 'refused',
        );
      return {
        camera: await outcome(async () => navigator.mediaDevices.getUserMedia({ video: true })),
        microphone: await outcome(async () => navigator.mediaDevices.getUserMedia({ audio: true })),
        display: await outcome(async () => navigator.mediaDevices.getDisplayMedia()),
        place: await outcome(
          async () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
        ),
        notes: await outcome(async () => Notification.requestPermission()),
        clipboard: await outcome(async () => navigator.clipboard.readText()),
        storage: await outcome(async () => navigator.storage.persist()),
      };
    });
    expect(answers).toEqual({
      camera: 'refused',
      microphone: 'refused',
      display: 'refused',
      place: 'refused',
      notes: 'denied',
      clipboard: 'refused',
      storage: false,
    });
    const vault = await app.page('app://vault/');
    expect(await vault.evaluate(async () => navigator.storage.persist())).toBe(true);
  });
});

test('every response carries the policy, with a fresh nonce, and no room serves the files of another', async () => {
  const seen = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const answers: { url: string; status: number; policy: string; isolated: string }[] = [];
    for (const window of BrowserWindow.getAllWindows()) {
      const origin = window.webContents.getURL().replace(/\/$/u, '');
      const urls = ['app://book/', 'app://vault/', 'app://exchange/', `${origin}/nothing.js`];
      urls.push(`${origin}/..%2f..%2fpackage.json`, `${origin}/%2e%2e/%2e%2e/main/index.cjs`, `${origin}/`);
      for (const url of urls) {
        const response = await window.webContents.session.fetch(url).catch(() => undefined);
        answers.push({
          url: `${origin} ${url}`,
          status: response?.status ?? 0,
          policy: response?.headers.get('content-security-policy') ?? '',
          isolated: response?.headers.get('cross-origin-opener-policy') ?? '',
        });
      }
    }
    return answers;
  });
  const served = seen.filter(({ status }) => status === 200).map(({ url }) => url.split(' '));
  expect(served.every(([origin, url]) => url?.startsWith(`${origin}/`))).toBe(true);
  expect(served).toHaveLength(4);
  const answered = seen.filter(({ status }) => status !== 0);
  expect(
    answered.every(({ policy, isolated }) => policy.includes("default-src 'none'") && isolated === 'same-origin'),
  ).toBe(true);
  expect(
    answered.every(({ url, policy }) => policy.includes('wasm-unsafe-eval') === url.startsWith('app://vault')),
  ).toBe(true);
  expect(answered.every(({ policy }) => !policy.includes("'unsafe-"))).toBe(true);
  const nonces = answered.map(({ policy }) => /'nonce-([^']{22,})'/u.exec(policy)?.[1]);
  expect(new Set(nonces).size).toBe(answered.length);
});

test('every room is a sandboxed process of its own, and no title names anything', async () => {
  const rooms = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      pid: window.webContents.getOSProcessId(),
      title: window.getTitle(),
    })),
  );
  expect(new Set(rooms.map(({ pid }) => pid)).size).toBe(2);
  expect(rooms.map(({ title }) => title)).toEqual(['Bailiwick', 'Bailiwick']);
  // Root has no sandbox; the tests run as an ordinary user.
  if (process.platform !== 'linux' || process.getuid?.() === 0) return;
  for (const { pid } of rooms) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    expect(/^Seccomp:\s*2$/mu.test(status), status).toBe(true);
  }
});

test('a second launch brings the first to the front and ends', async () => {
  const screen = await app.page('app://book/');
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL().startsWith('app://book/')) window.hide();
    }
  });
  const isRoot = process.getuid?.() === 0;
  const second = spawn(
    electronPath(),
    [...(isRoot ? ['--no-sandbox'] : []), appFolder, `--user-data-dir=${app.profileFolder}`],
    { stdio: 'ignore' },
  );
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  const isVisible = async () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.webContents.getURL().startsWith('app://book/') && window.isVisible(),
      ),
    );
  await expect.poll(isVisible).toBe(true);
  expect(await callShell(screen, 'state')).toMatchObject({ ok: true });
});

test.describe('the exchange', () => {
  const exchangeProcess = async () => processOf(app.electron, 'app://exchange/');

  test('is a process of its own that cannot call the shell, one at a time, and gone when closed', async () => {
    const screen = await app.page('app://book/');
    expect(await callShell(screen, 'connectExchangeToVault')).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(await callShell(screen, 'openExchange')).toEqual({ ok: true, value: null });
    const first = await exchangeProcess();
    const page = await app.page('app://exchange/');
    expect(await page.evaluate(() => 'shell' in window)).toBe(false);
    expect(await callShell(screen, 'connectExchangeToVault')).toEqual({ ok: true, value: null });
    expect(await callShell(screen, 'openExchange')).toEqual({ ok: true, value: null });
    const second = await exchangeProcess();
    expect(isRunning(first)).toBe(false);
    expect(await callShell(screen, 'closeExchange')).toEqual({ ok: true, value: null });
    expect(await exchangeProcess()).toBe(0);
    expect(isRunning(second)).toBe(false);
  });

  test('that dies over a file takes nothing with it, and can be opened again', async () => {
    const screen = await app.page('app://book/');
    const vaultBefore = await processOf(app.electron, 'app://vault/');
    await callShell(screen, 'openExchange');
    process.kill(await exchangeProcess(), 'SIGKILL');
    await expect.poll(exchangeProcess).toBe(0);
    expect(await callShell(screen, 'openExchange')).toEqual({ ok: true, value: null });
    expect(await processOf(app.electron, 'app://vault/')).toBe(vaultBefore);
  });
});

test.describe('a process that dies', () => {
  for (const [room, origin] of [
    ['vault', 'app://vault/'],
    ['screen', 'app://book/'],
  ] as const) {
    test(`the ${room}: both rooms start afresh, locked, and say so`, async () => {
      await app.page(origin);
      const before = [await processOf(app.electron, 'app://vault/'), await processOf(app.electron, 'app://book/')];
      process.kill(await processOf(app.electron, origin), 'SIGKILL');
      await expect.poll(async () => processOf(app.electron, 'app://vault/')).not.toBe(before[0]);
      await expect.poll(async () => [0, ...before].includes(await processOf(app.electron, 'app://book/'))).toBe(false);
      await expect
        .poll(async () => callShell(await app.page('app://book/'), 'state').catch(() => undefined))
        .toMatchObject({ ok: true, value: { stopped: room, phase: { kind: 'first-run' } } });
      for (const pid of before) expect(isRunning(pid)).toBe(false);
    });
  }
});
