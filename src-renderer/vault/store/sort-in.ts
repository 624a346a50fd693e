import type { AddedLines } from './bulk-lines';
import type { CollectionState } from './collection-state';
import { segmentOf } from './geometry';
import { mergeOrders } from './merge-orders';
import { createBreathe } from './slices';
import { sortKeyAtIndex } from './segment';

/**
 * Sorts what an import brings in among those that are there, in slices. Until it is shown nothing else may change the
 * collection.
 */
export async function sortIn(
  view: CollectionState,
  { segments, order }: AddedLines,
): Promise<{ readonly show: () => void }> {
  const [first] = segments;
  const firstAdded = order.reduce((least, ordinal) => Math.min(least, ordinal), Infinity);
  const addedKeyAt = (ordinal: number): string => {
    const segment = segments[segmentOf(ordinal) - segmentOf(first?.firstOrdinal ?? 0)];
    return segment === undefined ? '' : sortKeyAtIndex(segment, ordinal - segment.firstOrdinal);
  };
  // Reading a key out of the text costs more than comparing it.
  const keys = new Map<number, string>();
  const keyAt = (ordinal: number): string => {
    const key = keys.get(ordinal) ?? (ordinal < firstAdded ? view.sortKeyAt(ordinal) : addedKeyAt(ordinal));
    keys.set(ordinal, key);
    return key;
  };
  const compare = (a: number, b: number): number => view.compareKeys(keyAt(a), keyAt(b)) || a - b;
  const whole = await mergeOrders([view.order, order], compare, createBreathe());
  return { show: () => view.append(segments, whole) };
}
