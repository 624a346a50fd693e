import { shell } from 'electron';

import type { Handlers } from '../src-shared/contract';
import { err, ok } from '../src-shared/result';
import type { ShellForScreen } from '../src-shared/shell-contract';
import type { AppState } from './app-state';
import { askForBackup } from './dialogs';
import type { House } from './house';
import { restoreBackup } from './vault-folder/restore-backup';
import type { VaultKeeper } from './vault-folder/vault-folder';

interface Deps {
  readonly house: House;
  readonly state: AppState;
  readonly keeper: VaultKeeper;
}

export function screenHandlers({ house, state, keeper }: Deps): Handlers<ShellForScreen> {
  return {
    state: () => ok(state.current()),
    lock: () => {
      // Answered before it is done: the one who asked ends with it.
      void house.renew();
      return ok(null);
    },
    flushed: () => {
      house.flushed();
      return ok(null);
    },
    showVaultSheet: () => {
      house.sheet()?.raise();
      return ok(null);
    },
    openExchange: async () => ((await house.exchange.open()) ? ok(null) : err({ kind: 'reader-stopped' })),
    connectExchangeToVault: () =>
      house.exchange.connectToVault() ? ok(null) : err({ kind: 'refused', where: 'no exchange' }),
    closeExchange: async () => {
      await house.exchange.close();
      return ok(null);
    },
    restoreBackup: async () => {
      const screen = house.screen();
      const backup = screen && (await askForBackup(screen));
      if (backup === undefined) return ok({ restored: false });
      const restored = await restoreBackup(keeper, backup);
      if (!restored.ok) return restored;
      // A fresh vault reads the folder anew.
      void house.renew();
      return ok({ restored: true });
    },
    revealVaultFolder: async () => {
      const problem = await shell.openPath(keeper.path);
      return problem === '' ? ok(null) : err({ kind: 'folder-missing', path: keeper.path });
    },
  };
}
