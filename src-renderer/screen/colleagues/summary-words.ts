import type { SummaryContent } from '../../../src-shared/directory-contract';

/** ISO date or instant as "21 Nov 2027". */
export const shortDay = (date: string): string =>
  new Date(date.length === 10 ? `${date}T12:00:00` : date).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });

/** For rows: "12 Nov" this year, "Nov 2025" before. */
export function rowDay(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  const isThisYear = at.getFullYear() === now.getFullYear();
  return at.toLocaleDateString(
    undefined,
    isThisYear ? { day: 'numeric', month: 'short' } : { month: 'short', year: 'numeric' },
  );
}

/** Whom a summary names: the client, or the person there. */
export const sayAbout = ({ client, person }: SummaryContent): string => (person ? `${person.name}, ${client}` : client);
