import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { Id } from '../../../src-shared/ids';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import { summarise } from './apply';
import { createBulkLines, type BulkLines } from './bulk-lines';
import { clientName, SUMMARY_ORDER, type StoreCore } from './core';
import { STATE } from './entry';
import { LAST_PAGE, perCollection, rowKey, type PerCollection } from './geometry';
import type { Stretch } from './journal-entry';
import type { BlobRef } from './sealing';

/** An import as it grows beyond what is visible; the same whether it comes from the partner or from the journal. */
export interface BulkBuild {
  /** Notes the summary of a record; its page follows. */
  readonly addRecord: (collection: CollectionName, ordinal: number, record: AnyRecord) => void;
  /** Pages that are in the database by now. */
  readonly notePages: (collection: CollectionName, firstPage: number, written: readonly BlobRef[]) => void;
  /** Makes everything visible at one stroke. A fold must follow at once: the pages are in no manifest yet. */
  readonly finish: (summary: ChangeSummary, stretches: readonly Stretch[]) => Promise<void>;
}

/** Of an import's pages: what the fold that ends it will write. Pages of an abandoned one differ by their tag. */
export const bulkVersion = ({ generation }: StoreCore): number => generation + 1;

export function createBulkBuild(core: StoreCore): BulkBuild {
  const lines: PerCollection<BulkLines> = perCollection((collection) => createBulkLines(core.collections[collection]));
  const refs: PerCollection<Map<number, BlobRef>> = perCollection(() => new Map());
  const names = new Map<Id, string | undefined>();
  const nameOf = (id: Id): string | undefined => names.get(id) ?? clientName(core, id);

  return {
    addRecord: (collection, ordinal, record) => {
      const summary = summarise(core, collection, record, nameOf);
      lines[collection].add({ ordinal, id: record.id, state: STATE.live, summary });
      if (collection === 'clients') names.set(record.id, summary.display[0]);
    },
    notePages: (collection, firstPage, written) => {
      for (const [index, ref] of written.entries()) refs[collection].set(firstPage + index, ref);
    },
    finish: async (summary, stretches) => {
      const filled = SUMMARY_ORDER.filter((collection) => refs[collection].size > 0);
      const sorted = [];
      for (const collection of filled) sorted.push(await lines[collection].sortIn());
      for (const { show } of sorted) show();
      for (const collection of filled) {
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
