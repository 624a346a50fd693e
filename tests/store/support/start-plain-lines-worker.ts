/** Beside `plainSummarisers`. */
export const startPlainLinesWorker = (): Worker =>
  new Worker(new URL('./plain-lines-worker.ts', import.meta.url), { type: 'module' });
