import type { Handlers, InputOf } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import { tellItCannotOpen } from '../window/refusal-sheet';
import { afterUnlock, letScreenIn } from './after-opening';
import { createNewVault } from './create-vault';
import type { OpenVault } from './open-vault';
import type { Room } from './room';
import { unlock } from './unlock';
import type { KeyMaker, MadeVault, OpenedHeader, PresentFolder } from './vault-files';

export type OpenHandlers = Omit<Handlers<VaultContract>, 'state' | 'createVault'>;

/** Puts store and book over the keys. */
export interface VaultOpener {
  readonly open: (room: Room, folder: PresentFolder, opened: OpenedHeader) => Promise<Result<OpenVault, AppError>>;
  readonly openNew: (room: Room, made: MadeVault) => Promise<Result<OpenVault, AppError>>;
  readonly handlers: (vault: OpenVault) => OpenHandlers;
}

export interface Lifecycle {
  /** Looks at the vault folder and, where there is a vault, asks until it is open. */
  readonly start: () => Promise<void>;
  readonly createVault: Handlers<VaultContract>['createVault'];
  /** Refuses new calls, lets those in hand finish, and tells the shell that this process may end. */
  readonly drain: () => Promise<void>;
}

export interface Parts {
  readonly keys: KeyMaker;
  readonly opener: VaultOpener;
}

/** From the start of the process to its end: absent or locked, open, drained. There is no way back to locked. */
export function createLifecycle(room: Room, parts: Parts): Lifecycle {
  let isAbsent = false;
  let vault: OpenVault | undefined;

  const admit = (opened: OpenVault): OpenHandlers => {
    vault = opened;
    const handlers = parts.opener.handlers(opened);
    room.gate.open(handlers);
    performance.mark('bailiwick:searchable');
    return handlers;
  };

  return {
    start: async () => {
      const folder = await findFolder(room, parts.keys);
      isAbsent = folder === undefined;
      if (!folder) return;
      const opened = await unlock(room, parts, folder);
      admit(opened);
      await letScreenIn(opened);
      await afterUnlock(opened);
    },
    createVault: async ({ fill }) => {
      if (!isAbsent || vault) return err({ kind: 'vault-exists' });
      if (room.host.isShown()) return err({ kind: 'busy', with: 'the sheet that is open' });
      const made = await createNewVault(room, parts);
      if (!made.ok) return made;
      const filled = await fillNewVault(admit(made.value), fill);
      await letScreenIn(made.value);
      return filled;
    },
    drain: async () => {
      room.gate.shut();
      room.jobs.cancel();
      room.host.cancel();
      await vault?.store.drain();
      await room.gate.settled();
      await room.shell.drained({});
    },
  };
}

/** The folder with a vault that can be asked for its passphrase; undefined where there is none. */
async function findFolder(room: Room, keys: KeyMaker): Promise<PresentFolder | undefined> {
  for (;;) {
    const found = await room.shell.openVaultFolder({});
    if (found.ok && found.value.kind === 'absent') return undefined;
    const usable = found.ok && found.value.kind === 'present' ? keys.inspect(found.value) : found;
    if (usable.ok && found.ok && found.value.kind === 'present') return found.value;
    if (!usable.ok) await tellItCannotOpen(room.host, usable.error, room.isTestRuntime);
  }
}

type Filled = Awaited<ReturnType<Handlers<VaultContract>['createVault']>>;

async function fillNewVault(
  handlers: OpenHandlers,
  fill: InputOf<VaultContract['createVault']>['fill'],
): Promise<Filled> {
  if (fill.kind === 'empty') return ok({ imported: null });
  const imported = await handlers.beginImport({ whose: fill.kind === 'exchange' ? fill.whose : 'mine' });
  return imported.ok ? ok({ imported: imported.value }) : imported;
}
