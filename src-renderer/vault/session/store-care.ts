import type { AppError } from '../../../src-shared/errors';
import { err, type Result } from '../../../src-shared/result';
import type { OnProgress } from '../store/types';

/** What the session needs of the store beside the book's records. */
export interface StoreCare {
  /** Opens and checks everything that is sealed; doubtful records come as notices. */
  readonly scrub: (
    onProgress: OnProgress,
  ) => Promise<Result<{ readonly checked: number; readonly doubtful: number }, AppError>>;
  /** Writes all that a snapshot holds, in chunks of at most 1 MiB. */
  readonly writeSnapshot: (
    header: Uint8Array,
    write: (chunk: Uint8Array) => Promise<Result<null, AppError>>,
    onProgress: OnProgress,
  ) => Promise<Result<null, AppError>>;
  /** Opens every record of a written snapshot and counts the people in it. */
  readonly verifySnapshot: (
    read: (
      offset: number,
      length: number,
    ) => Promise<Result<{ readonly chunk: Uint8Array; readonly size: number }, AppError>>,
    onProgress: OnProgress,
  ) => Promise<Result<{ readonly people: number }, AppError>>;
  readonly standing: () => {
    readonly journal: { readonly frames: number; readonly bytes: number };
    readonly lastSnapshot?: { readonly at: string; readonly seq: number };
  };
}

const nope = async () => err({ kind: 'failed', where: 'care' } as const);
export const care: StoreCare = {
  scrub: nope,
  writeSnapshot: nope,
  verifySnapshot: nope,
  standing: () => ({ journal: { frames: 0, bytes: 0 } }),
};
