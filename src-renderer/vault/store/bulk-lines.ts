import { atOnce } from '../../../src-shared/at-once';
import type { CollectionName } from '../../../src-shared/book/records';
import { mergeOrders, mergeTwo } from './merge-orders';
import type { CompareKeys } from './order';
import { packSegment } from './segment-codec';
import { isLiveAt, sortKeyAtIndex, type MemorySegment } from './segment';
import type { Breathe } from './slices';

/** Packs and sorts what list and search will see of an import in one collection, segment by segment. */
export interface BulkLines {
  /** Segments come in their order, none packed. */
  readonly add: (segment: MemorySegment) => void;
  /** The ordinals that came, as the list will have them. */
  readonly end: (breathe: Breathe) => Promise<Uint32Array>;
}

export interface AddedLines {
  /** The first one has holes in front, where others' lines lie. */
  readonly segments: readonly MemorySegment[];
  /** The ordinals that came, as the list will have them. */
  readonly order: Uint32Array;
}

export function createBulkLines(collection: CollectionName, compareKeys: CompareKeys): BulkLines {
  const runs: Uint32Array[] = [];
  const keys: string[] = [];
  let firstOrdinal: number | undefined;

  const keyAt = (ordinal: number): string => keys[ordinal - (firstOrdinal ?? 0)] ?? '';
  const compare = (a: number, b: number): number => compareKeys(keyAt(a), keyAt(b)) || a - b;

  /** Runs are merged with their like as they come: an import's end waits for little more than the last merge. */
  function keepRun(run: Uint32Array): void {
    let merged = run;
    for (let last = runs.at(-1); last !== undefined && last.length <= merged.length; last = runs.at(-1)) {
      runs.pop();
      merged = atOnce(mergeTwo(last, merged, compare));
    }
    runs.push(merged);
  }

  return {
    add: (segment) => {
      firstOrdinal ??= segment.firstOrdinal;
      const run: number[] = [];
      for (let index = 0; index < segment.count; index += 1) {
        keys.push(isLiveAt(segment, index) ? sortKeyAtIndex(segment, index) : '');
        if (isLiveAt(segment, index)) run.push(segment.firstOrdinal + index);
      }
      keepRun(Uint32Array.from(run).toSorted(compare));
      packSegment(segment, collection);
    },
    end: (breathe) => mergeOrders(runs.toReversed(), compare, breathe),
  };
}
