import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { repoFolder } from '../../support/folders.ts';

const rows = readFileSync(join(repoFolder, 'docs/security-requirements.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| SR-\d/u.test(line));

test('every security requirement has a number of its own', () => {
  const numbers = rows.map((row) => row.slice(2, 7));
  expect(numbers.length).toBeGreaterThan(20);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test.each(rows)('%.7s names tests that are there', (row) => {
  const files = [...row.matchAll(/`(tests\/[^`]+)`/gu)].map(([, file]) => file ?? '');
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(join(repoFolder, file)))).toEqual([]);
});
