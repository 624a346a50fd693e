import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freshFolder, removeFolder } from './folders.ts';
import { launchApp, type LaunchedApp } from './launch-app.ts';

export interface OnWayland {
  readonly app: LaunchedApp;
  readonly close: () => Promise<void>;
}

export const hasWeston = process.platform === 'linux' && spawnSync('weston', ['--version']).status === 0;

const SOCKET = 'wayland-of-the-tests';
const UP_WITHIN_MS = 15_000;

/** The app on a Wayland desktop of its own: Weston in a window of the tests' X server, which gives it a mouse and keys. */
export async function launchOnWayland(): Promise<OnWayland> {
  const runtimeFolder = await freshFolder('wayland');
  const weston = spawn(
    'weston',
    ['--backend=x11-backend.so', `--socket=${SOCKET}`, '--width=1600', '--height=1000', '--no-config'],
    { env: { ...process.env, XDG_RUNTIME_DIR: runtimeFolder }, stdio: 'ignore' },
  );
  const ended = once(weston, 'exit');
  const endDesktop = async () => {
    weston.kill();
    await ended;
    await removeFolder(runtimeFolder);
  };
  try {
    await socketIn(runtimeFolder);
    const app = await launchApp({
      // Weston has no buffers of a graphics card to offer here.
      args: ['--ozone-platform=wayland', '--in-process-gpu'],
      env: { XDG_RUNTIME_DIR: runtimeFolder, WAYLAND_DISPLAY: SOCKET, DISPLAY: '' },
    });
    return {
      app,
      close: async () => {
        await app.close();
        await endDesktop();
      },
    };
  } catch (error) {
    await endDesktop();
    throw error;
  }
}

async function socketIn(folder: string): Promise<void> {
  const deadline = performance.now() + UP_WITHIN_MS;
  while (!existsSync(join(folder, SOCKET))) {
    if (performance.now() > deadline) throw new Error('Weston did not come up');
    await sleep(20);
  }
}
