import type { OpenVault } from '../session/open-vault';
import type { Membership } from './membership';
import type { OwnForks } from './own-forks';
import type { OwnLog } from './own-log';
import type { ReceiptBook } from './receipts';
import type { Replica } from './replica';
import type { Signing } from './signing';
import type { Sync } from './sync';

/** A directory that this vault belongs to, with everything that is done in it. */
export interface JoinedDirectory {
  readonly vault: OpenVault;
  readonly membership: () => Membership;
  readonly log: OwnLog;
  readonly receipts: ReceiptBook;
  readonly forks: OwnForks;
  readonly signing: Signing;
  readonly replica: Replica;
  readonly sync: Sync;
  readonly now: () => string;
  /** When problems that are worked out anew each time were first told of, since the vault was opened. */
  readonly firstSaid: Map<string, string>;
  /** The screen asks again. */
  readonly tell: () => void;
}
