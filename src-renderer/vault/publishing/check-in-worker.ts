import { yieldToOthers } from '../../../src-shared/yield-to-others';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import type { FromWorker, ToWorker } from './check-worker';
import {
  checkHere,
  runJob,
  unpackFound,
  type CheckJob,
  type FeedChecker,
  type PackedFeed,
  type StartChecker,
} from './feed-checker';
import type { FeedFound } from './read-feed';

interface Waiting {
  readonly job: CheckJob;
  readonly settle: (value: unknown) => void;
}

/**
 * Checks in a worker of the vault's process, which holds the firm's content keys until it is ended. Where it cannot be
 * had, or gives up, what it was asked for is done here.
 */
export const checkInWorker =
  (crypto: DirectoryCrypto): StartChecker =>
  (keys) => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    const here = checkHere(crypto, keys, yieldToOthers);
    const waiting = new Map<number, Waiting>();
    let last = 0;
    let isLost = false;
    const settle = (id: number, value: unknown): void => {
      const one = waiting.get(id);
      waiting.delete(id);
      one?.settle(value ?? runJob(here, one.job));
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => settle(data.id, data.value));
    worker.addEventListener('error', () => {
      isLost = true;
      for (const id of waiting.keys()) settle(id, undefined);
    });
    const tell = (message: ToWorker): void => worker.postMessage(message, []);
    // What it answers is what the job asks for: it is this program's own.
    const ask = <Answer>(job: CheckJob): Promise<Answer> =>
      new Promise((resolve) => {
        const id = (last += 1);
        waiting.set(id, { job, settle: (value) => resolve(value as Answer) });
        if (isLost) settle(id, undefined);
        else tell({ kind: 'job', id, job });
      });
    tell({ kind: 'keys', keys: { directoryId: keys.directoryId, contentKeys: keys.contentKeys } });
    const checker: FeedChecker = {
      read: async (feed) => {
        const answer = await ask<FeedFound | PackedFeed>({ kind: 'read', feed });
        return 'headers' in answer ? unpackFound(answer) : answer;
      },
      verify: (entries) => ask({ kind: 'verify', entries }),
      end: () => worker.terminate(),
    };
    return checker;
  };
