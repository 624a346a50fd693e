import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { VaultError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import type { SnapshotFront } from '../../src-shared/vault-format/snapshot-file';
import { createSnapshotReader } from '../../src-shared/vault-format/snapshot-reader';
import type { FolderListing } from './folder-listing';
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

/** When the newest snapshot that is whole was written; what it holds only the vault's key could say. */
export async function newestWholeSnapshot(folder: string, { snapshots }: FolderListing): Promise<string | null> {
  for (const { name } of snapshots) {
    const path = join(folder, name);
    if ((await checkSnapshot(path)).ok) return (await stat(path)).mtime.toISOString();
  }
  return null;
}
