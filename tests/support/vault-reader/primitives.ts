import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { sha256 } from '@noble/hashes/sha2.js';

/*
 * A reader of vaults that shares no code with the app: written from docs/vault-format.md, on other cryptographic
 * libraries. Where both agree, the document is right. It throws at the first thing that is not as written.
 */

export { sha256 };

export const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
export const toBase64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
export const fromBase64Url = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64url'));
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
export const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

export function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

export function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return Uint8Array.from(bytes);
}

export function u64(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return Uint8Array.from(bytes);
}

/** Reads from the front. */
export function createCursor(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  const advance = (length: number): number => {
    check(offset + length <= buffer.length, 'cut short');
    offset += length;
    return offset - length;
  };
  return {
    u8: (): number => buffer.readUInt8(advance(1)),
    u32: (): number => buffer.readUInt32LE(advance(4)),
    u64: (): number => {
      const value = buffer.readBigUInt64LE(advance(8));
      check(value <= BigInt(Number.MAX_SAFE_INTEGER), 'too large a number');
      return Number(value);
    },
    take: (length: number): Uint8Array => Uint8Array.from(buffer.subarray(advance(length), offset)),
    offset: (): number => offset,
    isAtEnd: (): boolean => offset === buffer.length,
  };
}

/** `crypto_kdf_derive_from_key` of libsodium: keyed BLAKE2b of nothing, salt = subkey id, personal = context. */
export function deriveSubkey(vaultKey: Uint8Array, context: string): Uint8Array {
  const salt = join(u64(1), new Uint8Array(8));
  const personalization = join(ascii(context), new Uint8Array(8));
  return blake2b(new Uint8Array(0), { dkLen: 32, key: vaultKey, salt, personalization });
}

export const keyedHash = (input: Uint8Array, key: Uint8Array): Uint8Array => blake2b(input, { dkLen: 32, key });

const stretched = new Map<string, Uint8Array>();

/** Argon2id. Takes seconds here, so the same question is answered from memory the second time. */
export function stretch(secret: Uint8Array, passes: number, memoryBytes: number, salt: Uint8Array): Uint8Array {
  check(memoryBytes >= 64 * 2 ** 20 && memoryBytes <= 2 ** 30 && memoryBytes % 1024 === 0, 'memory of the derivation');
  check(passes >= 3 && passes <= 16, 'passes of the derivation');
  const question = `${toHex(secret)} ${toHex(salt)} ${passes} ${memoryBytes}`;
  const options = { t: passes, m: memoryBytes / 1024, p: 1, dkLen: 32, version: 0x13, maxmem: 2 ** 31 };
  const answer = stretched.get(question) ?? argon2id(secret, salt, options);
  stretched.set(question, answer);
  return answer;
}

/** Throws where the tag does not fit. */
export function decrypt(key: Uint8Array, nonce: Uint8Array, ad: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  return xchacha20poly1305(key, nonce, ad).decrypt(ciphertext);
}
