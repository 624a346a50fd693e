import type { Sodium } from './sodium';

declare const vaultKeyBrand: unique symbol;
declare const subkeyBrand: unique symbol;

/** 32 random bytes from which every other key of one key epoch is derived. Wrapped in the header's key slots. */
export type VaultKey = Uint8Array & { readonly [vaultKeyBrand]: true };

/** A key for one purpose: no two purposes share one. */
export type Subkey<P extends Purpose = Purpose> = Uint8Array & { readonly [subkeyBrand]: P };

export const KEY_BYTES = 32;

/** Contexts of `crypto_kdf_derive_from_key` (keyed BLAKE2b; salt = subkey id, personal = context), 8 characters each. */
const SUBKEYS = {
  /** Keyed BLAKE2b: the MAC of the header. */
  header: { context: 'BWheader', bytes: KEY_BYTES },
  /** XChaCha20-Poly1305: everything sealed but frames. */
  records: { context: 'BWrecord', bytes: KEY_BYTES },
  /** XChaCha20-Poly1305: frames of the journal. */
  frames: { context: 'BWframes', bytes: KEY_BYTES },
  /** XChaCha20-Poly1305: what this profile alone keeps, in no journal, snapshot or backup. */
  device: { context: 'BWdevice', bytes: KEY_BYTES },
  /** XChaCha20-Poly1305: the vault keys of earlier epochs, in the header while a re-key is unfinished. */
  earlierKeys: { context: 'BWrekeys', bytes: KEY_BYTES },
} as const;
export type Purpose = keyof typeof SUBKEYS;

const SUBKEY_ID = 1;

const isVaultKey = (bytes: Uint8Array): bytes is VaultKey => bytes.length === KEY_BYTES;
const isSubkeyFor = <P extends Purpose>(purpose: P, bytes: Uint8Array): bytes is Subkey<P> =>
  bytes.length === SUBKEYS[purpose].bytes;

/** Checks the length; the bytes must come from a CSPRNG or out of a key slot. */
export function toVaultKey(bytes: Uint8Array): VaultKey {
  if (!isVaultKey(bytes)) throw new RangeError('a vault key has 32 bytes');
  return bytes;
}

/** A new vault key from `fillRandom` (crypto.getRandomValues outside tests). */
export const createVaultKey = (fillRandom: FillRandom): VaultKey => toVaultKey(randomBytes(KEY_BYTES, fillRandom));

/** The subkey of `vaultKey` for `purpose`. */
export function deriveSubkey<P extends Purpose>(sodium: Sodium, vaultKey: VaultKey, purpose: P): Subkey<P> {
  const { bytes: length, context } = SUBKEYS[purpose];
  const bytes = sodium.crypto_kdf_derive_from_key(length, SUBKEY_ID, context, vaultKey);
  if (!isSubkeyFor(purpose, bytes)) throw new RangeError('subkey length');
  return bytes;
}

/** Fills the array with random bytes of a CSPRNG and answers it. At most 65,536 bytes at a time. */
export type FillRandom = (array: Uint8Array<ArrayBuffer>) => Uint8Array;

export const systemRandom: FillRandom = (array) => crypto.getRandomValues(array);

export function randomBytes(length: number, fillRandom: FillRandom): Uint8Array {
  return fillRandom(new Uint8Array(length));
}

/** Best effort: the engine may hold copies. Ending the process is the real lock. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
