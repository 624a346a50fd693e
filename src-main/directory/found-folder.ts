import { chmodSync, lstatSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { codeOf } from './look-at';
import { FEEDS, README } from './names';
import { syncFolderNow } from './sync-now';

const PAGE = `This folder is a firm directory of Bailiwick.

Each folder in "feeds" belongs to one device of one colleague. Every entry in it is signed, so that nobody can change what
somebody else said without its being noticed; what is said is encrypted for those who were invited.

Please leave the files as they are. Deleting or changing one hides nothing: Bailiwick names it.
`;

/** Makes what a directory lies in. Whoever may write into the folder may add a feed of their own. */
export function foundFolder(root: string): void {
  const feeds = join(root, FEEDS);
  mkdirSync(feeds);
  try {
    chmodSync(feeds, statSync(root).mode & 0o7777);
  } catch (cause) {
    // Not every share keeps such rights; then its own hold.
    if (codeOf(cause) === '') throw cause;
  }
  // What somebody has left there by that name stays.
  if (lstatSync(join(root, README), { throwIfNoEntry: false }) === undefined) {
    writeFileSync(join(root, README), PAGE, { flag: 'wx' });
  }
  syncFolderNow(root);
}

/** What a folder holds that somebody chose. */
export const inspectFolder = (root: string): 'directory' | 'folder' => {
  if (!statSync(root).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
  return lstatSync(join(root, FEEDS), { throwIfNoEntry: false }) === undefined ? 'folder' : 'directory';
};
