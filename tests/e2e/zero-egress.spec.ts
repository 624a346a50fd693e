import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { answerOpenDialog } from '../support/dialogs.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { electronPath, launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { callShell, createEmptyVault, lockApp, tapApp, unlockApp } from '../support/vault-steps.ts';

/*
 * "Nothing leaves this machine": proved from outside, by what the app's processes ask of the operating system, and from
 * inside, by a screen that tries everything a page can.
 */

const canTrace = process.platform === 'linux' && hasStrace();

function hasStrace(): boolean {
  try {
    execFileSync('strace', ['-qq', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Where a connection or a datagram went, over IP, outside of this machine. */
function addressesReached(trace: string): readonly string[] {
  return trace
    .split('\n')
    .filter((line) => /\b(?:connect|sendto|sendmsg|sendmmsg)\(/u.test(line) && /AF_INET6?\b/u.test(line))
    .filter((line) => !/inet_addr\("127\.|inet_pton\(AF_INET6, "::1"/u.test(line));
}

test.describe('seen from the operating system', () => {
  test.skip(!canTrace, 'needs Linux and strace, to see what the processes ask for');

  let folder: string;
  let trace: string;

  /** Runs Electron with every call recorded that could reach another machine. */
  async function tracedElectron(): Promise<string> {
    trace = join(folder, 'trace');
    const script = join(folder, 'electron');
    const calls = 'connect,sendto,sendmsg,sendmmsg';
    await writeFile(script, `#!/bin/sh\nexec strace -f -qq -e trace=${calls} -o "${trace}" "${electronPath()}" "$@"\n`);
    await chmod(script, 0o755);
    return script;
  }

  test.beforeEach(async () => {
    folder = await freshFolder('egress');
  });
  test.afterEach(async () => {
    await removeFolder(folder);
  });

  /** A firm's directory on a shared folder is files, and nothing else. */
  async function useSharedFolder(app: LaunchedApp): Promise<void> {
    const shared = join(folder, 'shared');
    await mkdir(shared);
    await answerOpenDialog(app.electron, [shared]);
    const vault = await app.page('app://vault/');
    for (const [method, input] of [
      ['chooseDirectoryFolder', { purpose: 'found' }],
      ['openDirectory', { path: shared }],
      ['listDirectory', {}],
      ['dropDirectoryContent', { feed: 'ab'.repeat(32), seq: 1 }],
    ] as const) {
      expect(await callShell(vault, method, input)).toMatchObject({ ok: true });
    }
  }

  test('a vault made, a shared folder used, locked and opened: the app connects nowhere, asks for no name, sends nothing', async () => {
    test.slow();
    const app = await launchApp({ executablePath: await tracedElectron() });
    try {
      await tapApp(app);
      await createEmptyVault(app);
      await useSharedFolder(app);
      await lockApp(app);
      await unlockApp(app);
      // What Chromium does of its own accord, it does in its first seconds.
      await (await app.page('app://book/')).waitForTimeout(5_000);
    } finally {
      await app.close();
    }
    expect(addressesReached(await readFile(trace, 'utf8'))).toEqual([]);
  });

  test('a connection would have been seen', async () => {
    const app = await launchApp({ executablePath: await tracedElectron() });
    try {
      await app.page('app://book/');
      await app.electron.evaluate(async () => {
        // Node's own: Chromium's network is told to find no address at all, this one included.
        const loaded: unknown = process.mainModule?.require('node:net');
        const { connect } = loaded as typeof import('node:net');
        const socket = connect({ host: '192.0.2.77', port: 9 });
        await new Promise((resolve) => {
          for (const end of ['connect', 'error'] as const) socket.once(end, resolve);
          setTimeout(resolve, 500);
        });
        socket.destroy();
      });
    } finally {
      await app.close();
    }
    expect(addressesReached(await readFile(trace, 'utf8')).join('\n')).toContain('192.0.2.77');
  });
});

test.describe('tried by a hostile screen', () => {
  let app: LaunchedApp;

  test.beforeEach(async () => {
    app = await launchApp();
  });
  test.afterEach(async () => {
    await app.close();
  });

  /** Somebody on the network who notes every connection and every datagram. */
  async function listen() {
    const address = Object.values(networkInterfaces())
      .flat()
      .find((item) => item?.family === 'IPv4' && !item.internal)?.address;
    const heard: string[] = [];
    const server = createServer((socket) => {
      heard.push('tcp');
      socket.destroy();
    }).listen(0, '0.0.0.0');
    const udp = createSocket('udp4', () => heard.push('udp')).bind(0, '0.0.0.0');
    await Promise.all([once(server, 'listening'), once(udp, 'listening')]);
    const at = server.address();
    return {
      address: address ?? '127.0.0.1',
      isOnNetwork: address !== undefined,
      tcp: typeof at === 'object' && at !== null ? at.port : 0,
      udp: udp.address().port,
      heard,
      close: () => {
        server.close();
        udp.close();
      },
    };
  }
  type Listener = Awaited<ReturnType<typeof listen>>;

  async function tryRealTimeConnection(page: Page, { address, tcp, udp }: Listener): Promise<void> {
    await page.evaluate(
      async (servers) => {
        const connection = new RTCPeerConnection({
          iceServers: servers.map((urls) => ({ urls, username: 'a', credential: 'b' })),
        });
        connection.createDataChannel('book');
        await connection.setLocalDescription(await connection.createOffer());
        await new Promise((resolve) => setTimeout(resolve, 2_500));
        connection.close();
      },
      [`stun:${address}:${udp}`, `turn:${address}:${udp}?transport=udp`, `turn:${address}:${tcp}?transport=tcp`],
    );
  }

  test('no address reaches anybody', async () => {
    const listener = await listen();
    const screen = await app.page('app://book/');
    await screen.evaluate(
      async ([place, port]) => {
        const url = `http://${place}:${port}/`;
        for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'stylesheet', 'icon', 'manifest']) {
          const link = Object.assign(document.createElement('link'), { rel, href: url, as: 'image' });
          document.head.append(link);
        }
        for (const tag of ['img', 'iframe', 'script', 'video', 'audio', 'embed', 'track', 'source'] as const) {
          document.body.append(Object.assign(document.createElement(tag), { src: url }));
        }
        const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
        const anchor = Object.assign(document.createElement('a'), { href: url, ping: url, target: '_blank' });
        const download = Object.assign(document.createElement('a'), { href: url, download: 'book.vcf' });
        document.body.append(form, anchor, download);
        const tries: (() => unknown)[] = [
          () => form.submit(),
          () => anchor.click(),
          () => download.click(),
          () => navigator.sendBeacon(url, 'x'),
          () => new WebSocket(`ws://${place}:${port}/`),
          () => new EventSource(url),
          () => new Worker(url),
          () => new WebTransport(`https://${place}:${port}/`).ready.catch(() => undefined),
          () => fetch(url, { mode: 'no-cors', keepalive: true }).catch(() => undefined),
          () => document.body.style.setProperty('background', `url(${url})`),
          () => new FontFace('x', `url(${url})`).load().catch(() => undefined),
          () => window.open(url),
          () => location.assign(url),
        ];
        for (const attempt of tries) {
          try {
            await attempt();
          } catch {
            // Refused at once.
          }
        }
        await new Promise((resolve) => setTimeout(resolve, 1_500));
      },
      [listener.address, listener.tcp] as const,
    );
    await tryRealTimeConnection(screen, listener);
    listener.close();
    expect(listener.heard).toEqual([]);
  });

  test('somebody would have heard a real-time connection, were it not for the shell', async () => {
    const listener = await listen();
    test.skip(!listener.isOnNetwork, 'needs a network address other than this machine itself');
    await app.electron.evaluate(({ webContents }) => {
      for (const contents of webContents.getAllWebContents()) contents.setWebRTCIPHandlingPolicy('default');
    });
    await tryRealTimeConnection(await app.page('app://book/'), listener);
    listener.close();
    expect(listener.heard).toContain('udp');
  });
});
