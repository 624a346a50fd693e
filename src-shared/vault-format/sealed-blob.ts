import type { VaultError, VaultPart } from '../errors';
import { err, ok, type Result } from '../result';
import { viewOf } from './binary';
import { PADDING_FLOOR } from './padme';

/*
 * Sealed blob:   u8 version = 1 | u32 key epoch | 24 nonce | XChaCha20-Poly1305 ciphertext and 16-byte tag
 */

declare const sealedBrand: unique symbol;
/** Bytes that are safe to lie on a disk: they came out of the sealer, or were read from where only sealed bytes lie. */
export type SealedBytes = Uint8Array & { readonly [sealedBrand]: true };

export const SEALED_VERSION = 1;
export const NONCE_BYTES = 24;
export const TAG_BYTES = 16;
const EPOCH_OFFSET = 1;
const NONCE_OFFSET = 5;
export const CIPHERTEXT_OFFSET = NONCE_OFFSET + NONCE_BYTES;
export const SEALED_MIN_BYTES = CIPHERTEXT_OFFSET + PADDING_FLOOR + TAG_BYTES;
export const SEALED_MAX_BYTES = 63 * 1024 * 1024;

/** The length alone: what {@link parseSealed} finds in the rest is for who opens it. */
export const hasSealedLength = (bytes: Uint8Array): bytes is SealedBytes =>
  bytes.length >= SEALED_MIN_BYTES && bytes.length <= SEALED_MAX_BYTES;

export interface SealedBlob {
  readonly epoch: number;
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Writes version, epoch and nonce to the front of `blob`, whose rest is the ciphertext. */
export function writeSealedFront(blob: Uint8Array, epoch: number, nonce: Uint8Array): void {
  blob[0] = SEALED_VERSION;
  viewOf(blob).setUint32(EPOCH_OFFSET, epoch, true);
  blob.set(nonce, NONCE_OFFSET);
}

/** Takes a sealed blob apart, without a key; views, not copies. `part` names it in the error. */
export function parseSealed(bytes: Uint8Array, part: VaultPart): Result<SealedBlob, VaultError> {
  const version = bytes[0];
  if (version === undefined || version === 0) return err({ kind: 'vault-damaged', part, where: 'sealed version' });
  if (version > SEALED_VERSION) return err({ kind: 'newer-format', part, found: version, supported: SEALED_VERSION });
  if (!hasSealedLength(bytes)) return err({ kind: 'vault-damaged', part, where: 'sealed length' });
  return ok({
    epoch: viewOf(bytes).getUint32(EPOCH_OFFSET, true),
    nonce: bytes.subarray(NONCE_OFFSET, CIPHERTEXT_OFFSET),
    ciphertext: bytes.subarray(CIPHERTEXT_OFFSET),
  });
}
