import { expect, test } from 'vitest';

import { decodeEntryFile } from '../../../../src-shared/directory-entry/entry-file.ts';
import { decodeHeader, encodeHeader } from '../../../../src-shared/directory-entry/header.ts';
import {
  directoryIdOf,
  fingerprint,
  fromHex32,
  isHex32,
  toHex32,
} from '../../../../src-shared/directory-entry/key-bytes.ts';
import { effectiveKind } from '../../../../src-shared/directory-entry/kinds.ts';
import { devicePae, entryPae, pae } from '../../../../src-shared/directory-entry/pae.ts';
import {
  createFeed,
  createFirm,
  createOwner,
  directoryCrypto,
  rootOwner,
} from '../../../support/directory/feed-writer.ts';

const crypto = await directoryCrypto();
const firm = createFirm(crypto);

function twoEntries() {
  const feed = createFeed(crypto, firm, createOwner(crypto));
  const profile = feed.append({ kind: 'profile', content: { name: 'Jane Doe' } });
  const claim = feed.append({ kind: 'claim', content: { client: 'Nordhavn Shipping', expires: '2027-11-22' } });
  return { feed, profile, claim };
}

test('an entry file gives back the header it was made from, signed by its feed and attested by its member', () => {
  const { feed, profile, claim } = twoEntries();
  const first = decodeEntryFile(profile.entry);
  const second = decodeEntryFile(claim.entry);
  if (!first.ok || !second.ok) throw new Error('refused');
  expect(first.value.header).toEqual(profile.header);
  expect(second.value.header).toEqual(claim.header);
  expect(second.value.header.previous).toEqual(crypto.sha256(first.value.headerBytes));
  expect(crypto.verify(first.value.signature, entryPae(first.value.headerBytes), feed.feedKey)).toBe(true);
  const attest = first.value.header.attest;
  if (attest === undefined) throw new Error('no attest');
  expect(crypto.verify(attest.signature, devicePae(firm.directoryId, feed.feedKey), attest.memberId)).toBe(true);
});

test('the root signs a feed of its own, and attests it itself', () => {
  const root = createFeed(crypto, firm, rootOwner(firm));
  const { header } = root.append({ kind: 'profile', content: { name: 'Bellamy & Brandt LLP' } });
  expect(root.feedKey).toEqual(root.memberId);
  expect(header.attest?.memberId).toEqual(root.memberId);
  expect(directoryIdOf(root.memberId, crypto.sha256)).toEqual(firm.directoryId);
});

test('the bytes that are signed name their purpose', () => {
  const text = new TextDecoder().decode(pae('application/x', Uint8Array.of(104, 105)));
  expect(text).toBe('DSSEv1 13 application/x 2 hi');
});

test('any byte cut off, added or standing for another field is refused or read as something else', () => {
  const { claim } = twoEntries();
  for (let length = 0; length < claim.entry.length; length += 1) {
    expect(decodeEntryFile(claim.entry.subarray(0, length)).ok).toBe(false);
  }
  expect(decodeEntryFile(Uint8Array.of(...claim.entry, 0)).ok).toBe(false);
  expect(decodeEntryFile(new Uint8Array(1025))).toEqual({ ok: false, error: { kind: 'oversized', limit: 1024 } });
});

test.each([
  ['magic number', 0, 0],
  ['version', 4, 0],
  ['flags', 7, 4],
  ['attest', 7, 2],
  ['sequence', 79, 0xff],
  ['header length', 112, 12],
  ['time', 113, 0x58],
])('refuses a header with a wrong %s', (where, offset, value) => {
  const { claim } = twoEntries();
  const header = encodeHeader(claim.header);
  header[offset] = value;
  expect(decodeHeader(header)).toEqual({ ok: false, error: { kind: 'malformed', where } });
});

test('names a header of a later version as such', () => {
  const header = encodeHeader(twoEntries().claim.header);
  header[4] = 2;
  expect(decodeHeader(header)).toEqual({ ok: false, error: { kind: 'unknown-version', found: 2 } });
});

test('writes no header that a reader would refuse', () => {
  const { profile, claim } = twoEntries();
  expect(() => encodeHeader({ ...claim.header, time: '22 November' })).toThrow(RangeError);
  expect(() => encodeHeader({ ...claim.header, time: '2026-13-01T00:00:00Z' })).toThrow(RangeError);
  expect(() => encodeHeader({ ...claim.header, seq: 1 })).toThrow(RangeError);
  expect(() => encodeHeader({ ...profile.header, seq: 2 })).toThrow(RangeError);
  expect(() => encodeHeader({ ...claim.header, previous: new Uint8Array(31) })).toThrow(RangeError);
});

test('an entry whose header does not carry what its kind asks for has no effect', () => {
  const hash = new Uint8Array(32).fill(1);
  expect(effectiveKind({ kind: 2, code: 0, contentHash: hash })).toBe('claim');
  expect(effectiveKind({ kind: 2, code: 1, contentHash: hash })).toBeUndefined();
  expect(effectiveKind({ kind: 2, code: 0 })).toBeUndefined();
  expect(effectiveKind({ kind: 3, code: 0, target: hash })).toBe('withdraw');
  expect(effectiveKind({ kind: 3, code: 0, target: hash, contentHash: hash })).toBeUndefined();
  expect(effectiveKind({ kind: 4, code: 3, target: hash })).toBeUndefined();
  expect(effectiveKind({ kind: 99, code: 0 })).toBeUndefined();
});

test('keys read the same as 64 hexadecimal digits', () => {
  const { feed } = twoEntries();
  expect(fromHex32(toHex32(feed.feedKey))).toEqual(feed.feedKey);
  expect(isHex32(toHex32(feed.feedKey))).toBe(true);
  expect(isHex32('F'.repeat(64))).toBe(false);
});

test('a fingerprint is eight groups of five digits, another for each member', () => {
  const groups = fingerprint(firm.directoryId, new Uint8Array(32), crypto.sha256);
  expect(groups).toHaveLength(8);
  expect(groups.every((group) => /^\d{5}$/.test(group))).toBe(true);
  expect(fingerprint(firm.directoryId, new Uint8Array(32).fill(1), crypto.sha256)).not.toEqual(groups);
});
