import type { Client } from '../../../src-shared/contract';
import type { ExchangeForVault } from '../../../src-shared/exchange-contract';
import type { ShellForVault } from '../../../src-shared/shell-contract';
import type { VaultEvent } from '../../../src-shared/vault-contract';
import type { SheetHost } from '../window/sheet-host';
import type { Gate } from './gate';
import type { Jobs } from './jobs';
import type { SheetTurn } from './sheet-turn';

/** What the session stands in: the shell, the vault's window, the screen behind its gate. */
export interface Room {
  readonly shell: Client<ShellForVault>;
  readonly host: SheetHost;
  readonly gate: Gate;
  readonly jobs: Jobs;
  readonly turn: SheetTurn;
  readonly emit: (event: VaultEvent) => void;
  /** The exchange that the shell connected last, if it is still there; one that is just coming is waited for. */
  readonly exchange: () => Promise<Client<ExchangeForVault> | undefined>;
}
