import { expect, it } from 'vitest';
import { isInside } from '../../../src-main/is-inside.ts';

it.each([
  ['/home/ada/vault/backup.bailiwick', true],
  ['/home/ada/vault/deep/er/backup.bailiwick', true],
  ['/home/ada/vault/../vault/header.a', true],
  ['/home/ada/vault/..hidden/file', true],
  ['/home/ada/backup.bailiwick', false],
  ['/home/ada/vault-copy/backup.bailiwick', false],
  ['/media/stick/backup.bailiwick', false],
])('knows whether %s lies in the vault folder', (file, expected) => {
  expect(isInside('/home/ada/vault', file)).toBe(expected);
});
