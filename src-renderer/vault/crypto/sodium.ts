import type sodium from 'libsodium-wrappers-sumo';

import type { VaultError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { Sha256, Sha256Stream } from '../../../src-shared/vault-format/binary';

/** libsodium, ready for use. Whoever holds one went through {@link loadSodium}. */
export type Sodium = typeof sodium;

// "\0asm", version 1: the smallest module there is.
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/**
 * Loads libsodium once: half a megabyte that nobody waits for before the sheet stands there. Fails closed with `no-webassembly` where the content security policy or the browser forbids
 * WebAssembly: libsodium's JavaScript fall-back takes 13 to 17 s for one Argon2id, and its timing is not constant.
 */
export async function loadSodium(): Promise<Result<Sodium, VaultError>> {
  if (!canRunWebAssembly()) return err({ kind: 'no-webassembly' });
  try {
    const { default: loaded, ready } = await import('libsodium-wrappers-sumo');
    await ready;
    return ok(loaded);
  } catch {
    return err({ kind: 'no-webassembly' });
  }
}

export function canRunWebAssembly(): boolean {
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(EMPTY_MODULE)) instanceof WebAssembly.Instance;
  } catch {
    return false;
  }
}

/** One-shot SHA-256 for the file layouts of src-shared/vault-format. */
export const sha256With =
  (crypto: Sodium): Sha256 =>
  (bytes) =>
    crypto.crypto_hash_sha256(bytes);

/** Streaming SHA-256. Its state lies in libsodium's memory until `digest` is called. */
export function sha256StreamWith(crypto: Sodium): Sha256Stream {
  const state = crypto.crypto_hash_sha256_init();
  return {
    update: (bytes) => crypto.crypto_hash_sha256_update(state, bytes),
    digest: () => crypto.crypto_hash_sha256_final(state),
  };
}
