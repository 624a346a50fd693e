import type { PartialDate } from '../../../src-shared/book/fact';

const DAYS_PER_MONTH_FIELD = 32;
const WITH_YEAR = /^(\d{4})-(\d\d)-(\d\d)$/;
const WITHOUT_YEAR = /^--(\d\d)-(\d\d)$/;

/** Month * 32 + day; 0 where one of them is unknown. */
export function dayOf(date: PartialDate): number {
  const match = WITHOUT_YEAR.exec(date) ?? WITH_YEAR.exec(date)?.slice(1);
  if (!match) return 0;
  return Number(match[1]) * DAYS_PER_MONTH_FIELD + Number(match[2]);
}

/** Year of a date, where it is known. */
export function yearOf(date: PartialDate): number | undefined {
  const year = /^\d{4}/.exec(date)?.[0];
  return year === undefined ? undefined : Number(year);
}

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** A day of the calendar with what is kept on it. */
export interface ComingDay {
  /** ISO 8601 date. */
  readonly on: string;
  readonly year: number;
  /** Days as `dayOf` writes them that are kept on this one. */
  readonly days: readonly number[];
}

const LEAP_DAY = 2 * DAYS_PER_MONTH_FIELD + 29;

/** `count` days from `first` (ISO 8601 date) on. In years without a 29 February its birthdays are kept on the 28th. */
export function comingDays(first: string, count: number): readonly ComingDay[] {
  const start = Date.parse(`${first}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(start + index * 86_400_000);
    const year = date.getUTCFullYear();
    const day = (date.getUTCMonth() + 1) * DAYS_PER_MONTH_FIELD + date.getUTCDate();
    const days = day === LEAP_DAY - 1 && !isLeapYear(year) ? [day, LEAP_DAY] : [day];
    return { on: date.toISOString().slice(0, 10), year, days };
  });
}
