import type { VaultError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { KEY_BYTES } from './keys';
import type { Sodium } from './sodium';

/** Argon2id, version 0x13, one lane, 32 bytes out (RFC 9106); the names are libsodium's. */
export interface KdfParams extends KdfCost {
  /** 16 random bytes. */
  readonly salt: Uint8Array;
}

export interface KdfCost {
  /** Passes over the memory. */
  readonly opsLimit: number;
  readonly memLimitBytes: number;
}

const MIB = 1024 * 1024;
export const SALT_BYTES = 16;

/** What a header may ask for. Enforced when it is read, before any work is done for it: a header is foreign input. */
export const KDF_LIMITS = {
  memLimitBytes: { least: 64 * MIB, most: 1024 * MIB },
  opsLimit: { least: 3, most: 16 },
} as const;

/** RFC 9106 §4 asks for 64 MiB x 3 where memory is short; this is four times that. */
export const DEFAULT_KDF_COST: KdfCost = { opsLimit: 3, memLimitBytes: 256 * MIB };

/** Refuses a cost outside {@link KDF_LIMITS}, or of a fraction of a KiB, which Argon2 would round. */
export function checkKdfCost({ opsLimit, memLimitBytes }: KdfCost): Result<null, VaultError> {
  const { memLimitBytes: memory, opsLimit: passes } = KDF_LIMITS;
  if (memLimitBytes < memory.least || memLimitBytes > memory.most || memLimitBytes % 1024 !== 0) {
    return err({ kind: 'kdf-out-of-range', which: 'memory', found: memLimitBytes });
  }
  if (opsLimit < passes.least || opsLimit > passes.most || !Number.isInteger(opsLimit)) {
    return err({ kind: 'kdf-out-of-range', which: 'passes', found: opsLimit });
  }
  return ok(null);
}

/** Stretches a secret into 32 bytes. Errors: `not-enough-memory`, `no-webassembly`. Does not wipe the secret. */
export type KdfRunner = (secret: Uint8Array, params: KdfParams) => Promise<Result<Uint8Array, VaultError>>;

/** Argon2id here and now: blocks for about a second, and keeps the memory. Rooms use the one-shot worker instead. */
export function stretch(sodium: Sodium, secret: Uint8Array, params: KdfParams): Result<Uint8Array, VaultError> {
  const { opsLimit, memLimitBytes, salt } = params;
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  try {
    return ok(sodium.crypto_pwhash(KEY_BYTES, secret, salt, opsLimit, memLimitBytes, algorithm));
  } catch {
    return err({ kind: 'not-enough-memory', neededMiB: Math.ceil(memLimitBytes / MIB) });
  }
}
