import type { CollectionName } from '../../../src-shared/book/records';
import { servePort } from '../../../src-shared/port-rpc';
import { ok } from '../../../src-shared/result';
import { createImportLines, type ImportLines } from './import-lines';
import { linesWorker, type OpenSegment } from './lines-contract';
import { compareKeysOf } from './order';
import type { MemorySegment } from './segment';
import { encodeSegment } from './segment-codec';
import { workerPort } from './worker-port';

/*
 * Packs and sorts what list and search will see of an import. A worker of the vault's own process, without keys: it ends
 * with the import.
 */

let lines: ImportLines | undefined;

function started(): ImportLines {
  if (lines === undefined) throw new Error('not started');
  return lines;
}

const opened = (collection: CollectionName, segments: readonly MemorySegment[]): readonly OpenSegment[] =>
  segments.map((segment) => ({ firstOrdinal: segment.firstOrdinal, bytes: encodeSegment(segment, collection) }));

servePort(workerPort, linesWorker, {
  start: ({ locale }) => {
    lines = createImportLines(compareKeysOf(locale));
    return ok(null);
  },
  add: ({ collection, lines: added }) => {
    for (const line of added) started().add(collection, line);
    return ok({ segments: opened(collection, started().takeFull(collection)) });
  },
  end: async ({ collection }) => {
    const { segments, order } = await started().end(collection);
    return ok({ segments: opened(collection, segments), order });
  },
});
