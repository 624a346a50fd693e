import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { AddedLines } from './bulk-lines';
import type { StoreCore } from './core';
import { perCollection } from './geometry';
import { createGrowingSegments } from './growing-segments';
import { createLineOf } from './import-lines';
import type { Spot } from './journal-entry';
import { linesWorker } from './lines-contract';
import type { MemorySegment } from './segment';
import { decodeSegment, encodeAsItIs } from './segment-codec';
import { connectWorker } from './worker-port';

/** Makes what list and search will see of an import. */
export interface LinesMaker {
  /** Each record as it comes, clients ahead of the people who name them. */
  readonly meet: (collection: CollectionName, ordinal: number, record: AnyRecord) => void;
  /** What was met by now is made, but for a segment that is not full. */
  readonly flush: (collection: CollectionName) => Promise<Result<null, AppError>>;
  readonly end: (collection: CollectionName) => Promise<Result<AddedLines, AppError>>;
  /** Lines that were made before a client they name got another name. */
  readonly stale: () => readonly Spot[];
  readonly close: () => void;
}

type Made = Promise<Result<MemorySegment, AppError>>;

/** Summarises here, where the records are at hand; a worker packs and sorts. */
export function createLinesInWorker(core: StoreCore): LinesMaker {
  const worker = new Worker(new URL('./lines-worker.ts', import.meta.url), { type: 'module' });
  const { call, close } = connectWorker(worker, linesWorker);
  void call.start({ locale: core.locale });
  const lineOf = createLineOf(core);
  const growing = perCollection(createGrowingSegments);
  const making = perCollection(() => new Array<Made>());

  /** As bytes, which are handed over and not copied: of hundreds of thousands of texts a copy costs as much as they did. */
  async function make(collection: CollectionName, segment: MemorySegment): Made {
    const { firstOrdinal } = segment;
    const made = await call.add({ collection, firstOrdinal, bytes: encodeAsItIs(segment) });
    return made.ok ? decodeSegment(made.value.bytes, firstOrdinal) : made;
  }

  const keep = (collection: CollectionName, segment: MemorySegment | undefined): void => {
    if (segment !== undefined) making[collection].push(make(collection, segment));
  };

  async function whole(collection: CollectionName): Promise<Result<readonly MemorySegment[], AppError>> {
    const segments: MemorySegment[] = [];
    for (const one of making[collection]) {
      const made = await one;
      if (!made.ok) return made;
      segments.push(made.value);
    }
    return ok(segments);
  }

  return {
    meet: (collection, ordinal, record) =>
      keep(collection, growing[collection].add(lineOf.make(collection, ordinal, record))),
    flush: async (collection) => {
      const segments = await whole(collection);
      return segments.ok ? ok(null) : segments;
    },
    end: async (collection) => {
      keep(collection, growing[collection].end());
      const segments = await whole(collection);
      if (!segments.ok) return segments;
      const ended = await call.end({ collection });
      return ended.ok ? ok({ segments: segments.value, order: ended.value.order }) : ended;
    },
    stale: lineOf.stale,
    close,
  };
}
