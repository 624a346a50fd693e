import { createHash } from 'node:crypto';

import type { CreateSha256, Sha256 } from '../../src-shared/vault-format/binary';

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

export const createSha256: CreateSha256 = () => {
  const hash = createHash('sha256');
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    digest: () => new Uint8Array(hash.digest()),
  };
};
