import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { ClientId } from '../../../src-shared/ids';
import { ok, type Result } from '../../../src-shared/result';
import { summarise } from './apply';
import type { AddedLines } from './bulk-lines';
import type { StoreCore } from './core';
import { perCollection, type PerCollection } from './geometry';
import { linesWorker, type OpenSegment } from './lines-contract';
import { createBreathe } from './slices';
import type { MemorySegment } from './segment';
import { decodeSegment } from './segment-codec';
import { connectWorker } from './worker-port';

/** Makes what list and search will see of an import. */
export interface LinesMaker {
  /** Each record as it comes: people may name a client before its page is full. */
  readonly meet: (collection: CollectionName, ordinal: number, record: AnyRecord) => void;
  /** Pages of them, each as JSON. */
  readonly add: (collection: CollectionName, firstPage: number, pages: string[]) => Promise<Result<null, AppError>>;
  readonly end: (collection: CollectionName) => Promise<Result<AddedLines, AppError>>;
  readonly close: () => void;
}

type Names = [ClientId, string][];

/** Has a worker do it. */
export function createLinesInWorker(core: StoreCore): LinesMaker {
  const { call, close } = connectWorker(core.startLinesWorker(), linesWorker);
  void call.start({ locale: core.locale });
  const segments: PerCollection<MemorySegment[]> = perCollection(() => []);
  const { clients } = core.collections;
  let toldRevision: number | undefined;
  let told: Promise<void> = Promise.resolve();
  let met: Names = [];

  /** Clients that are in the book; again where they changed meanwhile. */
  async function tellNames(): Promise<void> {
    if (clients.revision === toldRevision) return;
    toldRevision = clients.revision;
    const breathe = createBreathe();
    const names: Names = [];
    for (const ordinal of clients.order) {
      names.push([clients.idAt(ordinal) as ClientId, clients.displayAt(ordinal)[0] ?? '']);
      await breathe();
    }
    if (names.length > 0) void call.names({ names });
  }

  function keep(collection: CollectionName, opened: readonly OpenSegment[]): Result<null, AppError> {
    for (const { bytes, firstOrdinal } of opened) {
      const segment = decodeSegment(bytes, firstOrdinal);
      if (!segment.ok) return segment;
      segments[collection].push(segment.value);
    }
    return ok(null);
  }

  return {
    meet: (collection, _ordinal, record) => {
      if (collection !== 'clients') return;
      const { display } = summarise(core, collection, record, () => undefined);
      met.push([record.id as ClientId, display[0] ?? '']);
    },
    add: async (collection, firstPage, pages) => {
      const names = met;
      met = [];
      told = told.then(tellNames);
      await told;
      const made = await call.add({ collection, firstPage, pages, names });
      return made.ok ? keep(collection, made.value.segments) : made;
    },
    end: async (collection) => {
      const made = await call.end({ collection });
      if (!made.ok) return made;
      const kept = keep(collection, made.value.segments);
      return kept.ok ? ok({ segments: segments[collection], order: made.value.order }) : kept;
    },
    close,
  };
}
