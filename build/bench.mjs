// npm run bench -- --contacts N --json FILE: Bailiwick beside its peers, in the real Electron.
// Until npm ci has run, only Node's own modules may be imported here.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay, onADisplay } from './display.mjs';
import { electronRuntime } from './electron-path.mjs';
import { ensureNodeModules } from './node-modules.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { repoFolder } from './out-folder.mjs';
import { Problem, runScript } from './problem.mjs';
import { run } from './run.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

const benchFolder = join(repoFolder, 'tests/bench');
const bundleFolder = join(repoFolder, '.cache/bench');

await runScript(async () => {
  checkNodeVersion();
  await ensureSystemPackages({ forTests: true, hasDisplay });
  await ensureNodeModules();
  await ensurePeers();
  const built = await run('npm', ['run', '--silent', 'build']);
  if (built.code !== 0) return built.code;
  await bundle();
  const runtime = await electronRuntime();
  console.error(`electron: ${runtime.description}`);
  const program = [
    process.execPath,
    '--max-old-space-size=8192',
    join(bundleFolder, 'main.mjs'),
    '--here',
    benchFolder,
  ];
  const [file, args] = onADisplay([...program, ...process.argv.slice(2)]);
  return (await run(file, args, { env: { ...process.env, ELECTRON_EXEC_PATH: runtime.path } })).code;
});

/** Peers are installed apart, so that the app's own lock holds nothing it does not need. */
async function ensurePeers() {
  const { dependencies } = JSON.parse(readFileSync(join(benchFolder, 'package.json'), 'utf8'));
  const peers = [...Object.keys(dependencies), 'better-sqlite3-multiple-ciphers/build/Release'];
  if (peers.every((peer) => existsSync(join(benchFolder, 'node_modules', peer)))) return;
  console.error('peers: npm ci in tests/bench (SQLite is compiled: two minutes; it needs g++, make and python3) ...');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: benchFolder,
    quiet: true,
  });
  if (code !== 0) {
    throw new Problem(`npm ci in tests/bench failed:\n${output.trim()}\nOn Debian: apt-get install g++ make python3`);
  }
}

async function bundle() {
  const { build } = await import('vite');
  const common = {
    configFile: /** @type {const} */ (false),
    logLevel: /** @type {const} */ ('error'),
    publicDir: /** @type {const} */ (false),
  };
  await build({
    ...common,
    root: repoFolder,
    build: {
      ssr: join(benchFolder, 'main.ts'),
      target: 'node20',
      outDir: bundleFolder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: '[name].mjs', codeSplitting: false } },
    },
  });
  await build({
    ...common,
    root: benchFolder,
    build: {
      target: 'chrome114',
      outDir: bundleFolder,
      emptyOutDir: false,
      lib: { entry: 'peers/page.mjs', formats: ['iife'], name: 'benchPeers', fileName: () => 'page.js' },
    },
  });
}
