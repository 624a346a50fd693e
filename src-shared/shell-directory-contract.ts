import * as v from 'valibot';

import { method } from './contract';
import {
  CARRIED_CONTENT_MAX_BYTES,
  countFiles,
  CARRIED_ENTRY_MAX_BYTES,
  LARGEST_SEQ,
  MOST_FILES_AT_ONCE,
  type AwayReason,
  type DirectoryListing,
  type DirectoryPlace,
} from './directory-files';

/**
 * What the shell does for the vault with the firm directory's shared folder (see directory-files.ts): it carries ciphertext and signed headers,
 * and understands nothing of them. Names, links and sizes in the folder are anybody's; what is not of the form
 * `feeds/<64 hex>/<10 digits>.entry|.content` is named and left alone.
 */

const nothing = v.strictObject({});
const feed = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const isSeq = (value: number): boolean => value >= 1;
const seq = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_SEQ));
const seqs = v.custom<Uint32Array>(
  (value) => value instanceof Uint32Array && value.length <= MOST_FILES_AT_ONCE && value.every(isSeq),
);
const bytes = (limit: number) =>
  v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0 && value.length <= limit);
/** As read from the folder: somebody may have emptied it. */
const bytesFound = v.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.length <= CARRIED_CONTENT_MAX_BYTES,
);

const feedFiles = v.pipe(
  v.array(v.strictObject({ feed, entries: seqs, contents: seqs })),
  v.maxLength(MOST_FILES_AT_ONCE),
  v.check((feeds) => countFiles(feeds) <= MOST_FILES_AT_ONCE, 'not too many files'),
);

/** Vault → shell. */
export const shellDirectory = {
  /**
   * Asks for the shared folder. `found`: one that holds no directory yet (`directory-exists`); `join`: one that holds
   * one (`directory-absent`). `cancelled` where the partner declines.
   */
  chooseDirectoryFolder: method(v.strictObject({ purpose: v.picklist(['found', 'join']) }))<{
    readonly path: string;
  }>(),
  /**
   * Makes this folder the one that the calls below work on, until the vault's process ends, and watches it. A folder
   * that was chosen to found a directory gets `feeds` now; any other must have it.
   */
  openDirectory: method(
    v.strictObject({ path: v.pipe(v.string(), v.nonEmpty(), v.maxLength(4_096)) }),
  )<DirectoryPlace>(),
  /**
   * The names that are there. `directory-away` where the folder is out of reach, then never a part of the list.
   * `stamps`: each file is looked at as well, which takes its time on a share that is far away.
   */
  listDirectory: method(v.strictObject({ stamps: v.optional(v.boolean()) }))<DirectoryListing>(),
  /**
   * Reads files: all bytes in a row, and each file's size or why it has none, in this order: feed by feed, first its
   * entries, then its contents.
   */
  readDirectory: method(v.strictObject({ feeds: feedFiles }))<{
    readonly bytes: Uint8Array;
    readonly sizes: Int32Array;
    /** Each file's stamp as it was read, as `listDirectory` tells it; 0 where there is none. */
    readonly stamps: Float64Array;
  }>(),
  /**
   * Writes an entry and its content, content first; both are on the disk when it answers. The same bytes already there
   * are a success. Other bytes there are a `fork`, and nothing is changed.
   */
  writeDirectory: method(
    v.strictObject({
      feed,
      seq,
      entry: bytes(CARRIED_ENTRY_MAX_BYTES),
      content: v.optional(bytes(CARRIED_CONTENT_MAX_BYTES)),
    }),
  )<null>(),
  /**
   * Puts one file back as it was written, also over what lies there now, as long as that is still what the vault read
   * there: `instead`, or null for nothing, a link, or a file too large to be read. Anything else is a `fork`, and stays.
   */
  mendDirectory: method(
    v.strictObject({
      feed,
      seq,
      part: v.picklist(['entry', 'content']),
      bytes: bytes(CARRIED_CONTENT_MAX_BYTES),
      instead: v.nullable(bytesFound),
    }),
  )<null>(),
  /** Removes the content file of an entry; one that is gone already is a success. The entry stays. */
  dropDirectoryContent: method(v.strictObject({ feed, seq }))<null>(),
  /** Bytes of files written to and read from shared folders since the app was started, counted where it happens. */
  directoryTraffic: method(nothing)<{ readonly bytesWritten: number; readonly bytesRead: number }>(),
} as const;
export type ShellDirectory = typeof shellDirectory;

/** Shell → vault. `directory-changed`: something may be new, list it again; several changes make one event. */
export type ShellDirectoryEvent =
  | { readonly kind: 'directory-changed' }
  | { readonly kind: 'directory-away'; readonly why: AwayReason }
  | { readonly kind: 'directory-back' };
