import type { PartialDate } from '../../../src-shared/book/fact';
import { dateOfParts } from '../facts/partial-date';

export type TypedDate = { readonly ok: true; readonly date: PartialDate } | { readonly ok: false };

/** "2014", "2014-03", "2014-03-01", as typed into one field. Empty is no date. */
export function parseTypedDate(text: string): TypedDate | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(trimmed) ?? [];
  if (year === undefined) return { ok: false };
  const date = dateOfParts({
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  });
  return date === undefined ? { ok: false } : { ok: true, date };
}
