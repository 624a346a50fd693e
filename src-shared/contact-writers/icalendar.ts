import type { Contact } from '../book/contact';
import type { BareFact } from '../book/fact';
import { escapeText, foldLine } from './content-line';
import { PRODUCT } from './words';

const CRLF = '\r\n';

/** What a calendar (RFC 5545) begins and ends with. */
export const calendarHead = (): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${PRODUCT}`, 'CALSCALE:GREGORIAN', ''].join(CRLF);
export const calendarTail = (): string => `END:VCALENDAR${CRLF}`;

/** What a calendar holds of a contact: the name, and the days that come every year. Undefined where there are none. */
export function daysOf({ kind, name, uid, facts }: Contact): Contact | undefined {
  const days = facts.flatMap((fact) => (isDay(fact) ? [{ kind: fact.kind, value: fact.value }] : []));
  if (days.length === 0) return undefined;
  const { display } = name;
  return { kind, name: { display }, ...(uid !== undefined && { uid }), organisations: [], facts: days, tags: [] };
}

type Day = Extract<BareFact, { kind: 'birthday' | 'anniversary' }>;

/** A month and a day: a year alone comes round on no day. */
const isDay = (fact: BareFact): fact is Day =>
  (fact.kind === 'birthday' || fact.kind === 'anniversary') && /-\d\d-\d\d$/.test(fact.value);

/**
 * Birthdays and anniversaries as whole-day entries with a reminder that repeat every year, from the year of the first where it is known
 * and from 1604 where it is not, as Apple has it: a leap year, in which every day exists. `stamp`: when the file is made,
 * ISO 8601 in UTC.
 */
export function contactToEvents(contact: Contact, stamp: string): string {
  return (daysOf(contact)?.facts.filter(isDay) ?? []).map((day, index) => eventOf(contact, day, index, stamp)).join('');
}

function eventOf({ name, uid }: Contact, { kind, value }: Day, index: number, stamp: string): string {
  const year = value.startsWith('--') ? '1604' : value.slice(0, 4);
  const [month = '', day = ''] = value.slice(-5).split('-');
  const what = kind === 'birthday' ? 'birthday' : 'anniversary';
  const identity = `${uid ?? encodeURIComponent(name.display)}-${what}-${index}`.replaceAll(/\s+/g, ' ');
  const summary = escapeText(`${name.display.replaceAll(/\s+/g, ' ')}’s ${what}`);
  const lines = [
    'BEGIN:VEVENT',
    `UID:${escapeText(identity)}`,
    `DTSTAMP:${stamp.replaceAll(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${year}${month}${day}`,
    // On 29 February most years have no such day: the last of the month then (RFC 5545 §3.3.10).
    month === '02' && day === '29' ? 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1' : 'RRULE:FREQ=YEARLY',
    `SUMMARY:${summary}`,
    `CATEGORIES:${kind === 'birthday' ? 'Birthday' : 'Anniversary'}`,
    'TRANSP:TRANSPARENT',
    // At nine on the day itself: a whole-day entry begins at midnight (RFC 5545 §3.8.6.3).
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:PT9H',
    `DESCRIPTION:${summary}`,
    'END:VALARM',
    'END:VEVENT',
  ];
  return lines.map((line) => `${foldLine(line)}${CRLF}`).join('');
}
