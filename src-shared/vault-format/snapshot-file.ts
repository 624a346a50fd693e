import { concatBytes, isSameBytes } from '../bytes';
import type { VaultError } from '../errors';
import { err, ok, type Result } from '../result';
import {
  asciiBytes,
  assertLength,
  HASH_BYTES,
  readU64,
  startsWith,
  U64_BYTES,
  VAULT_ID_BYTES,
  viewOf,
  writeU64,
  type CreateSha256,
  type Sha256,
} from './binary';
import { HEADER_MAX_BYTES } from './header-file';
import type { SealedBytes } from './sealed-blob';

/*
 * Snapshot and backup file: front, records, end.
 *
 * Front:   0   4  "BWVS"
 *          4   u8 version = 1
 *          5  16  vault id
 *         21  u64 sequence of the last frame contained
 *         29  32  hash of that frame (the genesis hash where there is none)
 *         61  u32 header length h
 *         65   h  header file
 *       65+h  32  SHA-256 of all before it
 * Record:  u8 kind, 1 to 254 | u8 id length | id, ASCII | u64 version | u32 length | sealed blob
 * End:     u8 255 | u64 count of records | 32 SHA-256 of all before it, from the start of the file; nothing follows
 *
 * Later versions keep the front, so that a newer snapshot is told apart from a damaged one.
 */

const MAGIC = asciiBytes('BWVS');
export const SNAPSHOT_VERSION = 1;
const VERSION_OFFSET = 4;
const VAULT_ID_OFFSET = 5;
const THROUGH_SEQ_OFFSET = 21;
const HEAD_HASH_OFFSET = 29;
const HEADER_LENGTH_OFFSET = 61;
const HEADER_OFFSET = 65;
export const SNAPSHOT_FRONT_MAX_BYTES = HEADER_OFFSET + HEADER_MAX_BYTES + HASH_BYTES;
export const END_KIND = 255;
export const END_BYTES = 1 + U64_BYTES + HASH_BYTES;

/** What a sealed record is: the word is part of the associated data, its place here plus 1 the number in the file. */
export const RECORD_KINDS = ['manifest', 'page', 'order', 'undo', 'values'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Visible ASCII, 1 to 64 characters: opaque ids and names of parts, never anything of a contact. */
export const RECORD_ID = /^[\x21-\x7e]{1,64}$/;

export interface SnapshotFront {
  readonly vaultId: Uint8Array;
  /** Sequence of the last journal frame that the snapshot contains; 0 where there is none. */
  readonly throughSeq: number;
  readonly headHash: Uint8Array;
  /** The vault's header file, whole. */
  readonly header: Uint8Array;
}

/** A sealed blob with what it takes to open it: kind, id and version are part of its associated data. */
export interface SnapshotRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly version: number;
  readonly sealed: SealedBytes;
}

/** `snapshot-12.bws`: contains the journal up to and including sequence 12. */
export const snapshotFileName = (throughSeq: number): string => `snapshot-${throughSeq}.bws`;

/** One-shot hash out of a streaming one. */
export function sha256From(createSha256: CreateSha256): Sha256 {
  return (bytes) => {
    const stream = createSha256();
    stream.update(bytes);
    return stream.digest();
  };
}

/** The bytes a snapshot or backup starts with. */
export function encodeSnapshotFront(
  { vaultId, throughSeq, headHash, header }: SnapshotFront,
  sha256: Sha256,
): Uint8Array {
  assertLength(vaultId, VAULT_ID_BYTES, 'vault id');
  assertLength(headHash, HASH_BYTES, 'head hash');
  if (header.length > HEADER_MAX_BYTES) throw new RangeError('header too long');
  const front = new Uint8Array(HEADER_OFFSET);
  front.set(MAGIC);
  front[VERSION_OFFSET] = SNAPSHOT_VERSION;
  front.set(vaultId, VAULT_ID_OFFSET);
  writeU64(viewOf(front), THROUGH_SEQ_OFFSET, throughSeq);
  front.set(headHash, HEAD_HASH_OFFSET);
  viewOf(front).setUint32(HEADER_LENGTH_OFFSET, header.length, true);
  const whole = concatBytes([front, header]);
  return concatBytes([whole, sha256(whole)]);
}

/** How many bytes the front has in all; undefined while too few are there to tell. */
export function snapshotFrontLength(start: Uint8Array): number | undefined {
  if (start.length < HEADER_OFFSET) return undefined;
  return HEADER_OFFSET + viewOf(start).getUint32(HEADER_LENGTH_OFFSET, true) + HASH_BYTES;
}

/**
 * Reads the front from the first bytes of a snapshot ({@link SNAPSHOT_FRONT_MAX_BYTES} always suffice). `length` is
 * where the first record starts.
 */
export function decodeSnapshotFront(
  bytes: Uint8Array,
  sha256: Sha256,
): Result<SnapshotFront & { readonly length: number }, VaultError> {
  const damaged = (where: string) => err({ kind: 'vault-damaged', part: 'snapshot', where } as const);
  if (!startsWith(bytes, MAGIC)) return damaged('magic number');
  const length = snapshotFrontLength(bytes);
  if (length === undefined) return damaged('front cut short');
  if (length > SNAPSHOT_FRONT_MAX_BYTES) return damaged('header length');
  if (bytes.length < length) return damaged('front cut short');
  const checksumOffset = length - HASH_BYTES;
  if (!isSameBytes(sha256(bytes.subarray(0, checksumOffset)), bytes.subarray(checksumOffset, length))) {
    return damaged('front checksum');
  }
  const version = bytes[VERSION_OFFSET] ?? 0;
  if (version > SNAPSHOT_VERSION) {
    return err({ kind: 'newer-format', part: 'snapshot', found: version, supported: SNAPSHOT_VERSION });
  }
  if (version === 0) return damaged('version');
  const throughSeq = readU64(viewOf(bytes), THROUGH_SEQ_OFFSET);
  if (throughSeq === undefined) return damaged('sequence');
  return ok({
    vaultId: bytes.slice(VAULT_ID_OFFSET, THROUGH_SEQ_OFFSET),
    throughSeq,
    headHash: bytes.slice(HEAD_HASH_OFFSET, HEADER_LENGTH_OFFSET),
    header: bytes.slice(HEADER_OFFSET, checksumOffset),
    length,
  });
}
