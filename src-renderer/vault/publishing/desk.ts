import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { ShellDirectoryEvent } from '../../../src-shared/shell-directory-contract';
import type { OpenVault } from '../session/open-vault';
import type { Joined } from './kept';
import type { JoinedDirectory } from './joined-directory';
import { openJoined } from './open-joined';
import { readJoined } from './kept-joined';

/** The firm directory of an open vault: the one it belongs to, or none. */
export interface DirectoryDesk {
  readonly vault: OpenVault;
  readonly joined: () => JoinedDirectory | undefined;
  /** Founds or joins by `how`, unless the vault belongs to a directory already. */
  readonly become: (how: () => Promise<Result<Joined, AppError>>) => Promise<Result<JoinedDirectory, AppError>>;
  /** Reads and sends what it has become, for the first time; answers when that is done, or takes long. */
  readonly begin: () => Promise<void>;
  /** Leaves by `how`; until that is done the vault belongs to the directory. */
  readonly leave: <Value>(
    how: (directory: JoinedDirectory) => Promise<Result<Value, AppError>>,
  ) => Promise<Result<Value, AppError>>;
  /** Reads and sends in the background from now on. */
  readonly start: () => void;
  readonly heed: (event: ShellDirectoryEvent) => void;
}

const READ_WAIT_MS = 3_000;

export function createDirectoryDesk(vault: OpenVault): DirectoryDesk {
  const kept = readJoined(vault.store);
  let joined = kept && openJoined(vault, kept);
  return {
    vault,
    joined: () => joined,
    become: async (how) => {
      if (joined) return err({ kind: 'directory-joined' });
      const done = await how();
      if (!done.ok) return done;
      joined = openJoined(vault, done.value);
      return ok(joined);
    },
    begin: async () => {
      if (!joined) return;
      // A large directory goes on being read; the screen sees how far it is.
      await Promise.race([joined.sync.start(), new Promise((resolve) => setTimeout(resolve, READ_WAIT_MS))]);
    },
    leave: async (how) => {
      if (!joined) return err({ kind: 'directory-not-joined' });
      const { tell } = joined;
      const done = await how(joined);
      if (done.ok) joined = undefined;
      tell();
      return done;
    },
    start: () => void joined?.sync.start(),
    heed: (event) => joined?.sync.heed(event),
  };
}
