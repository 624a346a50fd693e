import type { CollectionName } from '../../../src-shared/book/records';
import { SEGMENT_SIZE, segmentOf } from './geometry';
import { mergeOrders } from './merge-orders';
import type { CompareKeys } from './order';
import { packSegment } from './segment-codec';
import { STATE } from './entry';
import { createSegment, placeLines, sortKeyOfLine, type FinishedLine, type MemorySegment } from './segment';
import { createBreathe } from './slices';

/** What list and search will see of an import in one collection. Lines become segments as they come. */
export interface BulkLines {
  /** Lines come in the order of their ordinals, each behind the one before. */
  readonly add: (line: FinishedLine) => void;
  /** Segments that got full since this was asked last, packed. */
  readonly takeFull: () => readonly MemorySegment[];
  /** What remains. Sorted in slices. */
  readonly end: () => Promise<AddedLines>;
}

export interface AddedLines {
  /** The first one has holes in front, where others' lines lie. */
  readonly segments: readonly MemorySegment[];
  /** The ordinals that came, as the list will have them. */
  readonly order: Uint32Array;
}

/** So many are turned into bytes at once. */
const BATCH = 256;

export function createBulkLines(collection: CollectionName, compareKeys: CompareKeys): BulkLines {
  let growing: MemorySegment | undefined;
  let full: MemorySegment[] = [];
  const runs: Uint32Array[] = [];
  const keys: string[] = [];
  let firstOrdinal = -1;
  let waiting: FinishedLine[] = [];
  let run: number[] = [];

  const keyAt = (ordinal: number): string => keys[ordinal - firstOrdinal] ?? '';
  const compare = (a: number, b: number): number => compareKeys(keyAt(a), keyAt(b)) || a - b;

  function place(): void {
    const [line] = waiting;
    if (line === undefined) return;
    growing ??= createSegment(segmentOf(line.ordinal) * SEGMENT_SIZE);
    placeLines(growing, waiting);
    waiting = [];
  }

  function endRun(): void {
    place();
    if (run.length > 0) runs.push(Uint32Array.from(run).toSorted(compare));
    run = [];
    if (growing === undefined) return;
    packSegment(growing, collection);
    full.push(growing);
    growing = undefined;
  }

  const takeFull = (): readonly MemorySegment[] => {
    const taken = full;
    full = [];
    return taken;
  };

  return {
    add: (line) => {
      if (firstOrdinal < 0) firstOrdinal = line.ordinal;
      if (line.state === STATE.live) {
        keys[line.ordinal - firstOrdinal] = sortKeyOfLine(line);
        run.push(line.ordinal);
      }
      waiting.push(line);
      if ((line.ordinal + 1) % SEGMENT_SIZE === 0) endRun();
      else if (waiting.length === BATCH) place();
    },
    takeFull,
    end: async () => {
      endRun();
      return { order: await mergeOrders(runs, compare, createBreathe()), segments: takeFull() };
    },
  };
}
