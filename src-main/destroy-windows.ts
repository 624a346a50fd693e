import { session, type BrowserWindow } from 'electron';

import { ensureGone, processRun } from './processes';
import { roomPartitions } from './rooms';

/** Ends the windows' processes and what the in-memory rooms stored. Never forcefullyCrashRenderer: it may dump memory. */
export async function destroyWindows(windows: readonly BrowserWindow[]): Promise<void> {
  const runs = windows.flatMap((window) => processRun(window.webContents.getOSProcessId()) ?? []);
  for (const window of windows) window.destroy();
  await ensureGone(runs);
  for (const room of ['screen', 'exchange'] as const) {
    await session
      .fromPartition(roomPartitions[room])
      .clearStorageData()
      .catch(() => undefined);
  }
}
