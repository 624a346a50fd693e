import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canBeTag } from '../../../src-renderer/screen/form/can-be-tag';
import { tidyTags } from '../../../src-renderer/vault/book/tidy';

describe('what can be a tag', () => {
  it.each(["'", '’’', '` ´', '\u0301', '  '])('%j cannot: nothing of it is kept', (tag) => {
    expect(canBeTag(tag)).toBe(false);
    expect(tidyTags([tag])).toEqual([]);
  });

  it('is what the book keeps, and nothing else', () => {
    const odd = fc.string({ unit: fc.constantFrom("'", '’', ' ', '\u0301', 'a', '!', '漢', '\u0007', '´', 'ʼ') });
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), odd),
        (tag) => canBeTag(tag) === tidyTags([tag]).length > 0,
      ),
      { numRuns: 2_000 },
    );
  });
});
