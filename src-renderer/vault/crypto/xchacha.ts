import { viewOf, writeU64 } from '../../../src-shared/vault-format/binary';
import { TAG_BYTES } from '../../../src-shared/vault-format/sealed-blob';
import { wipe } from './keys';
import type { Sodium } from './sodium';

/*
 * XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03). What is long goes through libsodium in parts: its one call copies all of
 * its input and output into WebAssembly's memory, which grows to hold both and is never given back. The bytes are the same.
 */

/** One encryption; no two under one key may share a nonce. */
interface Place {
  readonly ad: Uint8Array;
  readonly nonce: Uint8Array;
  readonly key: Uint8Array;
}

/** What is encrypted. */
export interface Plain extends Place {
  readonly plaintext: Uint8Array;
}

/** What is decrypted. */
export interface Encrypted extends Place {
  /** Ends in the 16 byte tag. */
  readonly ciphertext: Uint8Array;
}

const BLOCK_BYTES = 64;
const PART_BYTES = 512 * BLOCK_BYTES;
const MAC_KEY_BYTES = 32;
const MAC_BLOCK_BYTES = 16;
const LENGTHS_BYTES = 16;

/** Ciphertext and tag to `out`, which has just the room for them. */
export function encryptInto(sodium: Sodium, { plaintext, ad, nonce, key }: Plain, out: Uint8Array): void {
  if (out.length !== plaintext.length + TAG_BYTES) throw new RangeError('room for ciphertext and tag');
  if (plaintext.length <= PART_BYTES) {
    out.set(sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, ad, null, nonce, key));
    return;
  }
  const ciphertext = out.subarray(0, plaintext.length);
  xorInto(sodium, plaintext, { nonce, key }, ciphertext);
  out.set(tagOf(sodium, ciphertext, { ad, nonce, key }), ciphertext.length);
}

/** Undefined where the tag does not fit: altered bytes, another key, or other associated data. */
export function decrypt(sodium: Sodium, { ciphertext: sealed, ad, nonce, key }: Encrypted): Uint8Array | undefined {
  if (sealed.length > PART_BYTES) {
    const ciphertext = sealed.subarray(0, -TAG_BYTES);
    if (!sodium.memcmp(tagOf(sodium, ciphertext, { ad, nonce, key }), sealed.subarray(-TAG_BYTES))) return undefined;
    const plaintext = new Uint8Array(ciphertext.length);
    xorInto(sodium, ciphertext, { nonce, key }, plaintext);
    return plaintext;
  }
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, ad, nonce, key);
  } catch {
    return undefined;
  }
}

/** Block 0 of the key stream is for the tag: the text begins with block 1 (RFC 8439 §2.8). */
function xorInto(sodium: Sodium, text: Uint8Array, { nonce, key }: Omit<Place, 'ad'>, out: Uint8Array): void {
  for (let at = 0; at < text.length; at += PART_BYTES) {
    const part = text.subarray(at, at + PART_BYTES);
    out.set(sodium.crypto_stream_xchacha20_xor_ic(part, nonce, 1 + at / BLOCK_BYTES, key), at);
  }
}

/** Poly1305 over `ad | zeros | ciphertext | zeros | u64 length of ad | u64 length of ciphertext` (RFC 8439 §2.8). */
function tagOf(sodium: Sodium, ciphertext: Uint8Array, { ad, nonce, key }: Place): Uint8Array {
  const macKey = sodium.crypto_stream_xchacha20_xor_ic(new Uint8Array(MAC_KEY_BYTES), nonce, 0, key);
  const state = sodium.crypto_onetimeauth_init(macKey);
  wipe(macKey);
  const front = new Uint8Array(filled(ad.length));
  front.set(ad);
  sodium.crypto_onetimeauth_update(state, front);
  for (let at = 0; at < ciphertext.length; at += PART_BYTES) {
    sodium.crypto_onetimeauth_update(state, ciphertext.subarray(at, at + PART_BYTES));
  }
  const zeros = filled(ciphertext.length) - ciphertext.length;
  const end = new Uint8Array(zeros + LENGTHS_BYTES);
  writeU64(viewOf(end), zeros, ad.length);
  writeU64(viewOf(end), zeros + 8, ciphertext.length);
  sodium.crypto_onetimeauth_update(state, end);
  return sodium.crypto_onetimeauth_final(state);
}

const filled = (length: number): number => Math.ceil(length / MAC_BLOCK_BYTES) * MAC_BLOCK_BYTES;
