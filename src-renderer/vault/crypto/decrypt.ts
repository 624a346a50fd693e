import type { Sodium } from './sodium';

/** What XChaCha20-Poly1305 decrypts (draft-irtf-cfrg-xchacha-03). */
export interface Encrypted {
  /** Ends in the 16 byte tag. */
  readonly ciphertext: Uint8Array;
  readonly ad: Uint8Array;
  readonly nonce: Uint8Array;
  readonly key: Uint8Array;
}

/** Undefined where the tag does not fit: altered bytes, another key, or other associated data. */
export function decrypt(sodium: Sodium, { ciphertext, ad, nonce, key }: Encrypted): Uint8Array | undefined {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, ciphertext, ad, nonce, key);
  } catch {
    return undefined;
  }
}
