import fc from 'fast-check';
import { expect, test } from 'vitest';

import { compareNames } from '../../../../src-shared/directory-view/neutral-order.ts';

const collator = new Intl.Collator('en', { numeric: true });
const alphabet = (characters: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(characters)), maxLength });
const folded = fc.oneof(alphabet('ab z', 6), alphabet('abchlz 019', 8), alphabet('abzéñß ł字1', 6));

test('names are ordered as a collator orders them, by whichever way they are compared', () => {
  fc.assert(
    fc.property(folded, folded, (a, b) => {
      const byCollator = collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
      expect(Math.sign(compareNames(a, b))).toBe(Math.sign(byCollator));
    }),
    { numRuns: 20_000 },
  );
});
