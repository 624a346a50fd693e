import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';

import { isSameBytes } from '../../src-shared/bytes';
import { FILE_MISSING } from '../../src-shared/directory-files';
import type { AppError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import type { Meter } from './gauges';
import { codeOf, isSameFile } from './look-at';
import { FEEDS, feedFolder, fileName, isPartName, partNameOf, type FilePart } from './names';
import { maxBytesOf, readFile } from './read-files';
import { syncFolderNow, syncNow } from './sync-now';
import type { DropInput, WriteInput } from './tasks';

const CREATE_NO_LINK = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
/** Colleagues must be able to read it; the umask says which of them. */
const FILE_MODE = 0o666;

type Answer<T> = Result<T, AppError>;

export interface NewFile {
  readonly seq: number;
  readonly part: FilePart;
  readonly bytes: Uint8Array;
}

/** The content first: an entry that is there without its content has lost it. */
export function writeEntry({ root, feed, seq, entry, content, isFirst }: WriteInput, meter: Meter): Answer<null> {
  const opened = openFeedFolder(root, feed);
  if (!opened.ok) return opened;
  const folder = feedFolder(root, feed);
  if (isFirst) removeUnfinished(folder);
  const files: readonly NewFile[] = [
    ...(content === undefined ? [] : [{ seq, part: 'content', bytes: content } as const]),
    { seq, part: 'entry', bytes: entry },
  ];
  const found = files.map((file) => whatIsThere(folder, file));
  const taken = files.find((_file, index) => found[index] === 'other');
  if (taken !== undefined) return fork(taken);
  if (found.includes('unreadable')) return err({ kind: 'disk-failed', path: root, code: 'EBUSY' });
  for (const file of files.filter((_file, index) => found[index] === 'nothing')) {
    meter.step();
    const placed = placeFile(folder, opened.value, file, meter);
    if (!placed.ok) return placed;
  }
  // Also where nothing was missing: the last attempt may have ended before this.
  syncFolderNow(folder);
  return ok(null);
}

/** Removes a content file; the entry keeps only its hash. */
export function dropContent({ root, feed, seq }: DropInput): Answer<null> {
  const folder = feedFolder(root, feed);
  if (!isOwnFolder(lstatSync(folder, { throwIfNoEntry: false }))) return ok(null);
  rmSync(join(folder, fileName(seq, 'content')), { force: true });
  syncFolderNow(folder);
  return ok(null);
}

/** The feed's folder, made where it is missing. Never a link: what is written through one lands somewhere else. */
export function openFeedFolder(root: string, feed: string): Answer<Stats> {
  const path = feedFolder(root, feed);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) {
    mkdirSync(path);
    syncFolderNow(join(root, FEEDS));
  }
  const stats = lstatSync(path);
  return isOwnFolder(stats) ? ok(stats) : err({ kind: 'refused', where: 'feed folder: a link or no folder' });
}

const isOwnFolder = (stats: Stats | undefined): boolean => stats?.isDirectory() === true;

/** Nobody else writes into this feed: what is half-written there was left behind. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) if (isPartName(name)) rmSync(join(folder, name), { force: true });
}

/** `unreadable`: a plain file that another program holds or changes just now. That is no reason to call it a fork. */
type Found = 'nothing' | 'same' | 'other' | 'unreadable';

function whatIsThere(folder: string, { seq, part, bytes }: NewFile): Found {
  const path = join(folder, fileName(seq, part));
  const most = maxBytesOf(part);
  const buffer = new Uint8Array(most + 1);
  const size = readFile(path, most, buffer, 0);
  if (size === FILE_MISSING) return 'nothing';
  if (size >= 0) return isSameBytes(buffer.subarray(0, size), bytes) ? 'same' : 'other';
  const stats = lstatSync(path);
  return stats.isFile() && stats.size <= most ? 'unreadable' : 'other';
}

export const fork = ({ seq, part }: NewFile): Answer<never> => err({ kind: 'fork', where: `${part} ${seq}` });

const placeFile = (folder: string, expected: Stats, file: NewFile, meter: Meter): Answer<null> =>
  writeUnfinished(folder, expected, file, meter, (unfinished) => {
    const isPlaced = moveIntoPlace(unfinished, join(folder, fileName(file.seq, file.part)));
    return isPlaced || whatIsThere(folder, file) === 'same' ? ok(null) : fork(file);
  });

/** Writes a file under another name, down to the disk, and has it moved into place. */
export function writeUnfinished(
  folder: string,
  expected: Stats,
  file: NewFile,
  meter: Meter,
  move: (unfinished: string) => Answer<null>,
): Answer<null> {
  const unfinished = join(folder, partNameOf(fileName(file.seq, file.part), randomBytes(8).toString('hex')));
  const handle = openSync(unfinished, CREATE_NO_LINK, FILE_MODE);
  try {
    try {
      if (!isSameFile(lstatSync(folder), expected)) return err({ kind: 'refused', where: 'feed folder: exchanged' });
      writeWhole(handle, file.bytes, meter);
      syncNow(handle);
    } finally {
      closeSync(handle);
    }
    return move(unfinished);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function writeWhole(handle: number, bytes: Uint8Array, meter: Meter): void {
  for (let written = 0; written < bytes.length;) {
    const step = writeSync(handle, bytes, written, bytes.length - written);
    meter.wrote(step);
    written += step;
  }
}

/** False where something is there already. A second name replaces nothing; not every share can give one. */
function moveIntoPlace(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    unlinkSync(from);
    return true;
  } catch (cause) {
    if (codeOf(cause) === '') throw cause;
    if (lstatSync(to, { throwIfNoEntry: false }) !== undefined) return false;
    renameSync(from, to);
    return true;
  }
}
