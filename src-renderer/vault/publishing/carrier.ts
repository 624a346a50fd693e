import type { Client } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import {
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

/** Reads files of any number, in calls that the shell takes; `onSome` gets each call's files, feed by feed. */
export async function readFiles(
  shell: Pick<DirectoryShell, 'readDirectory'>,
  files: readonly FileName[],
  onSome: (read: readonly ReadFile[]) => Promise<void> | void,
): Promise<Result<null, AppError>> {
  // As the shell answers: feed by feed, entries before contents, so that it can be gone on with after any file.
  const sorted = files.toSorted((a, b) => compare(a.feed, b.feed) || compare(b.part, a.part) || a.seq - b.seq);
  for (let from = 0; from < sorted.length;) {
    const feeds = toFeeds(sorted.slice(from, from + MOST_FILES_AT_ONCE));
    const answer = await shell.readDirectory({ feeds });
    if (!answer.ok) return answer;
    const read = takeApart(feeds, answer.value);
    await onSome(read);
    // What was not reached is asked for again: the shell reads at least one file of each call.
    from += Math.max(1, read.length);
  }
  return ok(null);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function toFeeds(files: readonly FileName[]): FeedFiles[] {
  const byFeed = new Map<string, { readonly entry: number[]; readonly content: number[] }>();
  for (const { feed, seq, part } of files) {
    const seqs = byFeed.get(feed) ?? { entry: [], content: [] };
    seqs[part].push(seq);
    byFeed.set(feed, seqs);
  }
  return Array.from(byFeed, ([feed, { entry, content }]) => ({
    feed,
    entries: Uint32Array.from(entry),
    contents: Uint32Array.from(content),
  }));
}

function takeApart(
  feeds: readonly FeedFiles[],
  { bytes, sizes, stamps }: { readonly bytes: Uint8Array; readonly sizes: Int32Array; readonly stamps: Float64Array },
): ReadFile[] {
  const read: ReadFile[] = [];
  let at = 0;
  let index = 0;
  for (const { feed, entries, contents } of feeds) {
    for (const [part, seqs] of [['entry', entries] as const, ['content', contents] as const]) {
      for (const seq of seqs) {
        const size = sizes[index] ?? FILE_NOT_REACHED;
        const stamp = stamps[index] ?? 0;
        index += 1;
        if (size === FILE_NOT_REACHED) return read;
        read.push({
          feed,
          seq,
          part,
          isMissing: size === FILE_MISSING,
          stamp,
          ...(size >= 0 && { bytes: bytes.subarray(at, at + size) }),
        });
        at += Math.max(0, size);
      }
    }
  }
  return read;
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
