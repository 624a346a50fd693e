import { describe, expect, it } from 'vitest';

import { dateOfParts } from '../../../src-renderer/screen/facts/partial-date';
import { parseTypedDate } from '../../../src-renderer/screen/form/typed-date';
import { partsOfDate, sayDate } from '../../../src-shared/book/partial-date';

describe('dates of which parts may be unknown', () => {
  it.each([
    ['1985-04-12', { year: 1985, month: 4, day: 12 }],
    ['1985-04', { year: 1985, month: 4 }],
    ['1985', { year: 1985 }],
    ['--04-12', { month: 4, day: 12 }],
    ['--04', { month: 4 }],
  ])('%s comes apart and together again', (date, parts) => {
    expect(partsOfDate(date)).toEqual(parts);
    expect(dateOfParts(parts)).toBe(date);
  });

  it('refuses days that no calendar has', () => {
    expect(dateOfParts({ day: 31, month: 4 })).toBeUndefined();
    expect(dateOfParts({ day: 29, month: 2, year: 1985 })).toBeUndefined();
    expect(dateOfParts({ day: 12 })).toBeUndefined();
    expect(dateOfParts({ day: Number.NaN, month: 4 })).toBeUndefined();
  });

  it('knows the 29th of February where the year is unknown', () => {
    expect(dateOfParts({ day: 29, month: 2 })).toBe('--02-29');
  });

  it('never says a year that is not known', () => {
    expect(sayDate('--12-03')).not.toMatch(/\d{4}/);
    expect(sayDate('1971-12-03')).toContain('1971');
  });

  it('says years of all centuries as they are', () => {
    expect(sayDate('0050-03-04', 'en-GB')).toBe('4 March 50');
    expect(sayDate('1871', 'en-GB')).toBe('1871');
  });

  it('reads a date typed into one field, and says where it cannot', () => {
    expect(parseTypedDate(' 2014-3 ')).toEqual({ ok: true, date: '2014-03' });
    expect(parseTypedDate('')).toBeUndefined();
    expect(parseTypedDate('last spring')).toEqual({ ok: false });
  });
});
