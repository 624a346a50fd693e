import type { Hex32 } from '../directory-entry/key-bytes';

/**
 * What was set aside, or is not as it was. Named by feed and sequence; nothing of it ever changes what is shown of
 * another member.
 */
export const PROBLEM_KINDS = [
  /** Bytes that are no entry, or content that is not of its kind. */
  'malformed',
  'oversized',
  /** Made by a later version of Bailiwick. */
  'unknown-version',
  /** A true entry, replayed from another directory. */
  'wrong-directory',
  /** An entry that lies in another feed's folder. */
  'wrong-feed',
  'bad-signature',
  /** An entry is not there, though later ones are. */
  'gap',
  /** Two headers for one place in a feed. */
  'fork',
  /** We, or a colleague's app, have seen entries that are not there any more. */
  'shortened',
  /** The file is there and could not be read, or is no plain file. */
  'unreadable',
  'link',
  'odd-name',
  /** By its author's clock it was written more than a day from now. Shown all the same. */
  'future-clock',
  /** Not taken back, but its content is gone. */
  'missing-content',
  /** The content does not open, or is not what was signed. */
  'content-mismatch',
  /** Sealed under a key that this app was not given. */
  'no-key',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** A header with the feed's signature: enough for anyone to check. */
export interface SignedHeader {
  readonly headerBytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** One thing that is wrong. `where` names a part or field, never what stood there. */
export interface FeedProblem {
  readonly kind: ProblemKind;
  readonly feed: Hex32;
  readonly seq: number;
  readonly where?: string;
  /** The member whose app saw more, for what we know from a witness only. */
  readonly by?: Hex32;
  /** Signed headers that prove it to others. */
  readonly evidence?: readonly SignedHeader[];
}

/** An order for problems that does not depend on the order they were found in. */
export const byPlace = (a: FeedProblem, b: FeedProblem): number =>
  compareText(a.feed, b.feed) || a.seq - b.seq || compareText(a.kind, b.kind) || compareText(a.by ?? '', b.by ?? '');

/** By UTF-16 units: the same everywhere, for ids and folded names. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
