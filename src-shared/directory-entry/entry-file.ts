import { concatBytes } from '../bytes';
import { err, ok, type Result } from '../result';
import { assertLength, viewOf } from '../vault-format/binary';
import { decodeHeader, encodeHeader, type EntryFault, type EntryHeader } from './header';
import { SIGNATURE_BYTES } from './key-bytes';
import { entryPae } from './pae';

/*
 * Entry file:   u16 header length | header | 64 signature by the feed key (Ed25519) over entryPae(header)
 */

const LENGTH_BYTES = 2;
export const ENTRY_FILE_MAX_BYTES = 1024;

/** One entry as it lies in a feed: nothing about it is checked but its form. */
export interface Entry {
  readonly header: EntryHeader;
  /** What is signed. Its SHA-256 is the entry's id. */
  readonly headerBytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** Signs `header` with `sign` (Ed25519, the feed key) and gives the file's bytes. */
export function signEntry(header: EntryHeader, sign: (message: Uint8Array) => Uint8Array): Uint8Array {
  const headerBytes = encodeHeader(header);
  return encodeEntryFile(headerBytes, sign(entryPae(headerBytes)));
}

/** Puts header and signature into the form of the file. */
export function encodeEntryFile(headerBytes: Uint8Array, signature: Uint8Array): Uint8Array {
  assertLength(signature, SIGNATURE_BYTES, 'signature of an entry');
  const length = new Uint8Array(LENGTH_BYTES);
  viewOf(length).setUint16(0, headerBytes.length, true);
  return concatBytes([length, headerBytes, signature]);
}

/** Takes an entry file apart; views, not copies. Never throws. Nothing may stand after the signature. */
export function decodeEntryFile(bytes: Uint8Array): Result<Entry, EntryFault> {
  if (bytes.length > ENTRY_FILE_MAX_BYTES) return err({ kind: 'oversized', limit: ENTRY_FILE_MAX_BYTES });
  if (bytes.length < LENGTH_BYTES) return err({ kind: 'malformed', where: 'file length' });
  const headerEnd = LENGTH_BYTES + (bytes[0] ?? 0) + (bytes[1] ?? 0) * 256;
  const headerBytes = bytes.subarray(LENGTH_BYTES, headerEnd);
  const header = decodeHeader(headerBytes);
  if (!header.ok) return header;
  if (bytes.length !== headerEnd + SIGNATURE_BYTES) return err({ kind: 'malformed', where: 'file length' });
  return ok({ header: header.value, headerBytes, signature: bytes.subarray(headerEnd) });
}
