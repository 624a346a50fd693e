// Chromium's sandbox refuses to run for root. Where the tests are started by root they run as an ordinary user instead,
// so that what is tested is the app with its sandbox on.
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repoFolder } from './out-folder.mjs';
import { run } from './run.mjs';

const user = 'nobody';
export const mustChangeUser = process.platform === 'linux' && process.getuid?.() === 0;

const asUser = (/** @type {readonly string[]} */ command) => ['runuser', '-u', user, '--', ...command];

/** @param {string[]} args */
const idOf = async (...args) => Number((await run('id', [...args, user], { quiet: true })).output);

/** @param {string} folder */
async function giveTo(folder) {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, await idOf('-u'), await idOf('-g'));
}

/** @param {string} path */
async function isReadable(path) {
  return (await run('runuser', ['-u', user, '--', 'test', '-r', path], { quiet: true })).code === 0;
}

/**
 * Runs a command of the tests as that user, with a home folder of its own.
 * @param {readonly string[]} command
 * @param {{ writableFolder: string, env: NodeJS.ProcessEnv }} options writableFolder: inside the repository
 */
export async function runAsOrdinaryUser(command, { writableFolder, env }) {
  const home = mkdtempSync(join(tmpdir(), 'bailiwick-test-home-'));
  await giveTo(home);
  const isHidden = !(await isReadable(join(repoFolder, 'package.json')));
  const folder = isHidden ? copyOfRepo(home) : repoFolder;
  const writable = join(folder, writableFolder);
  // What an earlier run as another user left there could not be replaced.
  rmSync(writable, { recursive: true, force: true });
  await giveTo(writable);
  const [file = '', ...args] = asUser(command);
  try {
    return (await run(file, args, { cwd: folder, env: { ...env, HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home } }))
      .code;
  } finally {
    if (isHidden) cpSync(writable, join(repoFolder, writableFolder), { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * A checkout below a folder that only root may enter (its home, say) is copied to where the user can read it.
 * @param {string} home
 */
function copyOfRepo(home) {
  const copy = join(home, 'checkout');
  console.log(`${repoFolder} is closed to the user ${user}: the tests run on a copy of it`);
  cpSync(repoFolder, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('/.git') });
  return copy;
}
