import { mkdir, readdir, readFile, rename, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreBackup } from '../../../src-main/vault-folder/restore-backup.ts';
import { createVaultKeeper, type VaultKeeper } from '../../../src-main/vault-folder/vault-folder.ts';
import { freshFolder, removeFolder } from '../../support/folders.ts';
import { makeFrame, makeFrames, makeHeader, makeSnapshot, makeVault } from '../../support/shell/made-vault.ts';
import { at, flip } from '../../support/shell/pick.ts';
import { valueOf } from '../../support/shell/value-of.ts';

let home: string;
let folder: string;
let keeper: VaultKeeper;
const vault = makeVault();

beforeEach(async () => {
  home = await freshFolder('vault-folder');
  folder = join(home, 'deep', 'vault');
  keeper = createVaultKeeper(folder);
});

afterEach(async () => {
  await keeper.close();
  await removeFolder(home);
});

async function openPresent() {
  const opened = valueOf(await keeper.open());
  if (opened.kind !== 'present') throw new Error('no vault');
  return opened;
}

describe('a folder without a vault', () => {
  it('is absent, and stays untouched by looking', async () => {
    expect(await keeper.open()).toEqual({ ok: true, value: { kind: 'absent', path: folder } });
    expect(valueOf(await keeper.hasVault())).toBe(false);
    expect(await readdir(home)).toEqual([]);
  });

  it('takes nothing before it is open', async () => {
    const refused = { ok: false, error: { kind: 'refused', where: 'vault folder not open' } };
    expect(await keeper.appendFrame(makeFrame({ seq: 0, hash: vault.genesis }).bytes)).toEqual(refused);
    expect(await keeper.readFrames(0, 100)).toEqual(refused);
    expect(await keeper.writeHeader(vault.header)).toEqual(refused);
    expect(await keeper.cutJournal(0, 'snapshot-0.bws')).toEqual(refused);
  });

  it('may hold the remains of a creation that never got a header', async () => {
    valueOf(await keeper.create(vault.header, vault.genesis));
    await removeFolder(join(folder, 'header.a'));
    await removeFolder(join(folder, 'header.b'));
    expect(valueOf(await keeper.open()).kind).toBe('absent');
    valueOf(await keeper.create(vault.header, vault.genesis));
    expect((await openPresent()).headers).toHaveLength(2);
  });
});

describe('the last good copy', () => {
  it('is the newest snapshot that is whole from end to end', async () => {
    valueOf(await keeper.create(vault.header, vault.genesis));
    expect(valueOf(await keeper.lastGoodCopy())).toEqual({ at: null });
    const [older, newer] = [join(folder, 'snapshot-0.bws'), join(folder, 'snapshot-1.bws')];
    await writeFile(older, makeSnapshot(vault, { seq: 0, hash: vault.genesis }));
    await writeFile(newer, makeSnapshot(vault, makeFrame({ seq: 0, hash: vault.genesis })));
    const [then, later] = [new Date('2026-03-03T09:41:00.000Z'), new Date('2026-03-04T09:41:00.000Z')];
    await utimes(older, then, then);
    await utimes(newer, later, later);
    expect(valueOf(await keeper.lastGoodCopy())).toEqual({ at: later.toISOString() });
    await truncate(newer, (await stat(newer)).size - 1);
    await utimes(newer, later, later);
    expect(valueOf(await keeper.lastGoodCopy())).toEqual({ at: then.toISOString() });
  });
});

describe('creating', () => {
  it('makes two header copies and an empty journal, for the owner only', async () => {
    valueOf(await keeper.create(vault.header, vault.genesis));
    const opened = await openPresent();
    expect(opened.headers).toEqual([
      { name: 'header.a', bytes: vault.header },
      { name: 'header.b', bytes: vault.header },
    ]);
    expect(opened.journal).toMatchObject({ firstSeq: 1, headSeq: 0, headHash: vault.genesis });
    expect((await stat(folder)).mode & 0o077).toBe(0);
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  });

  it('is refused wherever any part of a vault lies, and changes nothing', async () => {
    await mkdir(folder, { recursive: true });
    const parts = ['header.a', 'header.b', 'snapshot-12.bws', 'journal-4.bwj'];
    for (const name of parts) {
      await writeFile(
        join(folder, name),
        "what is left of somebody's book, longer than the front of a journal".repeat(3),
      );
      expect(await keeper.create(vault.header, vault.genesis)).toEqual({ ok: false, error: { kind: 'vault-exists' } });
      expect((await readFile(join(folder, name), 'utf8')).startsWith('what is left')).toBe(true);
      await removeFolder(join(folder, name));
    }
  });

  it('refuses a header that is none, and a genesis hash of another vault', async () => {
    expect(await keeper.create(new Uint8Array(200), vault.genesis)).toMatchObject({ error: { part: 'header' } });
    expect(await keeper.create(vault.header, makeVault().genesis)).toMatchObject({ error: { where: 'genesisHash' } });
    expect(valueOf(await keeper.hasVault())).toBe(false);
  });
});

describe('headers', () => {
  it('are replaced in both files', async () => {
    valueOf(await keeper.create(vault.header, vault.genesis));
    const next = makeHeader(vault.vaultId, 2);
    valueOf(await keeper.writeHeader(next));
    expect((await openPresent()).headers.map(({ bytes }) => bytes)).toEqual([next, next]);
  });

  it('whose checksum is wrong are left out; the copy in a snapshot counts', async () => {
    valueOf(await keeper.create(vault.header, vault.genesis));
    await writeFile(join(folder, 'snapshot-0.bws'), makeSnapshot(vault, { seq: 0, hash: vault.genesis }));
    await writeFile(join(folder, 'header.a'), vault.header.with(20, 0));
    await writeFile(join(folder, 'header.b'), '');
    expect((await openPresent()).headers).toEqual([{ name: 'snapshot-0.bws', bytes: vault.header }]);
  });

  it('that are all damaged still do not make the vault absent', async () => {
    valueOf(await keeper.create(vault.header, vault.genesis));
    valueOf(await keeper.appendFrame(makeFrame({ seq: 0, hash: vault.genesis }).bytes));
    await writeFile(join(folder, 'header.a'), 'x');
    await removeFolder(join(folder, 'header.b'));
    const opened = await openPresent();
    expect(opened.headers).toEqual([]);
    expect(opened.journal.headSeq).toBe(1);
  });

  it('are not replaced by bytes that are no header', async () => {
    valueOf(await keeper.create(vault.header, vault.genesis));
    expect((await keeper.writeHeader(vault.header.slice(1))).ok).toBe(false);
    expect((await openPresent()).headers[0]?.bytes).toEqual(vault.header);
  });
});

it('removes files that were being written when the last process ended', async () => {
  valueOf(await keeper.create(vault.header, vault.genesis));
  await writeFile(join(folder, 'snapshot-3.bws.part'), 'half');
  await writeFile(join(folder, 'letter to a client.txt'), 'not ours');
  await openPresent();
  expect((await readdir(folder)).toSorted()).toEqual([
    'header.a',
    'header.b',
    'journal-1.bwj',
    'letter to a client.txt',
    'vault.lock',
  ]);
});

it('lists snapshots newest first, by number', async () => {
  valueOf(await keeper.create(vault.header, vault.genesis));
  for (const seq of [9, 10, 2]) await writeFile(join(folder, `snapshot-${seq}.bws`), 'x'.repeat(seq));
  expect((await openPresent()).snapshots).toEqual([
    { name: 'snapshot-10.bws', size: 10 },
    { name: 'snapshot-9.bws', size: 9 },
    { name: 'snapshot-2.bws', size: 2 },
  ]);
});

it('notices that its folder was moved away, and acknowledges nothing there', async () => {
  valueOf(await keeper.create(vault.header, vault.genesis));
  const twoFrames = makeFrames(2, { seq: 0, hash: vault.genesis });
  valueOf(await keeper.appendFrame(at(twoFrames, 0).bytes));
  await rename(folder, join(home, 'elsewhere'));
  const path = join(folder, 'journal-1.bwj');
  expect(await keeper.appendFrame(at(twoFrames, 1).bytes)).toEqual({
    ok: false,
    error: { kind: 'folder-missing', path },
  });
  await rename(join(home, 'elsewhere'), folder);
  expect((await keeper.appendFrame(at(twoFrames, 1).bytes)).ok).toBe(true);
});

describe('restoring a backup', () => {
  const frames = makeFrames(7, { seq: 0, hash: vault.genesis });

  it('makes a vault that goes on where the backup ends', async () => {
    const backup = join(home, 'mine.bailiwick');
    await writeFile(backup, makeSnapshot(vault, at(frames, 6)));
    valueOf(await restoreBackup(keeper, backup));
    const opened = await openPresent();
    expect(opened.headers.map(({ name }) => name)).toEqual(['header.a', 'header.b', 'snapshot-7.bws']);
    expect(opened.journal).toMatchObject({ firstSeq: 8, headSeq: 7, headHash: at(frames, 6).hash });
    expect(opened.journal).not.toHaveProperty('damage');
    valueOf(await keeper.appendFrame(makeFrame(at(frames, 6)).bytes));
    expect(await readFile(join(folder, 'snapshot-7.bws'))).toEqual(await readFile(backup));
  });

  it('is refused over an existing vault', async () => {
    valueOf(await keeper.create(vault.header, vault.genesis));
    const backup = join(home, 'mine.bailiwick');
    await writeFile(backup, makeSnapshot(vault, at(frames, 6)));
    expect(await restoreBackup(keeper, backup)).toEqual({ ok: false, error: { kind: 'vault-exists' } });
    expect((await openPresent()).snapshots).toEqual([]);
  });

  it('is refused for what is damaged, cut short, no backup, or missing, and makes nothing', async () => {
    const snapshot = makeSnapshot(vault, at(frames, 6));
    const backup = join(home, 'mine.bailiwick');
    for (const bytes of [
      snapshot.subarray(0, -1),
      flip(snapshot, 300),
      new Uint8Array([...snapshot, 0]),
      new TextEncoder().encode('BEGIN:VCARD'),
      new Uint8Array(0),
    ]) {
      await writeFile(backup, bytes);
      expect(await restoreBackup(keeper, backup)).toMatchObject({ error: { kind: 'vault-damaged', part: 'backup' } });
    }
    const missing = join(home, 'none.bailiwick');
    expect(await restoreBackup(keeper, missing)).toEqual({
      ok: false,
      error: { kind: 'folder-missing', path: missing },
    });
    expect(valueOf(await keeper.hasVault())).toBe(false);
  });
});
