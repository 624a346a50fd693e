import type { Id } from '../../../src-shared/ids';
import type { CollectionView } from '../store/types';

/** The ordinal of a record that has not been deleted. */
export function liveOrdinal(view: CollectionView, id: Id): number | undefined {
  const ordinal = view.ordinalOf(id);
  return ordinal !== undefined && view.isLive(ordinal) ? ordinal : undefined;
}
