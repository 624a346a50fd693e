import { describe, expect, it } from 'vitest';

import { labelledPeople } from '../../../support/duplicates/labelled-people';
import { measure } from '../../../support/duplicates/measure';

/** The matcher was made with some in view; the others were measured when it was finished. */
const SEEDS = { seen: [1, 2], heldOut: [9_101, 9_102, 9_103, 9_104, 9_105] };
const PEOPLE = 4_000;

describe.each(Object.entries(SEEDS))('duplicates among labelled people, %s', (_, seeds) => {
  it.each(seeds)(
    'merges only what is one person, and asks about nearly all that is (seed %i)',
    (seed) => {
      const measured = measure(labelledPeople(seed, PEOPLE));
      console.info(
        `seed ${seed}: ${measured.people} records, ${measured.truePairs} true pairs; certain: precision ` +
          `${percent(measured.certainPrecision)}, recall ${percent(measured.certainRecall)}; suggested: recall ` +
          `${percent(measured.suggestedRecall)}, precision ${percent(measured.suggestedPrecision)}`,
      );
      expect(measured.certainPrecision).toBeGreaterThanOrEqual(0.995);
      expect(measured.certainRecall).toBeGreaterThanOrEqual(0.8);
      expect(measured.suggestedRecall).toBeGreaterThanOrEqual(0.95);
    },
    60_000,
  );
});

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
