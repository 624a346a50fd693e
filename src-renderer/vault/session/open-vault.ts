import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import type { BookStore, OnProgress } from '../store/types';
import type { Keyring } from './keyring';
import type { Notices } from './notices';
import type { Room } from './room';

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

/** Everything of an open vault that the session's handlers work with. */
export interface OpenVault {
  readonly room: Room;
  readonly keyring: Keyring;
  readonly store: BookStore;
  readonly care: StoreCare;
  readonly notices: Notices;
}
