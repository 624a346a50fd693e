import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toDiskError } from '../../../src-main/vault-folder/disk-error.ts';
import { freshFolder, removeFolder } from '../../support/folders.ts';
import { startKeeper, type KeeperAnswer, type KeeperChild } from '../../support/shell/keeper-child.ts';
import { canMount, inside, onADiskOf } from '../../support/shell/own-mounts.ts';

let folder: string;
let child: KeeperChild | undefined;

beforeEach(async () => {
  folder = await freshFolder('trouble');
});

afterEach(async () => {
  await child?.kill();
  child = undefined;
  await chmod(folder, 0o700);
  await removeFolder(folder);
});

describe.skipIf(!canMount)('a full disk', () => {
  it('keeps what it acknowledged, and takes the frame again once there is room', async () => {
    child = await startKeeper(folder, onADiskOf(folder, '400k'));
    expect(await child.ask('create')).toMatchObject({ ok: true });
    let answer: KeeperAnswer = { ok: true };
    let acknowledged = 0;
    while ((answer = await child.ask('append 50000')).ok) acknowledged += 1;
    expect(answer.error).toEqual({ kind: 'disk-full', path: join(folder, 'journal-1.bwj') });
    expect(acknowledged).toBeGreaterThan(3);
    // A smaller frame still finds room: half of the big one must not be in its way.
    expect(await child.ask('append 1000')).toMatchObject({ ok: true, seq: acknowledged + 1 });
    const reopened = await child.ask('open');
    expect(reopened).toMatchObject({ ok: true, headSeq: acknowledged + 1 });
    expect(reopened).not.toHaveProperty('tornTail');
    expect(reopened).not.toHaveProperty('damage');
  });

  it('creates no vault, or a whole one', async () => {
    child = await startKeeper(folder, onADiskOf(folder, '8k'));
    expect(await child.ask('create')).toEqual({ ok: false, error: { kind: 'disk-full', path: folder } });
    expect(await child.ask('open')).toMatchObject({ ok: true, value: { kind: 'absent' } });
  });
});

describe.skipIf(!canMount)('a read-only disk', () => {
  const readOnly = () => ({ ok: false, error: { kind: 'read-only', path: folder } });

  it('is named where a vault is to be created', async () => {
    child = await startKeeper(folder, inside(`mount -t tmpfs -o ro tmpfs "${folder}"`));
    expect(await child.ask('create')).toEqual(readOnly());
  });

  it('is named where a vault is to be opened', async () => {
    const before = await startKeeper(folder);
    expect(await before.ask('create')).toMatchObject({ ok: true });
    await before.ask('close');
    await before.kill();
    child = await startKeeper(
      folder,
      inside(`mount --bind "${folder}" "${folder}" && mount -o remount,ro,bind "${folder}"`),
    );
    expect(await child.ask('open')).toEqual(readOnly());
  });
});

describe('what the operating system says', () => {
  const errorWith = (code: string) => Object.assign(new Error('as it says'), { code });

  it('becomes a kind that a message can be made of', () => {
    const kinds = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EIO'].map(
      (code) => toDiskError(errorWith(code), '/vault')?.kind,
    );
    expect(kinds).toEqual([
      'disk-full',
      'disk-full',
      'read-only',
      'read-only',
      'read-only',
      'folder-missing',
      'folder-missing',
      'disk-failed',
    ]);
    expect(toDiskError(errorWith('EIO'), '/vault')).toEqual({ kind: 'disk-failed', path: '/vault', code: 'EIO' });
  });

  it('is not mixed up with a bug', () => {
    expect(toDiskError(new TypeError('a bug'), '/vault')).toBeUndefined();
    expect(toDiskError('thrown text', '/vault')).toBeUndefined();
  });
});
