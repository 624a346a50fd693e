import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { AddedLines } from './bulk-lines';
import type { StoreCore } from './core';
import { perCollection, type PerCollection } from './geometry';
import { createLineOf } from './import-lines';
import type { Spot } from './journal-entry';
import { linesWorker, type OpenSegment } from './lines-contract';
import type { FinishedLine, MemorySegment } from './segment';
import { decodeSegment } from './segment-codec';
import { connectWorker } from './worker-port';

/** Makes what list and search will see of an import. */
export interface LinesMaker {
  /** Each record as it comes, clients ahead of the people who name them. */
  readonly meet: (collection: CollectionName, ordinal: number, record: AnyRecord) => void;
  /** Hands on what was met by now. */
  readonly flush: (collection: CollectionName) => Promise<Result<null, AppError>>;
  readonly end: (collection: CollectionName) => Promise<Result<AddedLines, AppError>>;
  /** Lines that were made before a client they name got another name. */
  readonly stale: () => readonly Spot[];
  readonly close: () => void;
}

/** Summarises here, where the records are at hand; a worker packs and sorts. */
export function createLinesInWorker(core: StoreCore): LinesMaker {
  const worker = new Worker(new URL('./lines-worker.ts', import.meta.url), { type: 'module' });
  const { call, close } = connectWorker(worker, linesWorker);
  void call.start({ locale: core.locale });
  const lineOf = createLineOf(core);
  const waiting: Record<CollectionName, FinishedLine[]> = perCollection(() => []);
  const segments: PerCollection<MemorySegment[]> = perCollection(() => []);

  function keep(collection: CollectionName, opened: readonly OpenSegment[]): Result<null, AppError> {
    for (const { bytes, firstOrdinal } of opened) {
      const segment = decodeSegment(bytes, firstOrdinal);
      if (!segment.ok) return segment;
      segments[collection].push(segment.value);
    }
    return ok(null);
  }

  return {
    meet: (collection, ordinal, record) => {
      waiting[collection].push(lineOf.make(collection, ordinal, record));
    },
    flush: async (collection) => {
      const lines = waiting[collection];
      waiting[collection] = [];
      const made = await call.add({ collection, lines });
      return made.ok ? keep(collection, made.value.segments) : made;
    },
    end: async (collection) => {
      const made = await call.end({ collection });
      if (!made.ok) return made;
      const kept = keep(collection, made.value.segments);
      return kept.ok ? ok({ segments: segments[collection], order: made.value.order }) : kept;
    },
    stale: lineOf.stale,
    close,
  };
}
