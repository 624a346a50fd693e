import { contentHash } from '../../../src-shared/directory-entry/content-file';
import { signEntry } from '../../../src-shared/directory-entry/entry-file';
import { decodeEntryFile } from '../../../src-shared/directory-entry/entry-file';
import { noPrevious, type Attest } from '../../../src-shared/directory-entry/header';
import { toHex32 } from '../../../src-shared/directory-entry/key-bytes';
import { KINDS, NO_CODE, type EntryKind } from '../../../src-shared/directory-entry/kinds';
import { devicePae } from '../../../src-shared/directory-entry/pae';
import { yieldToOthers } from '../../../src-shared/yield-to-others';
import { toFeedSeed, type DirectoryCrypto, type Signer } from '../crypto/directory-keys';
import type { About, Signed } from './kept';
import type { Membership } from './membership';

/** What a letter showed and what is signed once it is confirmed: these very content bytes. */
export interface LetterEntry {
  readonly kind: EntryKind;
  readonly code?: number;
  readonly content?: Uint8Array;
  readonly target?: Uint8Array;
  readonly about?: About;
}

/** Where a feed stands. */
export interface FeedHead {
  readonly seq: number;
  /** SHA-256 of the last header; zeros before the first. */
  readonly hash: Uint8Array;
}

export const BEFORE_FIRST: FeedHead = { seq: 0, hash: noPrevious() };

/** A feed that may be signed now: its key, and who answers for it. */
export interface SigningFeed {
  readonly seed: Uint8Array;
  readonly head: FeedHead;
  /** The identity that attests the feed: the member's, or for the root's own feed the root. */
  readonly identity: Signer;
}

/** Some 0.2 ms each. */
const SIGNED_AT_ONCE = 100;

/** Signs the entries one after the other onto the feed's head, with pauses. Nothing is kept or sent by it. */
export async function signEntries(
  crypto: DirectoryCrypto,
  membership: Membership,
  feed: SigningFeed,
  entries: readonly LetterEntry[],
  at: string,
): Promise<Signed> {
  const signer = crypto.signer(toFeedSeed(feed.seed));
  let { seq, hash } = feed.head;
  const signed: Signed['entries'] = [];
  for (const { kind, code, content, target, about } of entries) {
    seq += 1;
    const salted = content && { salt: crypto.newSalt(), content };
    const place = { directoryId: membership.directoryId, feedKey: signer.publicKey, seq };
    const entry = signEntry(
      {
        ...place,
        kind: KINDS[kind],
        code: code ?? NO_CODE,
        previous: hash,
        time: at,
        ...(salted && { contentHash: contentHash(salted, crypto.sha256) }),
        ...(target && { target }),
        ...(seq === 1 && { attest: attestOf(feed.identity, membership.directoryId, signer.publicKey) }),
      },
      signer.sign,
    );
    hash = hashOf(crypto, entry);
    const { epoch, key } = membership.newest;
    signed.push({
      feed: toHex32(signer.publicKey),
      seq,
      entry,
      ...(salted && { content: crypto.sealContent(place, epoch, key, salted) }),
      ...(about && { about }),
    });
    if (signed.length % SIGNED_AT_ONCE === 0) await yieldToOthers();
  }
  return { at, entries: signed };
}

const attestOf = ({ publicKey, sign }: Signer, directoryId: Uint8Array, feedKey: Uint8Array): Attest => ({
  memberId: publicKey,
  signature: sign(devicePae(directoryId, feedKey)),
});

/** The entry's id: the hash that the next header names. */
function hashOf(crypto: DirectoryCrypto, entryFile: Uint8Array): Uint8Array {
  const decoded = decodeEntryFile(entryFile);
  if (!decoded.ok) throw new Error('an entry of our own that cannot be read');
  return crypto.sha256(decoded.value.headerBytes);
}
