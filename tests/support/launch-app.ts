import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { closeApp } from './close-app.ts';
import { appFolder, freshFolder, removeFolder, repoFolder } from './folders.ts';

export interface LaunchOptions {
  /** Both folders are fresh, and removed by close(), unless they are given. */
  readonly profileFolder?: string;
  readonly vaultFolder?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A script that Electron loads ahead of the app. */
  readonly preload?: string;
  /** Something that runs Electron in its own way, with the arguments it is given. */
  readonly executablePath?: string;
}

export interface LaunchedApp {
  readonly electron: ElectronApplication;
  readonly profileFolder: string;
  readonly vaultFolder: string;
  /** The page of a window, as soon as it shows an address that begins so. */
  readonly page: (origin: 'app://book/' | 'app://vault/' | 'app://exchange/') => Promise<Page>;
  /** Ends the app and removes the folders it made. */
  readonly close: () => Promise<void>;
}

// Chromium's sandbox refuses to run for root; the e2e stage runs as an ordinary user so that it is on.
const chromiumSandbox = process.platform !== 'linux' || process.getuid?.() !== 0;

/** Where there is no graphics card, Chromium's GPU process gives up while the first pages are drawn, unless told so. */
const drawnBy: readonly string[] = process.platform === 'linux' && !existsSync('/dev/dri') ? ['--disable-gpu'] : [];

const HOLD_READY = join(repoFolder, 'tests/support/hold-ready.cjs');

export interface Program {
  readonly executablePath: string;
  /** The folder of the program, then its arguments. */
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
}

/**
 * Launches an Electron program, and lets it begin only once Playwright is attached to it. A page that Playwright meets
 * between two documents never tells it of the second one, and launch() waits for that for ever
 * (seen in 1 launch of 50 on busy cores).
 */
export async function launchElectron({ executablePath, args, env }: Program): Promise<ElectronApplication> {
  const electron = await _electron.launch({
    executablePath,
    // Playwright adds --no-sandbox unless this is true.
    chromiumSandbox,
    // Playwright shows every page in light unless told to leave the app's theme alone.
    colorScheme: null,
    args: ['-r', HOLD_READY, ...args, ...drawnBy],
    ...(env && { env }),
  });
  await electron.evaluate(() => (globalThis as unknown as { tellReady: () => Promise<void> }).tellReady());
  return electron;
}

export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const profileFolder = options.profileFolder ?? (await freshFolder('profile'));
  const vaultHome = options.vaultFolder === undefined ? await freshFolder('vault') : undefined;
  const vaultFolder = options.vaultFolder ?? join(vaultHome ?? '', 'vault');
  const folders = [`--user-data-dir=${profileFolder}`, `--vault-dir=${vaultFolder}`];
  const electron = await launchElectron({
    executablePath: options.executablePath ?? electronPath(),
    args: [
      ...(options.preload === undefined ? [] : ['-r', options.preload]),
      appFolder,
      ...folders,
      ...(options.args ?? []),
    ],
    env: { ...environment(), ...options.env },
  });
  // Whoever asks for a window or a process finds it from here on.
  await Promise.all([pageAt(electron, 'app://book/'), pageAt(electron, 'app://vault/')]);
  return {
    electron,
    profileFolder,
    vaultFolder,
    page: (origin) => pageAt(electron, origin),
    close: async () => {
      await closeApp(electron);
      if (options.profileFolder === undefined) await removeFolder(profileFolder);
      if (vaultHome !== undefined) await removeFolder(vaultHome);
    },
  };
}

export function electronPath(): string {
  const path = process.env['ELECTRON_EXEC_PATH'];
  if (path === undefined) throw new Error('ELECTRON_EXEC_PATH is not set: run the tests with npm run e2e');
  return path;
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

const PAGE_WITHIN_MS = 20_000;

async function pageAt(electron: ElectronApplication, origin: string): Promise<Page> {
  const deadline = performance.now() + PAGE_WITHIN_MS;
  // Asked for again and again: a window is announced before it has gone anywhere, and that moment may be over already.
  for (;;) {
    const found = electron.windows().find((page) => !page.isClosed() && page.url().startsWith(origin));
    if (found && (await isLoaded(found))) return found;
    if (performance.now() > deadline) throw new Error(`no window came to ${origin}`);
    await sleep(5);
  }
}

/** Before its scripts have run a page takes no call. False where it was on its way out. */
async function isLoaded(page: Page): Promise<boolean> {
  try {
    await page.waitForLoadState('load');
    return true;
  } catch (error) {
    if (page.isClosed()) return false;
    throw error;
  }
}
