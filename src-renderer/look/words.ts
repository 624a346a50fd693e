import { sayDay } from '../../src-shared/book/partial-date';

/** "1,284" in the partner's locale. */
export const formatCount = (count: number): string => count.toLocaleString();

/** "1 person", "1,284 people". */
export const plural = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "Ruth Bellamy, Ann Orr and Leo Tan". */
export const listOf = (texts: readonly string[]): string => AND.format(texts);

/** "214 bytes", "48 MB": decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return plural(bytes, 'byte', 'bytes');
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000).toLocaleString()} kB`;
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1_000) return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes).toLocaleString()} MB`;
  return `${(megabytes / 1_000).toFixed(1)} GB`;
}

/** "3 March", with the year where it is not the present one. */
export function formatDay(instant: string | Date, now: Date = new Date()): string {
  const day = new Date(instant);
  if (Number.isNaN(day.getTime())) return 'an unknown day';
  return sayDay(day, day.getFullYear() !== now.getFullYear());
}

/** "today, 09:41", "3 March, 09:41". */
export function formatMoment(instant: string | Date, now: Date = new Date()): string {
  const at = new Date(instant);
  const time = at.toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' });
  return `${at.toDateString() === now.toDateString() ? 'today' : formatDay(at, now)}, ${time}`;
}
