/** Runs jobs one after the other, in the order they came. */
export interface Queue {
  readonly run: <Value>(job: () => Promise<Value>) => Promise<Value>;
  /** Resolves when all that was handed in by now is done. */
  readonly idle: () => Promise<void>;
}

export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    run: (job) => {
      const result = tail.then(job);
      // A job that throws is its caller's bug; those behind it still run.
      tail = result.catch(() => undefined);
      return result;
    },
    idle: async () => {
      await tail;
    },
  };
}
