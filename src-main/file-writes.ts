import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { AppError } from '../src-shared/errors';
import { err, ok, type Result } from '../src-shared/result';
import { onDisk } from './vault-folder/disk-error';
import { readRange } from './vault-folder/file-bytes';
import { partName, syncFolder } from './vault-folder/sync-files';

type Answer<T> = Promise<Result<T, AppError>>;

interface Writing {
  readonly path: string;
  readonly handle: FileHandle;
  bytes: number;
}

const MOST_AT_ONCE = 4;
const noSuchFile = err({ kind: 'not-found', what: 'file' } as const);

/** Files that the vault writes in chunks: nothing shows under the final name before the last byte is on the disk. */
export interface FileWrites {
  readonly begin: (path: string) => Answer<{ readonly writeId: number; readonly path: string }>;
  readonly write: (writeId: number, chunk: Uint8Array) => Answer<null>;
  readonly commit: (writeId: number) => Answer<{ readonly path: string; readonly bytes: number }>;
  readonly abort: (writeId: number) => Answer<null>;
  readonly abortAll: () => Promise<void>;
  /** Where a file that was committed lies. */
  readonly pathOf: (writeId: number) => string | undefined;
}

export function createFileWrites(): FileWrites {
  const writings = new Map<number, Writing>();
  const committed = new Map<number, string>();
  let lastId = 0;

  async function discard(writeId: number): Promise<void> {
    const writing = writings.get(writeId);
    writings.delete(writeId);
    if (writing === undefined) return;
    await writing.handle.close().catch(() => undefined);
    await rm(partName(writing.path), { force: true }).catch(() => undefined);
  }

  /** A step of writing; one that fails ends the writing, and leaves nothing behind. */
  async function step<T>(writeId: number, job: (writing: Writing) => Promise<T>): Answer<T> {
    const writing = writings.get(writeId);
    if (writing === undefined) return noSuchFile;
    const result = await onDisk(writing.path, async () => ok(await job(writing)));
    if (!result.ok) await discard(writeId);
    return result;
  }

  return {
    begin: async (path) => {
      if (writings.size >= MOST_AT_ONCE) return err({ kind: 'busy', with: 'files' });
      return onDisk(path, async () => {
        const handle = await open(partName(path), 'w', 0o600);
        lastId += 1;
        writings.set(lastId, { path, handle, bytes: 0 });
        return ok({ writeId: lastId, path });
      });
    },
    write: async (writeId, chunk) =>
      step(writeId, async (writing) => {
        await writing.handle.appendFile(chunk);
        writing.bytes += chunk.byteLength;
        return null;
      }),
    commit: async (writeId) =>
      step(writeId, async ({ path, handle, bytes }) => {
        await handle.sync();
        await handle.close();
        await rename(partName(path), path);
        await syncFolder(dirname(path));
        writings.delete(writeId);
        committed.set(writeId, path);
        return { path, bytes };
      }),
    abort: async (writeId) => {
      await discard(writeId);
      return ok(null);
    },
    abortAll: async () => {
      for (const writeId of writings.keys()) await discard(writeId);
      committed.clear();
    },
    pathOf: (writeId) => committed.get(writeId),
  };
}

/** A piece of a file, and how long the file is. */
export async function readPiece(
  path: string,
  offset: number,
  length: number,
): Answer<{ readonly chunk: Uint8Array; readonly size: number }> {
  return onDisk(path, async () => {
    const { size } = await stat(path);
    const handle = await open(path, 'r');
    try {
      return ok({ chunk: await readRange(handle, offset, length), size });
    } finally {
      await handle.close();
    }
  });
}
