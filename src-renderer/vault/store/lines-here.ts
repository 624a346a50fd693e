import { ok } from '../../../src-shared/result';
import type { StoreCore } from './core';
import { createImportLines, createLineOf } from './import-lines';
import type { LinesMaker } from './lines-in-worker';
import { compareKeysOf } from './order';

/** On the vault's own thread: for what a journal brings, and an import that is over before a worker has warmed up. */
export function createLinesHere(core: StoreCore): LinesMaker {
  const lines = createImportLines(compareKeysOf(core.locale));
  const lineOf = createLineOf(core);
  return {
    meet: (collection, ordinal, record) => lines.add(collection, lineOf.make(collection, ordinal, record)),
    flush: () => Promise.resolve(ok(null)),
    end: async (collection) => ok(await lines.end(collection)),
    stale: lineOf.stale,
    close: () => undefined,
  };
}
