import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fold } from '../../../../src-renderer/vault/search/fold';

test('texts fold one by one as they do with a space between them', () => {
  const text = fc.string({ unit: 'binary', maxLength: 8 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
      expect(texts.map(fold).join(' ')).toBe(fold(texts.join(' ')));
    }),
    { numRuns: 400 },
  );
});
