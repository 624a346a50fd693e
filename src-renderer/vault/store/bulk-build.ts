import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { Id } from '../../../src-shared/ids';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import { summarise } from './apply';
import { clientName, SUMMARY_ORDER, type StoreCore } from './core';
import { putCovered, type BlobRow } from './db';
import { STATE } from './entry';
import { blobId, LAST_PAGE, perCollection, rowKey, type PerCollection } from './geometry';
import type { Stretch } from './journal-entry';
import { refOf, type BlobRef } from './sealing';
import type { LineUpdate } from './segment';

/** An import as it grows beyond what is visible; the same whether it comes from the partner or from the journal. */
export interface BulkBuild {
  /** Notes the summary of a record; its page follows. */
  readonly addRecord: (collection: CollectionName, ordinal: number, record: AnyRecord) => void;
  readonly sealPage: (collection: CollectionName, page: number, bytes: Uint8Array) => void;
  /** Writes the pages sealed so far. */
  readonly write: () => Promise<void>;
  /** Makes everything visible. A fold must follow at once: the pages are in no manifest yet. */
  readonly finish: (summary: ChangeSummary, stretches: readonly Stretch[]) => void;
}

export function createBulkBuild(core: StoreCore): BulkBuild {
  // What the fold that ends the import will write; pages of an abandoned one differ by their tag.
  const version = core.generation + 1;
  const lines: PerCollection<LineUpdate[]> = perCollection(() => []);
  const refs: PerCollection<Map<number, BlobRef>> = perCollection(() => new Map());
  const names = new Map<Id, string | undefined>();
  const nameOf = (id: Id): string | undefined => names.get(id) ?? clientName(core, id);
  let rows: BlobRow<number>[] = [];

  return {
    addRecord: (collection, ordinal, record) => {
      const summary = summarise(core, collection, record, nameOf);
      lines[collection].push({ ordinal, id: record.id, state: STATE.live, summary });
      if (collection === 'clients') names.set(record.id, summary.display[0]);
    },
    sealPage: (collection, page, bytes) => {
      const sealed = core.sealer.seal('page', blobId(collection, page), version, bytes);
      refs[collection].set(page, refOf(version, sealed));
      rows.push({ key: rowKey(collection, page), version, sealed });
    },
    write: async () => {
      const written = rows;
      rows = [];
      await putCovered(core.db, written);
    },
    finish: (summary, stretches) => {
      for (const collection of SUMMARY_ORDER) {
        if (lines[collection].length > 0) core.collections[collection].apply(lines[collection]);
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
