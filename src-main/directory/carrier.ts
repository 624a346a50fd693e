import { isAbsolute, normalize } from 'node:path';

import { type DirectoryListing, type DirectoryPlace, type FeedFiles } from '../../src-shared/directory-files';
import type { AppError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import type { ShellDirectoryEvent } from '../../src-shared/shell-directory-contract';
import { createQueue } from '../in-turn';
import { createHands, type Hands } from './hands';
import { createKnownNames, type KnownNames } from './known-names';
import { listDirectory } from './list-directory';
import { readDirectory } from './read-directory';
import { READ, WRITTEN, type DropInput, type MendInput, type ReadFiles, type WriteInput } from './tasks';
import { createThreads } from './threads';
import { startWatch, type Watch } from './watch';

const END_IN_MS = 1_000;

type Answer<T> = Promise<Result<T, AppError>>;
type Purpose = 'found' | 'join';

/** The shared folder of a firm directory, as the vault works with it. It carries, and understands nothing. */
export interface Carrier {
  /** Says whether a folder that the partner chose will do; only a folder that did may be founded in. */
  readonly chosen: (path: string, purpose: Purpose) => Answer<null>;
  readonly open: (path: string) => Answer<DirectoryPlace>;
  /** `stamps`: looks at each file as well. */
  readonly list: (stamps?: boolean) => Answer<DirectoryListing>;
  readonly read: (feeds: readonly FeedFiles[]) => Answer<ReadFiles>;
  readonly write: (entry: Omit<WriteInput, 'root' | 'isFirst'>) => Answer<null>;
  readonly mend: (file: Omit<MendInput, 'root'>) => Answer<null>;
  readonly drop: (file: Omit<DropInput, 'root'>) => Answer<null>;
  readonly traffic: () => { readonly bytesWritten: number; readonly bytesRead: number };
  /** The vault's process ended: the next one opens its folder itself. */
  readonly close: () => void;
  /** After `close`: false where a thread hangs in a call. The app's process would then wait for it for ever. */
  readonly hasEnded: () => Promise<boolean>;
}

interface Options {
  /** The program of the threads. */
  readonly source: () => string;
  readonly tell: (event: ShellDirectoryEvent) => void;
  readonly pollInMs?: number;
  readonly silentForMs?: number;
}

interface Opened {
  readonly root: string;
  readonly watch: Watch;
  readonly names: KnownNames;
  /** Feeds written to in this session. */
  readonly written: Set<string>;
}

export function createCarrier({ source, tell, pollInMs = 10_000, silentForMs = 15_000 }: Options): Carrier {
  const traffic = new BigInt64Array(new SharedArrayBuffer(16));
  const threads = createThreads(source);
  const inTurn = createQueue();
  const toFound = new Set<string>();
  let hands: Hands = createHands(threads, traffic, silentForMs);
  let opened: Opened | undefined;

  const close = (): void => {
    opened?.watch.close();
    opened = undefined;
    hands.close();
  };

  async function open(path: string): Answer<DirectoryPlace> {
    if (!isAbsolute(path)) return err({ kind: 'bad-input', where: 'path' });
    const root = normalize(path);
    if (opened?.root === root) return ok(opened.watch.place());
    opened?.watch.close();
    opened = undefined;
    if (toFound.delete(root)) {
      const founded = await hands.run('found', { root });
      if (!founded.ok) return founded;
    }
    const watch = startWatch(
      { threads, root, pollInMs, silentForMs },
      {
        changed: () => tell({ kind: 'directory-changed' }),
        away: (why) => tell({ kind: 'directory-away', why }),
        back: () => tell({ kind: 'directory-back' }),
      },
    );
    opened = { root, watch, names: createKnownNames(), written: new Set() };
    return ok(await watch.first);
  }

  /** Does a job on the folder that is open and within reach. */
  async function withFolder<T>(job: (opened: Opened) => Answer<T>): Answer<T> {
    if (opened === undefined) return err({ kind: 'refused', where: 'directory not open' });
    const place = opened.watch.place();
    if (place.kind === 'away') return err({ kind: 'directory-away', why: place.why });
    const answer = await job(opened);
    // What one call noticed, the watch tells everybody.
    if (!answer.ok && answer.error.kind === 'directory-away') opened.watch.lookNow();
    return answer;
  }

  return {
    chosen: async (path, purpose) => {
      const root = normalize(path);
      const found = await hands.run('inspect', { root });
      if (!found.ok) return found;
      const isThere = found.value === 'directory';
      if (purpose === 'join') return isThere ? ok(null) : err({ kind: 'directory-absent', path });
      if (isThere) return err({ kind: 'directory-exists', path });
      toFound.add(root);
      return ok(null);
    },
    open: async (path) => inTurn(async () => open(path)),
    list: async (stamps = false) => withFolder(async ({ root, names }) => listDirectory(hands, root, stamps, names)),
    read: async (feeds) => withFolder(async ({ root }) => readDirectory(hands, root, feeds)),
    // One after the other: two attempts at one entry must not take each other's unfinished file for a leftover.
    write: async (entry) =>
      withFolder(async ({ root, written }) =>
        inTurn(async () => {
          const answer = await hands.run('write', { ...entry, root, isFirst: !written.has(entry.feed) });
          if (answer.ok) written.add(entry.feed);
          return answer;
        }),
      ),
    mend: async (file) => withFolder(async ({ root }) => inTurn(async () => hands.run('mend', { ...file, root }))),
    drop: async (file) => withFolder(async ({ root }) => inTurn(async () => hands.run('drop', { ...file, root }))),
    traffic: () => ({
      bytesWritten: Number(Atomics.load(traffic, WRITTEN)),
      bytesRead: Number(Atomics.load(traffic, READ)),
    }),
    close: () => {
      close();
      toFound.clear();
      hands = createHands(threads, traffic, silentForMs);
    },
    hasEnded: async () => threads.haveEnded(END_IN_MS),
  };
}
