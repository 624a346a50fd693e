import type { StoreCore } from './core';
import { createLinesHere } from './lines-here';
import { createLinesInWorker, type LinesMaker } from './lines-in-worker';

/** Fewer records than this are made lines of sooner than a worker for it is warm. */
const WORTH_A_WORKER = 30_000;

export const createLinesMaker = (core: StoreCore, expected: number): LinesMaker =>
  expected < WORTH_A_WORKER ? createLinesHere(core) : createLinesInWorker(core);
