import { setTimeout as sleep } from 'node:timers/promises';

import { GONE, processStart } from './vault-folder/process-identity';

const POLL_IN_MS = 10;
const PATIENCE_IN_MS = 500;

/** One run of a process: a later one with the same number is another. */
export interface ProcessRun {
  readonly pid: number;
  readonly start: string | undefined;
}

export function processRun(pid: number): ProcessRun | undefined {
  const start = pid > 0 ? processStart(pid) : GONE;
  return start === GONE ? undefined : { pid, start };
}

const isGone = ({ pid, start }: ProcessRun): boolean => processStart(pid) !== start;

/** Resolves when the processes are gone. Those that outlive half a second are killed: they may hold keys. */
export async function ensureGone(runs: readonly ProcessRun[]): Promise<void> {
  if (await areGoneSoon(runs)) return;
  for (const { pid } of runs.filter((run) => !isGone(run))) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended between the two looks.
    }
  }
  await areGoneSoon(runs);
}

async function areGoneSoon(runs: readonly ProcessRun[]): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_IN_MS; waited += POLL_IN_MS) {
    if (runs.every(isGone)) return true;
    await sleep(POLL_IN_MS);
  }
  return runs.every(isGone);
}
