import { servePort } from '../../../src-shared/port-rpc';
import { ok } from '../../../src-shared/result';
import { createBulkLines, type BulkLines } from './bulk-lines';
import { perCollection, type PerCollection } from './geometry';
import { linesWorker } from './lines-contract';
import { compareKeysOf } from './order';
import { decodeSegment, encodeSegment } from './segment-codec';
import { workerPort } from './worker-port';

/*
 * Packs and sorts what list and search will see of an import. A worker of the vault's own process, without keys: it ends
 * with the import.
 */

let lines: PerCollection<BulkLines> | undefined;

function started(): PerCollection<BulkLines> {
  if (lines === undefined) throw new Error('not started');
  return lines;
}

servePort(workerPort, linesWorker, {
  start: ({ locale }) => {
    const compareKeys = compareKeysOf(locale);
    lines = perCollection((collection) => createBulkLines(collection, compareKeys));
    return ok(null);
  },
  add: ({ collection, firstOrdinal, bytes }) => {
    const segment = decodeSegment(bytes, firstOrdinal);
    if (!segment.ok) return segment;
    started()[collection].add(segment.value);
    return ok({ bytes: encodeSegment(segment.value, collection) });
  },
  // Nobody else waits for this thread.
  end: async ({ collection }) => ok({ order: await started()[collection].end(() => undefined) }),
});
