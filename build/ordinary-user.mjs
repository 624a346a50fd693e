// Chromium's sandbox refuses to run for root. Where the tests are started by root they run as an ordinary user instead,
// so that what is tested is the app with its sandbox on.
import { chownSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repoFolder } from './out-folder.mjs';
import { run } from './run.mjs';

const user = 'nobody';
export const mustChangeUser = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * The same command as an ordinary user runs it.
 * @param {readonly string[]} command
 */
export const asOrdinaryUser = (command) => (mustChangeUser ? ['runuser', '-u', user, '--', ...command] : [...command]);

/**
 * Runs a Node program of the tests as that user, with a home folder of its own.
 * @param {(node: string) => readonly string[]} command made with the path of Node
 * @param {{ writableFolder: string, env: NodeJS.ProcessEnv }} options writableFolder: inside the repository
 */
export async function runAsOrdinaryUser(command, { writableFolder, env }) {
  const home = mkdtempSync(join(tmpdir(), 'bailiwick-test-home-'));
  try {
    await giveTo(home);
    const folder = (await canRead(join(repoFolder, 'package.json'))) ? repoFolder : copyOfRepo(home);
    const writable = join(folder, writableFolder);
    // What an earlier run as another user left there could not be replaced.
    rmSync(writable, { recursive: true, force: true });
    await giveTo(writable);
    const [file = '', ...args] = asOrdinaryUser(command(await readableNode(home)));
    const itsEnv = { ...movedPaths(env, folder), HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home };
    const { code } = await run(file, args, { cwd: folder, env: itsEnv });
    if (folder !== repoFolder) cpSync(writable, join(repoFolder, writableFolder), { recursive: true, force: true });
    return code;
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {string} folder */
async function giveTo(folder) {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, await idOf('-u'), await idOf('-g'));
}

/** @param {string} flag */
const idOf = async (flag) => Number((await run('id', [flag, user], { quiet: true })).output);

/** @param {string} path */
async function canRead(path) {
  const [file = '', ...args] = asOrdinaryUser(['test', '-r', path]);
  return (await run(file, args, { quiet: true })).code === 0;
}

/**
 * A checkout below a folder that only root may enter (its home, say) is copied to where the user can read it.
 * @param {string} home
 */
function copyOfRepo(home) {
  const copy = join(home, 'checkout');
  console.log(`${repoFolder} is closed to the user ${user}: the tests run on a copy of it`);
  cpSync(repoFolder, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('/.git') });
  const corpus = join(repoFolder, '../shared/corpus');
  if (existsSync(corpus)) cpSync(corpus, join(home, 'shared/corpus'), { recursive: true });
  return copy;
}

/** @param {string} home */
async function readableNode(home) {
  if (await canRead(process.execPath)) return process.execPath;
  const copy = join(home, 'node');
  copyFileSync(process.execPath, copy);
  return copy;
}

/**
 * Variables that name something in the repository, naming the same in its copy.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 */
function movedPaths(env, folder) {
  const moved = Object.entries(env).map(([name, value]) => [
    name,
    value?.startsWith(`${repoFolder}/`) ? join(folder, value.slice(repoFolder.length)) : value,
  ]);
  return Object.fromEntries(moved);
}
