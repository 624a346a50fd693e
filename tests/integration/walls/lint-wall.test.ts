import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshFolder, removeFolder, repoFolder } from '../../support/folders.ts';

const run = promisify(execFile);
let folder: string;

/** What the linter says of a file with this text at this place. */
async function lint(path: string, text: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  const oxlint = join(repoFolder, 'node_modules/oxlint/bin/oxlint');
  const outcome = run(process.execPath, [oxlint, '--format=unix', file], { cwd: folder });
  return outcome.then(
    ({ stdout }) => stdout,
    (error: { readonly stdout?: string }) => error.stdout ?? 'did not run',
  );
}

beforeAll(async () => {
  folder = await freshFolder('lint-wall');
  await copyFile(join(repoFolder, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
});

afterAll(async () => {
  await removeFolder(folder);
});

const usesSodium = "import sodium from 'libsodium-wrappers-sumo';\nvoid sodium.ready;\n";
const usesDexie = "import { Dexie } from 'dexie';\nvoid new Dexie('book').open();\n";
const usesIpcMain = "import { ipcMain } from 'electron';\nipcMain.removeAllListeners();\n";

describe('the linter refuses', () => {
  test.for([
    ['libsodium in the screen', 'src-renderer/screen/probe.ts', usesSodium],
    ['libsodium in the store', 'src-renderer/vault/store/probe.ts', usesSodium],
    ['Dexie in the screen', 'src-renderer/screen/probe.ts', usesDexie],
    ['Dexie in the crypto', 'src-renderer/vault/crypto/probe.ts', usesDexie],
    ['ipcMain outside ipc.ts', 'src-main/windows.ts', usesIpcMain],
    ['fetch in the screen', 'src-renderer/screen/probe.ts', "void fetch('https://example.org');\n"],
    ['fetch by way of the window', 'src-renderer/screen/probe.ts', "void window.fetch('https://example.org');\n"],
    ['a WebSocket in the vault', 'src-renderer/vault/probe.ts', "new WebSocket('wss://example.org').close();\n"],
    ['XMLHttpRequest in the exchange', 'src-renderer/exchange/probe.ts', 'new XMLHttpRequest().send();\n'],
    ['a connection from the shell', 'src-main/probe.ts', "import { connect } from 'node:net';\nconnect(80).end();\n"],
    ['Math.random in shared words', 'src-shared/probe.ts', 'export const draw = Math.random();\n'],
  ])('%s', async ([, path = '', text = '']) => {
    expect(await lint(path, text)).toMatch(/no-restricted-(imports|globals|properties)/u);
  });
});

describe('the linter allows', () => {
  test.for([
    ['libsodium in the crypto', 'src-renderer/vault/crypto/probe.ts', usesSodium],
    ['Dexie in the store', 'src-renderer/vault/store/probe.ts', usesDexie],
    ['ipcMain in ipc.ts', 'src-main/ipc.ts', usesIpcMain],
  ])('%s', async ([, path = '', text = '']) => {
    expect(await lint(path, text)).toBe('');
  });
});
