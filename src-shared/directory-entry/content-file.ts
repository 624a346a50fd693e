import { concatBytes } from '../bytes';
import { err, ok, type Result } from '../result';
import { asciiBytes, assertLength, readU32, U64_BYTES, viewOf, writeU32, type Sha256 } from '../vault-format/binary';
import { PADDING_FLOOR, padmeLength } from '../vault-format/padme';
import { LONG_CONTENT_MAX_BYTES } from './content';
import { KEY_BYTES } from './key-bytes';

/*
 * Content file:   u8 version = 1 | u32 key epoch | 24 nonce | XChaCha20-Poly1305 ciphertext and 16-byte tag
 * Plaintext:      32 salt | u32 length | content | zeros, as long as Padmé says (floor 256)
 */

export const CONTENT_VERSION = 1;
export const SALT_BYTES = 32;
const NONCE_BYTES = 24;
const TAG_BYTES = 16;
const EPOCH_OFFSET = 1;
const NONCE_OFFSET = 5;
const CIPHERTEXT_OFFSET = NONCE_OFFSET + NONCE_BYTES;
const LENGTH_OFFSET = SALT_BYTES;
const CONTENT_OFFSET = SALT_BYTES + 4;

const CONTENT_FILE_MIN_BYTES = CIPHERTEXT_OFFSET + PADDING_FLOOR + TAG_BYTES;
/** A longer file is no content, whatever the kind. */
export const CONTENT_FILE_MAX_BYTES =
  CIPHERTEXT_OFFSET + padmeLength(CONTENT_OFFSET + LONG_CONTENT_MAX_BYTES) + TAG_BYTES;

const CONTENT_HASH_DOMAIN = asciiBytes('bailiwick content v1\0');
const AD_DOMAIN = asciiBytes('bailiwick directory content');
const AD_DIRECTORY_OFFSET = 1 + AD_DOMAIN.length;
const AD_FEED_OFFSET = AD_DIRECTORY_OFFSET + KEY_BYTES;
const AD_SEQ_OFFSET = AD_FEED_OFFSET + KEY_BYTES;
const AD_EPOCH_OFFSET = AD_SEQ_OFFSET + U64_BYTES;
const AD_BYTES = AD_EPOCH_OFFSET + 4;
const TWO_TO_32 = 0x1_0000_0000;

/** Where a content file belongs: it opens nowhere else. */
export interface ContentPlace {
  readonly directoryId: Uint8Array;
  readonly feedKey: Uint8Array;
  readonly seq: number;
}

/** A content file taken apart, still sealed. */
export interface SealedContent {
  readonly epoch: number;
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** What a content file holds. */
export interface SaltedContent {
  readonly salt: Uint8Array;
  readonly content: Uint8Array;
}

/** Why bytes are no content file. `where` names a part, never what stood there. */
export type ContentFileFault =
  { readonly kind: 'malformed'; readonly where: string } | { readonly kind: 'unknown-version'; readonly found: number };

/** SHA-256("bailiwick content v1\0" | salt | content). Without the salt nobody can try contents against the hash. */
export function contentHash({ salt, content }: SaltedContent, sha256: Sha256): Uint8Array {
  assertLength(salt, SALT_BYTES, 'salt');
  const hashed = new Uint8Array(CONTENT_HASH_DOMAIN.length + SALT_BYTES + content.length);
  hashed.set(CONTENT_HASH_DOMAIN);
  hashed.set(salt, CONTENT_HASH_DOMAIN.length);
  hashed.set(content, CONTENT_HASH_DOMAIN.length + SALT_BYTES);
  return sha256(hashed);
}

/** u8 27, "bailiwick directory content" | 32 directory id | 32 feed key | u64 sequence | u32 key epoch. */
export function contentAssociatedData({ directoryId, feedKey, seq }: ContentPlace, epoch: number): Uint8Array {
  assertLength(directoryId, KEY_BYTES, 'directory id');
  assertLength(feedKey, KEY_BYTES, 'feed key');
  assertSeq(seq);
  const ad = new Uint8Array(AD_BYTES);
  ad[0] = AD_DOMAIN.length;
  ad.set(AD_DOMAIN, 1);
  ad.set(directoryId, AD_DIRECTORY_OFFSET);
  ad.set(feedKey, AD_FEED_OFFSET);
  writeU32(ad, AD_SEQ_OFFSET, seq % TWO_TO_32);
  writeU32(ad, AD_SEQ_OFFSET + 4, Math.floor(seq / TWO_TO_32));
  writeU32(ad, AD_EPOCH_OFFSET, epoch);
  return ad;
}

function assertSeq(seq: number): void {
  if (!Number.isSafeInteger(seq) || seq < 0) throw new RangeError('not a sequence');
}

/** The plaintext of a content file: salt, length, content, zeros. */
export function padContent({ salt, content }: SaltedContent): Uint8Array {
  assertLength(salt, SALT_BYTES, 'salt');
  const padded = new Uint8Array(padmeLength(CONTENT_OFFSET + content.length));
  padded.set(salt);
  viewOf(padded).setUint32(LENGTH_OFFSET, content.length, true);
  padded.set(content, CONTENT_OFFSET);
  return padded;
}

/** The inverse of {@link padContent}; views, not copies. Only the one right padding of zeros is accepted. */
export function unpadContent(padded: Uint8Array): Result<SaltedContent, ContentFileFault> {
  const malformed = err({ kind: 'malformed', where: 'padding' } as const);
  if (padded.length < PADDING_FLOOR) return malformed;
  const end = CONTENT_OFFSET + readU32(padded, LENGTH_OFFSET);
  if (end > padded.length || padmeLength(end) !== padded.length) return malformed;
  for (let index = end; index < padded.length; index += 1) if (padded[index] !== 0) return malformed;
  return ok({ salt: padded.subarray(0, SALT_BYTES), content: padded.subarray(CONTENT_OFFSET, end) });
}

/** Puts sealed content into the form of the file. */
export function encodeContentFile({ epoch, nonce, ciphertext }: SealedContent): Uint8Array {
  assertLength(nonce, NONCE_BYTES, 'nonce');
  const front = new Uint8Array(NONCE_OFFSET);
  front[0] = CONTENT_VERSION;
  viewOf(front).setUint32(EPOCH_OFFSET, epoch, true);
  return concatBytes([front, nonce, ciphertext]);
}

/** Takes a content file apart, without a key; views, not copies. Never throws. */
export function parseContentFile(bytes: Uint8Array): Result<SealedContent, ContentFileFault> {
  const version = bytes[0] ?? 0;
  if (version > CONTENT_VERSION) return err({ kind: 'unknown-version', found: version });
  if (version === 0 || bytes.length < CONTENT_FILE_MIN_BYTES || bytes.length > CONTENT_FILE_MAX_BYTES) {
    return err({ kind: 'malformed', where: version === 0 ? 'version' : 'length' });
  }
  return ok({
    epoch: readU32(bytes, EPOCH_OFFSET),
    nonce: bytes.subarray(NONCE_OFFSET, CIPHERTEXT_OFFSET),
    ciphertext: bytes.subarray(CIPHERTEXT_OFFSET),
  });
}
