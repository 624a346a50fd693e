import { describe, expect, it } from 'vitest';

import { bigFile, cancelBig, readBig } from '../../support/fuzz/big-file';

/** `npm run fuzz -- --big-files` reads 500 MB and a million cards. */
const file = bigFile(20_000, 400);

describe('a large file', () => {
  it('streams: progress is told on the way, and every card is handed over', async () => {
    const { preview, steps, delivered } = await readBig(file);
    expect(preview.people).toBe(20_000);
    expect(delivered).toBe(20_000);
    expect(steps).toBeGreaterThan(3);
  }, 60_000);

  it('can be given up while its encoding is looked for', async () => {
    expect(await cancelBig(file, true)).toBeLessThan(1_000);
  }, 60_000);

  it('can be given up half way', async () => {
    // Far less than reading it all takes; the machine may be busy.
    expect(await cancelBig(file)).toBeLessThan(1_000);
  }, 60_000);
});
