import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoFolder } from './out-folder.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

const modulesFolder = join(repoFolder, 'node_modules');
// Inside node_modules, so that it goes when they go.
const stampFile = join(modulesFolder, '.bailiwick-lock-hash');

/** Runs `npm ci` unless the lock is the one it was last run for. */
export async function ensureNodeModules() {
  const lock = readFileSync(join(repoFolder, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  console.log('npm packages: npm ci (about half a minute the first time) ...');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  if (code !== 0) {
    throw new Problem(
      `npm ci failed:\n${output.trim()}\nMend that (the network? the disk?) and run the command again, or try:\n  npm ci`,
    );
  }
  mkdirSync(modulesFolder, { recursive: true });
  writeFileSync(stampFile, hash);
}
