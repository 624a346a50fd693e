import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { appFolder } from '../support/folders.ts';

const FIRST_SCRIPT_MAX_BYTES = 160 * 1024;

test('the sheet that asks for the passphrase waits for a small script, not for all that an open vault needs', async () => {
  const room = join(appFolder, 'renderer', 'vault');
  const page = await readFile(join(room, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="(?<script>[^"]+\.js)"/gu)].map(
    (match) => match.groups?.['script'] ?? '',
  );
  expect(scripts.length).toBeGreaterThan(0);
  const sizes = await Promise.all(scripts.map(async (script) => (await stat(join(room, script))).size));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_SCRIPT_MAX_BYTES);
});
