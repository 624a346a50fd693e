import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FILE_MISSING } from '../../../../src-shared/directory-files.ts';
import { freshFolder, removeFolder } from '../../../support/folders.ts';
import { makeBytes, makeCarrier, makeFeed, type MadeCarrier } from '../../../support/shell/made-carrier.ts';
import { valueOf } from '../../../support/shell/value-of.ts';

let folder: string;
let carrier: MadeCarrier;

beforeEach(async () => {
  folder = await freshFolder('directory');
  carrier = await makeCarrier();
});
afterEach(async () => {
  carrier.close();
  await removeFolder(folder);
});

async function found(): Promise<void> {
  valueOf(await carrier.chosen(folder, 'found'));
  expect(valueOf(await carrier.open(folder))).toEqual({ kind: 'here' });
}

const seqs = (...numbers: number[]) => Uint32Array.from(numbers);

describe('a folder that is to be shared', () => {
  it('is founded once, and then only joined', async () => {
    expect(await carrier.chosen(folder, 'join')).toEqual({
      ok: false,
      error: { kind: 'directory-absent', path: folder },
    });
    await found();
    expect((await readdir(folder)).toSorted()).toEqual(['READ ME.txt', 'feeds']);
    expect((await stat(join(folder, 'feeds'))).mode).toBe((await stat(folder)).mode);
    expect(await carrier.chosen(folder, 'found')).toEqual({
      ok: false,
      error: { kind: 'directory-exists', path: folder },
    });
    expect(await carrier.chosen(folder, 'join')).toMatchObject({ ok: true });
  });

  it('that nobody chose gets no directory', async () => {
    expect(valueOf(await carrier.open(folder))).toEqual({ kind: 'away', why: 'no-feeds-folder' });
    expect(await readdir(folder)).toEqual([]);
    expect(await carrier.list()).toMatchObject({ ok: false, error: { kind: 'directory-away' } });
  });

  it('keeps a page for people that was there before', async () => {
    await writeFile(join(folder, 'READ ME.txt'), 'ours');
    await found();
    expect(await readFile(join(folder, 'READ ME.txt'), 'utf8')).toBe('ours');
  });
});

describe('names that were listed before', () => {
  // Longer than two changes may share one time.
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5_200));

  it('are believed once they have settled, and what comes, goes or is exchanged is seen at once', async () => {
    await found();
    const [feed, quiet] = [makeFeed(), makeFeed()];
    for (const one of [feed, quiet]) valueOf(await carrier.write({ feed: one, seq: 1, entry: makeBytes() }));
    const listed = async () =>
      valueOf(await carrier.list())
        .feeds.filter((one) => one.feed === feed)
        .map(({ entries, contents }) => [[...entries], [...contents]]);
    await listed();
    await settle();
    for (let again = 0; again < 3; again += 1) expect(await listed()).toEqual([[[1], []]]);
    valueOf(await carrier.write({ feed, seq: 2, entry: makeBytes(), content: makeBytes() }));
    expect(await listed()).toEqual([[[1, 2], [2]]]);
    await rm(join(folder, 'feeds', feed, '0000000001.entry'));
    expect(await listed()).toEqual([[[2], [2]]]);
    await settle();
    for (let again = 0; again < 2; again += 1) expect(await listed()).toEqual([[[2], [2]]]);
    await rm(join(folder, 'feeds', feed, '0000000002.content'));
    await mkdir(join(folder, 'feeds', feed, '0000000002.content'));
    for (let again = 0; again < 2; again += 1) {
      expect(await listed()).toEqual([[[2], []]]);
      expect(valueOf(await carrier.list()).odd).toMatchObject([{ why: 'not-a-file' }]);
    }
    await rm(join(folder, 'feeds', feed), { recursive: true });
    expect(await listed()).toEqual([]);
    expect(valueOf(await carrier.list()).feeds).toMatchObject([{ feed: quiet }]);
  }, 40_000);
});

describe('a file that is put back', () => {
  const place = (feed: string) => join(folder, 'feeds', feed, '0000000007.content');
  async function written(): Promise<{ readonly feed: string; readonly bytes: Uint8Array }> {
    await found();
    const [feed, bytes] = [makeFeed(), makeBytes(500)];
    valueOf(await carrier.write({ feed, seq: 7, entry: makeBytes(), content: bytes }));
    return { feed, bytes };
  }

  it('takes the place of what was found there, or of nothing', async () => {
    const { feed, bytes } = await written();
    const mend = { feed, seq: 7, part: 'content', bytes } as const;
    const altered = makeBytes(500);
    await writeFile(place(feed), altered);
    valueOf(await carrier.mend({ ...mend, instead: altered }));
    expect(new Uint8Array(await readFile(place(feed)))).toEqual(bytes);
    await rm(place(feed));
    valueOf(await carrier.mend({ ...mend, instead: null }));
    expect(new Uint8Array(await readFile(place(feed)))).toEqual(bytes);
    // There already: a success, whatever was found before.
    valueOf(await carrier.mend({ ...mend, instead: altered }));
    expect(await readdir(join(folder, 'feeds', feed))).toEqual(['0000000007.content', '0000000007.entry']);
  });

  it.each([
    ['was altered again meanwhile', makeBytes(500)],
    ['was not there, and is by now', null],
  ])('leaves what %s', async (_, instead) => {
    const { feed, bytes } = await written();
    const later = makeBytes(500);
    await writeFile(place(feed), later);
    expect(await carrier.mend({ feed, seq: 7, part: 'content', bytes, instead })).toEqual({
      ok: false,
      error: { kind: 'fork', where: 'content 7' },
    });
    expect(new Uint8Array(await readFile(place(feed)))).toEqual(later);
    expect(await readdir(join(folder, 'feeds', feed))).toEqual(['0000000007.content', '0000000007.entry']);
  });
});

describe('an entry', () => {
  it('is written with its content, listed and read back, and counted', async () => {
    await found();
    const [feed, other] = [makeFeed(), makeFeed()].toSorted() as [string, string];
    const [entry, content, second] = [makeBytes(), makeBytes(500), makeBytes(310)];
    valueOf(await carrier.write({ feed, seq: 1, entry, content }));
    valueOf(await carrier.write({ feed, seq: 2, entry: second }));
    valueOf(await carrier.write({ feed: other, seq: 1, entry, content }));
    const listing = valueOf(await carrier.list());
    expect(listing).toEqual({
      feeds: [
        { feed, entries: seqs(1, 2), contents: seqs(1) },
        { feed: other, entries: seqs(1), contents: seqs(1) },
      ],
      odd: [],
      oddTotal: 0,
    });
    const { bytes, sizes } = valueOf(
      await carrier.read([
        { feed, entries: seqs(2, 3, 1), contents: seqs(1) },
        { feed: makeFeed(), entries: seqs(1), contents: seqs() },
      ]),
    );
    expect([...sizes]).toEqual([310, FILE_MISSING, 300, 500, FILE_MISSING]);
    expect(Buffer.from(bytes).equals(Buffer.concat([second, entry, content]))).toBe(true);
    expect(carrier.traffic()).toEqual({ bytesWritten: 300 + 500 + 310 + 300 + 500, bytesRead: 310 + 300 + 500 });
  });

  it('that is there already with the same bytes is a success, and writes nothing', async () => {
    await found();
    const file = { feed: makeFeed(), seq: 7, entry: makeBytes(), content: makeBytes() };
    valueOf(await carrier.write(file));
    const { bytesWritten } = carrier.traffic();
    valueOf(await carrier.write(file));
    expect(carrier.traffic().bytesWritten).toBe(bytesWritten);
  });

  it.each(['entry', 'content'] as const)('with another %s there is a fork, and nothing is changed', async (part) => {
    await found();
    const feed = makeFeed();
    const path = join(folder, 'feeds', feed, `0000000007.${part}`);
    await mkdir(join(folder, 'feeds', feed));
    await writeFile(path, 'something else');
    expect(await carrier.write({ feed, seq: 7, entry: makeBytes(), content: makeBytes() })).toEqual({
      ok: false,
      error: { kind: 'fork', where: `${part} 7` },
    });
    expect(await readdir(join(folder, 'feeds', feed))).toEqual([`0000000007.${part}`]);
    expect(await readFile(path, 'utf8')).toBe('something else');
  });

  it('loses its content and keeps its place', async () => {
    await found();
    const feed = makeFeed();
    valueOf(await carrier.write({ feed, seq: 1, entry: makeBytes(), content: makeBytes() }));
    valueOf(await carrier.drop({ feed, seq: 1 }));
    valueOf(await carrier.drop({ feed, seq: 1 }));
    valueOf(await carrier.drop({ feed: makeFeed(), seq: 1 }));
    expect(await readdir(join(folder, 'feeds', feed))).toEqual(['0000000001.entry']);
  });

  it('is not written where the folder went away, and nothing is made in its place', async () => {
    await found();
    await rm(join(folder, 'feeds'), { recursive: true });
    const answer = await carrier.write({ feed: makeFeed(), seq: 1, entry: makeBytes() });
    expect(answer).toEqual({ ok: false, error: { kind: 'directory-away', why: 'no-feeds-folder' } });
    expect(await readdir(folder)).toEqual(['READ ME.txt']);
  });
});

describe('another system', () => {
  const failing = (name: string, code: string) =>
    `fs.${name} = () => { throw Object.assign(new Error('as it says'), { code: '${code}' }); };`;

  async function use(system: string): Promise<void> {
    carrier.close();
    carrier = await makeCarrier({ system });
    await found();
  }

  it.each(['ENOTSUP', 'EPERM', 'ENOSYS'])(
    'that gives a file no second name (%s) replaces nothing either',
    async (code) => {
      await use(failing('linkSync', code));
      const file = { feed: makeFeed(), seq: 1, entry: makeBytes(), content: makeBytes() };
      valueOf(await carrier.write(file));
      valueOf(await carrier.write(file));
      expect(await carrier.write({ ...file, content: makeBytes() })).toMatchObject({ error: { kind: 'fork' } });
      expect(await readdir(join(folder, 'feeds', file.feed))).toEqual(['0000000001.content', '0000000001.entry']);
      expect(await readFile(join(folder, 'feeds', file.feed, '0000000001.entry'))).toEqual(Buffer.from(file.entry));
    },
  );

  it('that knows no fsync is trusted as far as it goes, and one whose fsync fails is not', async () => {
    await use(failing('fsyncSync', 'ENOTSUP'));
    valueOf(await carrier.write({ feed: makeFeed(), seq: 1, entry: makeBytes() }));
    const broken = `fs.fsyncSync = (file) => { if (fs.fstatSync(file).isFile()) throw Object.assign(new Error(), { code: 'EIO' }); };`;
    carrier.close();
    carrier = await makeCarrier({ system: broken });
    valueOf(await carrier.open(folder));
    const feed = makeFeed();
    expect(await carrier.write({ feed, seq: 1, entry: makeBytes() })).toEqual({
      ok: false,
      error: { kind: 'disk-failed', path: folder, code: 'EIO' },
    });
    expect(await readdir(join(folder, 'feeds', feed))).toEqual([]);
  });

  it('whose other programs hold a file for a moment is no fork', async () => {
    await use(
      `const open = fs.openSync;
       fs.openSync = (path, ...rest) => {
         if (String(path).endsWith('.entry')) throw Object.assign(new Error('held'), { code: 'EBUSY' });
         return open(path, ...rest);
       };`,
    );
    const feed = makeFeed();
    await mkdir(join(folder, 'feeds', feed));
    await writeFile(join(folder, 'feeds', feed, '0000000001.entry'), 'held');
    expect(await carrier.write({ feed, seq: 1, entry: makeBytes() })).toEqual({
      ok: false,
      error: { kind: 'disk-failed', path: folder, code: 'EBUSY' },
    });
  });
});
