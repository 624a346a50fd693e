import type { Client } from '../../../src-shared/contract';
import type { ShellForVault } from '../../../src-shared/shell-contract';

/** What the store asks of the shell: to keep ciphertext on the disk. */
export type StoreShell = Pick<
  Client<ShellForVault>,
  'appendFrame' | 'readFrames' | 'cutJournal' | 'beginFile' | 'writeFile' | 'commitFile' | 'abortFile' | 'readFile'
>;
