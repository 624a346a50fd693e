import type { VaultError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { DEFAULT_KDF_COST, KDF_LIMITS, SALT_BYTES, type KdfCost, type KdfRunner } from './kdf';

const MIB = 1024 * 1024;

/** A slow machine steps down only when the default would keep its partner waiting this long. */
const PATIENCE_MS = 4_000;
/** A fast one steps up where twice the default still feels immediate. */
const BRISK_MS = 1_200;

/** A machine that is busy at this moment must not weaken its partner's slot for good: the quickest run counts. */
const PROBES = 3;

/**
 * The cost for a new key slot on this machine: 256 MiB x 3, less on very slow machines, 512 MiB on fast ones. Runs the
 * floor as a probe, again only where that came out slow; Argon2's time grows with its memory. `now` in milliseconds.
 */
export async function calibrateKdf(runKdf: KdfRunner, now: () => number): Promise<Result<KdfCost, VaultError>> {
  const floor: KdfCost = { opsLimit: KDF_LIMITS.opsLimit.least, memLimitBytes: KDF_LIMITS.memLimitBytes.least };
  let memLimitBytes = 0;
  for (let probe = 0; probe < PROBES && memLimitBytes < DEFAULT_KDF_COST.memLimitBytes; probe++) {
    const begun = now();
    const probed = await runKdf(new Uint8Array(1), { ...floor, salt: new Uint8Array(SALT_BYTES) });
    if (!probed.ok) return probed;
    const msPerMiB = (now() - begun) / (floor.memLimitBytes / MIB);
    memLimitBytes = Math.max(memLimitBytes, memoryFor(msPerMiB) * MIB);
  }
  return ok({ ...DEFAULT_KDF_COST, memLimitBytes });
}

function memoryFor(msPerMiB: number): number {
  if (msPerMiB * 512 <= BRISK_MS) return 512;
  return [256, 128].find((memoryMiB) => msPerMiB * memoryMiB <= PATIENCE_MS) ?? 64;
}
