import { expect, test } from 'vitest';

import { calibrateKdf } from '../../../../src-renderer/vault/crypto/calibrate';
import { checkKdfCost } from '../../../../src-renderer/vault/crypto/kdf';
import { ok } from '../../../../src-shared/result';
import { valueOf } from './support';

const MIB = 1024 * 1024;

/** A machine on which 64 MiB x 3 takes `probesMs`, one time after the other, and then as long as the last. */
async function costOn(...probesMs: readonly number[]) {
  let clock = 0;
  let run = 0;
  const runKdf = async () => {
    clock += probesMs[Math.min(run++, probesMs.length - 1)] ?? 0;
    return ok(new Uint8Array(32));
  };
  return valueOf(await calibrateKdf(runKdf, () => clock));
}

test('a new slot costs 256 MiB on an ordinary machine, more on a fast one, less on a slow one, never under the floor', async () => {
  const memoryMiB = async (probeMs: number) => (await costOn(probeMs)).memLimitBytes / MIB;
  expect(await memoryMiB(100)).toBe(512);
  expect(await memoryMiB(300)).toBe(256);
  expect(await memoryMiB(900)).toBe(256);
  expect(await memoryMiB(1500)).toBe(128);
  expect(await memoryMiB(60_000)).toBe(64);
  for (const probeMs of [1, 300, 3000, 60_000]) expect(checkKdfCost(await costOn(probeMs)).ok).toBe(true);
});

test('a machine that is busy for a moment gets the slot of a quiet one', async () => {
  expect((await costOn(5_000, 300)).memLimitBytes).toBe(256 * MIB);
  expect((await costOn(60_000, 5_000, 1_500)).memLimitBytes).toBe(128 * MIB);
});
