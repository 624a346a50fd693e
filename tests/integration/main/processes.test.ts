import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { ensureGone, processRun } from '../../../src-main/processes.ts';
import { GONE, processStart } from '../../../src-main/vault-folder/process-identity.ts';

async function startStubborn(): Promise<number> {
  const script = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  return child.pid ?? 0;
}

it('kills a process that outlives its window', async () => {
  const pid = await startStubborn();
  const run = processRun(pid);
  expect(run?.pid).toBe(pid);
  await ensureGone(run === undefined ? [] : [run]);
  expect(processStart(pid)).toBe(GONE);
});

it('leaves a later process with the same number alone', async () => {
  const pid = await startStubborn();
  try {
    await ensureGone([{ pid, start: 'another time' }]);
    expect(processRun(pid)?.pid).toBe(pid);
  } finally {
    process.kill(pid, 'SIGKILL');
  }
});

it('knows no process by a number that none has', () => {
  expect(processRun(0)).toBeUndefined();
  expect(processRun(2 ** 22 + 1)).toBeUndefined();
});
