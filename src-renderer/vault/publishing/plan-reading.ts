import { isHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { countFiles, type DirectoryListing, type FeedFiles } from '../../../src-shared/directory-files';
import { factsOf, takenBackIn } from '../../../src-shared/directory-view/facts';
import type { FileName } from './carrier';
import type { FeedReplica } from './feed-replica';
import type { Replica } from './replica';

/** Files that are not any more as they were when they were read, by feed. */
export type Altered = ReadonlyMap<string, readonly FileName[]>;

/** What is read of one feed. */
export interface Plan {
  readonly feed: Hex32;
  readonly listed: Uint32Array;
  readonly before: FeedReplica | undefined;
  readonly files: FeedFiles;
  /** Sequences of contents that the replica holds, and the folder does not any more. */
  readonly gone: readonly number[];
  /** False where it is looked at once more only because something was wrong before. */
  readonly isNews: boolean;
}

/** What is worth reading: new entries with their contents, contents that came late, feeds that lost something. */
export function planReading({ feeds }: DirectoryListing, replica: Replica, altered: Altered): readonly Plan[] {
  const known = replica.feeds();
  const takenBack = takenBackByMember([...known.values()]);
  const plans = feeds.flatMap(({ feed, entries, contents }): Plan[] => {
    if (!isHex32(feed)) return [];
    const before = known.get(feed);
    const head = before?.rows.length ?? 0;
    const newSeqs = beyond(entries, head);
    const hadProblems = (before?.problems.length ?? 0) > 0;
    const late = before ? lateContents(before, contents, takenBack.get(before.memberId)) : [];
    const again = altered.get(feed) ?? [];
    const gone = before ? goneContents(before, contents, takenBack.get(before.memberId)) : [];
    const hasLost = gone.length > 0 || entries.length < head;
    // What was lost is told of each time; it is news once.
    const hasNews = newSeqs.length + late.length + again.length > 0 || (hasLost && !hadProblems);
    if (!hasNews && !hasLost && !hadProblems) return [];
    const newContents = beyond(contents, head);
    const againOf = (part: FileName['part']) => again.flatMap((file) => (file.part === part ? [file.seq] : []));
    // The entry at our head once more: a feed that was written anew shows itself there.
    const atHead = head > 0 && entries.includes(head) ? [head] : [];
    const files = {
      feed,
      entries: inOrder([...againOf('entry'), ...atHead], newSeqs),
      contents: inOrder([...againOf('content'), ...late], newContents),
    };
    return [{ feed, listed: entries, before, files, gone, isNews: hasNews }];
  });
  const there = new Set(feeds.map(({ feed }) => feed));
  const gone = Array.from(known.values()).filter(({ feed }) => !there.has(feed));
  const none = new Uint32Array();
  const nothing = { listed: none, gone: [], isNews: true };
  return [
    ...plans,
    ...gone.map((before) => ({
      ...nothing,
      feed: before.feed,
      before,
      files: { feed: before.feed, entries: none, contents: none },
    })),
  ];
}

/** Of how many files. */
export const sizeOf = (files: FeedFiles): number => countFiles([files]);

/** Each sequence once. What is beyond the head is in order already, and comes after what is not. */
const inOrder = (some: readonly number[], beyondHead: Uint32Array): Uint32Array =>
  some.length === 0 ? beyondHead : Uint32Array.from(new Set([...some, ...beyondHead])).toSorted();

/** Nobody takes back what another member said. */
function takenBackByMember(feeds: readonly FeedReplica[]): ReadonlyMap<Hex32, ReadonlySet<Hex32>> {
  const byMember = new Map<Hex32, FeedReplica[]>();
  for (const feed of feeds) byMember.set(feed.memberId, [...(byMember.get(feed.memberId) ?? []), feed]);
  return new Map(Array.from(byMember, ([memberId, own]) => [memberId, takenBackIn(own)]));
}

/** Of sequences in ascending order those after `head`. */
function beyond(seqs: Uint32Array, head: number): Uint32Array {
  let at = seqs.length;
  while (at > 0 && (seqs[at - 1] ?? 0) > head) at -= 1;
  return seqs.subarray(at);
}

/** Contents that the replica lacks and the folder has by now. */
const lateContents = (
  before: FeedReplica,
  contents: Uint32Array,
  takenBack: ReadonlySet<Hex32> | undefined,
): readonly number[] =>
  factsOf(before).lacking.flatMap(({ id, seq }) => (!takenBack?.has(id) && contents.includes(seq) ? [seq] : []));

/** Contents that the replica holds, that nobody took back, and that the folder has not any more. Both are in order. */
function goneContents(
  { rows }: FeedReplica,
  contents: Uint32Array,
  takenBack: ReadonlySet<Hex32> | undefined,
): readonly number[] {
  const gone: number[] = [];
  let at = 0;
  for (const row of rows) {
    while ((contents[at] ?? Infinity) < row.seq) at += 1;
    if (contents[at] !== row.seq && 'content' in row && !takenBack?.has(row.id)) gone.push(row.seq);
  }
  return gone;
}

/** So many files are asked for at once. */
const FILES_IN_BATCH = 2_048;

export function batches(plans: readonly Plan[]): readonly (readonly Plan[])[] {
  const all: Plan[][] = [];
  let files = Infinity;
  for (const plan of plans) {
    if (files + sizeOf(plan.files) > FILES_IN_BATCH) {
      all.push([]);
      files = 0;
    }
    all.at(-1)?.push(plan);
    files += sizeOf(plan.files);
  }
  return all;
}
