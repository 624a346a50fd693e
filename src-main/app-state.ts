import { app } from 'electron';

import type { AppError } from '../src-shared/errors';
import type { Result } from '../src-shared/result';
import type { Phase, ShellState, VaultFolder } from '../src-shared/shell-contract';
import type { Folders } from './folders';
import { rememberVault, wasVaultAt } from './known-vault';
import type { VaultKeeper } from './vault-folder/vault-folder';

/** The first Electron whose security support had not ended when this was written. */
const OLDEST_SAFE_ELECTRON = 40;

/** Where the application stands; whoever changes it tells the screen. */
export interface AppState {
  readonly current: () => ShellState;
  readonly phase: () => Phase['kind'];
  /**
   * Looks at the vault folder, without taking it. The phase is `looking` until the folder answers, however late; of a
   * vault that is there, until it is read, where the rooms did not wait for the answer.
   */
  readonly look: () => Promise<void>;
  /** The vault has read its folder, or could not. */
  readonly folderRead: (folder: Result<VaultFolder, AppError>) => Promise<void>;
  readonly opened: () => Promise<void>;
  readonly stopped: (room: 'vault' | 'screen') => void;
}

interface Outside {
  readonly tell: (state: ShellState) => void;
  /** The vault's process is there: it reads the folder by itself, and `folderRead` follows. */
  readonly isVaultUp: () => boolean;
}

export function createAppState(folders: Folders, keeper: VaultKeeper, { tell, isVaultUp }: Outside): AppState {
  let phase: Phase = { kind: 'looking' };
  let stopped: ShellState['stopped'];

  const current = (): ShellState => ({
    phase,
    vaultFolder: folders.vault,
    isTestRuntime: Number(process.versions['electron']?.split('.')[0]) < OLDEST_SAFE_ELECTRON,
    appVersion: app.getVersion(),
    electronVersion: process.versions['electron'] ?? 'unknown',
    ...(stopped === undefined ? {} : { stopped }),
  });
  const enter = (next: Phase): void => {
    phase = next;
    tell(current());
  };

  // An open vault stays open until its process ends, also one that was opened during a look.
  const enterUnlessOpen = (next: Phase): void => {
    if (phase.kind !== 'open') enter(next);
  };

  async function found(isThere: boolean): Promise<Phase> {
    if (isThere) return { kind: 'locked' };
    if (!(await wasVaultAt(folders.known, folders.vault))) return { kind: 'first-run' };
    return { kind: 'unusable', error: { kind: 'folder-missing', path: folders.vault } };
  }

  return {
    current,
    phase: () => phase.kind,
    look: async () => {
      enter({ kind: 'looking' });
      const isThere = await keeper.hasVault();
      // On a folder as slow as that, reading it takes as long again, and until then there is nothing to unlock.
      if (isThere.ok && isThere.value && isVaultUp()) return;
      enterUnlessOpen(isThere.ok ? await found(isThere.value) : { kind: 'unusable', error: isThere.error });
    },
    folderRead: async (folder) => {
      enterUnlessOpen(
        folder.ok ? await found(folder.value.kind === 'present') : { kind: 'unusable', error: folder.error },
      );
    },
    opened: async () => {
      // At once: a moment later the vault that says so may be locked already.
      stopped = undefined;
      enter({ kind: 'open' });
      const isThere = await keeper.hasVault();
      // Only a reminder: that it cannot be kept must not keep the vault shut.
      if (isThere.ok && isThere.value) await rememberVault(folders.known, folders.vault).catch(() => undefined);
    },
    stopped: (room) => {
      stopped = room;
    },
  };
}
