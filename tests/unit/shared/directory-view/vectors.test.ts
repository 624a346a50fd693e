import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  toContentKey,
  toIdentitySeed,
  toInvitationSecret,
} from '../../../../src-renderer/vault/crypto/directory-keys.ts';
import { base64UrlToBytes } from '../../../../src-shared/bytes.ts';
import { decodeContent } from '../../../../src-shared/directory-entry/content.ts';
import { decodeEntryFile } from '../../../../src-shared/directory-entry/entry-file.ts';
import { fingerprint, toHex32 } from '../../../../src-shared/directory-entry/key-bytes.ts';
import { decodeInvitation } from '../../../../src-shared/directory-entry/invitation.ts';
import { checkFeed, unverifiedEntries } from '../../../../src-shared/directory-view/check-feed.ts';
import { readContent } from '../../../../src-shared/directory-view/read-content.ts';
import { viewOf } from '../../../../src-shared/directory-view/view.ts';
import { openerOf, readFeed, type FeedFolder } from '../../../support/directory/feed-reader.ts';
import { directoryCrypto } from '../../../support/directory/feed-writer.ts';
import { directoryVectors } from '../../../support/directory/vectors.ts';
import { checkFeed as checkFeedElsewhere, readEntryFile } from '../../../support/directory-reader/entry.ts';
import { readDirectory } from '../../../support/directory-reader/read-directory.ts';
import {
  invitationProof,
  openContent,
  openSealedKey,
  readInvitation,
} from '../../../support/directory-reader/secrets.ts';

const crypto = await directoryCrypto();
const vectors = directoryVectors();
const { directoryId, rootKey, contentKey, epoch } = vectors;
const firm = { directoryId, rootSeed: toIdentitySeed(new Uint8Array(32)), epoch, key: toContentKey(contentKey) };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const folderOf = ({ feedKey, entries }: (typeof vectors.feeds)[number]): FeedFolder => ({
  feedKey,
  entries: new Map(entries.map(({ entry }, index) => [index + 1, entry])),
  contents: new Map(entries.flatMap(({ content }, index) => (content ? [[index + 1, content] as const] : []))),
});
const viewFeeds = () => vectors.feeds.flatMap((feed) => readFeed(crypto, firm, folderOf(feed)).view ?? []);
const filesOf = (entries: readonly Uint8Array[]) => entries.map((bytes, index) => ({ seq: index + 1, bytes }));

test('the feeds of the vectors hold, every signature of theirs too', () => {
  for (const { feedKey, memberId, entries } of vectors.feeds) {
    const files = filesOf(entries.map(({ entry }) => entry));
    const checked = checkFeed({ directoryId, feedKey, files }, crypto);
    expect(checked.problems).toEqual([]);
    expect(checked.memberId).toEqual(memberId);
    expect(checked.accepted.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
    expect(unverifiedEntries(feedKey, checked.accepted, crypto.verify)).toEqual([]);
  }
});

test('the view of the vectors is as it was when they were made', () => {
  const view = viewOf(viewFeeds(), { rootKey: toHex32(rootKey), now: '2026-12-01T00:00:00.000Z' });
  expect(view.firm).toBe('Bellamy & Brandt LLP');
  expect(view.members.map(({ profile, admission }) => [profile?.name, admission?.role])).toEqual([
    ['Ann Okafor', 'enroller'],
    ['Jürgen Groß', 'member'],
  ]);
  expect(view.summaries.map(({ content }) => content.client)).toEqual(['Balcor & Sons']);
  expect(view.problems).toEqual([]);
});

test.each(vectors.entries.refused)('refuses an entry: $name', ({ entry, error, feedKey }) => {
  const decoded = decodeEntryFile(entry);
  if (error !== undefined) return expect(decoded).toEqual({ ok: false, error });
  const files = [{ seq: 1, bytes: entry }];
  const checked = checkFeed({ directoryId, feedKey: feedKey ?? new Uint8Array(32), files }, crypto);
  return expect(checked.problems).toMatchObject([{ kind: 'wrong-feed' }]);
});

test.each(vectors.refusedFeeds)('takes of a feed what holds: $name', ({ feedKey, entries, accepted, problems }) => {
  const checked = checkFeed({ directoryId, feedKey, files: filesOf(entries) }, crypto);
  expect(checked.accepted).toHaveLength(accepted);
  expect(checked.problems.map(({ kind, seq, where }) => ({ kind, seq, ...(where && { where }) }))).toEqual(problems);
});

test.each(vectors.contents.accepted)('reads content: $json', ({ kind, json }) => {
  expect(decodeContent(kind, utf8(json))).toEqual({ ok: true, value: JSON.parse(json) as unknown });
});

test.each(vectors.contents.refused)('refuses content: $json', ({ kind, json, error }) => {
  expect(decodeContent(kind, utf8(json))).toEqual({ ok: false, error });
});

const claim = vectors.feeds[1]?.entries[3];
const opener = openerOf(crypto, new Map([[epoch, [toContentKey(contentKey)]]]));

test.each(vectors.contentFiles.refused)('refuses a content file: $name', ({ file }) => {
  const entry = decodeEntryFile(claim?.entry ?? new Uint8Array());
  if (!entry.ok) throw new Error('refused');
  expect(readContent('claim', entry.value.header, claim?.content, opener).ok).toBe(true);
  expect(readContent('claim', entry.value.header, file, opener).ok).toBe(false);
});

test('invitation, fingerprints, proof and sealed key are as they were when the vectors were made', () => {
  const { accepted, refused, secret } = vectors.invitation;
  const invitation = decodeInvitation(accepted, crypto.sha256);
  if (!invitation.ok) throw new Error(invitation.error.kind);
  expect(invitation.value).toMatchObject({ directoryId, rootKey, secret, keys: [{ epoch, key: contentKey }] });
  for (const { text, error } of refused) expect(decodeInvitation(text, crypto.sha256)).toEqual({ ok: false, error });
  const [ann, ben] = vectors.identities.map((seed) => crypto.signer(toIdentitySeed(seed)).publicKey);
  if (ann === undefined || ben === undefined) throw new Error('no identities');
  const groups = [ann, ben].map((id) => fingerprint(directoryId, id, crypto.sha256).join(' '));
  expect(groups).toEqual(vectors.fingerprints);
  const { identity, sealed, key } = vectors.box;
  expect(crypto.openKey(toIdentitySeed(identity), sealed)).toEqual(key);
  const proof = crypto.invitationProof(toInvitationSecret(secret), directoryId, ben);
  const [content] = viewFeeds().find(({ memberId }) => memberId === toHex32(ben))?.rows ?? [];
  if (content?.kind !== 'profile') throw new Error('no profile');
  expect(base64UrlToBytes(content.content?.invitation?.proof ?? '')).toEqual(proof);
});

describe('a reader that shares no code with the app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-directory-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(() => {
    for (const feed of vectors.feeds) {
      const place = join(folder, 'feeds', toHex32(feed.feedKey));
      mkdirSync(place, { recursive: true });
      for (const [index, { entry, content }] of feed.entries.entries()) {
        const name = join(place, String(index + 1).padStart(10, '0'));
        writeFileSync(`${name}.entry`, entry);
        if (content !== undefined && feed.entries[index]?.entry[3 + 4] !== 77)
          writeFileSync(`${name}.content`, content);
      }
    }
  });

  test('reads the same members and summaries from the folder', () => {
    const read = readDirectory(folder, vectors.invitation.accepted);
    const view = viewOf(viewFeeds(), { rootKey: toHex32(rootKey), now: '2026-12-01T00:00:00.000Z' });
    expect(read.firm).toMatchObject({ name: view.firm });
    expect(read.members).toEqual(
      Object.fromEntries(
        view.members.map(({ id, profile, admission }) => [id, { profile, admitted: admission !== undefined }]),
      ),
    );
    expect(read.summaries).toEqual(
      Object.fromEntries(view.summaries.map(({ entry, member, content }) => [entry, { member, content }])),
    );
  });

  test.each(vectors.entries.refused.filter(({ error }) => error !== undefined))('refuses: $name', ({ entry }) => {
    expect(() => readEntryFile(entry)).toThrow();
  });

  test.each(vectors.refusedFeeds)('refuses a feed with $name', ({ feedKey, entries }) => {
    expect(() => checkFeedElsewhere(directoryId, feedKey, entries.map(readEntryFile))).toThrow();
  });

  test.each(vectors.contentFiles.refused)('refuses a content file: $name', ({ file }) => {
    const invitation = readInvitation(vectors.invitation.accepted);
    const entry = readEntryFile(claim?.entry ?? new Uint8Array());
    expect(openContent(invitation, entry, claim?.content ?? new Uint8Array()).length).toBeGreaterThan(0);
    expect(() => openContent(invitation, entry, file)).toThrow();
  });

  test('opens the sealed key, and comes to the same proof', () => {
    const { identity, sealed, key } = vectors.box;
    expect(openSealedKey(identity, sealed)).toEqual(key);
    const invitation = readInvitation(vectors.invitation.accepted);
    const member = vectors.feeds[2]?.memberId ?? rootKey;
    const secret = toInvitationSecret(vectors.invitation.secret);
    expect(invitationProof(invitation, member)).toEqual(crypto.invitationProof(secret, directoryId, member));
  });
});
