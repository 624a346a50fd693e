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
  // Not Date.UTC, for which the year 50 is 1950.
  const at = new Date(0).setUTCFullYear(year ?? 2000, month - 1, day ?? 1);
  return formatFor(locale, day !== undefined, year !== undefined).format(at);
}

/** The day an instant falls on where the partner is: "3 March", or "3 March 2019". */
export const sayDay = (instant: Date, hasYear: boolean): string =>
  formatFor(undefined, true, hasYear).format(Date.UTC(instant.getFullYear(), instant.getMonth(), instant.getDate()));

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs as much as a hundred dates. Of UTC: where the partner is may change while the app runs. */
function formatFor(locale: string | undefined, hasDay: boolean, hasYear: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${hasDay} ${hasYear}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'long',
    ...(hasDay && { day: 'numeric' }),
    ...(hasYear && { year: 'numeric' }),
  });
  formats.set(key, made);
  return made;
}
