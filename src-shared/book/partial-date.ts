import type { PartialDate } from './fact';

/** The parts of a date of which some may be unknown. `month` counts from 1. */
export interface DateParts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

const SPELLING = /^(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?)$/;

export function partsOfDate(date: PartialDate): DateParts {
  const [, year, month, day, bareMonth, bareDay] = SPELLING.exec(date) ?? [];
  const named = { year, month: month ?? bareMonth, day: day ?? bareDay };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, digits]) => (digits === undefined ? [] : [[name, Number(digits)]])),
  );
}

/** "3 December 1971", "3 December", "December 1971", "1971", in the partner's locale where none is named. */
export function sayDate(date: PartialDate, locale?: string): string {
  const { year, month, day } = partsOfDate(date);
  if (month === undefined) return year === undefined ? date : String(year);
  const at = new Date(Date.UTC(year ?? 2000, month - 1, day ?? 1));
  return at.toLocaleDateString(locale, {
    timeZone: 'UTC',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
    ...(year === undefined ? {} : { year: 'numeric' }),
  });
}
