import { describe, expect, it } from 'vitest';

import { loadStrengthMeter, randomBelow, REQUIRED_SCORE } from '../../../../src-renderer/vault/window/strength.ts';

const meter = await loadStrengthMeter();

describe('the strength of a passphrase', () => {
  it.each(['password123', 'Bailiwick2026', 'ruth1961', 'qwertzuiop', 'aaaaaaaaaaaaaaaa', 'letmein!'])(
    'refuses %s, and says what would help',
    (weak) => {
      const { score, help } = meter.judge(weak);
      expect(score).toBeLessThan(REQUIRED_SCORE);
      expect(help).not.toBe('');
    },
  );

  it('takes every passphrase that it makes itself', () => {
    for (let tries = 0; tries < 5; tries++) {
      const suggestion = meter.suggest();
      expect(suggestion.split(' ')).toHaveLength(6);
      expect(meter.judge(suggestion).score).toBe(REQUIRED_SCORE);
    }
  });

  it('makes another one each time', () => {
    expect(new Set(Array.from({ length: 50 }, () => meter.suggest())).size).toBe(50);
  });
});

it('draws every number below the limit, and none above', () => {
  const drawn = new Set(Array.from({ length: 2_000 }, () => randomBelow(6)));
  expect([...drawn].toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5]);
});
