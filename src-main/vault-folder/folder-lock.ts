import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { AppError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import { isMissing } from './disk-error';
import { describeMyself, isOwnerRunning, nameOf, readOwner, type Owner } from './lock-owner';

/*
 * vault.lock says who has the folder open. On this machine the process is looked up; a folder on a share may be open on
 * another one, whose process cannot be seen: there the file's time counts, which its owner renews.
 */

export const LOCK_NAME = 'vault.lock';
const HEARTBEAT_IN_MS = 10_000;
/** Six missed heartbeats: the other machine is off, or lost the share. */
const STALE_AFTER_MS = 60_000;
const RECHECK_AFTER_MS = 1_000;

export interface FolderLock {
  /** False once somebody took the folder over, which happens where this machine slept for long. */
  readonly isOurs: () => Promise<boolean>;
  /** The same, looked at no more than once a second: cheap enough for every write. */
  readonly isStillOurs: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}

/** Takes the folder for this process; says who has it where somebody does. */
export async function lockFolder(folder: string): Promise<Result<FolderLock, AppError>> {
  const path = join(folder, LOCK_NAME);
  const me = describeMyself();
  // Three tries: between two steps somebody else may take or release it.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await createLock(path, me)) return ok(holdLock(path, me));
    const owner = await readOwner(path);
    if (owner === 'none') continue;
    if (await isHeld(path, folder, owner)) return err({ kind: 'vault-in-use', by: nameOf(owner) });
    await removeStale(path, owner);
  }
  return err({ kind: 'vault-in-use', by: 'another program' });
}

async function createLock(path: string, owner: Owner): Promise<boolean> {
  const handle = await open(path, 'wx', 0o600).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return undefined;
    throw cause;
  });
  if (handle === undefined) return false;
  try {
    await handle.writeFile(JSON.stringify(owner));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return true;
}

async function isHeld(path: string, folder: string, owner: Owner | 'unreadable'): Promise<boolean> {
  const isRunning = owner === 'unreadable' ? undefined : isOwnerRunning(owner);
  return isRunning ?? (await ageInMs(path, folder)) < STALE_AFTER_MS;
}

/** By the clock of the disk that the folder is on, which may be another machine's. */
async function ageInMs(path: string, folder: string): Promise<number> {
  const probe = join(folder, `${LOCK_NAME}.${randomUUID()}.part`);
  await (await open(probe, 'wx', 0o600)).close();
  try {
    const now = (await stat(probe)).mtimeMs;
    const then = await stat(path).catch((cause: unknown) => {
      if (isMissing(cause)) return undefined;
      throw cause;
    });
    return then === undefined ? Infinity : now - then.mtimeMs;
  } finally {
    await rm(probe, { force: true });
  }
}

/** Moves a stale lock away. Where another process was quicker and this is already its new lock, puts it back. */
async function removeStale(path: string, owner: Owner | 'unreadable'): Promise<void> {
  const aside = `${path}.${randomUUID()}.part`;
  try {
    await rename(path, aside);
  } catch (cause) {
    if (isMissing(cause)) return;
    throw cause;
  }
  const moved = await readOwner(aside);
  const wasStale =
    moved === owner || (typeof moved === 'object' && typeof owner === 'object' && moved.token === owner.token);
  if (wasStale) await rm(aside, { force: true });
  else await rename(aside, path);
}

function holdLock(path: string, me: Owner): FolderLock {
  const isOurs = async (): Promise<boolean> => {
    const owner = await readOwner(path);
    return typeof owner === 'object' && owner.token === me.token;
  };
  let lastSeenInMs = Date.now();
  const isStillOurs = async (): Promise<boolean> => {
    if (Math.abs(Date.now() - lastSeenInMs) < RECHECK_AFTER_MS) return true;
    const ours = await isOurs();
    if (ours) lastSeenInMs = Date.now();
    return ours;
  };
  const heartbeat = setInterval(() => {
    void isOurs()
      .then(async (ours) => {
        // Written anew rather than dated by us: the time is to be that of the disk's own clock.
        if (ours) await writeFile(path, JSON.stringify(me), { flag: 'r+' });
      })
      // The folder is out of reach just now; the next append will say so.
      .catch(() => undefined);
  }, HEARTBEAT_IN_MS);
  heartbeat.unref();
  return {
    isOurs,
    isStillOurs,
    release: async () => {
      clearInterval(heartbeat);
      if (await isOurs().catch(() => false)) await rm(path, { force: true }).catch(() => undefined);
    },
  };
}
