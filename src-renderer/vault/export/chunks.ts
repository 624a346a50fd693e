import { CHUNK_BYTES } from '../../../src-shared/shell-contract';
import type { Sha256Stream } from '../../../src-shared/vault-format/binary';

/** Collects text as UTF-8 in chunks of 1 MiB, hashed as they fill. */
export function createChunks(sha256: Sha256Stream) {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let room = new Uint8Array(CHUNK_BYTES);
  let used = 0;

  const close = () => {
    const part = room.subarray(0, used);
    sha256.update(part);
    parts.push(part);
    room = new Uint8Array(CHUNK_BYTES);
    used = 0;
  };

  return {
    add: (text: string): void => {
      let bytes = encoder.encode(text);
      while (bytes.length > 0) {
        const fits = bytes.subarray(0, CHUNK_BYTES - used);
        room.set(fits, used);
        used += fits.length;
        bytes = bytes.subarray(fits.length);
        if (used === CHUNK_BYTES) close();
      }
    },
    end: () => {
      if (used > 0) close();
      return { parts, bytes: parts.reduce((sum, part) => sum + part.length, 0), hash: sha256.digest() };
    },
  };
}
