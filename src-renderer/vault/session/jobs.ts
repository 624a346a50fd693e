import type { AppError } from '../../../src-shared/errors';
import { err, type Result } from '../../../src-shared/result';
import type { Job, VaultEvent } from '../../../src-shared/vault-contract';
import type { OnProgress } from '../store/types';

/** The one long thing that may run at a time, told of to the screen and stopped by it. */
export interface Jobs {
  /** Runs `work`; `busy` while another runs. Its progress function returns false once the job is to stop. */
  readonly run: <Value>(
    job: Job,
    work: (onProgress: OnProgress) => Promise<Result<Value, AppError>>,
  ) => Promise<Result<Value, AppError>>;
  readonly cancel: () => void;
}

/** Without a graphics card each of these costs the screen's process eight milliseconds of drawing. */
const TELL_EVERY_MS = 200;

export function createJobs(emit: (event: VaultEvent) => void): Jobs {
  let running: { readonly job: Job; isCancelled: boolean } | undefined;
  return {
    run: async (job, work) => {
      if (running) return err({ kind: 'busy', with: running.job });
      const mine = { job, isCancelled: false };
      running = mine;
      let toldAt = -Infinity;
      try {
        return await work((done, total) => {
          const now = performance.now();
          if (now - toldAt >= TELL_EVERY_MS || done >= total) {
            toldAt = now;
            emit({ kind: 'progress', job, done, total });
          }
          return !mine.isCancelled;
        });
      } finally {
        running = undefined;
      }
    },
    cancel: () => {
      if (running) running.isCancelled = true;
    },
  };
}
