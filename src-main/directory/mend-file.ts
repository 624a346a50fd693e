import { lstatSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import { isSameBytes } from '../../src-shared/bytes';
import { FILE_MISSING } from '../../src-shared/directory-files';
import type { AppError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import type { Meter } from './gauges';
import { feedFolder, fileName, type FilePart } from './names';
import { maxBytesOf, readFile } from './read-files';
import { syncFolderNow } from './sync-now';
import type { MendInput } from './tasks';
import { fork, openFeedFolder, writeUnfinished } from './write-entry';

/**
 * Puts a file back, over what the vault found in its place. The one thing that replaces a file in the shared folder: what
 * is not as the vault found it any more stays. Renaming replaces a link itself, never what it leads to.
 */
export function mendFile({ root, feed, seq, part, bytes, instead }: MendInput, meter: Meter): Result<null, AppError> {
  const opened = openFeedFolder(root, feed);
  if (!opened.ok) return opened;
  const folder = feedFolder(root, feed);
  const place = join(folder, fileName(seq, part));
  const found = lookAtFile(place, part);
  if (found === 'busy') return err({ kind: 'disk-failed', path: root, code: 'EBUSY' });
  if (found !== null && isSameBytes(found, bytes)) return ok(null);
  if (!isSame(found, instead)) return fork({ seq, part, bytes });
  const mended = writeUnfinished(folder, opened.value, { seq, part, bytes }, meter, (unfinished) => {
    renameSync(unfinished, place);
    return ok(null);
  });
  syncFolderNow(folder);
  return mended;
}

const isSame = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : isSameBytes(a, b);

/** What lies there; null: nothing, or nothing that would be read. `busy`: another program holds or changes it just now. */
function lookAtFile(place: string, part: FilePart): Uint8Array | null | 'busy' {
  const most = maxBytesOf(part);
  const buffer = new Uint8Array(most + 1);
  const size = readFile(place, most, buffer, 0);
  if (size >= 0) return buffer.slice(0, size);
  const stats = size === FILE_MISSING ? undefined : lstatSync(place, { throwIfNoEntry: false });
  return stats?.isFile() && stats.size <= most ? 'busy' : null;
}
