import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { ok, type Result } from '../src-shared/result';
import type { AppError } from '../src-shared/errors';
import { CHUNK_BYTES } from '../src-shared/shell-contract';
import { isMissing, onDisk } from './vault-folder/disk-error';
import { readRange } from './vault-folder/file-bytes';

interface ScanChunk {
  readonly chunk: Uint8Array;
  /** Profile or vault, and the path within. */
  readonly file: string;
  readonly filesTotal: number;
}

interface Scanned {
  readonly path: string;
  readonly name: string;
}

/**
 * Streams every byte of the folders, file after file, in chunks of 1 MiB, also of databases that are being written. What
 * spans two chunks of a file is for the receiver to join. A file that vanishes meanwhile is passed over.
 */
export interface FolderScan {
  readonly next: (restart: boolean) => Promise<Result<ScanChunk | null, AppError>>;
}

export function createFolderScan(folders: Readonly<Record<string, string>>): FolderScan {
  let files: readonly Scanned[] = [];
  let index = 0;
  let current: { readonly handle: FileHandle; position: number } | undefined;

  async function restart(): Promise<void> {
    await current?.handle.close();
    current = undefined;
    index = 0;
    files = await listAll(folders);
  }

  async function nextChunk(): Promise<ScanChunk | null> {
    for (; index < files.length; index += 1) {
      const file = files[index];
      if (file === undefined) return null;
      current ??= await openIfThere(file.path);
      if (current === undefined) continue;
      const chunk = await readRange(current.handle, current.position, CHUNK_BYTES);
      current.position += chunk.length;
      const answer = { chunk, file: file.name, filesTotal: files.length };
      if (chunk.length === CHUNK_BYTES) return answer;
      await current.handle.close();
      current = undefined;
      index += 1;
      return answer;
    }
    return null;
  }

  return {
    next: async (isRestart) =>
      onDisk(Object.values(folders).join(', '), async () => {
        if (isRestart) await restart();
        return ok(await nextChunk());
      }),
  };
}

async function openIfThere(path: string): Promise<{ handle: FileHandle; position: number } | undefined> {
  try {
    return { handle: await open(path, 'r'), position: 0 };
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    // An empty file that Chromium keeps locked on Windows has nothing to show.
    if ((await stat(path)).size === 0) return undefined;
    throw cause;
  }
}

async function listAll(folders: Readonly<Record<string, string>>): Promise<Scanned[]> {
  const found = new Map<string, Scanned>();
  for (const [label, folder] of Object.entries(folders)) {
    for (const path of await filesBelow(folder)) {
      found.set(path, { path, name: [label, ...relative(folder, path).split(sep)].join('/') });
    }
  }
  return [...found.values()];
}

/** Level by level: readdir's own `recursive` came with Node 18.17, after Electron 25. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    if (isMissing(cause)) return [];
    throw cause;
  });
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(path)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}
