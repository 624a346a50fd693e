import { cpus } from 'node:os';

/** Asked more often, it answers what it answered before. */
const ASK_EVERY_MS = 500;

/** How much of the processors' time went unused since it was last asked, from 0 to 1. */
export function createIdleShare(): () => number {
  let before = timesNow();
  let askedAt = performance.now();
  let share = 0;
  return () => {
    if (performance.now() - askedAt < ASK_EVERY_MS) return share;
    const now = timesNow();
    share = (now.idle - before.idle) / Math.max(1, now.all - before.all);
    before = now;
    askedAt = performance.now();
    return share;
  };
}

function timesNow(): { readonly idle: number; readonly all: number } {
  const times = cpus().map((one) => one.times);
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  const all = times.reduce((sum, { user, nice, sys, idle: unused, irq }) => sum + user + nice + sys + unused + irq, 0);
  return { idle, all };
}
