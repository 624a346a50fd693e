import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { Id } from '../../../src-shared/ids';
import { summarise, type ClientNames } from './apply';
import { createBulkLines, type AddedLines, type BulkLines } from './bulk-lines';
import { STATE } from './entry';
import { perCollection, type PerCollection } from './geometry';
import type { CompareKeys } from './order';
import type { MemorySegment } from './segment';
import type { Summarisers } from './types';

/** What list and search will see of an import; the same whether it comes from the partner or from the journal. */
export interface ImportLines {
  readonly add: (collection: CollectionName, ordinal: number, record: AnyRecord) => void;
  readonly takeFull: (collection: CollectionName) => readonly MemorySegment[];
  readonly end: (collection: CollectionName) => Promise<AddedLines>;
}

/** `nameOf` knows the clients that the import itself does not bring, or has not yet. */
export function createImportLines(
  summarisers: Summarisers,
  compareKeys: CompareKeys,
  nameOf: ClientNames,
): ImportLines {
  const lines: PerCollection<BulkLines> = perCollection((collection) => createBulkLines(collection, compareKeys));
  const names = new Map<Id, string | undefined>();
  const anyNameOf: ClientNames = (id) => names.get(id) ?? nameOf(id);
  return {
    add: (collection, ordinal, record) => {
      const summary = summarise({ summarisers }, collection, record, anyNameOf);
      lines[collection].add({ ordinal, id: record.id, state: STATE.live, summary });
      if (collection === 'clients') names.set(record.id, summary.display[0]);
    },
    takeFull: (collection) => lines[collection].takeFull(),
    end: (collection) => lines[collection].end(),
  };
}
