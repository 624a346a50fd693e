// The system libraries that Electron and the tests need, on Debian and Ubuntu. Elsewhere on Linux we cannot tell, and
// macOS and Windows bring their own.
import { existsSync, readFileSync } from 'node:fs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

const forTheApp = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'fonts-dejavu-core', 'ca-certificates'];
const forNoDisplay = ['xvfb', 'xauth'];
// The two of Python read what we write, independently of us.
const forTheTests = [
  'chromium',
  'dbus',
  'libglib2.0-bin',
  'procps',
  'strace',
  'weston',
  'x11-utils',
  'python3-ldap',
  'python3-vobject',
];

// Renamed in Debian 13 and Ubuntu 24.04, where time became 64 bits wide.
const renamed = new Set(['libgtk-3-0', 'libasound2']);

/**
 * Installs what is missing, or says how.
 * @param {{ forTests: boolean, hasDisplay: boolean }} purpose
 */
export async function ensureSystemPackages({ forTests, hasDisplay }) {
  if (process.platform !== 'linux') return;
  if (!existsSync('/usr/bin/dpkg-query')) {
    console.log('system libraries: not checked (no dpkg here); Electron needs GTK 3, NSS, ALSA and GBM');
    return;
  }
  const wanted = [...forTheApp, ...(forTests || !hasDisplay ? forNoDisplay : []), ...(forTests ? forTheTests : [])];
  const missing = await missingOf(wanted.filter((name) => !(name === 'chromium' && process.env['CHROMIUM_PATH'])));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new Problem(
      `Missing from this system: ${missing.join(', ')}. Install and run the command again:\n` +
        `  sudo apt-get update && sudo apt-get install -y ${missing.join(' ')}`,
    );
  }
  await install(missing);
}

/** @param {readonly string[]} names */
async function missingOf(names) {
  const both = names.flatMap((name) => [name, `${name}t64`]);
  const { output } = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...both], {
    quiet: true,
  });
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`)).map(nameHere);
}

/** @param {string} name */
function nameHere(name) {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const version = Number(/^VERSION_ID="?([\d.]+)/m.exec(release)?.[1] ?? 0);
  const isUbuntu = /^ID=ubuntu/m.test(release);
  return renamed.has(name) && version >= (isUbuntu ? 24.04 : 13) ? `${name}t64` : name;
}

/** @param {readonly string[]} names */
async function install(names) {
  console.log(`system libraries: installing ${names.join(' ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-qq'], { env, quiet: true });
  const { code, output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    env,
    quiet: true,
  });
  if (code !== 0) {
    throw new Problem(
      `Installing system libraries failed:\n${update.output}${output}\nMend that, or install them yourself:\n` +
        `  apt-get update && apt-get install -y ${names.join(' ')}`,
    );
  }
}
