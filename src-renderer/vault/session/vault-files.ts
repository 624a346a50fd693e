import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import type { VaultFolder } from '../../../src-shared/shell-contract';
import type { Keyring } from './keyring';

export type PresentFolder = Extract<VaultFolder, { readonly kind: 'present' }>;

/** What opens a vault. */
export interface Secret {
  readonly kind: 'passphrase' | 'recovery-code';
  readonly text: string;
}

/** How an opened header stood among its copies. */
export interface OpenedHeader {
  readonly keyring: Keyring;
  /** Some copy was missing, damaged or older: the good one is to be written over both files. */
  readonly needsRepair: boolean;
}

export interface MadeVault {
  readonly keyring: Keyring;
  readonly header: Uint8Array;
  readonly genesisHash: Uint8Array;
}

/** Making and opening keys, as the session asks for it. */
export interface KeyMaker {
  /** Whether there is a header that a passphrase can be tried on. */
  readonly inspect: (folder: PresentFolder) => Result<null, AppError>;
  readonly open: (folder: PresentFolder, secret: Secret) => Promise<Result<OpenedHeader, AppError>>;
  readonly make: (passphrase: string, tell: (text: string) => void) => Promise<Result<MadeVault, AppError>>;
}
