import { ok } from '../../../../src-shared/result';
import type { KdfRunner } from '../../../../src-renderer/vault/crypto/kdf';
import { stretch } from '../../../../src-renderer/vault/crypto/kdf';
import { createVaultKey, randomBytes, systemRandom, type VaultKey } from '../../../../src-renderer/vault/crypto/keys';
import { loadSodium } from '../../../../src-renderer/vault/crypto/sodium';
import type { Result } from '../../../../src-shared/result';

const loaded = await loadSodium();
if (!loaded.ok) throw new Error(loaded.error.kind);
export const sodium = loaded.value;

export const random = (length: number): Uint8Array => randomBytes(length, systemRandom);
export const aKey = (): VaultKey => createVaultKey(systemRandom);
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The real Argon2id, in this thread. */
export const realKdf: KdfRunner = async (secret, params) => stretch(sodium, secret, params);

/** Depends on the same things as the real one, in no time: for tests of everything around it. */
export const quickKdf: KdfRunner = async (secret, { opsLimit, memLimitBytes, salt }) =>
  ok(
    sodium.crypto_generichash(
      32,
      Uint8Array.of(...secret, 255, ...salt, ...bytesOf(`${opsLimit} ${memLimitBytes}`)),
      null,
    ),
  );

export const FLOOR = { opsLimit: 3, memLimitBytes: 64 * 1024 * 1024 };

export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

export function valueOf<Value, Failure>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const isDamage = { ok: false, error: { kind: 'vault-damaged' } };
