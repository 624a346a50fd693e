import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import * as v from 'valibot';

import { isMissing } from './disk-error';
import { GONE, processNamespace, processStart } from './process-identity';

const ownerSchema = v.object({
  token: v.string(),
  pid: v.pipe(v.number(), v.integer()),
  start: v.optional(v.string()),
  host: v.string(),
  namespace: v.string(),
  user: v.string(),
});
/** The process that has the folder, as it stands in vault.lock. */
export type Owner = v.InferOutput<typeof ownerSchema>;

export function describeMyself(): Owner {
  const start = processStart(process.pid);
  return {
    token: randomUUID(),
    pid: process.pid,
    ...(start === undefined ? {} : { start }),
    host: hostname(),
    namespace: processNamespace(),
    user: userName(),
  };
}

/** A user without an entry, as in some containers, has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}

export async function readOwner(path: string): Promise<Owner | 'unreadable' | 'none'> {
  try {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ownerSchema), await readFile(path, 'utf8'));
    return parsed.success ? parsed.output : 'unreadable';
  } catch (cause) {
    if (isMissing(cause)) return 'none';
    throw cause;
  }
}

/** Whether the owner's process runs on this machine; undefined where that cannot be told from here. */
export function isOwnerRunning(owner: Owner): boolean | undefined {
  if (owner.host !== hostname() || owner.namespace !== processNamespace()) return undefined;
  const start = processStart(owner.pid);
  if (start === GONE) return false;
  // Else some process has that number; only a sign of life tells whether it is the one that took the folder.
  return start === undefined || owner.start === undefined ? undefined : start === owner.start;
}

/** Who it is, for a message. */
export function nameOf(owner: Owner | 'unreadable'): string {
  if (owner === 'unreadable') return 'another program';
  return `${owner.user} on ${owner.host} (process ${owner.pid})`;
}
