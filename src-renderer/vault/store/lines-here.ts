import type { CollectionName } from '../../../src-shared/book/records';
import { ok } from '../../../src-shared/result';
import { createBulkLines } from './bulk-lines';
import type { StoreCore } from './core';
import { perCollection } from './geometry';
import { createGrowingSegments } from './growing-segments';
import { createLineOf } from './import-lines';
import type { LinesMaker } from './lines-in-worker';
import { compareKeysOf } from './order';
import type { MemorySegment } from './segment';
import { createBreathe } from './slices';

/** On the vault's own thread: for what a journal brings, and an import that is over before a worker has warmed up. */
export function createLinesHere(core: StoreCore): LinesMaker {
  const lineOf = createLineOf(core);
  const compareKeys = compareKeysOf(core.locale);
  const made = perCollection((collection) => ({
    growing: createGrowingSegments(),
    lines: createBulkLines(collection, compareKeys),
    segments: new Array<MemorySegment>(),
  }));
  const keep = (collection: CollectionName, segment: MemorySegment | undefined): void => {
    if (segment === undefined) return;
    made[collection].lines.add(segment);
    made[collection].segments.push(segment);
  };
  return {
    meet: (collection, ordinal, record) =>
      keep(collection, made[collection].growing.add(lineOf.make(collection, ordinal, record))),
    flush: () => Promise.resolve(ok(null)),
    end: async (collection) => {
      const { growing, lines, segments } = made[collection];
      keep(collection, growing.end());
      return ok({ segments, order: await lines.end(createBreathe()) });
    },
    stale: lineOf.stale,
    close: () => undefined,
  };
}
