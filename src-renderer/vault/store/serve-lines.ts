import type { CollectionName } from '../../../src-shared/book/records';
import type { Id } from '../../../src-shared/ids';
import { servePort } from '../../../src-shared/port-rpc';
import { ok } from '../../../src-shared/result';
import { PAGE_SIZE } from './geometry';
import { createImportLines, type ImportLines } from './import-lines';
import { linesWorker, type OpenSegment } from './lines-contract';
import { compareKeysOf } from './order';
import { liveRecords, readPage } from './page-codec';
import type { MemorySegment } from './segment';
import { encodeSegment } from './segment-codec';
import type { Summarisers } from './types';
import { workerPort } from './worker-port';

/** Makes what list and search will see of one import, in a worker of the vault's own process. */
export function serveLines(summarisers: Summarisers): void {
  const names = new Map<Id, string>();
  const put = (told: readonly (readonly [Id, string])[]): void => {
    for (const [id, name] of told) names.set(id, name);
  };
  let lines: ImportLines | undefined;
  const started = (): ImportLines => {
    if (lines === undefined) throw new Error('not started');
    return lines;
  };
  servePort(workerPort, linesWorker, {
    start: ({ locale }) => {
      lines = createImportLines(summarisers, compareKeysOf(locale), (id) => names.get(id));
      return ok(null);
    },
    names: ({ names: told }) => {
      put(told);
      return ok(null);
    },
    add: ({ collection, firstPage, pages, names: told }) => {
      put(told);
      for (const [index, page] of pages.map(readPage).entries()) {
        for (const [position, record] of liveRecords(page).entries()) {
          started().add(collection, (firstPage + index) * PAGE_SIZE + position, record);
        }
      }
      return ok({ segments: opened(collection, started().takeFull(collection)) });
    },
    end: async ({ collection }) => {
      const { segments, order } = await started().end(collection);
      return ok({ segments: opened(collection, segments), order });
    },
  });
}

const opened = (collection: CollectionName, segments: readonly MemorySegment[]): readonly OpenSegment[] =>
  segments.map((segment) => ({ firstOrdinal: segment.firstOrdinal, bytes: encodeSegment(segment, collection) }));
