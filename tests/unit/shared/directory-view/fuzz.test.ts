import { expect, test } from 'vitest';

import { fuzzDirectory } from '../../../support/directory/fuzz-directory.ts';

// The long run is `npm run fuzz -- directory`.
test('nothing mutated is accepted as verified, and nothing changes what is shown of others', async () => {
  const report = await fuzzDirectory({ runs: 2_000, seed: String(Date.now()) });
  expect(report.failures).toEqual([]);
  expect(Object.keys(report.runsOf).length).toBeGreaterThan(15);
  expect(report.setAside).toBeGreaterThan(1_000);
}, 60_000);
