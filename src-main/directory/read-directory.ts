import { concatBytes } from '../../src-shared/bytes';
import { countFiles, type FeedFiles } from '../../src-shared/directory-files';
import type { AppError } from '../../src-shared/errors';
import { ok, type Result } from '../../src-shared/result';
import type { Hands } from './hands';
import type { ReadFiles } from './tasks';

const FILES_AT_ONCE = 512;

/** Reads files, several threads at a time; the answer is in the order asked. */
export async function readDirectory(
  hands: Hands,
  root: string,
  feeds: readonly FeedFiles[],
): Promise<Result<ReadFiles, AppError>> {
  const answers = await Promise.all(sliceFiles(feeds).map(async (slice) => hands.run('read', { root, feeds: slice })));
  const parts: ReadFiles[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    parts.push(answer.value);
  }
  const sizes = new Int32Array(countFiles(feeds));
  let offset = 0;
  for (const part of parts) {
    sizes.set(part.sizes, offset);
    offset += part.sizes.length;
  }
  return ok({ bytes: concatBytes(parts.map(({ bytes }) => bytes)), sizes });
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
