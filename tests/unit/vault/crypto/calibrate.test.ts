import { expect, test } from 'vitest';

import { calibrateKdf } from '../../../../src-renderer/vault/crypto/calibrate';
import { checkKdfCost } from '../../../../src-renderer/vault/crypto/kdf';
import { ok } from '../../../../src-shared/result';
import { valueOf } from './support';

const MIB = 1024 * 1024;

/** A machine on which 64 MiB x 3 takes `probeMs`. */
async function costOn(probeMs: number) {
  let clock = 0;
  const runKdf = async () => {
    clock += probeMs;
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
