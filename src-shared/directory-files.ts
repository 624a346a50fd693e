/*
 * The files of a firm directory as they lie in a shared folder: feeds/<64 hex>/<10 digits>.entry|.content. What shell and
 * vault both say about them, without a word about what is in them.
 */

/** What the shell carries at most, a little more than the largest that directory-entry/ knows. */
export const CARRIED_ENTRY_MAX_BYTES = 1024;
export const CARRIED_CONTENT_MAX_BYTES = 272 * 1024;
/** The largest sequence that a list can hold. */
export const LARGEST_SEQ = 0xffff_ffff;
export const MOST_FILES_AT_ONCE = 4_096;

/** Sizes that are no sizes, in the answer of `readDirectory`. */
export const FILE_MISSING = -1;
/** A link, no file, too large, not to be read, or changed while it was read. */
export const FILE_REFUSED = -2;
/** The answer was full before this file's turn came, nor are those after it in it; at least the first file always is. */
export const FILE_NOT_REACHED = -3;

/** Files of one feed, by their sequences. */
export interface FeedFiles {
  /** The feed key, 64 lower-case hexadecimal digits. */
  readonly feed: string;
  readonly entries: Uint32Array;
  readonly contents: Uint32Array;
}

/** Files of one feed as listed. */
export interface ListedFeed extends FeedFiles {
  /**
   * Where it was asked for: a number for each file, entries first, that is another once the file was altered (see
   * `stampOf` of the shell); 0 where it could not be had.
   */
  readonly stamps?: Float64Array;
}

/** What lies in the folder and is no part of a directory. */
export interface OddFile {
  /** Below the directory; characters that are not plain are written as escapes. */
  readonly where: string;
  readonly why:
    | 'odd-name'
    /** Named like one of ours but for a trace of a sync program or another file system. */
    | 'copy'
    /** A file that somebody is writing, or did not write to its end. */
    | 'unfinished'
    | 'link'
    | 'not-a-file'
    | 'not-a-folder'
    | 'unreadable'
    /** More than is listed; what came first is. */
    | 'too-many';
}

export interface DirectoryListing {
  /** In the order of their keys; sequences ascending. */
  readonly feeds: readonly ListedFeed[];
  /** The first of them: a folder full of them makes no message too large. */
  readonly odd: readonly OddFile[];
  readonly oddTotal: number;
}

/** Why the shared folder cannot be used just now. */
export type AwayReason = 'missing' | 'no-feeds-folder' | 'unreadable' | 'no-answer' | 'failed';

export type DirectoryPlace = { readonly kind: 'here' } | { readonly kind: 'away'; readonly why: AwayReason };

/** How many files are named. */
export const countFiles = (feeds: readonly FeedFiles[]): number =>
  feeds.reduce((sum, { entries, contents }) => sum + entries.length + contents.length, 0);
