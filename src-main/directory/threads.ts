import { Worker } from 'node:worker_threads';

import { within } from '../within';
import type { ThreadData } from './directory-thread';

/** The threads that work for a carrier, also those that hang in a call and cannot be ended. */
export interface Threads {
  readonly start: (data: ThreadData) => Worker;
  /** Waits for those that were told to end; false where some have not after so many milliseconds. */
  readonly haveEnded: (milliseconds: number) => Promise<boolean>;
}

/** `source`: the program of a thread. */
export function createThreads(source: () => string): Threads {
  const running = new Set<Promise<void>>();
  return {
    start: (workerData) => {
      const worker = new Worker(source(), { eval: true, workerData, stdin: false });
      worker.unref();
      const ended = new Promise<void>((resolve) => {
        worker.once('exit', () => {
          running.delete(ended);
          resolve();
        });
      });
      running.add(ended);
      return worker;
    },
    haveEnded: async (milliseconds) => {
      await within(milliseconds, Promise.all(running));
      return running.size === 0;
    },
  };
}
