// Finds the Electron to run with. As a script: prints its path, and on stderr what it is.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fallbackRuntime, fallbackVersion, hasFallback } from './fallback-runtime.mjs';
import { repoFolder } from './out-folder.mjs';
import { Problem, runScript } from './problem.mjs';
import { run } from './run.mjs';

const electronPackage = join(repoFolder, 'node_modules/electron');
const tenMinutesInMs = 600_000;

/**
 * @typedef {object} Runtime
 * @property {string} path of the executable
 * @property {string} version such as 45.4.1
 * @property {string} description one line for the log
 * @property {boolean} isFallback too old to be shipped
 */

/** @returns {Promise<Runtime>} */
export async function electronRuntime() {
  return chosenRuntime() ?? officialRuntime() ?? (await downloadedRuntime()) ?? (await theFallback());
}

/** @returns {Runtime | undefined} */
function chosenRuntime() {
  const path = process.env['ELECTRON_EXEC_PATH'];
  if (!path) return undefined;
  if (!existsSync(path))
    throw new Problem(`ELECTRON_EXEC_PATH names ${path}, which does not exist. Correct it or unset it.`);
  const version = versionIn(dirname(path));
  return {
    path,
    version,
    description: `Electron ${version}, named by ELECTRON_EXEC_PATH`,
    isFallback: version === fallbackVersion,
  };
}

/** @returns {Runtime | undefined} */
function officialRuntime() {
  const pathFile = join(electronPackage, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const path = join(electronPackage, 'dist', readFileSync(pathFile, 'utf8'));
  if (!existsSync(path)) return undefined;
  const version = versionIn(join(electronPackage, 'dist'));
  return { path, version, description: `Electron ${version}, the official one`, isFallback: false };
}

async function downloadedRuntime() {
  console.error('electron: looking for the official one on its download site ...');
  await run(process.execPath, [join(electronPackage, 'install.js')], { quiet: true, timeoutInMs: tenMinutesInMs });
  return officialRuntime();
}

/** @returns {Promise<Runtime>} */
async function theFallback() {
  if (!hasFallback) {
    throw new Problem(
      'Electron could not be downloaded from its site, and there is a stand-in for 64-bit Linux only.\nCheck the connection (or the proxy: HTTPS_PROXY, ELECTRON_MIRROR) and run:\n  node node_modules/electron/install.js',
    );
  }
  const path = await fallbackRuntime();
  const description = `Electron ${fallbackVersion}, the fallback (the official one cannot be downloaded here): for tests, not for real contacts`;
  return { path, version: fallbackVersion, description, isFallback: true };
}

/** @param {string} folder */
function versionIn(folder) {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    const { path, description } = await electronRuntime();
    console.error(`electron: ${description}`);
    console.log(path);
  });
}
