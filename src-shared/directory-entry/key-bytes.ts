import { concatBytes } from '../bytes';
import { asciiBytes, assertLength, type Sha256 } from '../vault-format/binary';

/** Public keys, hashes, salts and ids of directories, members, feeds and entries all have 32 bytes. */
export const KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

declare const hexBrand: unique symbol;
/** 32 bytes as 64 lower-case hexadecimal digits: how the view names members, feeds and entries. */
export type Hex32 = string & { readonly [hexBrand]: true };

const HEX_DIGITS = asciiBytes('0123456789abcdef');
const hexCodes = new Uint8Array(KEY_BYTES * 2);
const HEX_32 = /^[0-9a-f]{64}$/;

/** 32 bytes as hexadecimal digits; quick, since a first read asks for hundreds of thousands. */
export function toHex32(bytes: Uint8Array): Hex32 {
  assertLength(bytes, KEY_BYTES, 'key or hash');
  for (let index = 0; index < KEY_BYTES; index += 1) {
    const byte = bytes[index] ?? 0;
    hexCodes[index * 2] = HEX_DIGITS[byte >> 4] ?? 0;
    hexCodes[index * 2 + 1] = HEX_DIGITS[byte & 15] ?? 0;
  }
  // One flat string: one put together with + is a tree that every look-up in a Map would have to flatten first. By
  // apply: spreading goes through the array's iterator, and takes six times as long.
  return Reflect.apply(String.fromCharCode, undefined, hexCodes) as Hex32;
}

/** True for the one spelling that {@link toHex32} gives. */
export const isHex32 = (text: string): text is Hex32 => HEX_32.test(text);

/** The inverse of {@link toHex32}. */
export function fromHex32(hex: Hex32): Uint8Array {
  const bytes = new Uint8Array(KEY_BYTES);
  for (let index = 0; index < KEY_BYTES; index += 1)
    bytes[index] = (digitOf(hex.charCodeAt(index * 2)) << 4) | digitOf(hex.charCodeAt(index * 2 + 1));
  return bytes;
}

const NINE = 0x39;
const digitOf = (code: number): number => (code <= NINE ? code & 15 : (code & 15) + 9);

/** SHA-256("bailiwick directory v1\0" | root public key): whoever pins the id has pinned the root key. */
export function directoryIdOf(rootKey: Uint8Array, sha256: Sha256): Uint8Array {
  assertLength(rootKey, KEY_BYTES, 'root key');
  return sha256(concatBytes([asciiBytes('bailiwick directory v1\0'), rootKey]));
}

const FINGERPRINT_GROUPS = 8;

/**
 * What two people compare by voice: eight groups of five digits, the first 128 bits of
 * SHA-256("bailiwick fingerprint v1\0" | directory id | member id), two bytes a group, most significant first.
 */
export function fingerprint(directoryId: Uint8Array, memberId: Uint8Array, sha256: Sha256): readonly string[] {
  const hash = sha256(concatBytes([asciiBytes('bailiwick fingerprint v1\0'), directoryId, memberId]));
  return Array.from({ length: FINGERPRINT_GROUPS }, (_, group) =>
    String((hash[group * 2] ?? 0) * 256 + (hash[group * 2 + 1] ?? 0)).padStart(5, '0'),
  );
}
