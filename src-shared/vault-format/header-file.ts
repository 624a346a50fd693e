import type { VaultError } from '../errors';
import { err, ok, type Result } from '../result';
import { concatBytes, isSameBytes } from '../bytes';
import { asciiBytes, assertLength, HASH_BYTES, startsWith, viewOf, type Sha256 } from './binary';

/*
 * Header file:
 *
 *   0     4  "BWVH"
 *   4     u8 version = 1
 *   5     u32 payload length n
 *   9     n  payload: UTF-8 JSON
 *   9+n  32  MAC: keyed BLAKE2b-256 under the header subkey over all before it
 *  41+n  32  SHA-256 of all before it
 *
 * Later versions keep magic, version and the closing SHA-256, so that a newer header is told apart from a damaged one.
 */

const MAGIC = asciiBytes('BWVH');
export const HEADER_VERSION = 1;
const VERSION_OFFSET = 4;
const LENGTH_OFFSET = 5;
const PAYLOAD_OFFSET = 9;
export const MAC_BYTES = 32;
const MIN_BYTES = PAYLOAD_OFFSET + MAC_BYTES + HASH_BYTES;
const PAYLOAD_MAX_BYTES = 64 * 1024;
export const HEADER_MAX_BYTES = MIN_BYTES + PAYLOAD_MAX_BYTES;

export interface HeaderEnvelope {
  readonly payload: Uint8Array;
  readonly mac: Uint8Array;
  /** What the MAC is over. */
  readonly macInput: Uint8Array;
}

/** Puts the payload into its envelope. `mac` computes the 32 byte MAC over what it is given. */
export function encodeHeaderFile(
  payload: Uint8Array,
  mac: (input: Uint8Array) => Uint8Array,
  sha256: Sha256,
): Uint8Array {
  if (payload.length > PAYLOAD_MAX_BYTES) throw new RangeError('header payload too long');
  const front = new Uint8Array(PAYLOAD_OFFSET);
  front.set(MAGIC);
  front[VERSION_OFFSET] = HEADER_VERSION;
  viewOf(front).setUint32(LENGTH_OFFSET, payload.length, true);
  const macInput = concatBytes([front, payload]);
  const macBytes = mac(macInput);
  assertLength(macBytes, MAC_BYTES, 'MAC');
  const checked = concatBytes([macInput, macBytes]);
  return concatBytes([checked, sha256(checked)]);
}

/** Checks the envelope's form and checksum. The MAC is left to who has the key. */
export function decodeHeaderFile(bytes: Uint8Array, sha256: Sha256): Result<HeaderEnvelope, VaultError> {
  const damaged = (where: string) => err({ kind: 'vault-damaged', part: 'header', where } as const);
  if (bytes.length < MIN_BYTES) return damaged('cut short');
  if (!startsWith(bytes, MAGIC)) return damaged('magic number');
  if (bytes.length > HEADER_MAX_BYTES) return damaged('length');
  if (!isSameBytes(sha256(bytes.subarray(0, -HASH_BYTES)), bytes.subarray(-HASH_BYTES))) return damaged('checksum');
  const version = bytes[VERSION_OFFSET] ?? 0;
  if (version > HEADER_VERSION) {
    return err({ kind: 'newer-format', part: 'header', found: version, supported: HEADER_VERSION });
  }
  if (version === 0) return damaged('version');
  const length = viewOf(bytes).getUint32(LENGTH_OFFSET, true);
  if (length !== bytes.length - MIN_BYTES) return damaged('payload length');
  const macOffset = PAYLOAD_OFFSET + length;
  return ok({
    payload: bytes.slice(PAYLOAD_OFFSET, macOffset),
    mac: bytes.slice(macOffset, macOffset + MAC_BYTES),
    macInput: bytes.slice(0, macOffset),
  });
}
