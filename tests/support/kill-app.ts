import { setTimeout as sleep } from 'node:timers/promises';

import type { ElectronApplication } from '@playwright/test';

import { isRunning, processTree } from './process-memory.ts';

const GONE_IN_MS = 10_000;

/** Ends every process of the app at once, as a power cut or an impatient partner does: nobody is asked to finish. */
export async function killApp({ electron }: { readonly electron: ElectronApplication }): Promise<void> {
  const root = electron.process().pid;
  if (root === undefined) throw new Error('the app has no process');
  const processes = processTree(root);
  // Playwright makes the app the leader of a process group of its own.
  process.kill(-root, 'SIGKILL');
  for (const pid of processes) endForCertain(pid);
  const deadline = Date.now() + GONE_IN_MS;
  while (processes.some(isRunning)) {
    if (Date.now() > deadline) throw new Error('a killed process still runs');
    await sleep(5);
  }
}

/** Chromium gives some of its processes groups of their own. */
function endForCertain(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
