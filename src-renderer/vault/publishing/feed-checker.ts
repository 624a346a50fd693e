import { concatBytes } from '../../../src-shared/bytes';
import { fromHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { unverifiedEntries } from '../../../src-shared/directory-view/check-feed';
import type { ContentOpener } from '../../../src-shared/directory-view/read-content';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import type { ReadFile } from './carrier';
import type { Membership } from './membership';
import { readFeed, type FeedFound } from './read-feed';
import { readEntries, readRows, runsOfRows } from './replica-rows';

/** Files of one feed in one piece, entries before contents. */
export interface PackedFiles {
  readonly seqs: Uint32Array;
  /** So many of them are entries. */
  readonly entries: number;
  /** -1: there is nothing to read. */
  readonly sizes: Int32Array;
  readonly bytes: Uint8Array;
}

/** A feed that was never read before. */
export interface NewFeed {
  readonly feed: Hex32;
  /** Sequences of the entry files that the folder lists, ascending. */
  readonly listed: Uint32Array;
  readonly files: PackedFiles;
  readonly now: string;
}

/** Entries of a feed whose own signatures are to be checked. */
export interface Unverified {
  readonly feed: Hex32;
  /** Entry files one after the other. */
  readonly files: readonly Uint8Array[];
  /** Those up to this sequence were checked before. */
  readonly after: number;
}

export interface Verified {
  /** The last entry that was looked at. */
  readonly through: number;
  /** Sequences of the entries that their feed's key never signed. */
  readonly unsigned: readonly number[];
}

/** What was found of a feed, with its rows as they are kept: they cross from a worker, and are kept, as those bytes. */
export interface PackedFeed {
  readonly found: FeedFound;
  readonly runs: readonly Uint8Array[];
}

export function packFound({ read, problems }: FeedFound): PackedFeed {
  if (read === undefined) return { found: { problems }, runs: [] };
  return { found: { problems, read: { ...read, feed: { ...read.feed, rows: [] } } }, runs: runsOfRows(read.feed.rows) };
}

export function unpackFound({ found, runs }: PackedFeed): FeedFound {
  const { read, problems } = found;
  if (read === undefined) return found;
  return { problems, read: { ...read, runs, feed: { ...read.feed, rows: runs.flatMap(readRows) } } };
}

/** What takes long in reading a directory: headers, chains, contents, signatures. */
export interface FeedChecker {
  readonly read: (feed: NewFeed) => Promise<FeedFound>;
  readonly verify: (entries: Unverified) => Promise<Verified>;
  readonly end: () => void;
}

export type StartChecker = (membership: CheckKeys) => FeedChecker;
export type CheckKeys = Pick<Membership, 'directoryId' | 'contentKeys'>;

export type CheckJob =
  { readonly kind: 'read'; readonly feed: NewFeed } | { readonly kind: 'verify'; readonly entries: Unverified };

export const runJob = (checker: FeedChecker, job: CheckJob): Promise<unknown> =>
  job.kind === 'read' ? checker.read(job.feed) : checker.verify(job.entries);

/** Some 0.15 ms each. */
const SIGNATURES_AT_ONCE = 64;

/** Checks where it is called, with pauses. */
export function checkHere(
  crypto: DirectoryCrypto,
  { directoryId, contentKeys }: CheckKeys,
  pause: () => Promise<void>,
): FeedChecker {
  const opener = openerOf(crypto, contentKeys);
  return {
    read: ({ feed, listed, files, now }) =>
      readFeed(
        { feed, listed, ...unpackFiles(feed, files), before: undefined, gone: [], proof: new Map() },
        { crypto, directoryId, opener, now, pause },
      ),
    verify: async ({ feed, files, after }) => {
      const feedKey = fromHex32(feed);
      const entries = files.flatMap(readEntries).filter(({ header }) => header.seq > after);
      const unsigned: number[] = [];
      for (let from = 0; from < entries.length; from += SIGNATURES_AT_ONCE) {
        const some = entries.slice(from, from + SIGNATURES_AT_ONCE);
        unsigned.push(...unverifiedEntries(feedKey, some, crypto.verify).map(({ seq }) => seq));
        await pause();
      }
      return { through: entries.at(-1)?.header.seq ?? after, unsigned };
    },
    end: () => undefined,
  };
}

export const openerOf = (crypto: DirectoryCrypto, contentKeys: Membership['contentKeys']): ContentOpener => ({
  sha256: crypto.sha256,
  hasKeyFor: (epoch) => contentKeys.has(epoch),
  open: (place, file) => crypto.openContent(place, contentKeys, file),
});

export function packFiles(files: readonly ReadFile[]): PackedFiles {
  const [entries, contents] = (['entry', 'content'] as const).map((part) => files.filter((file) => file.part === part));
  const sorted = [...(entries ?? []), ...(contents ?? [])];
  return {
    seqs: Uint32Array.from(sorted, ({ seq }) => seq),
    entries: entries?.length ?? 0,
    sizes: Int32Array.from(sorted, ({ bytes }) => bytes?.length ?? -1),
    bytes: concatBytes(sorted.flatMap(({ bytes }) => bytes ?? [])),
  };
}

function unpackFiles(feed: Hex32, { seqs, entries, sizes, bytes }: PackedFiles) {
  let at = 0;
  const files = Array.from(seqs, (seq, index): ReadFile => {
    const size = sizes[index] ?? -1;
    const from = at;
    at += Math.max(0, size);
    const part = index < entries ? 'entry' : 'content';
    return { feed, seq, part, isMissing: size < 0, ...(size >= 0 && { bytes: bytes.subarray(from, at) }) };
  });
  return {
    entries: files.slice(0, entries),
    contents: new Map(files.slice(entries).map((file) => [file.seq, file] as const)),
  };
}
