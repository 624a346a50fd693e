import { beforeEach, expect, it } from 'vitest';

import {
  checkHere,
  packFound,
  unpackFound,
  type FeedChecker,
} from '../../../../src-renderer/vault/publishing/feed-checker.ts';
import type { PackedFiles } from '../../../../src-renderer/vault/publishing/carrier.ts';
import { emptied } from '../../../../src-renderer/vault/publishing/read-feed.ts';
import { createReplica, type FeedChange } from '../../../../src-renderer/vault/publishing/replica.ts';
import { concatBytes } from '../../../../src-shared/bytes.ts';
import { decodeEntryFile, encodeEntryFile } from '../../../../src-shared/directory-entry/entry-file.ts';
import { ADMIT_CODES, RETIRE_CODES } from '../../../../src-shared/directory-entry/kinds.ts';
import { toHex32 } from '../../../../src-shared/directory-entry/key-bytes.ts';
import type { SignedHeader } from '../../../../src-shared/directory-view/problems.ts';
import { err } from '../../../../src-shared/result.ts';
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
const CLAIM = { client: 'Nordhavn', expires: '2027-11-22' };
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

/** All files of the feed as the folder gives them. */
function packed(): PackedFiles {
  const contents = feed.entries.flatMap(({ seq, content }) => (content ? [{ seq, bytes: content }] : []));
  const files = [...feed.entries.map(({ seq, entry }) => ({ seq, bytes: entry })), ...contents];
  return {
    seqs: Uint32Array.from(files, ({ seq }) => seq),
    entries: feed.entries.length,
    sizes: Int32Array.from(files, ({ bytes }) => bytes.length),
    stamps: new Float64Array(files.length),
    bytes: concatBytes(files.map(({ bytes }) => bytes)),
  };
}

/** The whole feed as the app reads it the first time. */
async function readAll(): Promise<FeedChange> {
  const listed = Uint32Array.from(feed.entries, ({ seq }) => seq);
  const { read } = await checker.read({ feed: feed.feed, listed, files: packed(), now: NOW });
  if (read === undefined) throw new Error('the feed was refused');
  return read;
}

/** What was signed, as it lies in the feed's files. */
const signed = (): readonly SignedHeader[] =>
  feed.entries.map(({ entry }) => {
    const decoded = decodeEntryFile(entry);
    if (!decoded.ok) throw new Error(decoded.error.kind);
    return decoded.value;
  });

it('gives every signed header back as the very bytes that lay in the folder', async () => {
  const replica = createReplica(device);
  await replica.keep([await readAll()]);
  const kept = await replica.proof(feed.feed);
  expect(kept.map(({ headerBytes, signature }) => encodeEntryFile(headerBytes, signature))).toEqual(
    feed.entries.map(({ entry }) => entry),
  );
});

it('finds single entries in their runs', async () => {
  const replica = createReplica(device);
  await replica.keep([await readAll()]);
  const found = await replica.entriesAt(feed.feed, [1, 256, 257, ENTRIES, ENTRIES + 1]);
  expect(Array.from(found, ([seq, { header }]) => [seq, header.seq])).toEqual(
    [1, 256, 257, ENTRIES].map((seq) => [seq, seq]),
  );
});

it('is loaded as it was kept, whatever its entries are', async () => {
  const other = feed.append({ kind: 'claim', content: CLAIM, change: (header) => ({ ...header, kind: 77 }) });
  feed.append({ kind: 'withdraw', target: feed.entries[6]?.id ?? other.id });
  feed.append({ kind: 'admit', code: ADMIT_CODES.enroller, target: other.id, time: '2026-11-22T09:00:00.123456789Z' });
  feed.append({ kind: 'retire', code: RETIRE_CODES.lost, target: feed.feedKey, content: { heads: [] } });
  const read = await readAll();
  expect(read.feed.rows.slice(ENTRIES).map(({ kind }) => kind)).toEqual(['other', 'withdraw', 'admit', 'retire']);
  await createReplica(device).keep([read]);
  const again = createReplica(device);
  await again.load(noPause);
  expect(again.feeds().get(feed.feed)).toEqual(read.feed);
});

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
  const added = signed().slice(ENTRIES);
  written = [];
  await replica.keep([{ feed: { ...after, rows: [...before.feed.rows, ...after.rows.slice(ENTRIES)] }, added }]);
  expect(written).toEqual(['front', 'h1', 'c1']);
  expect(await replica.proof(feed.feed)).toHaveLength(ENTRIES + 1);
});

it('shows what was read before it is kept, and no more where it cannot be kept', async () => {
  const replica = createReplica({ ...device, put: async () => err({ kind: 'failed', where: 'working store' }) });
  const read = await readAll();
  replica.show([read.feed]);
  expect(replica.feeds().get(feed.feed)).toBe(read.feed);
  expect(await replica.keep([read])).toMatchObject({ ok: false });
  expect(replica.feeds().size).toBe(0);
});

it('keeps whole what grew after it was shown', async () => {
  const replica = createReplica(device);
  const read = await readAll();
  replica.show([read.feed]);
  await replica.keep([read]);
  say(ENTRIES);
  const { feed: more } = await readAll();
  const grown = { ...more, rows: [...read.feed.rows, ...more.rows.slice(ENTRIES)] };
  replica.show([grown]);
  // What was found out of the feed meanwhile is kept of both.
  await replica.update(feed.feed, (latest) => ({ ...latest, verifiedThrough: ENTRIES }));
  expect(replica.feeds().get(feed.feed)).toMatchObject({ verifiedThrough: ENTRIES, rows: grown.rows });
  await replica.keep([{ feed: { ...grown, verifiedThrough: ENTRIES }, added: signed().slice(ENTRIES) }]);
  const again = createReplica(device);
  await again.load(noPause);
  expect(again.feeds().get(feed.feed)?.rows).toEqual(grown.rows);
  expect(await again.proof(feed.feed)).toHaveLength(ENTRIES + 1);
});

it('leaves nothing of what was taken back', async () => {
  const replica = createReplica(device);
  const read = await readAll();
  await replica.keep([read]);
  const rows = read.feed.rows.map((row) => (row.seq === 5 ? emptied(row) : row));
  written = [];
  await replica.keep([{ feed: { ...read.feed, rows }, added: [] }]);
  expect(written).toEqual(['front', 'c0']);
  const kept = [...device.rows.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  expect(kept).toContain('"Client 5"');
  expect(kept).not.toContain('"Client 4"');
});

it('forgets a feed of which a part is lost, so that it is read anew', async () => {
  await createReplica(device).keep([await readAll()]);
  const lost = [...device.rows.keys()].find((key) => key.endsWith('/c1'));
  device.rows.delete(lost ?? '');
  const again = createReplica(device);
  await again.load(noPause);
  expect(again.feeds().size).toBe(0);
  expect(device.rows.size).toBe(0);
});

it('says how far own signatures were checked, and which do not hold', async () => {
  const replica = createReplica(device);
  const read = await readAll();
  const altered = signed().map(({ headerBytes, signature }, index) => ({
    headerBytes,
    signature: index === 199 ? signature.map((byte, at) => (at === 24 ? byte ^ 1 : byte)) : signature,
  }));
  await replica.keep([{ ...read, added: altered }]);
  const verified = await checker.verify({
    feed: toHex32(feed.feedKey),
    headers: await replica.proofAfter(feed.feed, 150),
    after: 150,
  });
  expect(verified).toEqual({ through: ENTRIES, unsigned: [200] });
});
