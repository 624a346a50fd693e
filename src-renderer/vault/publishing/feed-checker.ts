import { fromHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { unverifiedEntries } from '../../../src-shared/directory-view/check-feed';
import type { ContentOpener } from '../../../src-shared/directory-view/read-content';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import { takeApart, type PackedFiles } from './carrier';
import type { Membership } from './membership';
import { readFeed, type FeedFound } from './read-feed';
import { readEntries } from './packed-headers';
import { contentRuns, headerRuns, readRows } from './replica-rows';

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
  /** Packed headers. */
  readonly headers: readonly Uint8Array[];
  /** Those up to this sequence were checked before. */
  readonly after: number;
}

export interface Verified {
  /** The last entry that was looked at. */
  readonly through: number;
  /** Sequences of the entries that their feed's key never signed. */
  readonly unsigned: readonly number[];
}

/** What was found of a feed, with its entries as they are kept: they cross from a worker, and are kept, as those bytes. */
export interface PackedFeed {
  readonly found: FeedFound;
  readonly headers: readonly Uint8Array[];
  readonly contents: readonly Uint8Array[];
}

export function packFound({ read, problems }: FeedFound): PackedFeed {
  if (read === undefined) return { found: { problems }, headers: [], contents: [] };
  const { feed, added } = read;
  return {
    found: { problems, read: { added: [], feed: { ...feed, rows: [] } } },
    headers: headerRuns(feed.rows, added),
    contents: contentRuns(feed.rows),
  };
}

export function unpackFound({ found, headers, contents }: PackedFeed): FeedFound {
  const { read, problems } = found;
  if (read === undefined) return found;
  const rows = headers.flatMap((run, index) => readRows(run, contents[index] ?? new Uint8Array()));
  return { problems, read: { ...read, headers, contents, feed: { ...read.feed, rows } } };
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
    verify: async ({ feed, headers, after }) => {
      const feedKey = fromHex32(feed);
      const entries = headers.flatMap(readEntries).filter(({ header }) => header.seq > after);
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
  open: (place, sealed) => crypto.openContent(place, contentKeys, sealed),
});

export function unpackFiles(feed: Hex32, packed: PackedFiles) {
  const files = takeApart(feed, packed);
  return {
    entries: files.slice(0, packed.entries),
    contents: new Map(files.slice(packed.entries).map((file) => [file.seq, file] as const)),
  };
}
