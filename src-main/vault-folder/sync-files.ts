import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What file systems on sticks and shares answer that know no fsync of a folder. */
export const CANNOT_SYNC = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EBADF', 'EISDIR']);

/**
 * Makes the names in a folder durable. Windows keeps no handle on folders and does this by itself; where the file system
 * cannot, a rename is as durable as it makes it.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!CANNOT_SYNC.has(code)) throw cause;
  } finally {
    await handle.close();
  }
}

/** Name of a file that is being written; one that a crash left behind means nothing. */
export const partName = (path: string): string => `${path}.part`;
export const isPartName = (name: string): boolean => name.endsWith('.part');

/** The file has the new bytes, or, whatever happens meanwhile, still the old ones. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const part = partName(path);
  try {
    const handle = await open(part, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    throw cause;
  }
  await syncFolder(dirname(path));
}
