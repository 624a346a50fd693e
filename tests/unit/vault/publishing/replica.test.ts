import { beforeEach, expect, it } from 'vitest';

import {
  checkHere,
  packFiles,
  packFound,
  unpackFound,
  type FeedChecker,
} from '../../../../src-renderer/vault/publishing/feed-checker.ts';
import { emptied } from '../../../../src-renderer/vault/publishing/read-feed.ts';
import { createReplica, type FeedChange } from '../../../../src-renderer/vault/publishing/replica.ts';
import { concatBytes } from '../../../../src-shared/bytes.ts';
import { toHex32 } from '../../../../src-shared/directory-entry/key-bytes.ts';
import {
  createFeed,
  createFirm,
  createOwner,
  directoryCrypto,
  type FeedWriter,
} from '../../../support/directory/feed-writer.ts';
import { createMemoryDevice } from '../../../support/directory/test-partner.ts';
import { seededBytes } from '../../../support/seeded-bytes.ts';

const ENTRIES = 300;
const NOW = '2026-11-22T12:00:00.000Z';
const noPause = async (): Promise<void> => undefined;

let checker: FeedChecker;
let feed: FeedWriter;
let written: string[];
let device: ReturnType<typeof createMemoryDevice>;

beforeEach(async () => {
  const crypto = await directoryCrypto(seededBytes('replica'));
  const firm = createFirm(crypto);
  const keys = { directoryId: firm.directoryId, contentKeys: new Map([[firm.epoch, [firm.key]]]) };
  checker = checkHere(crypto, keys, noPause);
  feed = createFeed(crypto, firm, createOwner(crypto));
  feed.append({ kind: 'profile', content: { name: 'Ruth Bellamy' } });
  while (feed.entries.length < ENTRIES) say(feed.entries.length);
  const memory = createMemoryDevice();
  written = [];
  device = {
    ...memory,
    put: (table, rows) => {
      written.push(...rows.map(({ key }) => key.slice(key.indexOf('/') + 1)));
      return memory.put(table, rows);
    },
  };
});

const say = (index: number): void => {
  feed.append({ kind: 'claim', content: { client: `Client ${index}`, expires: '2027-11-22' } });
};

/** The whole feed as the app reads it the first time. */
async function readAll(): Promise<FeedChange> {
  const files = feed.entries.flatMap(({ seq, entry, content }) => [
    { feed: feed.feed, seq, part: 'entry' as const, isMissing: false, bytes: entry },
    ...(content ? [{ feed: feed.feed, seq, part: 'content' as const, isMissing: false, bytes: content }] : []),
  ]);
  const listed = Uint32Array.from(feed.entries, ({ seq }) => seq);
  const { read } = await checker.read({ feed: feed.feed, listed, files: packFiles(files), now: NOW });
  if (read === undefined) throw new Error('the feed was refused');
  return read;
}

it('is loaded as it was kept, with every signed header', async () => {
  const read = await readAll();
  await createReplica(device).keep([read]);
  const again = createReplica(device);
  await again.load(noPause);
  expect(again.feeds().get(feed.feed)).toEqual(read.feed);
  const proof = await again.proof(feed.feed);
  expect(proof.map(({ header }) => header.seq)).toEqual(feed.entries.map(({ seq }) => seq));
});

it('keeps what came from a worker as what was read here: the same rows, under the same names', async () => {
  const read = await readAll();
  await createReplica(device).keep([read]);
  const here = new Map(device.rows);
  const crossed = unpackFound(structuredClone(packFound({ read, problems: [] })));
  expect(crossed.read?.feed).toEqual(read.feed);
  const replica = createReplica(device);
  await replica.clear();
  await replica.keep([crossed.read ?? read]);
  expect(new Map(device.rows)).toEqual(here);
});

it('writes of a feed that grew what was added, and no more', async () => {
  const replica = createReplica(device);
  const before = await readAll();
  await replica.keep([before]);
  say(ENTRIES);
  const { feed: after } = await readAll();
  const added = concatBytes(feed.entries.slice(ENTRIES).map(({ entry }) => entry));
  written = [];
  await replica.keep([{ feed: { ...after, rows: [...before.feed.rows, ...after.rows.slice(ENTRIES)] }, added }]);
  expect(written).toEqual(['front', 'r2', 'p2']);
  expect(await replica.proof(feed.feed)).toHaveLength(ENTRIES + 1);
});

it('leaves nothing of what was taken back', async () => {
  const replica = createReplica(device);
  const read = await readAll();
  await replica.keep([read]);
  const rows = read.feed.rows.map((row) => (row.seq === 5 ? emptied(row) : row));
  written = [];
  await replica.keep([{ feed: { ...read.feed, rows }, added: new Uint8Array() }]);
  expect(written).toEqual(['front', 'r0']);
  const kept = [...device.rows.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  expect(kept).toContain('"Client 5"');
  expect(kept).not.toContain('"Client 4"');
});

it('forgets a feed of which a part is lost, so that it is read anew', async () => {
  await createReplica(device).keep([await readAll()]);
  const lost = [...device.rows.keys()].find((key) => key.endsWith('/r1'));
  device.rows.delete(lost ?? '');
  const again = createReplica(device);
  await again.load(noPause);
  expect(again.feeds().size).toBe(0);
  expect(device.rows.size).toBe(0);
});

it('says how far own signatures were checked, and which do not hold', async () => {
  const replica = createReplica(device);
  const read = await readAll();
  const files = feed.entries.map(({ entry, seq }) => {
    const altered = entry.slice();
    if (seq === 200) altered[altered.length - 40] = (altered[altered.length - 40] ?? 0) ^ 1;
    return altered;
  });
  await replica.keep([{ ...read, added: concatBytes(files) }]);
  const verified = await checker.verify({
    feed: toHex32(feed.feedKey),
    files: await replica.proofAfter(feed.feed, 150),
    after: 150,
  });
  expect(verified).toEqual({ through: ENTRIES, unsigned: [200] });
});
