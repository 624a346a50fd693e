import type { Client } from '../../../src-shared/contract';
import type { ShellForVault, VaultFolder } from '../../../src-shared/shell-contract';

/** What the store asks of the shell: to keep ciphertext on the disk. */
export type StoreShell = Pick<
  Client<ShellForVault>,
  'appendFrame' | 'readFrames' | 'cutJournal' | 'beginFile' | 'writeFile' | 'commitFile' | 'abortFile' | 'readFile'
>;

export type PresentFolder = Extract<VaultFolder, { kind: 'present' }>;
