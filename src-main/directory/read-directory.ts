import { concatBytes } from '../../src-shared/bytes';
import { countFiles, FILE_NOT_REACHED, type FeedFiles } from '../../src-shared/directory-files';
import type { AppError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import type { Hands } from './hands';
import type { ReadFiles } from './tasks';

const FILES_AT_ONCE = 128;
const SLICES_AT_ONCE = 12;
/** An answer to the vault is one message: not much more than this. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Reads files, several threads at a time; the answer is in the order asked. Where large files fill it, what comes after
 * the first that was not reached is not in it either: the asker goes on from there.
 */
export async function readDirectory(
  hands: Hands,
  root: string,
  feeds: readonly FeedFiles[],
): Promise<Result<ReadFiles, AppError>> {
  const slices = sliceFiles(feeds);
  const parts: ReadFiles[] = [];
  let failure: AppError | undefined;
  let bytes = 0;
  let next = 0;
  async function readInTurn(): Promise<void> {
    while (failure === undefined && bytes < MOST_BYTES && next < slices.length) {
      const index = next;
      next += 1;
      const answer = await hands.run('read', { root, feeds: slices[index] ?? [] });
      if (!answer.ok) {
        failure = answer.error;
        return;
      }
      parts[index] = answer.value;
      bytes += isWhole(answer.value) ? answer.value.bytes.length : MOST_BYTES;
    }
  }
  await Promise.all(Array.from({ length: SLICES_AT_ONCE }, readInTurn));
  return failure === undefined ? ok(joinParts(parts, countFiles(feeds))) : err(failure);
}

const isWhole = ({ sizes }: ReadFiles): boolean => sizes.at(-1) !== FILE_NOT_REACHED;

/** Slices are read in their order, and end with the first that is not whole. */
function joinParts(parts: readonly ReadFiles[], count: number): ReadFiles {
  const cut = parts.findIndex((part) => !isWhole(part));
  const used = cut === -1 ? parts : parts.slice(0, cut + 1);
  const sizes = new Int32Array(count).fill(FILE_NOT_REACHED);
  const stamps = new Float64Array(count);
  let offset = 0;
  for (const part of used) {
    sizes.set(part.sizes, offset);
    stamps.set(part.stamps, offset);
    offset += part.sizes.length;
  }
  return { bytes: concatBytes(used.map((part) => part.bytes)), sizes, stamps };
}

/** The same files in the same order, in slices of so many. */
export function sliceFiles(feeds: readonly FeedFiles[], most = FILES_AT_ONCE): FeedFiles[][] {
  const slices: FeedFiles[][] = [];
  let room = 0;
  const none = new Uint32Array(0);
  const put = (feed: string, part: 'entries' | 'contents', seqs: Uint32Array): void => {
    for (let from = 0; from < seqs.length;) {
      if (room === 0) {
        slices.push([]);
        room = most;
      }
      const piece = seqs.slice(from, from + room);
      slices.at(-1)?.push({ feed, entries: none, contents: none, [part]: piece });
      from += piece.length;
      room -= piece.length;
    }
  };
  for (const { feed, entries, contents } of feeds) {
    put(feed, 'entries', entries);
    put(feed, 'contents', contents);
  }
  return slices;
}
