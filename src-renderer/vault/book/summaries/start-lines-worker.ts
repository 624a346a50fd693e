/** A worker that summarises what an import brings as {@link summarisers} do. It has no keys. */
export const startLinesWorker = (): Worker =>
  new Worker(new URL('./lines-worker.ts', import.meta.url), { type: 'module' });
