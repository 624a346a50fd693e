import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createReplayProgress } from '../../../../src-renderer/vault/store/opening-progress';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** What is told of a replay of four frames, two steps each, one step in so many milliseconds. */
function toldAt(stepMs: number): readonly [string, number, number][] {
  const told: [string, number, number][] = [];
  const progress = createReplayProgress((...word) => told.push(word));
  progress.expect(4);
  for (let step = 0; step < 8; step++) {
    vi.advanceTimersByTime(stepMs);
    progress.step();
  }
  return told;
}

test('a replay that is soon over is not spoken of', () => {
  expect(toldAt(20)).toEqual([]);
});

test('a long replay says how far it is, now and then', () => {
  expect(toldAt(100)).toEqual([2, 4, 6, 8].map((done) => ['catching-up', done, 8]));
});
