import type { Handlers } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { ShellDirectoryEvent } from '../../../src-shared/shell-directory-contract';
import type { DirectoryDesk } from '../publishing/desk';
import { tellItCannotOpen } from '../window/refusal-sheet';
import { explainWith } from './explain';
import type { OpenVault } from './open-vault';
import type { Room } from './room';
import { unlock } from './unlock';
import { inspectHeaders, type PresentFolder } from './vault-keys';

export interface Lifecycle {
  /** Looks at the vault folder and, where there is a vault, asks until it is open. */
  readonly start: () => Promise<void>;
  readonly createVault: Handlers<VaultContract>['createVault'];
  /** The shared folder changed, went away or came back. */
  readonly heedDirectory: (event: ShellDirectoryEvent) => void;
  /** Refuses new calls, lets those in hand finish, and tells the shell that this process may end. */
  readonly drain: () => Promise<void>;
}

/** From the start of the process to its end: absent or locked, open, drained. There is no way back to locked. */
export function createLifecycle(room: Room): Lifecycle {
  let looked: (isAbsent: boolean) => void = () => undefined;
  /** A screen that is quicker than the look at the folder waits for it. */
  const isAbsent = new Promise<boolean>((resolve) => {
    looked = resolve;
  });
  let vault: OpenVault | undefined;
  let desk: DirectoryDesk | undefined;

  const admit = async (opened: OpenVault) => {
    vault = opened;
    const { createDirectoryDesk, handlersOf } = await import('./inside');
    desk = createDirectoryDesk(opened);
    room.gate.open(handlersOf(opened, desk));
    performance.mark('bailiwick:searchable');
  };

  return {
    start: async () => {
      // Asked at the same time: while the windows are being made each answer of the shell takes a while.
      const [, folder] = await Promise.all([warnOfTestRuntime(room), findFolder(room)]);
      looked(folder === undefined);
      if (!folder) return;
      const opened = await unlock(room, folder);
      const { letScreenIn, afterUnlock } = await import('./inside');
      await admit(opened);
      await letScreenIn(opened);
      desk?.start();
      await afterUnlock(opened);
    },
    createVault: async ({ fill }) => {
      if (!(await isAbsent) || vault) return err({ kind: 'vault-exists' });
      const { createNewVault, fillNewVault, letScreenIn } = await import('./inside');
      const made = await room.turn.take(() => createNewVault(room));
      if (!made.ok) return made;
      await admit(made.value);
      const filled = await fillNewVault(made.value, fill);
      await letScreenIn(made.value);
      return filled;
    },
    heedDirectory: (event) => desk?.heed(event),
    drain: async () => {
      room.gate.shut();
      room.jobs.cancel();
      room.host.shut();
      await vault?.store.drain();
      await room.gate.settled();
      await room.shell.drained({});
    },
  };
}

async function warnOfTestRuntime({ shell, host }: Room): Promise<void> {
  const state = await shell.state({});
  if (state.ok && state.value.isTestRuntime) host.warnAbove('Test runtime: not for real contacts.');
}

/** The folder with a vault that can be asked for its passphrase; undefined where there never was one. */
async function findFolder(room: Room): Promise<PresentFolder | undefined> {
  for (;;) {
    const found = await lookAtFolder(room);
    if (found.ok) return found.value;
    await tellItCannotOpen(room.host, await explainWith(room.shell)(found.error));
  }
}

async function lookAtFolder({ shell }: Room): Promise<Result<PresentFolder | undefined, AppError>> {
  const found = await shell.openVaultFolder({});
  if (!found.ok) return found;
  if (found.value.kind === 'present') {
    const usable = inspectHeaders(found.value.headers);
    return usable.ok ? ok(found.value) : usable;
  }
  // Where the shell remembers a vault, an empty folder is a disk that is not there, not a first run.
  const state = await shell.state({});
  if (!state.ok) return state;
  return state.value.phase.kind === 'unusable' ? err(state.value.phase.error) : ok(undefined);
}
