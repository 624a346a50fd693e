import { readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../../src-main/vault-folder/folder-lock.ts';
import { processNamespace } from '../../../src-main/vault-folder/process-identity.ts';
import { createVaultKeeper } from '../../../src-main/vault-folder/vault-folder.ts';
import { freshFolder, removeFolder } from '../../support/folders.ts';
import { makeFrames, makeVault } from '../../support/shell/made-vault.ts';
import { startKeeper, type KeeperChild } from '../../support/shell/keeper-child.ts';
import { valueOf } from '../../support/shell/value-of.ts';

let folder: string;
let children: KeeperChild[];

beforeEach(async () => {
  folder = await freshFolder('lock');
  children = [];
});

afterEach(async () => {
  for (const child of children) await child.kill();
  await removeFolder(folder);
});

async function start(): Promise<KeeperChild> {
  const child = await startKeeper(folder);
  children.push(child);
  return child;
}

const lockPath = () => join(folder, 'vault.lock');

/** A lock as another process would have left it. */
async function leaveLock(owner: Readonly<Record<string, unknown>>, ageInSeconds = 0): Promise<void> {
  const rest = { token: 'theirs', user: 'ada', namespace: processNamespace() };
  await writeFile(lockPath(), JSON.stringify({ ...rest, ...owner }));
  const then = new Date(Date.now() - ageInSeconds * 1_000);
  await utimes(lockPath(), then, then);
}

describe('two processes on one folder', () => {
  it('the second is told who has it, and gets it once the first lets go', async () => {
    const [first, second] = [await start(), await start()];
    expect(await first.ask('create')).toMatchObject({ ok: true });
    const refused = await second.ask('open');
    expect(refused.error?.kind).toBe('vault-in-use');
    expect(refused.error?.['by']).toContain(`on ${hostname()} (process ${first.process.pid})`);
    await first.ask('close');
    expect(await second.ask('open')).toMatchObject({ ok: true, headSeq: 0 });
    expect(await first.ask('open')).toMatchObject({ ok: false, error: { kind: 'vault-in-use' } });
  });

  it('the second takes over from a first that was killed', async () => {
    const [first, second] = [await start(), await start()];
    await first.ask('create');
    await first.ask('append 400');
    await first.kill();
    expect(await second.ask('open')).toMatchObject({ ok: true, headSeq: 1 });
  });

  it('of many that start at once, one gets it', async () => {
    const maker = await start();
    await maker.ask('create');
    await maker.kill();
    const rivals = await Promise.all([start(), start(), start(), start()]);
    const answers = await Promise.all(rivals.map(async (rival) => rival.ask('open')));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('a lock that was left behind', () => {
  it('by a process that ended, or whose number went to another, is taken over', async () => {
    await leaveLock({ pid: 2 ** 22 + 1, host: hostname() });
    await valueOf(await lockFolder(folder)).release();
    await leaveLock({ pid: process.pid, start: '1', host: hostname() });
    await valueOf(await lockFolder(folder)).release();
  });

  it('by another machine counts for a minute after its last sign of life', async () => {
    await leaveLock({ pid: 4, host: 'the-other-machine' }, 50);
    expect(await lockFolder(folder)).toEqual({
      ok: false,
      error: { kind: 'vault-in-use', by: 'ada on the-other-machine (process 4)' },
    });
    await leaveLock({ pid: 4, host: 'the-other-machine' }, 70);
    await valueOf(await lockFolder(folder)).release();
  });

  it('whose process cannot be told from a later one counts for a minute too', async () => {
    const owner = { pid: process.pid, host: hostname() };
    await leaveLock(owner, 50);
    expect((await lockFolder(folder)).ok).toBe(false);
    await leaveLock(owner, 70);
    await valueOf(await lockFolder(folder)).release();
  });

  it('by a container on this machine is not judged by a number that means nothing here', async () => {
    await leaveLock({ pid: 2 ** 22 + 1, host: hostname(), namespace: 'pid:[1]' });
    expect((await lockFolder(folder)).ok).toBe(false);
  });

  it('in no readable form counts for a minute', async () => {
    await writeFile(lockPath(), '{');
    expect(await lockFolder(folder)).toMatchObject({ ok: false, error: { by: 'another program' } });
    const then = new Date(Date.now() - 70_000);
    await utimes(lockPath(), then, then);
    await valueOf(await lockFolder(folder)).release();
  });
});

it('writes nothing more into a folder that somebody took over', async () => {
  const keeper = createVaultKeeper(folder);
  const vault = makeVault();
  valueOf(await keeper.create(vault.header, vault.genesis));
  const [frame] = makeFrames(1, { seq: 0, hash: vault.genesis });
  await leaveLock({ pid: 4, host: 'the-other-machine' });
  await sleep(1_100);
  const taken = { ok: false, error: { kind: 'vault-in-use' } };
  expect(await keeper.appendFrame(frame?.bytes ?? new Uint8Array(0))).toMatchObject(taken);
  expect(await keeper.cutJournal(0, 'snapshot-0.bws')).toMatchObject(taken);
  expect(await keeper.open()).toMatchObject(taken);
  await keeper.close();
});

it('notices that somebody took the folder over, and leaves their lock alone', async () => {
  const lock = valueOf(await lockFolder(folder));
  expect(await lock.isOurs()).toBe(true);
  await leaveLock({ pid: 4, host: 'the-other-machine' });
  expect(await lock.isOurs()).toBe(false);
  await lock.release();
  expect(await readFile(lockPath(), 'utf8')).toContain('the-other-machine');
});
