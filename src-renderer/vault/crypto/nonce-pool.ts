import { NONCE_BYTES } from '../../../src-shared/vault-format/sealed-blob';
import type { FillRandom } from './keys';

const POOLED = 1024;

/**
 * Nonces of 24 random bytes, drawn many at a time: one call for each cost 154 us in Electron 25, and an import needs
 * thousands. No byte is handed out twice.
 */
export function createNoncePool(fillRandom: FillRandom): () => Uint8Array {
  const pool = new Uint8Array(NONCE_BYTES * POOLED);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      fillRandom(pool);
      used = 0;
    }
    used += NONCE_BYTES;
    return pool.slice(used - NONCE_BYTES, used);
  };
}
