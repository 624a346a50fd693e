import type { CollectionState } from './collection-state';
import { SEGMENT_SIZE, segmentOf } from './geometry';
import { mergeOrders } from './merge-orders';
import { packSegment } from './segment-codec';
import { createSegment, sortKeyOf, updateLines, type LineUpdate, type MemorySegment } from './segment';
import { createBreathe } from './slices';

/**
 * What list and search will see of an import in one collection. Lines become segments as they come, so that an import
 * of 100,000 holds neither their texts nor a second of work at its end.
 */
export interface BulkLines {
  /** Lines come in the order of their ordinals, each behind the one before. */
  readonly add: (line: LineUpdate) => void;
  /** Sorts them in among those that are there, in slices. Until it is shown nothing else may change the collection. */
  readonly sortIn: () => Promise<{ readonly show: () => void }>;
}

/** So many are turned into bytes at once. */
const BATCH = 256;

export function createBulkLines(view: CollectionState): BulkLines {
  /** The first segment may hold others' lines as well; those behind it are the import's alone. */
  const first: LineUpdate[] = [];
  const behind: MemorySegment[] = [];
  const runs: Uint32Array[] = [];
  const keys: string[] = [];
  let firstOrdinal = -1;
  let waiting: LineUpdate[] = [];
  let run: number[] = [];

  const keyAt = (ordinal: number): string => keys[ordinal - firstOrdinal] ?? '';
  const compare = (a: number, b: number): number => view.compareKeys(keyAt(a), keyAt(b)) || a - b;

  function place(): void {
    const [line] = waiting;
    if (line === undefined) return;
    const number = segmentOf(line.ordinal);
    if (number === segmentOf(firstOrdinal)) first.push(...waiting);
    else {
      if (behind.at(-1)?.firstOrdinal !== number * SEGMENT_SIZE) behind.push(createSegment(number * SEGMENT_SIZE));
      const segment = behind.at(-1);
      if (segment !== undefined) updateLines(segment, waiting);
    }
    waiting = [];
  }

  function endRun(): void {
    place();
    runs.push(Uint32Array.from(run).toSorted(compare));
    run = [];
    const segment = behind.at(-1);
    if (segment !== undefined) packSegment(segment, view.collection);
  }

  return {
    add: (line) => {
      if (firstOrdinal < 0) firstOrdinal = line.ordinal;
      if (line.summary !== undefined) {
        keys[line.ordinal - firstOrdinal] = sortKeyOf(line.summary);
        run.push(line.ordinal);
      }
      waiting.push(line);
      if ((line.ordinal + 1) % SEGMENT_SIZE === 0) endRun();
      else if (waiting.length === BATCH) place();
    },
    sortIn: async () => {
      place();
      runs.push(Uint32Array.from(run).toSorted(compare));
      const breathe = createBreathe();
      const added = await mergeOrders(runs, compare, breathe);
      const known = new Map<number, string>();
      const knownKeyAt = (ordinal: number): string => {
        const key = known.get(ordinal) ?? view.sortKeyAt(ordinal);
        known.set(ordinal, key);
        return key;
      };
      const anyKeyAt = (ordinal: number): string => (ordinal < firstOrdinal ? knownKeyAt(ordinal) : keyAt(ordinal));
      const compareAll = (a: number, b: number): number => view.compareKeys(anyKeyAt(a), anyKeyAt(b)) || a - b;
      const order = await mergeOrders([view.order, added], compareAll, breathe);
      return { show: () => view.append(first, behind, order) };
    },
  };
}
