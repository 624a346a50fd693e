import { asciiBytes, assertLength, HASH_BYTES, readU64, viewOf, writeU64, VAULT_ID_BYTES, type Sha256 } from './binary';
import { concatBytes, isSameBytes } from '../bytes';
import { hasSealedLength, SEALED_MAX_BYTES, SEALED_MIN_BYTES, type SealedBytes } from './sealed-blob';

/*
 * Frame of the journal:
 *
 *   0  u32 length: bytes of the frame after the first 8
 *   4  u32 the same, every bit inverted: a damaged length is told apart from a frame that was cut short
 *   8  u64 sequence
 *  16  16  operation id
 *  32  32  hash of the frame before (of the first one: see genesisHash)
 *  64      sealed blob
 *      32  hash: SHA-256 of all before it in the frame, the length included
 */

export const OP_ID_BYTES = 16;
const LENGTHS_BYTES = 8;
const SEQ_OFFSET = 8;
const OP_ID_OFFSET = 16;
const PREV_HASH_OFFSET = 32;
const SEALED_OFFSET = 64;
const FRAME_OVERHEAD = SEALED_OFFSET + HASH_BYTES;
const FRAME_MIN_BYTES = FRAME_OVERHEAD + SEALED_MIN_BYTES;
export const FRAME_MAX_BYTES = FRAME_OVERHEAD + SEALED_MAX_BYTES;

/** One frame of the journal; its parts are views of the bytes it was read from. */
export interface Frame {
  /** The whole frame as it lies on disk. */
  readonly bytes: Uint8Array;
  /** Counts from 1 without gaps. */
  readonly seq: number;
  readonly opId: Uint8Array;
  readonly prevHash: Uint8Array;
  readonly sealed: SealedBytes;
  readonly hash: Uint8Array;
}

/**
 * What stands where a frame is expected. `incomplete`: the bytes end before the frame does. `blank`: zeros to the end,
 * as a file system leaves them that lengthened the file before it wrote the bytes; never acknowledged either.
 */
export type FrameReading =
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'incomplete'; readonly need: number }
  | { readonly kind: 'blank' }
  | { readonly kind: 'damaged'; readonly where: 'length' | 'hash' | 'sequence' };

/** What the first frame of a vault has for the hash of the frame before: SHA-256 of "bailiwick journal" and the vault id. */
export function genesisHash(vaultId: Uint8Array, sha256: Sha256): Uint8Array {
  assertLength(vaultId, VAULT_ID_BYTES, 'vault id');
  return sha256(concatBytes([asciiBytes('bailiwick journal'), vaultId]));
}

/** Makes a frame around sealed bytes. */
export function encodeFrame(parts: Pick<Frame, 'seq' | 'opId' | 'prevHash' | 'sealed'>, sha256: Sha256): Frame {
  const bytes = layFrame(parts);
  bytes.set(sha256(bytes.subarray(0, -HASH_BYTES)), bytes.length - HASH_BYTES);
  return { ...parts, bytes, hash: bytes.subarray(-HASH_BYTES) };
}

/** The same, with a hash that is made elsewhere meanwhile. */
export async function encodeLargeFrame(
  parts: Pick<Frame, 'seq' | 'opId' | 'prevHash' | 'sealed'>,
  sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
): Promise<Frame> {
  const bytes = layFrame(parts);
  bytes.set(await sha256(bytes.subarray(0, -HASH_BYTES)), bytes.length - HASH_BYTES);
  return { ...parts, bytes, hash: bytes.subarray(-HASH_BYTES) };
}

/** A frame whose hash is still missing. */
function layFrame({
  seq,
  opId,
  prevHash,
  sealed,
}: Pick<Frame, 'seq' | 'opId' | 'prevHash' | 'sealed'>): Uint8Array<ArrayBuffer> {
  assertLength(opId, OP_ID_BYTES, 'operation id');
  assertLength(prevHash, HASH_BYTES, 'previous hash');
  if (!hasSealedLength(sealed)) throw new RangeError('sealed length');
  const bytes = new Uint8Array(FRAME_OVERHEAD + sealed.length);
  const view = viewOf(bytes);
  const length = bytes.length - LENGTHS_BYTES;
  view.setUint32(0, length, true);
  view.setUint32(4, ~length, true);
  writeU64(view, SEQ_OFFSET, seq);
  bytes.set(opId, OP_ID_OFFSET);
  bytes.set(prevHash, PREV_HASH_OFFSET);
  bytes.set(sealed, SEALED_OFFSET);
  return bytes;
}

/** Reads the frame that starts at `offset`. Never throws, never reads past what the length allows. */
export function readFrame(bytes: Uint8Array, offset: number, sha256: Sha256): FrameReading {
  const rest = bytes.subarray(offset);
  if (rest.length < LENGTHS_BYTES) return { kind: 'incomplete', need: LENGTHS_BYTES };
  const view = viewOf(rest);
  const length = view.getUint32(0, true);
  const size = LENGTHS_BYTES + length;
  if (view.getUint32(4, true) !== ~length >>> 0) {
    return isBlank(rest) ? { kind: 'blank' } : { kind: 'damaged', where: 'length' };
  }
  if (size < FRAME_MIN_BYTES || size > FRAME_MAX_BYTES) return { kind: 'damaged', where: 'length' };
  if (rest.length < size) return { kind: 'incomplete', need: size };
  return checkFrame(rest.subarray(0, size), sha256);
}

/** True where every byte is zero. */
export const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

function checkFrame(bytes: Uint8Array, sha256: Sha256): FrameReading {
  const seq = readU64(viewOf(bytes), SEQ_OFFSET);
  if (seq === undefined || seq === 0) return { kind: 'damaged', where: 'sequence' };
  const hash = bytes.subarray(-HASH_BYTES);
  if (!isSameBytes(sha256(bytes.subarray(0, -HASH_BYTES)), hash)) return { kind: 'damaged', where: 'hash' };
  const opId = bytes.subarray(OP_ID_OFFSET, PREV_HASH_OFFSET);
  const prevHash = bytes.subarray(PREV_HASH_OFFSET, SEALED_OFFSET);
  const sealed = bytes.subarray(SEALED_OFFSET, -HASH_BYTES);
  if (!hasSealedLength(sealed)) return { kind: 'damaged', where: 'length' };
  return { kind: 'frame', frame: { bytes, seq, opId, prevHash, sealed, hash } };
}
