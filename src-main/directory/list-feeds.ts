import { lstatSync, opendirSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';

import type { FeedFiles, ListedFeed, OddFile } from '../../src-shared/directory-files';
import type { Meter } from './gauges';
import { codeOf } from './look-at';
import {
  FEEDS,
  feedFolder,
  fileName,
  isFeedName,
  isPartName,
  looksCopied,
  parseFileName,
  type FilePart,
} from './names';
import { createOddList, type OddList } from './odd-list';
import { stampOf } from './stamp';
import type { FeedLists, FeedNames, ListedFolder, ListInput } from './tasks';

/** More members, with more devices each, than any firm has. */
const MOST_FEEDS = 4_000;
/** Names read from the disk at a time. */
const NAMES_AT_ONCE = 256;
/** What file managers leave in any folder they show. */
const DROPPINGS = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.directory']);

/** The feeds' folders, in the order of their names. */
export function listFeedNames(root: string, meter: Meter): FeedNames {
  const feeds: string[] = [];
  const list = createOddList();
  const isWhole = eachName(join(root, FEEDS), MOST_FEEDS, meter, (entry) => {
    const why = oddFeed(entry);
    if (why === undefined) feeds.push(entry.name);
    else if (!DROPPINGS.has(entry.name)) list.add(why, FEEDS, entry.name);
  });
  if (!isWhole) list.add('too-many', FEEDS);
  return { feeds: feeds.toSorted(), ...list.taken() };
}

function oddFeed(entry: Dirent): OddFile['why'] | undefined {
  if (entry.isSymbolicLink()) return 'link';
  if (isFeedName(entry.name)) return entry.isDirectory() ? undefined : 'not-a-folder';
  return looksCopied(entry.name) ? 'copy' : 'odd-name';
}

/** The files of these feeds. A feed that vanished meanwhile is left out. */
export function listFeeds({ root, feeds, most, stamps, known }: ListInput, meter: Meter): FeedLists {
  const list = createOddList();
  const lists = feeds.flatMap((feed): ListedFolder[] => {
    try {
      const folder = lstatSync(feedFolder(root, feed));
      if (!folder.isDirectory()) return [];
      const state = stateOf(folder);
      if (known.get(feed) === state) return [{ feed, state }];
      const oddBefore = list.taken().oddTotal;
      const listed = listFeed(root, feed, most, meter, list);
      // What is odd is named each time.
      const isPlain = list.taken().oddTotal === oddBefore;
      return [{ feed, state: isPlain ? state : '', files: stamps ? stamped(root, listed, meter) : listed }];
    } catch (cause) {
      if (codeOf(cause) === '') throw cause;
      if (codeOf(cause) !== 'ENOENT') list.add('unreadable', FEEDS, feed);
      return [];
    }
  });
  return { feeds: lists, ...list.taken() };
}

/** The time of change as well: the other one can be set to anything. */
const stateOf = ({ ino, mtimeMs, ctimeMs }: Stats): string => `${ino} ${mtimeMs} ${ctimeMs}`;

function listFeed(root: string, feed: string, most: number, meter: Meter, list: OddList): FeedFiles {
  const found = { entry: [] as number[], content: [] as number[] };
  const isWhole = eachName(feedFolder(root, feed), most, meter, (dirent) => {
    const file = parseFileName(dirent.name);
    const why = oddFile(dirent, file !== undefined);
    if (file !== undefined && why === undefined) found[file.part].push(file.seq);
    else if (why !== undefined && !DROPPINGS.has(dirent.name)) list.add(why, FEEDS, feed, dirent.name);
  });
  if (!isWhole) list.add('too-many', FEEDS, feed);
  return {
    feed,
    entries: Uint32Array.from(found.entry).toSorted(),
    contents: Uint32Array.from(found.content).toSorted(),
  };
}

function stamped(root: string, listed: FeedFiles, meter: Meter): ListedFeed {
  const { feed, entries, contents } = listed;
  const folder = feedFolder(root, feed);
  const stamps = new Float64Array(entries.length + contents.length);
  const look = (seq: number, part: FilePart, index: number): void => {
    if (index % NAMES_AT_ONCE === 0) meter.step();
    const stats = lstatSync(join(folder, fileName(seq, part)), { throwIfNoEntry: false });
    stamps[index] = stats === undefined ? 0 : stampOf(stats);
  };
  for (const [index, seq] of entries.entries()) look(seq, 'entry', index);
  for (const [index, seq] of contents.entries()) look(seq, 'content', entries.length + index);
  return { ...listed, stamps };
}

function oddFile(entry: Dirent, isOurs: boolean): OddFile['why'] | undefined {
  if (entry.isSymbolicLink()) return 'link';
  if (isOurs) return entry.isFile() ? undefined : 'not-a-file';
  if (isPartName(entry.name)) return 'unfinished';
  return looksCopied(entry.name) ? 'copy' : 'odd-name';
}

/** Looks at the names in a folder one after the other, up to so many; false where there are more. */
function eachName(folder: string, most: number, meter: Meter, look: (entry: Dirent) => void): boolean {
  const names = opendirSync(folder, { bufferSize: NAMES_AT_ONCE });
  try {
    for (let count = 0; ; count += 1) {
      const entry = names.readSync();
      if (entry === null) return true;
      if (count >= most) return false;
      if (count % NAMES_AT_ONCE === 0) meter.step();
      look(entry);
    }
  } finally {
    names.closeSync();
  }
}
