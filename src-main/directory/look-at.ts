import { lstatSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';

import type { AwayReason, DirectoryPlace } from '../../src-shared/directory-files';
import { FEEDS } from './names';

/** What the system says where a folder, or the way to it, is not there. */
const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ENOTCONN', 'EHOSTDOWN', 'EHOSTUNREACH', 'ESTALE']);

export const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

/** Whether the shared folder is there, with `feeds` a folder of its own in it and no link to elsewhere. */
export function lookAt(root: string): DirectoryPlace {
  try {
    if (!statSync(root).isDirectory()) return away('missing');
  } catch (cause) {
    return away(reasonOf(cause));
  }
  try {
    const feeds = lstatSync(join(root, FEEDS), { throwIfNoEntry: false });
    return feeds?.isDirectory() ? { kind: 'here' } : away('no-feeds-folder');
  } catch (cause) {
    return away(reasonOf(cause));
  }
}

const away = (why: AwayReason): DirectoryPlace => ({ kind: 'away', why });

function reasonOf(cause: unknown): AwayReason {
  const code = codeOf(cause);
  if (code === 'EACCES' || code === 'EPERM') return 'unreadable';
  return MISSING.has(code) ? 'missing' : 'failed';
}

/** A file system without numbers for files gives 0 to all. */
export const isSameFile = (a: Stats, b: Stats): boolean => a.dev === b.dev && a.ino === b.ino;

/** A link to a folder is none. Throws where there is nothing. */
export const isRealFolder = (path: string): boolean => lstatSync(path).isDirectory();
