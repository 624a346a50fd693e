import { expect, test } from 'vitest';

import { toHex32 } from '../../../../src-shared/directory-entry/key-bytes.ts';
import {
  checkFeed,
  listingProblems,
  unverifiedEntries,
  type FeedFile,
  type KnownFeed,
} from '../../../../src-shared/directory-view/check-feed.ts';
import type { EntryHeader } from '../../../../src-shared/directory-entry/header.ts';
import {
  createFeed,
  createFirm,
  createOwner,
  directoryCrypto,
  type FeedOwner,
  type FeedWriter,
} from '../../../support/directory/feed-writer.ts';

const crypto = await directoryCrypto();
const firm = createFirm(crypto);

function written(
  count: number,
  { owner = createOwner(crypto), from = firm, change }: Partial<Changes> = {},
): FeedWriter {
  const feed = createFeed(crypto, from, owner);
  feed.append({ kind: 'profile', content: { name: 'Jane Doe' }, ...(change && { change }) });
  while (feed.entries.length < count) {
    const client = `Client ${feed.entries.length}`;
    feed.append({ kind: 'claim', content: { client, expires: '2027-11-22' }, ...(change && { change }) });
  }
  return feed;
}

interface Changes {
  readonly owner: FeedOwner;
  readonly from: typeof firm;
  readonly change: (header: EntryHeader) => EntryHeader;
}

const filesOf = ({ entries }: FeedWriter): FeedFile[] => entries.map(({ seq, entry }) => ({ seq, bytes: entry }));
const withFile = (files: readonly FeedFile[], seq: number, bytes: FeedFile['bytes']): FeedFile[] =>
  files.map((file) => (file.seq === seq ? { seq, bytes } : file));

function check(feed: FeedWriter, files: readonly FeedFile[], known?: KnownFeed) {
  const checked = checkFeed(
    { directoryId: firm.directoryId, feedKey: feed.feedKey, files, ...(known && { known }) },
    crypto,
  );
  return {
    member: checked.memberId && toHex32(checked.memberId),
    accepted: checked.accepted.map(({ header }) => header.seq),
    problems: checked.problems.map(({ kind, seq, where }) => (where === undefined ? [kind, seq] : [kind, seq, where])),
    evidence: checked.problems.flatMap(({ evidence }) => evidence ?? []),
  };
}

function knownOf(feed: FeedWriter, seq: number): KnownFeed {
  const files = filesOf(feed).slice(0, seq);
  const { accepted, memberId } = checkFeed({ directoryId: firm.directoryId, feedKey: feed.feedKey, files }, crypto);
  const head = accepted.at(-1);
  if (memberId === undefined || head === undefined) throw new Error('nothing accepted');
  return { memberId, head: { seq, id: head.id }, entryAt: (at) => accepted[at - 1] };
}

function flipped(bytes: Uint8Array, offset: number): Uint8Array {
  const copy = bytes.slice();
  const at = offset < 0 ? copy.length + offset : offset;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

const fileAt = (feed: FeedWriter, seq: number): Uint8Array => feed.entries[seq - 1]?.entry ?? new Uint8Array();

test('accepts a feed that holds, from its first entry to its last', () => {
  const feed = written(5);
  expect(check(feed, filesOf(feed))).toEqual({
    member: toHex32(feed.memberId),
    accepted: [1, 2, 3, 4, 5],
    problems: [],
    evidence: [],
  });
});

test('goes on from what the replica holds', () => {
  const feed = written(5);
  const { accepted, problems } = check(feed, filesOf(feed).slice(3), knownOf(feed, 3));
  expect({ accepted, problems }).toEqual({ accepted: [4, 5], problems: [] });
});

const noChange = (feed: FeedWriter) => fileAt(feed, 3);

test.each([
  ['nothing wrong', noChange, [1, 2, 3, 4], []],
  ['an altered header', (feed: FeedWriter) => flipped(fileAt(feed, 3), 118), [1, 2], [['bad-signature', 3]]],
  ['another kind', (feed: FeedWriter) => flipped(fileAt(feed, 3), 7), [1, 2], [['bad-signature', 3]]],
  ['an altered link', (feed: FeedWriter) => flipped(fileAt(feed, 3), 90), [1, 2], [['bad-signature', 3]]],
  ['a truncated file', (feed: FeedWriter) => fileAt(feed, 3).slice(0, -1), [1, 2], [['malformed', 3, 'file length']]],
  ['an empty file', () => new Uint8Array(), [1, 2], [['malformed', 3, 'file length']]],
  ['an oversized file', () => new Uint8Array(2000), [1, 2], [['oversized', 3]]],
  ['a later version', (feed: FeedWriter) => fileAt(feed, 3).with(6, 9), [1, 2], [['unknown-version', 3]]],
  ['a file that cannot be read', () => 'unreadable' as const, [1, 2], [['unreadable', 3]]],
  ['another entry, copied', (feed: FeedWriter) => fileAt(feed, 2), [1, 2], [['malformed', 3, 'sequence']]],
])('%s: takes what comes before and names the entry', (_what, change, accepted, problems) => {
  const feed = written(4);
  const found = check(feed, withFile(filesOf(feed), 3, change(feed)));
  expect({ accepted: found.accepted, problems: found.problems }).toEqual({ accepted, problems });
});

test('an altered signature: a later one vouches for the entry, and its own never holds', () => {
  const feed = written(4);
  const files = withFile(filesOf(feed), 3, flipped(fileAt(feed, 3), -1));
  const { accepted } = checkFeed({ directoryId: firm.directoryId, feedKey: feed.feedKey, files }, crypto);
  expect(accepted).toHaveLength(4);
  expect(unverifiedEntries(feed.feedKey, accepted, crypto.verify)).toEqual([
    { kind: 'bad-signature', feed: feed.feed, seq: 3 },
  ]);
  expect(check(feed, files.slice(0, 3))).toMatchObject({ accepted: [1, 2], problems: [['bad-signature', 3]] });
});

test('a feed of unsigned entries is not tried for ever', () => {
  const feed = written(400);
  const files = filesOf(feed).map(({ seq, bytes }) => ({ seq, bytes: flipped(bytes as Uint8Array, -1) }));
  let tries = 0;
  const verify: typeof crypto.verify = (...parts) => {
    tries += 1;
    return crypto.verify(...parts);
  };
  const { directoryId } = firm;
  const { accepted, memberId } = checkFeed({ directoryId, feedKey: feed.feedKey, files }, { ...crypto, verify });
  expect({ accepted, memberId }).toEqual({ accepted: [], memberId: undefined });
  expect(tries).toBeLessThan(300);
});

test('a deleted entry: what comes after waits', () => {
  const feed = written(4);
  const files = filesOf(feed).filter(({ seq }) => seq !== 2);
  expect(check(feed, files)).toMatchObject({ accepted: [1], problems: [['gap', 2]] });
});

test('a feed without its first entry is nobody’s', () => {
  const feed = written(4);
  expect(check(feed, filesOf(feed).slice(1))).toMatchObject({
    member: undefined,
    accepted: [],
    problems: [['gap', 1]],
  });
});

test('a true feed of another directory is refused', () => {
  const feed = written(2, { from: createFirm(crypto) });
  expect(check(feed, filesOf(feed))).toMatchObject({ accepted: [], problems: [['wrong-directory', 1]] });
});

test('a true feed in another feed’s folder is refused', () => {
  const [mine, other] = [written(2), written(2)];
  expect(check(mine, filesOf(other))).toMatchObject({ accepted: [], problems: [['wrong-feed', 1]] });
});

test('a feed that claims to be another member’s is refused', () => {
  const victim = written(1);
  const stolen = victim.entries[0]?.header.attest;
  if (stolen === undefined) throw new Error('no attest');
  const change = (header: EntryHeader): EntryHeader => (header.seq === 1 ? { ...header, attest: stolen } : header);
  const forged = written(2, { change });
  expect(check(forged, filesOf(forged))).toMatchObject({
    member: undefined,
    accepted: [],
    problems: [['bad-signature', 1, 'attest']],
  });
});

test('a folder that was rewritten by the feed’s own key is a fork, with both signed headers as evidence', () => {
  const owner = createOwner(crypto);
  const mine = written(3, { owner });
  const rewritten = written(5, { owner });
  const found = check(mine, filesOf(rewritten), knownOf(mine, 3));
  expect(found.accepted).toEqual([]);
  expect(found.problems).toEqual([
    ['fork', 1],
    ['fork', 2],
    ['fork', 3],
    ['fork', 3],
  ]);
  expect(found.evidence).toHaveLength(8);
  expect(check(mine, filesOf(rewritten).slice(3), knownOf(mine, 3)).problems).toEqual([['fork', 3]]);
});

test('what the replica holds is kept where the folder holds an altered copy', () => {
  const feed = written(4);
  const files = withFile(filesOf(feed), 2, flipped(fileAt(feed, 2), 118));
  const found = check(feed, files, knownOf(feed, 3));
  expect(found).toMatchObject({ accepted: [4], problems: [['bad-signature', 2, 'file']] });
  const resigned = withFile(filesOf(feed), 2, flipped(fileAt(feed, 2), -1));
  expect(check(feed, resigned, knownOf(feed, 3)).problems).toEqual([['bad-signature', 2, 'file']]);
});

test('names what the replica holds and the folder does not', () => {
  const four = written(4);
  const { feedKey, feed } = four;
  const { entryAt } = knownOf(four, 4);
  const { headerBytes, signature } = entryAt(4) ?? {};
  const shortened = { kind: 'shortened', feed, evidence: [{ headerBytes, signature }] };
  expect(listingProblems(feedKey, 4, Uint32Array.of(1, 2, 3, 4, 5), entryAt)).toEqual([]);
  expect(listingProblems(feedKey, 4, Uint32Array.of(1, 2), entryAt)).toEqual([{ ...shortened, seq: 3 }]);
  expect(listingProblems(feedKey, 4, Uint32Array.of(1, 4), entryAt)).toEqual([
    { kind: 'gap', feed, seq: 2 },
    { kind: 'gap', feed, seq: 3 },
  ]);
  expect(listingProblems(feedKey, 4, [], entryAt)).toEqual([{ ...shortened, seq: 1 }]);
});
