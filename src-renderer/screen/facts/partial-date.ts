import type { PartialDate } from '../../../src-shared/book/fact';
import { sayDate, type DateParts } from '../../../src-shared/book/partial-date';

/** Undefined where the parts make no date: a day without a month, a year with a day but no month, 31 April. */
export function dateOfParts({ year, month, day }: DateParts): PartialDate | undefined {
  if ([year, month, day].some((part) => part !== undefined && !Number.isInteger(part))) return undefined;
  if (day !== undefined && (month === undefined || day < 1 || day > daysIn(month, year))) return undefined;
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (year !== undefined && (year < 1 || year > 9999)) return undefined;
  const two = (part: number) => String(part).padStart(2, '0');
  const tail = `${month === undefined ? '' : `-${two(month)}`}${day === undefined ? '' : `-${two(day)}`}`;
  if (year !== undefined) return `${String(year).padStart(4, '0')}${tail}`;
  return month === undefined ? undefined : `-${tail}`;
}

/** Without a year February has 29 days. */
const daysIn = (month: number, year = 2000): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** "since 2014", "until 2019", "2014 to 2019". */
export function saySpan(since: PartialDate | undefined, until: PartialDate | undefined): string | undefined {
  if (since && until) return `${sayDate(since)} to ${sayDate(until)}`;
  if (since) return `since ${sayDate(since)}`;
  return until ? `until ${sayDate(until)}` : undefined;
}
