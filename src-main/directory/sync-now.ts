import { closeSync, fsyncSync, openSync } from 'node:fs';

import { CANNOT_SYNC } from '../vault-folder/sync-files';
import { codeOf } from './look-at';

/** Waits until the disk has it; where the share cannot say, it is as durable as the share makes it. */
export function syncNow(handle: number): void {
  try {
    fsyncSync(handle);
  } catch (cause) {
    if (!CANNOT_SYNC.has(codeOf(cause))) throw cause;
  }
}

/** As `syncFolder`, for a thread that may block. */
export function syncFolderNow(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    syncNow(handle);
  } finally {
    closeSync(handle);
  }
}
