import { open } from 'node:fs/promises';

import type { VaultError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import type { SnapshotFront } from '../../src-shared/vault-format/snapshot-file';
import { createSnapshotReader } from '../../src-shared/vault-format/snapshot-reader';
import { createSha256 } from './hashing';
import { readRange } from './file-bytes';

const CHUNK_BYTES = 1024 * 1024;

/** Reads a snapshot or backup from end to end: form, lengths, closing hash. What is sealed in it stays sealed. */
export async function checkSnapshot(path: string): Promise<Result<SnapshotFront, VaultError>> {
  const handle = await open(path, 'r');
  try {
    const reader = createSnapshotReader(createSha256);
    let front: SnapshotFront | undefined;
    for (let position = 0; ; position += CHUNK_BYTES) {
      const chunk = await readRange(handle, position, CHUNK_BYTES);
      const parts = reader.push(chunk);
      if (!parts.ok) return parts;
      for (const part of parts.value) if (part.kind === 'front') front = part.front;
      if (chunk.length < CHUNK_BYTES) break;
    }
    const end = reader.end();
    if (!end.ok) return end;
    return front === undefined ? err({ kind: 'vault-damaged', part: 'snapshot', where: 'front' }) : ok(front);
  } finally {
    await handle.close();
  }
}
