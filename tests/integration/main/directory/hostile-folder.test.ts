import { execFileSync } from 'node:child_process';
import {
  chmod,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFeeds } from '../../../../src-main/directory/list-feeds.ts';
import {
  CARRIED_CONTENT_MAX_BYTES,
  CARRIED_ENTRY_MAX_BYTES,
  FILE_MISSING,
  FILE_NOT_REACHED,
  FILE_REFUSED,
  type FeedFiles,
  type OddFile,
} from '../../../../src-shared/directory-files.ts';
import { freshFolder, removeFolder } from '../../../support/folders.ts';
import { makeBytes, makeCarrier, makeFeed, type MadeCarrier } from '../../../support/shell/made-carrier.ts';
import { valueOf } from '../../../support/shell/value-of.ts';

const isPosix = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;

let folder: string;
let elsewhere: string;
let carrier: MadeCarrier;
let feed: string;

beforeEach(async () => {
  folder = await freshFolder('hostile');
  elsewhere = await freshFolder('elsewhere');
  carrier = await makeCarrier();
  feed = makeFeed();
  await mkdir(inFeed(), { recursive: true });
  valueOf(await carrier.open(folder));
});
afterEach(async () => {
  carrier.close();
  await removeFolder(folder);
  await removeFolder(elsewhere);
});

const inFeeds = (...names: string[]) => join(folder, 'feeds', ...names);
const inFeed = (...names: string[]) => inFeeds(feed, ...names);
const entryName = (seq: number) => `${String(seq).padStart(10, '0')}.entry`;
const seqs = (...numbers: number[]) => Uint32Array.from(numbers);

async function odd(): Promise<readonly OddFile[]> {
  return valueOf(await carrier.list()).odd.toSorted((a, b) => a.where.localeCompare(b.where));
}

async function listed(): Promise<readonly FeedFiles[]> {
  return valueOf(await carrier.list()).feeds;
}

async function sizesOf(entries: readonly number[], contents: readonly number[] = []): Promise<readonly number[]> {
  const asked = { feed, entries: Uint32Array.from(entries), contents: Uint32Array.from(contents) };
  return [...valueOf(await carrier.read([asked])).sizes];
}

describe('names', () => {
  it('that are not of the form are named and left out', async () => {
    const names = [
      '0000000000.entry',
      '1.entry',
      '00000000001.entry',
      '4294967296.entry',
      '0000000001.ENTRY',
      '0000000001.entry\n',
      '٠٠٠٠٠٠٠٠٠١.entry',
      '0000000001.\u202eyrtne',
      'Großmutter 👵.entry',
      'notes.txt',
    ];
    for (const name of names) await writeFile(inFeed(name), 'x');
    await writeFile(inFeed(entryName(1)), 'x');
    expect(await listed()).toEqual([{ feed, entries: seqs(1), contents: seqs() }]);
    const found = await odd();
    expect(found.map(({ why }) => why)).toEqual(names.map(() => 'odd-name'));
    // Nothing that turns a line around, breaks it, or cannot be seen.
    expect(found.map(({ where }) => where).join('')).toMatch(/^[\p{L}\p{N} !-~]+$/u);
    expect(found.map(({ where }) => where)).toContain(`feeds/${feed}/0000000001.\\u{202e}yrtne`);
  });

  it('that are no text at all harm nobody', async () => {
    if (process.platform !== 'linux') return;
    execFileSync('sh', ['-c', `cd "${inFeed()}" && touch "$(printf 'bad\\377\\376name')"`]);
    const [found] = await odd();
    expect(found?.why).toBe('odd-name');
    expect(found?.where).toContain(`feeds/${feed}/bad`);
  });

  it('of copies by sync programs, and of files that are being written, are told apart', async () => {
    const copies = [
      '0000000001 (conflicted copy).entry',
      "0000000001 (Ada Lovelace's conflicted copy 2026-11-22).entry",
      '0000000001-LAPTOP.entry',
      '0000000001.entry (1)',
      '0000000001.sync-conflict-20261122-101112-ABCDEFG.content',
    ];
    for (const name of copies) await writeFile(inFeed(name), 'x');
    await mkdir(inFeeds(`${makeFeed()} (2)`));
    await writeFile(inFeed('.~0000000002.entry.0123456789abcdef.tmp'), 'x');
    await writeFile(inFeed('0000000002.tmp'), 'x');
    const whys = (await odd()).map(({ why }) => why);
    expect(whys.filter((why) => why === 'copy')).toHaveLength(copies.length + 1);
    expect(whys.filter((why) => why === 'unfinished')).toHaveLength(1);
    expect(whys.filter((why) => why === 'odd-name')).toHaveLength(1);
    expect(await listed()).toEqual([{ feed, entries: seqs(), contents: seqs() }]);
  });

  it('of feeds in other letters are not taken for the feed', async () => {
    await mkdir(inFeeds('AB'.repeat(32)));
    await mkdir(inFeeds('zz'.repeat(32)));
    await mkdir(inFeeds('ab'.repeat(31)));
    await writeFile(inFeeds('Thumbs.db'), 'x');
    expect((await listed()).map(({ feed: name }) => name)).toEqual([feed]);
    expect((await odd()).map(({ why }) => why)).toEqual(['odd-name', 'odd-name', 'odd-name']);
  });

  it('in their thousands are counted, and the first of them named', async () => {
    await Promise.all(Array.from({ length: 5_000 }, async (_none, index) => writeFile(inFeed(`junk ${index}`), '')));
    await Promise.all(Array.from({ length: 1_000 }, async (_none, index) => mkdir(inFeeds(`junk ${index}`))));
    await writeFile(inFeed(entryName(3)), 'x');
    const listing = valueOf(await carrier.list());
    expect(listing.feeds).toEqual([{ feed, entries: seqs(3), contents: seqs() }]);
    expect(listing.oddTotal).toBe(6_000);
    expect(listing.odd).toHaveLength(200);
  });
});

describe('a feed that is filled with files', () => {
  it('is cut short and named, and crowds nobody out', async () => {
    const other = makeFeed();
    await mkdir(inFeeds(other));
    for (let seq = 1; seq <= 10; seq += 1) await writeFile(inFeeds(other, entryName(seq)), 'x');
    for (let seq = 1; seq <= 100; seq += 1) await writeFile(inFeed(entryName(seq)), 'x');
    const meter = { step: () => undefined, wrote: () => undefined, read: () => undefined };
    const asked = { root: folder, feeds: [feed, other], most: 20, stamps: false, known: new Map<string, string>() };
    const { feeds: lists, odd: named } = listFeeds(asked, meter);
    expect(lists.map(({ files }) => files?.entries.length)).toEqual([20, 10]);
    expect(named).toEqual([{ where: `feeds/${feed}`, why: 'too-many' }]);
  });
});

describe('what is no file or no folder', () => {
  it.runIf(isPosix)('is named, never followed and never opened', async () => {
    const secret = join(elsewhere, 'secret');
    await writeFile(secret, 'not for colleagues');
    const linked = makeFeed();
    await mkdir(join(elsewhere, 'feed'));
    await writeFile(join(elsewhere, 'feed', entryName(1)), 'not for colleagues');
    await symlink(join(elsewhere, 'feed'), inFeeds(linked));
    const file = makeFeed();
    await writeFile(inFeeds(file), 'x');
    await symlink(secret, inFeed(entryName(1)));
    await symlink('/dev/zero', inFeed(entryName(2)));
    await symlink(inFeed(entryName(3)), inFeed(entryName(3)));
    await mkdir(inFeed(entryName(4)));
    // Nobody writes into it: opened to be read, it would not answer.
    execFileSync('mkfifo', [inFeed(entryName(5))]);
    // A socket's own path must be short.
    const server = createServer().listen(join(elsewhere, 'socket'));
    await once(server, 'listening');
    await rename(join(elsewhere, 'socket'), inFeed(entryName(6)));
    await writeFile(inFeed(entryName(7)), 'x');

    expect(await listed()).toEqual([{ feed, entries: seqs(7), contents: seqs() }]);
    const found = new Map((await odd()).map(({ where, why }) => [where, why]));
    expect(found.get(`feeds/${linked}`)).toBe('link');
    expect(found.get(`feeds/${file}`)).toBe('not-a-folder');
    const whys = [1, 2, 3, 4, 5, 6].map((seq) => found.get(`feeds/${feed}/${entryName(seq)}`));
    expect(whys).toEqual(['link', 'link', 'link', 'not-a-file', 'not-a-file', 'not-a-file']);
    // Asked for all the same, by somebody who listed before it was exchanged.
    const refused = [1, 2, 3, 4, 5, 6].map(() => FILE_REFUSED);
    expect(await sizesOf([1, 2, 3, 4, 5, 6, 7])).toEqual([...refused, 1]);
    const through = await carrier.read([{ feed: linked, entries: seqs(1), contents: seqs() }]);
    expect([...valueOf(through).sizes]).toEqual([FILE_MISSING]);
    server.close();
  });

  it.runIf(isRoot && process.platform === 'linux')('is not opened where it is a device', async () => {
    execFileSync('mknod', [inFeed(entryName(1)), 'c', '1', '5']);
    expect(await sizesOf([1])).toEqual([FILE_REFUSED]);
    expect(await odd()).toEqual([{ where: `feeds/${feed}/${entryName(1)}`, why: 'not-a-file' }]);
  });

  it.runIf(isPosix)('a folder of feeds that is a link is no directory', async () => {
    await rename(inFeeds(), join(elsewhere, 'feeds'));
    await symlink(join(elsewhere, 'feeds'), inFeeds());
    const away = { ok: false, error: { kind: 'directory-away', why: 'no-feeds-folder' } };
    expect(await carrier.list()).toEqual(away);
    expect(await carrier.write({ feed, seq: 1, entry: makeBytes() })).toEqual(away);
    expect(await carrier.drop({ feed, seq: 1 })).toEqual(away);
    expect(await readdir(join(elsewhere, 'feeds', feed))).toEqual([]);
  });

  it.runIf(isPosix)('is never written through, nor is a file in its place removed', async () => {
    const linked = makeFeed();
    await mkdir(join(elsewhere, 'feed'));
    await writeFile(join(elsewhere, 'feed', '0000000001.content'), 'theirs');
    await symlink(join(elsewhere, 'feed'), inFeeds(linked));
    expect(await carrier.write({ feed: linked, seq: 2, entry: makeBytes() })).toMatchObject({
      ok: false,
      error: { kind: 'refused' },
    });
    valueOf(await carrier.drop({ feed: linked, seq: 1 }));
    expect(await readdir(join(elsewhere, 'feed'))).toEqual(['0000000001.content']);
    // A link in the place of a file: what it points to is not compared, changed or removed.
    await writeFile(join(elsewhere, 'target'), 'theirs');
    await symlink(join(elsewhere, 'target'), inFeed(entryName(1)));
    await symlink(join(elsewhere, 'target'), inFeed('0000000002.content'));
    expect(await carrier.write({ feed, seq: 1, entry: new TextEncoder().encode('theirs') })).toEqual({
      ok: false,
      error: { kind: 'fork', where: 'entry 1' },
    });
    valueOf(await carrier.drop({ feed, seq: 2 }));
    expect(await readFile(join(elsewhere, 'target'), 'utf8')).toBe('theirs');
    expect(await readdir(inFeed())).toEqual([entryName(1)]);
  });
});

describe('sizes', () => {
  it('beyond what is carried are refused without being read', async () => {
    await writeFile(inFeed(entryName(1)), makeBytes(CARRIED_ENTRY_MAX_BYTES));
    await writeFile(inFeed(entryName(2)), makeBytes(CARRIED_ENTRY_MAX_BYTES + 1));
    await writeFile(inFeed('0000000001.content'), makeBytes(CARRIED_CONTENT_MAX_BYTES));
    await writeFile(inFeed('0000000002.content'), 'x');
    // As large as a file can say it is, with nothing in it, and under several names.
    await truncate(inFeed('0000000002.content'), 2 ** 40);
    await link(inFeed('0000000002.content'), inFeed(entryName(3)));
    await writeFile(inFeed(entryName(4)), '');
    const begun = carrier.traffic().bytesRead;
    expect(await sizesOf([1, 2, 3, 4], [1, 2])).toEqual([
      CARRIED_ENTRY_MAX_BYTES,
      FILE_REFUSED,
      FILE_REFUSED,
      0,
      CARRIED_CONTENT_MAX_BYTES,
      FILE_REFUSED,
    ]);
    expect(carrier.traffic().bytesRead - begun).toBe(CARRIED_ENTRY_MAX_BYTES + CARRIED_CONTENT_MAX_BYTES);
  });

  it('of many large files fill several answers, none of them too large, and each goes on after the last', async () => {
    const all = Array.from({ length: 300 }, (_none, index) => index + 1);
    const content = makeBytes(CARRIED_CONTENT_MAX_BYTES);
    for (const seq of all) await writeFile(inFeed(entryName(seq).replace('entry', 'content')), content);
    let left = all;
    let calls = 0;
    while (left.length > 0) {
      const asked = [{ feed, entries: seqs(), contents: Uint32Array.from(left) }];
      const { bytes, sizes } = valueOf(await carrier.read(asked));
      expect(bytes.length).toBeLessThan(20 * 1024 * 1024);
      expect([...sizes].every((size) => size === content.length || size === FILE_NOT_REACHED)).toBe(true);
      const reached = sizes.filter((size) => size !== FILE_NOT_REACHED).length;
      expect(sizes.slice(reached).every((size) => size === FILE_NOT_REACHED)).toBe(true);
      left = left.slice(reached);
      calls += 1;
    }
    expect(calls).toBeGreaterThan(1);
    expect(calls).toBeLessThan(50);
  });
});

describe('rights', () => {
  it.runIf(isPosix)('that are missing are named, and the rest is read', async () => {
    const shut = makeFeed();
    await chmod(folder, 0o755);
    await mkdir(inFeeds(shut), { mode: 0o000 });
    await writeFile(inFeed(entryName(1)), 'x', { mode: 0o000 });
    await writeFile(inFeed(entryName(2)), 'x');
    // Root may read everything.
    if (isRoot) process.seteuid?.('nobody');
    try {
      expect(await odd()).toEqual([{ where: `feeds/${shut}`, why: 'unreadable' }]);
      expect(await sizesOf([1, 2])).toEqual([FILE_REFUSED, 1]);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it.runIf(isPosix)('of a new file let colleagues read it', async () => {
    valueOf(await carrier.write({ feed, seq: 1, entry: makeBytes(), content: makeBytes() }));
    const masked = 0o666 & ~process.umask();
    expect((await stat(inFeed(entryName(1)))).mode & 0o777).toBe(masked);
  });
});

describe('a folder that changes under the eyes', () => {
  it('is listed and read while others write, remove and rename in it, without a crash', async () => {
    const over = new AbortController();
    async function stir(): Promise<void> {
      for (let round = 0; !over.signal.aborted; round += 1) {
        const name = inFeed(entryName(1 + (round % 50)));
        await writeFile(name, makeBytes(200 + (round % 900))).catch(() => undefined);
        if (round % 3 === 0) await rm(name, { force: true, recursive: true });
        if (round % 7 === 0) await mkdir(name).catch(() => undefined);
        if (round % 11 === 0) await rename(inFeed(), inFeeds(makeFeed())).catch(() => undefined);
        if (round % 11 === 0) await mkdir(inFeed(), { recursive: true });
      }
    }
    const stirring = stir();
    const all = Array.from({ length: 50 }, (_none, index) => index + 1);
    for (let round = 0; round < 60; round += 1) {
      const feeds = valueOf(await carrier.list()).feeds;
      valueOf(await carrier.read(feeds.slice(0, 50)));
      for (const size of await sizesOf(all)) expect(size).toBeGreaterThanOrEqual(FILE_REFUSED);
    }
    over.abort();
    await stirring;
  });

  it('is never half a list where it goes away in the middle', async () => {
    for (let made = 0; made < 300; made += 1) {
      const name = makeFeed();
      await mkdir(inFeeds(name));
      await writeFile(inFeeds(name, entryName(1)), 'x');
    }
    const whole = (await listed()).length;
    for (let round = 0; round < 20; round += 1) {
      const listing = carrier.list();
      const moved = rename(folder, `${folder}-away`);
      const answer = await listing;
      await moved;
      if (answer.ok) expect(answer.value.feeds).toHaveLength(whole);
      else expect(answer.error.kind).toBe('directory-away');
      await rename(`${folder}-away`, folder);
      await expect.poll(async () => (await carrier.list()).ok).toBe(true);
    }
  });
});
