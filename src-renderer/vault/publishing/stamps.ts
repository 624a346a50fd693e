import type { ListedFeed } from '../../../src-shared/directory-files';
import type { FileName, PackedFiles } from './carrier';

/** Stamps of a feed's files as they were when they were read and found sound: entry and content, by sequence. */
export type Stamps = Float64Array;

const placeOf = ({ seq, part }: Pick<FileName, 'seq' | 'part'>): number => (seq - 1) * 2 + (part === 'entry' ? 0 : 1);

/**
 * `before` with the stamps of `files`, for the first `length` entries of the feed. What is doubtful gets none: it is read
 * again at the next thorough reading. Undefined where there is nothing to add.
 */
export function withStamps(
  before: Stamps | undefined,
  length: number,
  { seqs, entries, stamps: read }: PackedFiles,
  doubtful: ReadonlySet<number>,
): Stamps | undefined {
  const stamps = new Float64Array(length * 2);
  if (before) stamps.set(before.subarray(0, stamps.length));
  let isAny = false;
  for (let index = 0; index < seqs.length; index += 1) {
    const seq = seqs[index] ?? 0;
    if (doubtful.has(seq)) continue;
    isAny = true;
    const stamp = read[index];
    if (stamp && seq <= length) stamps[(seq - 1) * 2 + (index < entries ? 0 : 1)] = stamp;
  }
  return isAny ? stamps : undefined;
}

/** Files that the folder holds and that are not as they were when they were read. Those that are gone are not among them. */
export function alteredFiles({ feed, entries, contents, stamps }: ListedFeed, kept: Stamps): readonly FileName[] {
  if (stamps === undefined) return [];
  const altered: FileName[] = [];
  const compare = (seq: number, part: FileName['part'], stamp: number | undefined): void => {
    const file = { feed, seq, part };
    if (seq * 2 <= kept.length && stamp !== 0 && stamp !== kept[placeOf(file)]) altered.push(file);
  };
  for (const [index, seq] of entries.entries()) compare(seq, 'entry', stamps[index]);
  for (const [index, seq] of contents.entries()) compare(seq, 'content', stamps[entries.length + index]);
  return altered;
}
