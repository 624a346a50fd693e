import {
  createDirectoryCrypto,
  toFeedSeed,
  toIdentitySeed,
  type ContentKey,
  type DirectoryCrypto,
  type FeedSeed,
  type IdentitySeed,
} from '../../../src-renderer/vault/crypto/directory-keys.ts';
import type { FillRandom } from '../../../src-renderer/vault/crypto/keys.ts';
import { loadSodium } from '../../../src-renderer/vault/crypto/sodium.ts';
import { encodeContent, type ContentKind, type ContentOf } from '../../../src-shared/directory-entry/content.ts';
import { contentHash } from '../../../src-shared/directory-entry/content-file.ts';
import { signEntry } from '../../../src-shared/directory-entry/entry-file.ts';
import { encodeHeader, noPrevious, type EntryHeader } from '../../../src-shared/directory-entry/header.ts';
import { KINDS, NO_CODE, type EntryKind } from '../../../src-shared/directory-entry/kinds.ts';
import { directoryIdOf, toHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes.ts';
import { devicePae } from '../../../src-shared/directory-entry/pae.ts';

/*
 * Writes feeds as the app does, from seeds: for tests, vectors and the bench. The parts of an entry can be changed before
 * it is signed, as a hostile member could.
 */

/** libsodium bound for the directory, with randomness that is passed in. */
export async function directoryCrypto(fillRandom?: FillRandom): Promise<DirectoryCrypto> {
  const sodium = await loadSodium();
  if (!sodium.ok) throw new Error(sodium.error.kind);
  return createDirectoryCrypto(sodium.value, fillRandom);
}

export interface WrittenEntry {
  readonly seq: number;
  readonly entry: Uint8Array;
  readonly content?: Uint8Array;
  readonly id: Uint8Array;
  readonly header: EntryHeader;
}

export interface FeedWriter {
  readonly memberId: Uint8Array;
  readonly feedKey: Uint8Array;
  readonly feed: Hex32;
  readonly entries: readonly WrittenEntry[];
  readonly append: <Kind extends EntryKind>(what: EntryParts<Kind>) => WrittenEntry;
}

/** One entry to write. `change` alters the header before it is hashed and signed. */
export interface EntryParts<Kind extends EntryKind = EntryKind> {
  readonly kind: Kind;
  readonly code?: number;
  readonly target?: Uint8Array;
  readonly content?: Kind extends ContentKind ? ContentOf<Kind> : never;
  /** Instead of `content`: bytes as they are. */
  readonly contentBytes?: Uint8Array;
  readonly time?: string;
  readonly change?: (header: EntryHeader) => EntryHeader;
}

export interface Firm {
  readonly directoryId: Uint8Array;
  readonly rootSeed: IdentitySeed;
  readonly epoch: number;
  readonly key: ContentKey;
}

export interface FeedOwner {
  readonly identity: IdentitySeed;
  readonly feedSeed: FeedSeed;
}

/** A new firm: root key and first content key. */
export function createFirm(crypto: DirectoryCrypto): Firm {
  const rootSeed = toIdentitySeed(crypto.random(32));
  const directoryId = directoryIdOf(crypto.signer(rootSeed).publicKey, crypto.sha256);
  return { directoryId, rootSeed, epoch: 0, key: crypto.random(32) as ContentKey };
}

/** The owner of a new feed: of a new member, or another device of `identity`. */
export const createOwner = (crypto: DirectoryCrypto, identity?: IdentitySeed): FeedOwner => ({
  identity: identity ?? toIdentitySeed(crypto.random(32)),
  feedSeed: toFeedSeed(crypto.random(32)),
});

/** The root's own feed is signed by the root key itself. */
export const rootOwner = ({ rootSeed }: Firm): FeedOwner => ({
  identity: rootSeed,
  feedSeed: toFeedSeed(rootSeed.slice()),
});

const START = Date.parse('2026-11-22T09:00:00Z');

/** Begins a feed; entries are a minute apart. */
export function createFeed(crypto: DirectoryCrypto, firm: Firm, owner: FeedOwner): FeedWriter {
  const identity = crypto.signer(owner.identity);
  const device = crypto.signer(owner.feedSeed);
  const { directoryId } = firm;
  const feedKey = device.publicKey;
  const entries: WrittenEntry[] = [];
  let previous = noPrevious();
  const attest = { memberId: identity.publicKey, signature: identity.sign(devicePae(directoryId, feedKey)) };

  const append = <Kind extends EntryKind>(parts: EntryParts<Kind>): WrittenEntry => {
    const { kind, code = NO_CODE, target, content, contentBytes, change = (header) => header } = parts;
    const seq = entries.length + 1;
    const salted = saltedContent(crypto, kind, content, contentBytes);
    const header = change({
      kind: KINDS[kind],
      code,
      directoryId,
      feedKey,
      seq,
      previous,
      time: parts.time ?? new Date(START + seq * 60_000).toISOString(),
      ...(salted && { contentHash: contentHash(salted, crypto.sha256) }),
      ...(target && { target }),
      ...(seq === 1 && { attest }),
    });
    const id = crypto.sha256(encodeHeader(header));
    const written = {
      seq,
      entry: signEntry(header, device.sign),
      ...(salted && { content: crypto.sealContent({ directoryId, feedKey, seq }, firm.epoch, firm.key, salted) }),
      id,
      header,
    };
    entries.push(written);
    previous = id;
    return written;
  };
  return { memberId: identity.publicKey, feedKey, feed: toHex32(feedKey), entries, append };
}

function saltedContent(
  crypto: DirectoryCrypto,
  kind: EntryKind,
  content: ContentOf<ContentKind> | undefined,
  contentBytes: Uint8Array | undefined,
) {
  if (contentBytes !== undefined) return { salt: crypto.newSalt(), content: contentBytes };
  if (content === undefined) return undefined;
  return { salt: crypto.newSalt(), content: encodeContent(kind as ContentKind, content) };
}
