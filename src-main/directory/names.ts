import { join } from 'node:path';

import { LARGEST_SEQ } from '../../src-shared/directory-files';

/** The folder of the feeds, in the shared folder. */
export const FEEDS = 'feeds';
export const README = 'READ ME.txt';

const FEED_PATTERN = /^[0-9a-f]{64}$/;
const FILE_PATTERN = /^([0-9]{10})\.(entry|content)$/;
/** "0000000001 (1).entry", "0000000001-LAPTOP.entry", "0000000001.entry.sync-conflict", "<feed> (2)". */
const COPY_PATTERN = /^(?:[0-9]{10}(?:[^0-9a-z].*\.(?:entry|content)$|\.(?:entry|content).)|[0-9a-f]{64}[^0-9a-z])/i;
/** What sync programs leave alone: Dropbox by the beginning, OneDrive by the end. */
const PART_PATTERN = /^\.~[0-9]{10}\.(?:entry|content)\.[0-9a-f]{16}\.tmp$/;
const LONGEST_SHOWN = 100;
const ODD_CHARACTER = /[^\p{L}\p{N} !#$%&'()+,\-.;=@[\]^_{}~]/gu;

export type FilePart = 'entry' | 'content';

export const isFeedName = (name: string): boolean => FEED_PATTERN.test(name);

/** What a file's name says; undefined where it is none of ours. */
export function parseFileName(name: string): { readonly seq: number; readonly part: FilePart } | undefined {
  const match = FILE_PATTERN.exec(name);
  const seq = Number(match?.[1]);
  if (match === null || seq < 1 || seq > LARGEST_SEQ) return undefined;
  return { seq, part: match[2] === 'entry' ? 'entry' : 'content' };
}

export const fileName = (seq: number, part: FilePart): string => `${String(seq).padStart(10, '0')}.${part}`;

export const feedFolder = (root: string, feed: string): string => join(root, FEEDS, feed);

/** The name of a file that is being written: hidden, and in the same folder, so that it can be moved into place. */
export const partNameOf = (name: string, token: string): string => `.~${name}.${token}.tmp`;
export const isPartName = (name: string): boolean => PART_PATTERN.test(name);

/** True where a name begins like one of ours and goes on as the copies of sync programs do. */
export const looksCopied = (name: string): boolean => COPY_PATTERN.test(name);

/** A path to show: nothing in it can turn a line around, hide, or fill a page. */
export function showPath(...names: readonly string[]): string {
  return names.map(showName).join('/');
}

function showName(name: string): string {
  if (isFeedName(name)) return name;
  const plain = name
    .slice(0, LONGEST_SHOWN)
    .replaceAll(ODD_CHARACTER, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
  return plain + (name.length > LONGEST_SHOWN ? '…' : '');
}
