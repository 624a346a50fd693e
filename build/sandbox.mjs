// Chromium's sandbox needs either unprivileged user namespaces, which some systems forbid (Ubuntu 24.04 does), or its
// helper program owned by root with the set-user-id bit.
import { chmodSync, chownSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asOrdinaryUser, mustChangeUser } from './ordinary-user.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

/**
 * Sees to it that the app can have its sandbox when an ordinary user starts it.
 * @param {string} electronPath
 */
export async function ensureSandbox(electronPath) {
  if (process.platform !== 'linux') return;
  const helper = join(dirname(electronPath), 'chrome-sandbox');
  if ((await hasUserNamespaces()) || isSetUid(helper)) return;
  if (!mustChangeUser) {
    throw new Problem(
      'This system keeps Chromium from making its sandbox. Allow it this program and run the command again:\n' +
        `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
    );
  }
  console.log('sandbox: no user namespaces here, so its helper program gets the set-user-id bit');
  chownSync(helper, 0, 0);
  chmodSync(helper, 0o4755);
}

async function hasUserNamespaces() {
  const [file = '', ...args] = asOrdinaryUser(['unshare', '--user', '--map-root-user', 'true']);
  const { code } = await run(file, args, { quiet: true });
  // Without the program nothing is known, and most systems allow them.
  return code === 0 || code === 127;
}

/** @param {string} path */
function isSetUid(path) {
  const { uid, mode } = statSync(path);
  return uid === 0 && (mode & 0o4000) !== 0;
}
