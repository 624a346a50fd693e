import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { array, object, parse, string } from 'valibot';
import { freshFolder, removeFolder, repoFolder } from '../support/folders.ts';
import { countDrawnPixels } from '../support/screen-picture.ts';

// The fuse wire is a row of ASCII digits (Electron's docs/tutorial/fuses.md).
const OFF = 0x30;
const ON = 0x31;

// An empty window shows nothing but the mouse's cursor; a page with a few words in it has far more.
const CURSOR_PIXELS = 600;
const PAGE_PIXELS = 3_000;

const run = promisify(execFile);
const executable = join(repoFolder, 'dist/linux-unpacked/bailiwick');
const resources = join(repoFolder, 'dist/linux-unpacked/resources');
const virtualScreen = join(repoFolder, 'test-results/smoke/Xvfb_screen0');

const billSchema = object({ components: array(object({ name: string() })) });

let folder: string;
let app: ChildProcess | undefined;
let said = '';

function start(...args: readonly string[]): ChildProcess {
  app = spawn(executable, [`--user-data-dir=${folder}/profile`, `--vault-dir=${folder}/vault`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  app.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  return app;
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = new Promise((resolve) => process.once('exit', resolve));
  process.kill('SIGKILL');
  await ended;
}

async function windowTitles(): Promise<string> {
  return (await run('xwininfo', ['-root', '-tree'])).stdout;
}

test.beforeEach(async () => {
  folder = await freshFolder('smoke');
  said = '';
});

test.afterEach(async () => {
  const { status, expectedStatus } = test.info();
  if (status !== expectedStatus) console.log(`The app (exit code ${String(app?.exitCode)}) said:\n${said}`);
  if (app !== undefined) await end(app);
  await removeFolder(folder);
});

test.describe('the packaged app', () => {
  test('shows a window that has something drawn in it', async () => {
    expect(await countDrawnPixels(virtualScreen)).toBeLessThan(CURSOR_PIXELS);
    const process = start();
    // Fresh from the packager, on a disk that is busy, the first start takes long.
    await expect.poll(windowTitles, { timeout: 60_000 }).toContain('"Bailiwick"');
    await expect.poll(() => countDrawnPixels(virtualScreen), { timeout: 20_000 }).toBeGreaterThan(PAGE_PIXELS);
    expect(process.exitCode).toBeNull();
    expect(await readdir(folder)).toContain('profile');
  });

  test('has its fuses blown: no Node, no inspector, no code but its own archive', async () => {
    const wire = await getCurrentFuseWire(executable);
    expect(wire[FuseV1Options.RunAsNode]).toBe(OFF);
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON);
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(ON);
  });

  test('names what it is made of, down to the fonts', async () => {
    const bill = parse(billSchema, JSON.parse(await readFile(join(resources, 'sbom.cdx.json'), 'utf8')));
    const names = bill.components.map(({ name }) => name);
    for (const name of ['electron', 'react', 'dexie', 'libsodium-sumo', '@fontsource-variable/source-serif-4']) {
      expect(names).toContain(name);
    }
    for (const name of ['vite', 'typescript', 'electron-builder']) expect(names).not.toContain(name);
  });

  test('brings no other program along', async () => {
    expect((await readdir(resources)).toSorted()).toEqual(['app.asar', 'sbom.cdx.json']);
  });

  test('opens no debugging port, whoever asks for one', async () => {
    const process = start('--remote-debugging-port=0');
    const exited = new Promise<number | null>((resolve) => process.once('exit', resolve));
    const stillRunning = new Promise<'running'>((resolve) => {
      setTimeout(() => resolve('running'), 8_000);
    });
    expect(await Promise.race([exited, stillRunning])).not.toBe('running');
    const profile = await readdir(join(folder, 'profile')).catch((): string[] => []);
    expect(profile).not.toContain('DevToolsActivePort');
  });
});
