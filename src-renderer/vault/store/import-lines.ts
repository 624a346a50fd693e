import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { Id } from '../../../src-shared/ids';
import { summarise, type ClientNames } from './apply';
import { createBulkLines, type AddedLines, type BulkLines } from './bulk-lines';
import { clientName, type StoreCore } from './core';
import { STATE } from './entry';
import { perCollection, type PerCollection } from './geometry';
import type { CompareKeys } from './order';
import { finishLine, type FinishedLine, type MemorySegment } from './segment';

/** What list and search will see of an import; the same whether it comes from the partner or from the journal. */
export interface ImportLines {
  readonly add: (collection: CollectionName, line: FinishedLine) => void;
  readonly takeFull: (collection: CollectionName) => readonly MemorySegment[];
  readonly end: (collection: CollectionName) => Promise<AddedLines>;
}

export function createImportLines(compareKeys: CompareKeys): ImportLines {
  const lines: PerCollection<BulkLines> = perCollection((collection) => createBulkLines(collection, compareKeys));
  return {
    add: (collection, line) => lines[collection].add(line),
    takeFull: (collection) => lines[collection].takeFull(),
    end: (collection) => lines[collection].end(),
  };
}

export type LineOf = (collection: CollectionName, ordinal: number, record: AnyRecord) => FinishedLine;

/** Makes the line of each new record, clients ahead of the people who name them. */
export function createLineOf(core: StoreCore): LineOf {
  const names = new Map<Id, string | undefined>();
  const nameOf: ClientNames = (id) => names.get(id) ?? clientName(core, id);
  return (collection, ordinal, record) => {
    const summary = summarise(core, collection, record, nameOf);
    if (collection === 'clients') names.set(record.id, summary.display[0]);
    return finishLine({ ordinal, id: record.id, state: STATE.live, summary });
  };
}
