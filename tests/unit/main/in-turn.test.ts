import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createQueue } from '../../../src-main/in-turn.ts';

it('runs one job after the other, whatever each takes', async () => {
  const inTurn = createQueue();
  const log: string[] = [];
  const job = (name: string, ms: number) =>
    inTurn(async () => {
      log.push(`${name} begins`);
      await sleep(ms);
      log.push(`${name} ends`);
    });
  await Promise.all([job('slow', 20), job('fast', 0)]);
  expect(log).toEqual(['slow begins', 'slow ends', 'fast begins', 'fast ends']);
});

it('goes on after a job that failed, and tells only its caller', async () => {
  const inTurn = createQueue();
  const failing = inTurn(async () => Promise.reject(new Error('disk')));
  const next = inTurn(async () => 'done');
  await expect(failing).rejects.toThrow('disk');
  expect(await next).toBe('done');
});
