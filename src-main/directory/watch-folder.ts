import { createHash } from 'node:crypto';
import { lstatSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

import type { DirectoryPlace } from '../../src-shared/directory-files';
import { listFeedNames } from './list-feeds';
import { codeOf, lookAt } from './look-at';
import { FEEDS, feedFolder } from './names';

/** What a watch says. `looked` comes after every look, so that its silence is noticed. */
export type WatchNews = { readonly kind: 'looked'; readonly place: DirectoryPlace } | { readonly kind: 'changed' };

/** A burst of changes is told once it has ended for so long; one that goes on, a sync program's for instance, so often. */
const QUIET_FOR_MS = 100;
const PAUSE_IN_MS = 1_000;
const noMeter = { step: () => undefined, wrote: () => undefined, read: () => undefined };

/**
 * Watches a shared folder: by the system's own news where it gives any, and by looking now and then, because a share
 * tells nothing of what others do to it.
 */
export function watchFolder(
  root: string,
  pollInMs: number,
  tell: (news: WatchNews) => void,
): { readonly lookNow: () => void } {
  const watchers = new Map<string, FSWatcher>();
  let known = '';
  let due: NodeJS.Timeout | undefined;
  let burstSince = 0;

  function stopWatching(): void {
    clearTimeout(due);
    due = undefined;
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  }

  function watchOne(folder: string, recursive: boolean): void {
    if (watchers.has(folder)) return;
    try {
      const watcher = watch(folder, { recursive, persistent: false }, changed);
      const forget = (): void => {
        watcher.close();
        watchers.delete(folder);
      };
      watcher.on('error', forget);
      watchers.set(folder, watcher);
    } catch (cause) {
      // No more watches to be had, or none at all here: looking now and then must do.
      if (codeOf(cause) === '') throw cause;
    }
  }

  function watchFeeds(feeds: readonly string[]): void {
    const isDeep = process.platform !== 'linux';
    const top = [root, join(root, FEEDS)];
    const folders = new Set(isDeep ? top : [...top, ...feeds.map((feed) => feedFolder(root, feed))]);
    for (const folder of folders) watchOne(folder, isDeep && folder !== root);
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
  }

  function changed(): void {
    const now = performance.now();
    if (due === undefined) burstSince = now;
    clearTimeout(due);
    due = setTimeout(
      () => {
        due = undefined;
        look(true);
      },
      Math.max(0, Math.min(QUIET_FOR_MS, burstSince + PAUSE_IN_MS - now)),
    );
  }

  function look(isChanged: boolean): void {
    const place = lookAt(root);
    const seen = place.kind === 'here' ? signatureOf(root) : undefined;
    if (seen === undefined) stopWatching();
    else watchFeeds(seen.feeds);
    tell({ kind: 'looked', place });
    const isNew = seen !== undefined && seen.signature !== known;
    if (seen !== undefined && (isChanged || (isNew && known !== ''))) {
      // What the system has told of so far is told with it.
      clearTimeout(due);
      due = undefined;
      tell({ kind: 'changed' });
    }
    known = seen?.signature ?? '';
  }

  const lookNow = (): void => {
    look(false);
  };
  setInterval(lookNow, pollInMs);
  lookNow();
  return { lookNow };
}

/** The feeds' folders and when each was last changed, in short. Undefined where the folder just went. */
function signatureOf(root: string): { readonly feeds: readonly string[]; readonly signature: string } | undefined {
  try {
    const { feeds, oddTotal } = listFeedNames(root, noMeter);
    const hash = createHash('sha256').update(String(oddTotal));
    for (const feed of feeds) {
      const stats = lstatSync(feedFolder(root, feed), { throwIfNoEntry: false });
      hash.update(`${feed} ${stats?.ino} ${stats?.mtimeMs}\n`);
    }
    return { feeds, signature: hash.digest('hex') };
  } catch (cause) {
    if (codeOf(cause) === '') throw cause;
    return undefined;
  }
}
