import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { removeFolder } from './folders.ts';

/*
 * Vitest's global set-up: every temporary folder of the run lies in one, which goes when the run ends.
 */

let home = '';

export function setup(): void {
  home = mkdtempSync(join(tmpdir(), 'bailiwick-tests-'));
  // Some tests become another user.
  chmodSync(home, 0o755);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = home;
}

export const teardown = (): Promise<void> => removeFolder(home);
