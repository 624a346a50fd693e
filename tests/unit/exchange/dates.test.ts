import { describe, expect, it } from 'vitest';

import { readCsvDate } from '../../../src-renderer/exchange/csv/csv-date';
import { readIsoDate } from '../../../src-renderer/exchange/partial-date';

describe('dates of vCards', () => {
  it.each([
    ['19850412', '1985-04-12'],
    ['1985-04-12', '1985-04-12'],
    ['1985-04', '1985-04'],
    ['1985', '1985'],
    ['--0412', '--04-12'],
    ['--04-12', '--04-12'],
    ['--04', '--04'],
    ['--0229', '--02-29'],
    ['20000229', '2000-02-29'],
    ['1604-03-26', '--03-26'],
    ['0000-12-24', '--12-24'],
    ['1996-04-15T201243+04:00', '1996-04-15'],
    ['19531015T231000Z', '1953-10-15'],
  ])('reads %s as %s', (written, date) => {
    expect(readIsoDate(written)?.date).toBe(date);
  });

  it.each([
    '---12',
    '19790229',
    '1990-02-30',
    '99999-01-01',
    '0000-00-00',
    '206-12-15',
    '19723101',
    'circa 1800',
    'T102200',
    '',
  ])('invents nothing for %s', (written) => {
    expect(readIsoDate(written)).toBeUndefined();
  });

  it('takes the year that X-APPLE-OMIT-YEAR names for none', () => {
    expect(readIsoDate('1789-07-14', '1789')).toEqual({ date: '--07-14' });
  });
});

describe('dates of tables', () => {
  it.each([
    ['1972-01-31', false, '1972-01-31'],
    [' --02-29', false, '--02-29'],
    ['31.1.1972', false, '1972-01-31'],
    ['2/3/1990', false, '1990-02-03'],
    ['2/3/1990', true, '1990-03-02'],
    ['20/01/1991', false, '1991-01-20'],
    ['1/20/1991', true, '1991-01-20'],
    ['1990/2/3', true, '1990-02-03'],
  ])('reads %s (day first: %s) as %s', (written, isDayFirst, date) => {
    expect(readCsvDate(written, isDayFirst)).toMatchObject({ date });
  });

  it('says which dates it had to guess', () => {
    expect(readCsvDate('2/3/1990', false)).toEqual({ date: '1990-02-03', isGuess: true });
    expect(readCsvDate('3/3/1990', false)).toEqual({ date: '1990-03-03' });
  });

  it('knows what stands for no date, and does not guess a century', () => {
    expect(readCsvDate('0/0/00', false)).toBe('none');
    expect(readCsvDate('0.0.00', true)).toBe('none');
    expect(readCsvDate('2/3/90', false)).toBe('unreadable');
    expect(readCsvDate('31/02/1990', true)).toBe('unreadable');
  });
});
