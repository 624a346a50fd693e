import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, open, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHands } from '../../../../src-main/directory/hands.ts';
import { createThreads } from '../../../../src-main/directory/threads.ts';
import { freshFolder, removeFolder } from '../../../support/folders.ts';
import { makeBytes, makeCarrier, makeFeed, type MadeCarrier } from '../../../support/shell/made-carrier.ts';
import { valueOf } from '../../../support/shell/value-of.ts';

let folder: string;
let carrier: MadeCarrier;
let feed: string;

beforeEach(async () => {
  folder = await freshFolder('watched');
  feed = makeFeed();
  await mkdir(inFeed(), { recursive: true });
});
afterEach(async () => {
  carrier.close();
  await removeFolder(folder);
});

const inFeed = (...names: string[]) => join(folder, 'feeds', feed, ...names);
const kinds = () => carrier.events.map(({ kind }) => kind);

async function openFolder(pollInMs: number): Promise<void> {
  carrier = await makeCarrier({ pollInMs });
  expect(valueOf(await carrier.open(folder))).toEqual({ kind: 'here' });
}

describe('a change', () => {
  it('of a file, a new file and a new feed are each told, without waiting for the next look', async () => {
    await openFolder(60_000);
    const changes: (() => Promise<unknown>)[] = [
      async () => writeFile(inFeed('0000000001.entry'), 'x'),
      async () => appendFile(inFeed('0000000001.entry'), 'y'),
      async () => rm(inFeed('0000000001.entry')),
      async () => mkdir(join(folder, 'feeds', makeFeed())),
    ];
    for (const change of changes) {
      const before = carrier.events.length;
      await change();
      await expect.poll(kinds, { timeout: 5_000 }).toHaveLength(before + 1);
      expect(kinds().at(-1)).toBe('directory-changed');
      // What one change sets off comes as one piece of news.
      await sleep(400);
      expect(kinds()).toHaveLength(before + 1);
    }
  });

  it('of a thousand files is told a few times, not a thousand', async () => {
    await openFolder(60_000);
    for (let seq = 1; seq <= 1_000; seq += 1) await writeFile(inFeed(`${String(seq).padStart(10, '0')}.entry`), 'x');
    await expect.poll(kinds, { timeout: 5_000 }).toContain('directory-changed');
    await sleep(1_500);
    expect(carrier.events.length).toBeLessThanOrEqual(5);
  });

  it('that the system does not tell is found by looking', async () => {
    await openFolder(100);
    const before = carrier.events.length;
    // Its time alone changes, as where a file was made on another machine.
    await utimes(inFeed(), new Date(), new Date(Date.now() + 60_000));
    await expect.poll(kinds, { timeout: 5_000 }).toHaveLength(before + 1);
  });

  it('is not told where nothing changed', async () => {
    await openFolder(50);
    valueOf(await carrier.list());
    await sleep(1_000);
    expect(carrier.events).toEqual([]);
  });
});

describe('a folder that goes away', () => {
  it('is noticed, refuses all work at once, and is noticed when it is back', async () => {
    await openFolder(100);
    await rename(folder, `${folder}-away`);
    await expect.poll(() => carrier.events).toEqual([{ kind: 'directory-away', why: 'missing' }]);
    const away = { ok: false, error: { kind: 'directory-away', why: 'missing' } };
    expect(await carrier.list()).toEqual(away);
    expect(await carrier.read([])).toEqual(away);
    expect(await carrier.write({ feed, seq: 1, entry: makeBytes() })).toEqual(away);
    expect(await carrier.drop({ feed, seq: 1 })).toEqual(away);
    await rename(`${folder}-away`, folder);
    await expect.poll(kinds).toEqual(['directory-away', 'directory-back']);
    valueOf(await carrier.write({ feed, seq: 1, entry: makeBytes() }));
  });

  it('leaves nothing but its mount point: nothing is written there', async () => {
    await openFolder(60_000);
    await rename(join(folder, 'feeds'), join(folder, 'unmounted'));
    expect(await carrier.write({ feed, seq: 1, entry: makeBytes() })).toMatchObject({
      error: { kind: 'directory-away', why: 'no-feeds-folder' },
    });
    // The call that noticed it tells the watch, which tells the vault.
    await expect.poll(kinds).toContain('directory-away');
  });

  it('may be away when it is opened, and comes back later', async () => {
    await rename(folder, `${folder}-away`);
    carrier = await makeCarrier({ pollInMs: 100 });
    expect(valueOf(await carrier.open(folder))).toEqual({ kind: 'away', why: 'missing' });
    await rename(`${folder}-away`, folder);
    await expect.poll(kinds).toEqual(['directory-back']);
    expect(valueOf(await carrier.list()).feeds).toHaveLength(1);
  });

  it('is let go with the vault: nothing more is told, and the next one opens it anew', async () => {
    await openFolder(50);
    carrier.close();
    await writeFile(inFeed('0000000001.entry'), 'x');
    await sleep(500);
    expect(carrier.events).toEqual([]);
    expect(await carrier.list()).toEqual({ ok: false, error: { kind: 'refused', where: 'directory not open' } });
    expect(valueOf(await carrier.open(folder))).toEqual({ kind: 'here' });
    expect(valueOf(await carrier.list()).feeds).toHaveLength(1);
  });
});

describe.skipIf(process.platform === 'win32')('a share that does not answer', () => {
  let pipe: string;

  /** Threads that hang in their first call, as on a share whose server is gone. */
  const hanging = () =>
    `require('node:worker_threads').parentPort.on('message', () => require('node:fs').openSync('${pipe}', 'r'));`;

  beforeEach(async () => {
    pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    carrier = await makeCarrier();
  });

  it('stops its threads and nothing else: every call is answered, also the hundredth', async () => {
    const threads = createThreads(hanging);
    const hands = createHands(threads, new BigInt64Array(new SharedArrayBuffer(16)), 300);
    const answers = await Promise.all(Array.from({ length: 100 }, async () => hands.run('look', { root: folder })));
    const away = { ok: false, error: { kind: 'directory-away', why: 'no-answer' } };
    expect(answers).toEqual(answers.map(() => away));
    hands.close();
    // They cannot be ended, which whoever ends the app must know; when the share answers they end by themselves.
    expect(await threads.haveEnded(200)).toBe(false);
    const handle = await open(pipe, 'w');
    expect(await threads.haveEnded(5_000)).toBe(true);
    await handle.close();
  });

  it('that answers has no thread left once it is closed', async () => {
    await openFolder(60_000);
    valueOf(await carrier.list());
    carrier.close();
    expect(await carrier.hasEnded()).toBe(true);
  });
});
