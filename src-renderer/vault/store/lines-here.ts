import { ok } from '../../../src-shared/result';
import { clientName, type StoreCore } from './core';
import { createImportLines, type ImportLines } from './import-lines';
import type { LinesMaker } from './lines-in-worker';
import { compareKeysOf } from './order';

/** What a journal or a small import brings, made on the vault's own thread. */
export const importLinesHere = (core: StoreCore): ImportLines =>
  createImportLines(core.summarisers, compareKeysOf(core.locale), (id) => clientName(core, id));

/** For an import that is over before a worker has warmed up. */
export function createLinesHere(core: StoreCore): LinesMaker {
  const lines = importLinesHere(core);
  return {
    meet: lines.add,
    add: () => Promise.resolve(ok(null)),
    end: async (collection) => ok(await lines.end(collection)),
    close: () => undefined,
  };
}
