import type { CollectionName } from '../../../src-shared/book/records';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import type { AddedLines } from './bulk-lines';
import { SUMMARY_ORDER, type StoreCore } from './core';
import { STATE } from './entry';
import { LAST_PAGE, perCollection, rowKey, type PerCollection } from './geometry';
import type { Stretch } from './journal-entry';
import type { BlobRef } from './sealing';
import { sortIn } from './sort-in';

/** An import as it grows beyond what is visible; the same whether it comes from the partner or from the journal. */
export interface BulkBuild {
  /** Pages that are in the database by now. */
  readonly notePages: (collection: CollectionName, firstPage: number, written: readonly BlobRef[]) => void;
  /** Makes everything visible at one stroke. A fold must follow at once: the pages are in no manifest yet. */
  readonly finish: (
    summary: ChangeSummary,
    stretches: readonly Stretch[],
    lines: PerCollection<AddedLines | undefined>,
  ) => Promise<void>;
}

/** Of an import's pages: what the fold that ends it will write. Pages of an abandoned one differ by their tag. */
export const bulkVersion = ({ generation }: StoreCore): number => generation + 1;

export function createBulkBuild(core: StoreCore): BulkBuild {
  const refs: PerCollection<Map<number, BlobRef>> = perCollection(() => new Map());

  return {
    notePages: (collection, firstPage, written) => {
      for (const [index, ref] of written.entries()) refs[collection].set(firstPage + index, ref);
    },
    finish: async (summary, stretches, lines) => {
      const sorted = [];
      for (const collection of SUMMARY_ORDER) {
        const added = lines[collection];
        if (added !== undefined) sorted.push(await sortIn(core.collections[collection], added));
      }
      for (const { show } of sorted) show();
      for (const collection of SUMMARY_ORDER) {
        for (const [page, ref] of refs[collection]) setRef(core.refs[collection].pages, page, ref);
      }
      const undone = stretches.map((stretch) => ({ ...stretch, state: STATE.undone }));
      const ordinals = perCollection((collection) =>
        stretches.filter((stretch) => stretch.collection === collection).flatMap(({ from, to }) => [from, to]),
      );
      core.undo.push({ summary, touched: [], stretches: undone, images: [], rows: [], ordinals });
    },
  };
}

/** Pages that were never written (all holes) have no blob. */
export function setRef(refs: (BlobRef | null)[], index: number, ref: BlobRef): void {
  while (refs.length < index) refs.push(null);
  refs[index] = ref;
}

/**
 * Removes the pages that an import wrote before it was broken off: they lie behind what is visible. Not beside a fold,
 * which writes new pages there before memory knows of them.
 */
export async function dropUnseenPages(core: StoreCore): Promise<void> {
  for (const collection of SUMMARY_ORDER) {
    const first = rowKey(collection, core.refs[collection].pages.length);
    const unseen = core.db.pages.where('key').between(first, rowKey(collection, LAST_PAGE), true, true);
    if ((await unseen.count()) > 0) await unseen.delete();
  }
}
