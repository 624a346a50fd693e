import type { Handlers } from '../../src-shared/contract';
import { err, ok } from '../../src-shared/result';
import type { ShellDirectory } from '../../src-shared/shell-directory-contract';
import { askForSharedFolder } from '../dialogs';
import type { House } from '../house';
import { isInside } from '../is-inside';
import type { Carrier } from './carrier';

interface Deps {
  readonly house: House;
  readonly carrier: Carrier;
  /** Folders of the app's own, in which no directory can lie. */
  readonly ownFolders: readonly string[];
}

/** The vault's calls about the firm directory. */
export function directoryHandlers({ house, carrier, ownFolders }: Deps): Handlers<ShellDirectory> {
  const isOwn = (path: string): boolean => ownFolders.some((folder) => folder === path || isInside(folder, path));
  const ownFolder = err({ kind: 'refused', where: 'a folder of Bailiwick’s own' } as const);
  return {
    chooseDirectoryFolder: async ({ purpose }) => {
      const vault = house.vault();
      const parent = house.sheet()?.isShown() ? vault : house.screen();
      const path = parent && (await askForSharedFolder(parent, purpose));
      // Locked while the partner chose: nobody is left to use it.
      if (path === undefined || vault !== house.vault()) return err({ kind: 'cancelled' });
      if (isOwn(path)) return ownFolder;
      const fits = await carrier.chosen(path, purpose);
      return fits.ok ? ok({ path }) : fits;
    },
    openDirectory: async ({ path }) => (isOwn(path) ? ownFolder : carrier.open(path)),
    listDirectory: async ({ stamps }) => carrier.list(stamps),
    readDirectory: async ({ feeds }) => carrier.read(feeds),
    writeDirectory: async (entry) => carrier.write(entry),
    mendDirectory: async (file) => carrier.mend(file),
    dropDirectoryContent: async (file) => carrier.drop(file),
    directoryTraffic: () => ok(carrier.traffic()),
  };
}
