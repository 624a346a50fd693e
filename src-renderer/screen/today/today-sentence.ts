import type { Today } from '../../../src-shared/vault-contract';
import { plural } from '../../look';

const DAY_MS = 24 * 60 * 60 * 1000;

/** "Friday 21 November. Ruth Bellamy’s birthday is Tuesday." Facts, not a greeting. */
export function todaySentence({ birthdays, people }: Today, now: Date): string {
  const day = now.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
  const [first, ...others] = birthdays;
  if (!first) return `${day}. ${plural(people, 'person', 'people')} in the book; no birthday in the next two weeks.`;
  const when = whenWords(first.on, now);
  const more = others.length === 0 ? '' : `, and ${plural(others.length, 'more', 'more')} within two weeks`;
  return `${day}. ${first.display}’s birthday is ${when}${more}.`;
}

/** Whole days from today's date to an ISO date. */
export function daysUntil(date: string, now: Date): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(`${date}T00:00:00Z`) - today) / DAY_MS);
}

/** "today", "tomorrow", "Tuesday", "3 December". */
export function whenWords(date: string, now: Date): string {
  const days = daysUntil(date, now);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  const at = new Date(`${date}T00:00:00Z`);
  const options = days < 7 ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const);
  return at.toLocaleDateString(undefined, { ...options, timeZone: 'UTC' });
}
