import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFolderScan } from '../../../src-main/show-me.ts';
import { freshFolder, removeFolder } from '../../support/folders.ts';
import { valueOf } from '../../support/shell/value-of.ts';

let home: string;

beforeEach(async () => {
  home = await freshFolder('show-me');
  await mkdir(join(home, 'profile', 'IndexedDB', 'app_vault_0.leveldb'), { recursive: true });
  await mkdir(join(home, 'vault'));
});
afterEach(async () => {
  await removeFolder(home);
});

const scan = () => createFolderScan({ profile: join(home, 'profile'), vault: join(home, 'vault') });

async function allBytes(): Promise<Map<string, Buffer>> {
  const { next } = scan();
  const found = new Map<string, Buffer>();
  for (let restart = true; ; restart = false) {
    const piece = valueOf(await next(restart));
    if (piece === null) return found;
    expect(piece.chunk.length).toBeLessThanOrEqual(1024 * 1024);
    found.set(piece.file, Buffer.concat([found.get(piece.file) ?? Buffer.alloc(0), piece.chunk]));
  }
}

it('streams every byte of both folders, also of long, empty and deep files', async () => {
  const long = Buffer.alloc(2.5 * 1024 * 1024, 'Bergström ');
  const exact = Buffer.alloc(1024 * 1024, 'x');
  await writeFile(join(home, 'profile', 'IndexedDB', 'app_vault_0.leveldb', '000003.log'), long);
  await writeFile(join(home, 'profile', 'Preferences'), '{}');
  await writeFile(join(home, 'vault', 'journal-1.bwj'), exact);
  await writeFile(join(home, 'vault', 'empty'), '');
  const found = await allBytes();
  expect([...found.keys()].toSorted()).toEqual([
    'profile/IndexedDB/app_vault_0.leveldb/000003.log',
    'profile/Preferences',
    'vault/empty',
    'vault/journal-1.bwj',
  ]);
  expect(found.get('profile/IndexedDB/app_vault_0.leveldb/000003.log')?.equals(long)).toBe(true);
  expect(found.get('vault/journal-1.bwj')?.equals(exact)).toBe(true);
});

it('passes over a file that vanishes, and can begin again at any time', async () => {
  await writeFile(join(home, 'profile', 'a'), 'a');
  await writeFile(join(home, 'vault', 'b'), 'b');
  const { next } = scan();
  expect(valueOf(await next(true))).toMatchObject({ file: 'profile/a', filesTotal: 2 });
  await rm(join(home, 'vault', 'b'));
  expect(valueOf(await next(false))).toBeNull();
  expect(valueOf(await next(true))).toMatchObject({ file: 'profile/a', filesTotal: 1 });
});

it('does not read a vault twice that lies within the profile', async () => {
  await mkdir(join(home, 'profile', 'vault'));
  await writeFile(join(home, 'profile', 'vault', 'header.a'), 'h');
  const { next } = createFolderScan({ profile: join(home, 'profile'), vault: join(home, 'profile', 'vault') });
  expect(valueOf(await next(true))).toMatchObject({ file: 'vault/header.a', filesTotal: 1 });
  expect(valueOf(await next(false))).toBeNull();
});
