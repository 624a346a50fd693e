import { createPublicKey, verify } from 'node:crypto';

import { ascii, check, createCursor, isSame, join, sha256, toBase64Url } from '../vault-reader/primitives.ts';

/*
 * A reader of firm directories that shares no code with the app: written from docs/directory-protocol.md, with Node's
 * Ed25519 and HMAC and noble's XChaCha20-Poly1305. It throws at the first thing that is not as written.
 */

export interface Entry {
  readonly kind: number;
  readonly code: number;
  readonly directoryId: Uint8Array;
  readonly feedKey: Uint8Array;
  readonly seq: number;
  readonly previous: Uint8Array;
  readonly time: string;
  readonly contentHash: Uint8Array | undefined;
  readonly target: Uint8Array | undefined;
  readonly attest: { readonly memberId: Uint8Array; readonly signature: Uint8Array } | undefined;
  readonly id: Uint8Array;
  readonly headerBytes: Uint8Array;
  readonly signature: Uint8Array;
}

const NONE = new Uint8Array(32);
const TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?Z$/;

/** Takes an entry file apart. */
export function readEntryFile(bytes: Uint8Array): Entry {
  check(bytes.length <= 1024, 'an entry file has at most 1,024 bytes');
  const file = createCursor(bytes);
  const length = file.take(2);
  const headerBytes = file.take((length[0] ?? 0) + (length[1] ?? 0) * 256);
  const signature = file.take(64);
  check(file.isAtEnd(), 'bytes after the signature');
  return { ...readHeader(headerBytes), id: sha256(headerBytes), headerBytes, signature };
}

function readHeader(bytes: Uint8Array): Omit<Entry, 'id' | 'headerBytes' | 'signature'> {
  const header = createCursor(bytes);
  check(isSame(header.take(4), ascii('BWDE')), 'magic number');
  check(header.u8() === 1, 'version');
  const [kind, code, flags] = [header.u8(), header.u8(), header.u8()];
  check(flags < 4, 'flags');
  const directoryId = header.take(32);
  const feedKey = header.take(32);
  const seq = header.u64();
  check(seq >= 1, 'sequence');
  check(flags >= 2 === (seq === 1), 'attest');
  const previous = header.take(32);
  const time = Buffer.from(header.take(header.u8())).toString('latin1');
  check(TIME.test(time) && time.length <= 30, 'time');
  const contentHash = header.take(32);
  const target = flags % 2 === 1 ? header.take(32) : undefined;
  const attest = flags >= 2 ? { memberId: header.take(32), signature: header.take(64) } : undefined;
  check(header.isAtEnd(), 'bytes after the header');
  return {
    kind,
    code,
    directoryId,
    feedKey,
    seq,
    previous,
    time,
    contentHash: isSame(contentHash, NONE) ? undefined : contentHash,
    target,
    attest,
  };
}

/** DSSE's pre-authentication encoding. */
function preAuthentication(type: string, body: Uint8Array): Uint8Array {
  return join(ascii(`DSSEv1 ${type.length} ${type} ${body.length} `), body);
}

function isSigned(publicKey: Uint8Array, type: string, body: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey) }, format: 'jwk' });
  return verify(null, preAuthentication(type, body), key, signature);
}

/** Checks every entry of a feed, each with its own signature, and answers whose it is. */
export function checkFeed(directoryId: Uint8Array, feedKey: Uint8Array, entries: readonly Entry[]): Uint8Array {
  let previous: Uint8Array = NONE;
  for (const [index, entry] of entries.entries()) {
    check(isSame(entry.directoryId, directoryId), 'directory of an entry');
    check(isSame(entry.feedKey, feedKey), 'feed of an entry');
    check(entry.seq === index + 1, 'sequence of an entry');
    check(isSame(entry.previous, previous), 'link of an entry');
    check(isSigned(feedKey, 'application/vnd.bailiwick.entry.v1', entry.headerBytes, entry.signature), 'signature');
    previous = entry.id;
  }
  const attest = entries[0]?.attest;
  check(attest !== undefined, 'a feed without an entry');
  const device = join(directoryId, feedKey);
  check(isSigned(attest.memberId, 'application/vnd.bailiwick.device.v1', device, attest.signature), 'attest');
  return attest.memberId;
}
