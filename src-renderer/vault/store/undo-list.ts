import { COLLECTIONS, type CollectionName } from '../../../src-shared/book/records';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import { perCollection, type PerCollection } from './geometry';
import type { Spot, Step, Stretch } from './journal-entry';
import type { BlobRef } from './sealing';
import { isInSpans, ordinalsToSpans, spanOrdinals, type Spans } from './spans';

/** What it takes to take a change back, or to bring it back again. */
export interface UndoItem {
  readonly summary: ChangeSummary;
  readonly touched: readonly Spot[];
  readonly stretches: readonly Stretch[];
  /** Absent where they lie sealed in rows. */
  readonly images?: readonly Step[];
  readonly rows: readonly BlobRef[];
  readonly ordinals: PerCollection<Spans>;
}

export interface UndoList {
  /** Oldest first. */
  readonly done: readonly UndoItem[];
  /** Taken back; the next to bring back is last. */
  readonly undone: readonly UndoItem[];
  /** Out of reach since the last fold. */
  readonly dropped: readonly UndoItem[];
  readonly push: (item: UndoItem) => void;
  /** Moves the newest done item over, with what brings it back. */
  readonly takeBack: (item: UndoItem) => void;
  readonly bringBack: (item: UndoItem) => void;
  /** All of it is out of reach. */
  readonly forget: () => void;
  readonly load: (done: readonly UndoItem[], undone: readonly UndoItem[]) => void;
  /** After a fold: items that lie sealed now, and dropped ones of which nothing is left. What came since stays. */
  readonly settle: (sealed: ReadonlyMap<UndoItem, UndoItem>, forgotten: ReadonlySet<UndoItem>) => void;
}

export const UNDO_LIMIT = 100;

export function createUndoList(): UndoList {
  let done: readonly UndoItem[] = [];
  let undone: readonly UndoItem[] = [];
  let dropped: readonly UndoItem[] = [];

  function keep(item: UndoItem): void {
    const all = [...done, item];
    dropped = [...dropped, ...all.slice(0, -UNDO_LIMIT)];
    done = all.slice(-UNDO_LIMIT);
  }

  return {
    get done() {
      return done;
    },
    get undone() {
      return undone;
    },
    get dropped() {
      return dropped;
    },
    push: (item) => {
      dropped = [...dropped, ...undone];
      undone = [];
      keep(item);
    },
    takeBack: (item) => {
      done = done.slice(0, -1);
      undone = [...undone, item];
    },
    bringBack: (item) => {
      undone = undone.slice(0, -1);
      keep(item);
    },
    forget: () => {
      dropped = [...dropped, ...done, ...undone];
      done = [];
      undone = [];
    },
    load: (loadedDone, loadedUndone) => {
      done = loadedDone;
      undone = loadedUndone;
      dropped = [];
    },
    settle: (sealed, forgotten) => {
      const current = (item: UndoItem): UndoItem => sealed.get(item) ?? item;
      done = done.map(current);
      undone = undone.map(current);
      dropped = dropped.filter((item) => !forgotten.has(item));
    },
  };
}

export function ordinalsOf(steps: readonly Step[], stretches: readonly Stretch[]): PerCollection<Spans> {
  return perCollection((collection) => [
    ...ordinalsToSpans(steps.filter((step) => step.collection === collection).map(({ ordinal }) => ordinal)),
    ...stretches.filter((stretch) => stretch.collection === collection).flatMap(({ from, to }) => [from, to]),
  ]);
}

/** Records that are not live, were named by dropped changes, and that no other change can bring back. */
export function unreachable(
  list: UndoList,
  isLive: (collection: CollectionName, ordinal: number) => boolean,
): PerCollection<ReadonlySet<number>> {
  const sets = perCollection(() => new Set<number>());
  const kept = [...list.done, ...list.undone];
  for (const collection of COLLECTIONS) {
    for (const item of list.dropped) {
      for (const ordinal of spanOrdinals(item.ordinals[collection])) {
        if (isLive(collection, ordinal)) continue;
        if (!kept.some(({ ordinals }) => isInSpans(ordinals[collection], ordinal))) sets[collection].add(ordinal);
      }
    }
  }
  return sets;
}
