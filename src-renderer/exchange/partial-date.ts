import type { PartialDate } from '../../src-shared/book/fact';

/** Year that Apple's and other programs write where the year of a birthday is not known. */
const YEAR_FOR_UNKNOWN = 1604;

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A date from its parts; undefined where no such day exists. Year 0, 1604 or none: the year is not known. */
export function partialDate(year: number | undefined, month?: number, day?: number): PartialDate | undefined {
  const knownYear = year === 0 || year === YEAR_FOR_UNKNOWN ? undefined : year;
  if (month === undefined) return knownYear === undefined ? undefined : pad(knownYear, 4);
  if (month < 1 || month > 12) return undefined;
  const start = knownYear === undefined ? '--' : `${pad(knownYear, 4)}-`;
  if (day === undefined) return start + pad(month, 2);
  const isLeapDay = month === 2 && day === 29;
  if (day < 1 || day > (DAYS_IN_MONTH[month - 1] ?? 0)) return undefined;
  if (isLeapDay && knownYear !== undefined && !isLeapYear(knownYear)) return undefined;
  return `${start}${pad(month, 2)}-${pad(day, 2)}`;
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const pad = (value: number, length: number): string => String(value).padStart(length, '0');

// ISO 8601 as RFC 6350 §4.3.1 and RFC 2426 §3.1.5 use it: basic or extended, truncated at either end, a time after it.
const FULL = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/;
const YEAR_MONTH = /^(\d{4})-(\d{2})$/;
const YEAR = /^(\d{4})$/;
const MONTH_DAY = /^--(\d{2})-?(\d{2})(?:T.*)?$/;
const MONTH = /^--(\d{2})$/;

export interface ReadDate {
  readonly date: PartialDate;
  /** What stood there and is not in `date`. */
  readonly lost?: 'time';
}

/** A date as vCards write it; undefined where it is none, or a day without a month. */
export function readIsoDate(text: string, unknownYear?: string): ReadDate | undefined {
  const written = text.trim();
  const full = FULL.exec(written);
  const parts = full ?? YEAR_MONTH.exec(written) ?? YEAR.exec(written);
  if (parts) {
    const year = parts[1] === unknownYear ? undefined : Number(parts[1]);
    return dated(partialDate(year, optionalNumber(parts[2]), optionalNumber(parts[3])), written);
  }
  const monthDay = MONTH_DAY.exec(written) ?? MONTH.exec(written);
  if (!monthDay) return undefined;
  return dated(partialDate(undefined, Number(monthDay[1]), optionalNumber(monthDay[2])), written);
}

const optionalNumber = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

function dated(date: PartialDate | undefined, written: string): ReadDate | undefined {
  if (date === undefined) return undefined;
  return /[T ]./.test(written) ? { date, lost: 'time' } : { date };
}
