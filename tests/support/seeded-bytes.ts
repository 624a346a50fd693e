import { createHash } from 'node:crypto';

import type { FillRandom } from '../../src-renderer/vault/crypto/keys.ts';

/** Bytes that look random and are the same in every run. */
export function seededBytes(seed: string): FillRandom {
  let counter = 0;
  return (array) => {
    for (let offset = 0; offset < array.length; offset += 32) {
      const block = createHash('sha256').update(`${seed} ${counter}`).digest();
      array.set(block.subarray(0, Math.min(32, array.length - offset)), offset);
      counter += 1;
    }
    return array;
  };
}
