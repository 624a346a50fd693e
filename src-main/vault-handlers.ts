import { join } from 'node:path';

import type { Handlers, InputOf } from '../src-shared/contract';
import type { AppError } from '../src-shared/errors';
import { err, ok, type Result } from '../src-shared/result';
import type { ShellForVault } from '../src-shared/shell-contract';
import type { AppState } from './app-state';
import { askWhereToSave } from './dialogs';
import type { Carrier } from './directory/carrier';
import { directoryHandlers } from './directory/directory-handlers';
import { readPiece, type FileWrites } from './file-writes';
import type { House } from './house';
import { isInside } from './is-inside';
import type { ShellSettings } from './power';
import type { FolderScan } from './show-me';
import { isSnapshotName } from './vault-folder/folder-listing';
import type { VaultKeeper } from './vault-folder/vault-folder';

interface Deps {
  readonly house: House;
  readonly state: AppState;
  readonly keeper: VaultKeeper;
  readonly writes: FileWrites;
  readonly scan: FolderScan;
  readonly carrier: Carrier;
  readonly ownFolders: readonly string[];
  readonly applySettings: (settings: ShellSettings) => void;
}

export function vaultHandlers(deps: Deps): Handlers<ShellForVault> {
  const { house, state, keeper, writes, scan, applySettings } = deps;
  return {
    state: () => ok(state.current()),
    openVaultFolder: async () => {
      const folder = await keeper.open();
      await state.folderRead(folder);
      return folder;
    },
    lastGoodCopy: async () => keeper.lastGoodCopy(),
    createVaultFolder: async ({ header, genesisHash }) => keeper.create(header, genesisHash),
    writeHeader: async ({ header }) => keeper.writeHeader(header),
    appendFrame: async ({ frame }) => keeper.appendFrame(frame),
    readFrames: async ({ afterSeq, limit }) => keeper.readFrames(afterSeq, limit),
    cutJournal: async ({ throughSeq, snapshot }) => keeper.cutJournal(throughSeq, snapshot),
    beginFile: async (input) => {
      const path = await placeFor(input, deps);
      return path.ok ? writes.begin(path.value) : path;
    },
    writeFile: async ({ writeId, chunk }) => writes.write(writeId, chunk),
    commitFile: async ({ writeId }) => writes.commit(writeId),
    abortFile: async ({ writeId }) => writes.abort(writeId),
    readFile: async ({ file, offset, length }) => {
      const path = 'snapshot' in file ? snapshotPath(keeper, file.snapshot) : writes.pathOf(file.writeId);
      return path === undefined ? err({ kind: 'not-found', what: 'file' }) : readPiece(path, offset, length);
    },
    vaultOpened: async () => {
      await state.opened();
      return ok(null);
    },
    applySettings: (settings) => {
      applySettings(settings);
      return ok(null);
    },
    showSheet: async (size) => {
      const sheet = house.sheet();
      await house.screenShown();
      // Locked meanwhile: the fresh vault asks for a sheet of its own.
      if (sheet === house.sheet()) sheet?.show(size);
      return ok(null);
    },
    hideSheet: () => {
      house.sheet()?.hide();
      return ok(null);
    },
    drained: () => {
      house.drained();
      return ok(null);
    },
    scanNext: async ({ restart }) => scan.next(restart),
    ...directoryHandlers(deps),
  };
}

const snapshotPath = (keeper: VaultKeeper, name: string): string | undefined =>
  isSnapshotName(name) ? join(keeper.path, name) : undefined;

/** A snapshot goes into the vault folder, everything else where the partner says, but for there. */
async function placeFor(
  { target, suggestedName }: InputOf<ShellForVault['beginFile']>,
  { house, keeper }: Deps,
): Promise<Result<string, AppError>> {
  if (target === 'snapshot') {
    const path = snapshotPath(keeper, suggestedName);
    return path === undefined ? err({ kind: 'bad-input', where: 'suggestedName' }) : ok(path);
  }
  const vault = house.vault();
  const parent = house.sheet()?.isShown() ? vault : house.screen();
  const path = parent && (await askWhereToSave(parent, target, suggestedName));
  // Locked while the partner chose: nobody is left to write the file.
  if (path === undefined || vault !== house.vault()) return err({ kind: 'cancelled' });
  if (isInside(keeper.path, path)) return err({ kind: 'refused', where: 'the vault folder itself' });
  return ok(path);
}
