import { session, type BrowserWindow } from 'electron';

import { ensureGone, processRun } from './processes';
import { roomPartitions } from './rooms';
import { within } from './within';

const CLEARED_IN_MS = 2_000;

/** Ends the windows' processes and what the in-memory rooms stored. Never forcefullyCrashRenderer: it may dump memory. */
export async function destroyWindows(windows: readonly BrowserWindow[]): Promise<void> {
  const runs = windows.flatMap((window) => processRun(window.webContents.getOSProcessId()) ?? []);
  for (const window of windows) window.destroy();
  await ensureGone(runs);
  const rooms = [roomPartitions.screen, roomPartitions.exchange];
  const cleared = rooms.map((room) => session.fromPartition(room).clearStorageData());
  // Chromium promises no time, and whoever locks or quits waits: the processes are gone, and none of it is on the disk.
  await within(CLEARED_IN_MS, Promise.allSettled(cleared));
}
