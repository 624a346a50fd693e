import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ElectronApplication } from '@playwright/test';

import { killApp } from './kill-app.ts';
import { isRunning, processTree } from './process-memory.ts';

const ENDED_IN_MS = 30_000;

/** Ends the app as a partner does. Of one that does not end it tells which processes are left, and kills them. */
export async function closeApp(electron: ElectronApplication): Promise<void> {
  const ended = electron.close().then(() => true);
  if (await Promise.race([ended, sleep(ENDED_IN_MS, false, { ref: false })])) return;
  const root = electron.process().pid;
  const left = root === undefined ? [] : processTree(root).filter(isRunning).map(describe);
  await killApp({ electron });
  throw new Error(`the app did not end; still there: ${left.join('; ')}`);
}

/** "4711 renderer, ep_poll": a process of Chromium's, and what it waits for where Linux tells. */
function describe(pid: number): string {
  const type = /--type=(\S+)/.exec(read(pid, 'cmdline').replaceAll('\0', ' '))?.[1] ?? 'main';
  return `${pid} ${type}, ${read(pid, 'wchan') || 'running'}`;
}

function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return '';
  }
}
