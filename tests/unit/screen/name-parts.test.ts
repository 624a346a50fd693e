import { expect, it } from 'vitest';

import { shownName } from '../../../src-renderer/screen/list/name-parts';

it('makes the family name heavy, and leaves what follows it light, wherever a file wrote it', () => {
  const heavy = { before: 'Zoë ', family: 'Example', after: ', PhD' };
  expect(shownName({ display: 'Zoë Example, PhD', given: 'Zoë', family: 'Example' })).toEqual(heavy);
  expect(shownName({ display: 'Zoë Example, PhD', given: 'Zoë', family: 'Example, PhD' })).toEqual(heavy);
  expect(shownName({ display: 'Zoë Example PhD', given: 'Zoë', family: 'Example PhD' })).toEqual({
    ...heavy,
    after: ' PhD',
  });
  expect(shownName({ display: 'Example, PhD', family: 'Example, PhD' })).toEqual({ ...heavy, before: '' });
});

it('puts a turned name into natural order', () => {
  expect(shownName({ display: 'Bellamy, Ruth', given: 'Ruth', family: 'Bellamy' })).toEqual({
    before: 'Ruth ',
    family: 'Bellamy',
    after: '',
  });
});

it('makes no part heavy where no family name is known, and all of one that is nothing but a comma', () => {
  expect(shownName({ display: 'Ruth' })).toBeUndefined();
  expect(shownName({ display: 'Bellamy, Ruth', family: 'Bellamy' })).toBeUndefined();
  expect(shownName({ display: 'Ruth ,', given: 'Ruth', family: ',' })).toEqual({
    before: 'Ruth ',
    family: ',',
    after: '',
  });
});
