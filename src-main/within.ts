import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something, but no longer than so many milliseconds. */
export async function within(milliseconds: number, awaited: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([awaited, sleep(milliseconds, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
}
