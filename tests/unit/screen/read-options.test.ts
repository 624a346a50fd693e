import { expect, it } from 'vitest';

import { optionsFor } from '../../../src-renderer/screen/import/read-options.ts';

const BEFORE = { encoding: 'windows-1252', delimiter: ',', quote: '"', mapping: ['fullName', 'email'] } as const;
const before = { ...BEFORE, mapping: [...BEFORE.mapping] };

it('keeps what was said before beside what is said now', () => {
  expect(optionsFor({ encoding: 'utf-8' }, before)).toEqual({ ...before, encoding: 'utf-8' });
});

it('forgets what the columns were once they are others', () => {
  const { mapping: _mapping, ...rest } = before;
  expect(optionsFor({ delimiter: ';' }, before)).toEqual({ ...rest, delimiter: ';' });
  expect(optionsFor({ quote: 'none' }, before)).toEqual({ ...rest, quote: 'none' });
});

it('takes what the columns are said to be now', () => {
  expect(optionsFor({ mapping: ['skip', 'email'] }, before)).toEqual({ ...before, mapping: ['skip', 'email'] });
});
