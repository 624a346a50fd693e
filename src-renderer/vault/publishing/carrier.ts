import { concatBytes } from '../../../src-shared/bytes';
import type { Client } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { compareText } from '../../../src-shared/directory-view/problems';
import { ok, type Result } from '../../../src-shared/result';
import {
  countFiles,
  FILE_MISSING,
  FILE_NOT_REACHED,
  MOST_FILES_AT_ONCE,
  type DirectoryListing,
  type FeedFiles,
} from '../../../src-shared/directory-files';
import type { ShellDirectory } from '../../../src-shared/shell-directory-contract';

/** The shared folder, as the vault asks the shell for it. */
export type DirectoryShell = Client<ShellDirectory>;

export type FilePart = 'entry' | 'content';

export interface FileName {
  readonly feed: string;
  readonly seq: number;
  readonly part: FilePart;
}

export interface ReadFile extends FileName {
  /** Absent: missing, or refused as link, oversized, or not a file. */
  readonly bytes?: Uint8Array;
  readonly isMissing: boolean;
  /** Another once the file was altered; see {@link ListedFeed}. 0: not known. */
  readonly stamp?: number;
}

/** Files of one feed in one piece, entries before contents. */
export interface PackedFiles {
  readonly seqs: Uint32Array;
  /** So many of them are entries. */
  readonly entries: number;
  /** Below zero there is nothing to read: see directory-files.ts. */
  readonly sizes: Int32Array;
  /** See {@link ReadFile}. */
  readonly stamps: Float64Array;
  readonly bytes: Uint8Array;
}

/** Reads files of any number, in calls that the shell takes; `onSome` gets each call's files, feed by feed. */
export async function readFiles(
  shell: Pick<DirectoryShell, 'readDirectory'>,
  files: readonly FileName[],
  onSome: (read: readonly ReadFile[]) => Promise<void> | void,
): Promise<Result<null, AppError>> {
  return readInCalls(shell, toFeeds(files), (feed, packed) => onSome(takeApart(feed, packed)));
}

/** Reads whole feeds without an object for each file: a first read has hundreds of thousands. */
export async function readPacked(
  shell: Pick<DirectoryShell, 'readDirectory'>,
  feeds: readonly FeedFiles[],
): Promise<Result<ReadonlyMap<string, PackedFiles>, AppError>> {
  const pieces = new Map<string, PackedFiles[]>(feeds.map(({ feed }) => [feed, []]));
  const read = await readInCalls(shell, feeds, (feed, files) => void pieces.get(feed)?.push(files));
  return read.ok ? ok(new Map(Array.from(pieces, ([feed, some]) => [feed, joinPacked(some)]))) : read;
}

async function readInCalls(
  shell: Pick<DirectoryShell, 'readDirectory'>,
  feeds: readonly FeedFiles[],
  onPiece: (feed: string, files: PackedFiles) => Promise<void> | void,
): Promise<Result<null, AppError>> {
  let rest = feeds;
  while (countFiles(rest) > 0) {
    const asked = firstFiles(rest, MOST_FILES_AT_ONCE);
    const answer = await shell.readDirectory({ feeds: asked });
    if (!answer.ok) return answer;
    // What was not reached is asked for again: the shell reads at least one file of each call.
    const reached = Math.max(1, reachedOf(answer.value.sizes, countFiles(asked)));
    const done = firstFiles(rest, reached);
    for (const [feed, files] of piecesOf(done, answer.value)) await onPiece(feed, files);
    rest = withoutFirst(rest, reached);
  }
  return ok(null);
}

function reachedOf(sizes: Int32Array, asked: number): number {
  const end = sizes.indexOf(FILE_NOT_REACHED);
  return Math.min(asked, end === -1 ? sizes.length : end);
}

interface FilesRead {
  readonly bytes: Uint8Array;
  readonly sizes: Int32Array;
  readonly stamps: Float64Array;
}

function* piecesOf(feeds: readonly FeedFiles[], { bytes, sizes, stamps }: FilesRead): Iterable<[string, PackedFiles]> {
  let [index, at] = [0, 0];
  for (const { feed, entries, contents } of feeds) {
    const end = index + entries.length + contents.length;
    const own = sizes.subarray(index, end);
    let length = 0;
    for (const size of own) length += Math.max(0, size);
    yield [
      feed,
      {
        seqs: contents.length === 0 ? entries : joinSeqs([entries, contents]),
        entries: entries.length,
        sizes: own,
        stamps: stamps.subarray(index, end),
        bytes: bytes.subarray(at, at + length),
      },
    ];
    index = end;
    at += length;
  }
}

function joinSeqs(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A feed's entries are read before its contents, whatever calls it takes. */
function joinPacked(pieces: readonly PackedFiles[]): PackedFiles {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const count = pieces.reduce((sum, { sizes }) => sum + sizes.length, 0);
  const sizes = new Int32Array(count);
  const stamps = new Float64Array(count);
  let at = 0;
  for (const piece of pieces) {
    sizes.set(piece.sizes, at);
    stamps.set(piece.stamps, at);
    at += piece.sizes.length;
  }
  return {
    seqs: joinSeqs(pieces.map(({ seqs }) => seqs)),
    entries: pieces.reduce((sum, { entries }) => sum + entries, 0),
    sizes,
    stamps,
    bytes: concatBytes(pieces.map(({ bytes }) => bytes)),
  };
}

/** The first so many files. */
function firstFiles(feeds: readonly FeedFiles[], count: number): FeedFiles[] {
  const first: FeedFiles[] = [];
  let room = count;
  for (const { feed, entries, contents } of feeds) {
    if (room === 0) break;
    const some = entries.slice(0, room);
    const more = contents.slice(0, room - some.length);
    first.push({ feed, entries: some, contents: more });
    room -= some.length + more.length;
  }
  return first;
}

/** What comes after them. */
function withoutFirst(feeds: readonly FeedFiles[], count: number): readonly FeedFiles[] {
  let gone = count;
  return feeds.flatMap((files) => {
    const { feed, entries, contents } = files;
    const here = Math.min(gone, entries.length + contents.length);
    gone -= here;
    if (here === 0) return files.entries.length + files.contents.length > 0 ? files : [];
    const rest = {
      feed,
      entries: entries.subarray(Math.min(here, entries.length)),
      contents: contents.subarray(Math.max(0, here - entries.length)),
    };
    return rest.entries.length + rest.contents.length > 0 ? rest : [];
  });
}

function toFeeds(files: readonly FileName[]): readonly FeedFiles[] {
  const byFeed = new Map<string, { readonly entry: number[]; readonly content: number[] }>();
  for (const { feed, seq, part } of files) {
    const seqs = byFeed.get(feed) ?? { entry: [], content: [] };
    seqs[part].push(seq);
    byFeed.set(feed, seqs);
  }
  return Array.from(byFeed, ([feed, { entry, content }]) => ({
    feed,
    entries: Uint32Array.from(entry).toSorted(),
    contents: Uint32Array.from(content).toSorted(),
  })).toSorted((a, b) => compareText(a.feed, b.feed));
}

/** Files as objects, for the few that are looked at one by one; their bytes are views. */
export function takeApart(feed: string, { seqs, entries, sizes, stamps, bytes }: PackedFiles): readonly ReadFile[] {
  let at = 0;
  return Array.from(seqs, (seq, index): ReadFile => {
    const size = sizes[index] ?? FILE_NOT_REACHED;
    const from = at;
    at += Math.max(0, size);
    return {
      feed,
      seq,
      part: index < entries ? 'entry' : 'content',
      isMissing: size === FILE_MISSING,
      stamp: stamps[index] ?? 0,
      ...(size >= 0 && { bytes: bytes.subarray(from, at) }),
    };
  });
}

/** What the folder holds, by feed. */
export interface Listed {
  readonly entries: ReadonlySet<number>;
  readonly contents: ReadonlySet<number>;
}

export const listedFeeds = ({ feeds }: DirectoryListing): ReadonlyMap<string, Listed> =>
  new Map(
    feeds.map(({ feed, entries, contents }) => [feed, { entries: new Set(entries), contents: new Set(contents) }]),
  );
