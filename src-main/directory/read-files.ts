import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { sep } from 'node:path';

import {
  CARRIED_CONTENT_MAX_BYTES,
  countFiles,
  CARRIED_ENTRY_MAX_BYTES,
  FILE_MISSING,
  FILE_NOT_REACHED,
  FILE_REFUSED,
} from '../../src-shared/directory-files';
import type { Meter } from './gauges';
import { codeOf, isRealFolder } from './look-at';
import { feedFolder, fileName, type FilePart } from './names';
import { stampOf } from './stamp';
import type { ReadFiles, ReadInput } from './tasks';

const MOST_BYTES = 2 * 1024 * 1024;
// Windows knows neither; there the look before the opening must do.
const READ_NO_LINK = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const CAN_REFUSE_LINKS = constants.O_NOFOLLOW !== undefined;

export const maxBytesOf = (part: FilePart): number =>
  part === 'entry' ? CARRIED_ENTRY_MAX_BYTES : CARRIED_CONTENT_MAX_BYTES;

let shared: Uint8Array | undefined;
/** Of the file that was read last. */
let lastStamp = 0;

/** Reads files in the order named, up to about 2 MiB. */
export function readFiles({ root, feeds }: ReadInput, meter: Meter): ReadFiles {
  shared ??= new Uint8Array(MOST_BYTES + CARRIED_CONTENT_MAX_BYTES + 1);
  const sizes = new Int32Array(countFiles(feeds));
  const stamps = new Float64Array(sizes.length);
  let bytes = 0;
  let index = 0;
  for (const { feed, entries, contents } of feeds) {
    const folder = feedFolder(root, feed);
    const isFolder = isFolderAt(folder);
    const read = (seq: number, part: FilePart): void => {
      const size = isFolder ? readNext(folder + sep + fileName(seq, part), part, bytes, meter) : FILE_MISSING;
      sizes[index] = size;
      if (size >= 0) stamps[index] = lastStamp;
      index += 1;
      if (size > 0) bytes += size;
    };
    for (const seq of entries) read(seq, 'entry');
    for (const seq of contents) read(seq, 'content');
  }
  meter.read(bytes);
  return { bytes: shared.slice(0, bytes), sizes, stamps };
}

function isFolderAt(folder: string): boolean {
  try {
    return isRealFolder(folder);
  } catch (cause) {
    if (codeOf(cause) === '') throw cause;
    return false;
  }
}

function readNext(path: string, part: FilePart, offset: number, meter: Meter): number {
  if (shared === undefined || offset >= MOST_BYTES) return FILE_NOT_REACHED;
  meter.step();
  return readFile(path, maxBytesOf(part), shared, offset);
}

/**
 * Reads a small file into a buffer that has room for one byte more than `most`; answers its size, or why not. A link is
 * not followed, a pipe not waited for, and what is no file is closed unread. What is looked at is what was opened: a look
 * by name beforehand takes a fifth of the time, and somebody could put another file there in between. A file that is not
 * as long as it said is just being changed. The stamp is from before the reading, so that a file changed since is another
 * by it.
 */
export function readFile(path: string, most: number, into: Uint8Array, offset: number): number {
  try {
    if (!CAN_REFUSE_LINKS && !isReadable(lstatSync(path), most)) return FILE_REFUSED;
    const handle = openSync(path, READ_NO_LINK);
    try {
      const stats = fstatSync(handle);
      if (!isReadable(stats, most)) return FILE_REFUSED;
      if (readSync(handle, into, offset, stats.size + 1, 0) !== stats.size) return FILE_REFUSED;
      lastStamp = stampOf(stats);
      return stats.size;
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    const code = codeOf(cause);
    if (code === '') throw cause;
    return code === 'ENOENT' || code === 'ENOTDIR' ? FILE_MISSING : FILE_REFUSED;
  }
}

const isReadable = (stats: Stats, most: number): boolean => stats.isFile() && stats.size <= most;
