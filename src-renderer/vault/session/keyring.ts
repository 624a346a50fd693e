import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';

/**
 * What the session needs of the keys of an open vault. The keys themselves stay inside; what comes out are header
 * files to be written, and a code to be shown.
 */
export interface Keyring {
  readonly vaultId: string;
  readonly createdAt: string;
  readonly epoch: () => number;
  readonly kdf: () => { readonly memoryMiB: number; readonly passes: number };
  readonly hasRecoveryCode: () => boolean;
  /** The vault's header as it stands. */
  readonly header: () => Uint8Array;
  /** A header with the passphrase's slot made anew, and with a new vault key where that is asked for. */
  readonly changePassphrase: (wanted: {
    readonly present: string;
    readonly next: string;
    readonly isRekeying: boolean;
  }) => Promise<Result<HeaderChange, AppError>>;
  /** A new passphrase for who came in by the recovery code. */
  readonly replacePassphrase: (next: string) => Promise<Result<HeaderChange, AppError>>;
  readonly newRecoveryCode: () => {
    readonly groups: readonly string[];
    readonly seal: () => Promise<Result<HeaderChange, AppError>>;
  };
}

/** In force once the shell has written it. */
export interface HeaderChange {
  readonly header: Uint8Array;
  readonly inForce: () => void;
}
