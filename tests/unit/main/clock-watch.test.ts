import { expect, it } from 'vitest';
import { createClockWatch } from '../../../src-main/clock-watch.ts';

function clocks() {
  let wall = 1_700_000_000_000;
  let monotonic = 4_000;
  const watch = createClockWatch(
    () => wall,
    () => monotonic,
  );
  return {
    watch,
    pass: (wallMs: number, monotonicMs = wallMs) => {
      wall += wallMs;
      monotonic += monotonicMs;
    },
  };
}

it('sees a sleep that nobody announced, once', () => {
  const { watch, pass } = clocks();
  pass(60_000, 1_000);
  expect(watch.hasJumped()).toBe(true);
  pass(1_000);
  expect(watch.hasJumped()).toBe(false);
});

it('does not take a busy machine for a sleeping one', () => {
  const { watch, pass } = clocks();
  pass(600_000);
  expect(watch.hasJumped()).toBe(false);
});

it('bears a clock that is set right by a little, or back by much', () => {
  const { watch, pass } = clocks();
  pass(5_900, 1_000);
  expect(watch.hasJumped()).toBe(false);
  pass(-3_600_000, 1_000);
  expect(watch.hasJumped()).toBe(false);
  pass(1_000);
  expect(watch.hasJumped()).toBe(false);
});
