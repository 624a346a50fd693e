import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshFolder, removeFolder } from '../../../support/folders.ts';
import { startChild, type KeeperAnswer, type KeeperChild } from '../../../support/shell/keeper-child.ts';
import { makeFeed, threadFile } from '../../../support/shell/made-carrier.ts';
import { canMount, inside, onADiskOf } from '../../../support/shell/own-mounts.ts';

let folder: string;
let child: KeeperChild | undefined;

beforeEach(async () => {
  folder = await freshFolder('directory-trouble');
});
afterEach(async () => {
  await child?.kill();
  child = undefined;
  await chmod(folder, 0o700);
  await removeFolder(folder);
});

const start = async (around: readonly string[] = []) =>
  startChild('directory-process.ts', [await threadFile(), folder], around);

describe.skipIf(!canMount)('a full share', () => {
  it('is named, leaves nothing half-written, and takes the entry again once there is room', async () => {
    child = await start(onADiskOf(folder, '256k'));
    expect(await child.ask('found')).toMatchObject({ ok: true });
    const feed = makeFeed();
    let answer: KeeperAnswer = { ok: true };
    let seq = 0;
    while ((answer = await child.ask(`write ${feed} ${seq + 1} 20000`)).ok) seq += 1;
    expect(answer.error).toEqual({ kind: 'disk-full', path: folder });
    expect(seq).toBeGreaterThan(3);
    expect(await child.ask('list')).toEqual({ ok: true, feeds: [{ feed, entries: seq }] });
    expect(await child.ask(`drop ${feed} 1`)).toMatchObject({ ok: true });
    expect(await child.ask(`write ${feed} ${seq + 1} 20000`)).toMatchObject({ ok: true });
  });
});

describe.skipIf(!canMount)('a share that may only be read', () => {
  it('is listed, and says so where something is to be written or founded', async () => {
    const feed = makeFeed();
    await mkdir(join(folder, 'feeds', feed), { recursive: true });
    child = await start(inside(`mount --bind "${folder}" "${folder}" && mount -o remount,ro,bind "${folder}"`));
    expect(await child.ask('open')).toMatchObject({ ok: true, value: { kind: 'here' } });
    expect(await child.ask('list')).toEqual({ ok: true, feeds: [{ feed, entries: 0 }] });
    const readOnly = { ok: false, error: { kind: 'read-only', path: folder } };
    expect(await child.ask(`write ${feed} 1`)).toMatchObject(readOnly);
    expect(await child.ask(`write ${makeFeed()} 1`)).toMatchObject(readOnly);
    expect(await readdir(join(folder, 'feeds'))).toEqual([feed]);
  });

  it('cannot be founded in', async () => {
    child = await start(inside(`mount -t tmpfs -o ro tmpfs "${folder}"`));
    expect(await child.ask('found')).toEqual({ ok: false, error: { kind: 'read-only', path: folder } });
  });
});
