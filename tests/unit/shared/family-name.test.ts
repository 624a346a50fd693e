import fc from 'fast-check';
import { expect, it } from 'vitest';

import { familyAlone } from '../../../src-shared/book/family-name.ts';

it.each([
  ['Smith PhD', 'Jane', 'Smith'],
  ['Smith Ph.D.', '', 'Smith'],
  ['van der Berg MSc', '', 'van der Berg'],
  ['Smith LLM PhD', 'Jane', 'Smith'],
  ['Smith LL.M.', 'Jane', 'Smith'],
  ['Smith, KC', 'Jane', 'Smith'],
  ['Smith PhD, KC', 'Jane', 'Smith'],
])('takes what follows a name for no part of it: %s', (written, given, family) => {
  expect(familyAlone(written, given)).toBe(family);
});

it.each([
  ['Ma', 'Yo-Yo'],
  ['Van Do', 'Minh'],
  ['Smith MA', 'Jane'],
  ['Smith BA', 'Jane'],
  ['Ndong Mba', 'Marie'],
  ['Ndong MBA', 'Marie'],
  ['Ade OBE', 'Tola'],
  ['Thapa KC', 'Anita'],
  ['Smith Esq', 'Jane'],
  // Initials, as some lists write them.
  ['Smith LLM', ''],
  ['SMITH CPA', 'JANE'],
  // Nothing would be left.
  ['PhD', 'Jane'],
])('leaves a name that may be one as it is written: %s, %s', (written, given) => {
  expect(familyAlone(written, given)).toBe(written);
});

it('is always the beginning of what was written, and never nothing', () => {
  const word = fc.constantFrom('Smith', 'PhD', 'LLM', 'Ma', ',', ' ', 'Ph.D.', 'ß');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.constantFrom('', 'Jane'), (words, given) => {
      const written = words.join(' ').trim();
      const family = familyAlone(written, given);
      expect(written.startsWith(family)).toBe(true);
      expect(family === '').toBe(written === '');
      expect(familyAlone(family, given)).toBe(family);
    }),
  );
});
