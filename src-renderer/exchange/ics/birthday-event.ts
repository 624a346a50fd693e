import { readIsoDate, partialDate } from '../partial-date';
import type { PartialDate } from '../../../src-shared/book/fact';

/** What of a calendar entry says whether it is somebody's day. Values are unescaped. */
export interface CalendarEvent {
  readonly summary: string;
  /** DTSTART as written. */
  readonly start: string;
  readonly isWholeDay: boolean;
  /** RRULE as written; '' without one. */
  readonly rule: string;
  readonly categories: string;
  /** DTSTAMP or CREATED: when the entry was written. */
  readonly stamp: string;
  /** X-NEXTCLOUD-BC-FIELD-TYPE and X-NEXTCLOUD-BC-UNKNOWN-YEAR. */
  readonly fieldType: string;
  readonly unknownYear: string;
  /** PRODID of the calendar. */
  readonly product: string;
}

export interface SomebodysDay {
  readonly kind: 'birthday' | 'anniversary';
  readonly name: string;
  readonly date: PartialDate;
}

export type ReadEvent = SomebodysDay | { readonly why: string };

const CAKE = /[\u{1F382}\u{1F381}\u{1F389}\u{1F370}]/u;
const RING = /[\u{1F48D}\u{1F492}]/u;

/**
 * How calendars word a birthday; `name` is who has it. English, German, French, Spanish, Portuguese, Italian, Dutch,
 * Swedish, Danish, Norwegian, Polish, Czech.
 */
const BIRTHDAYS: readonly RegExp[] = [
  /^(?<name>.+?)[’'`´]s?(?: \d{1,3}(?:st|nd|rd|th))? birthday$/iu,
  /^(?<name>.+?) (?:has|is having) (?:a |his |her |their )?birthday$/iu,
  /^birthday(?: of|:| -| –) *(?<name>.+)$/iu,
  /^(?<name>.+?)(?:,| -| –|:) birthday$/iu,
  /^(?<name>.+?) \(birthday\)$/iu,
  /^(?:(?:\d{1,3}\. )?geburtstag)(?: von|:| -| –)? *(?<name>.+)$/iu,
  /^(?<name>.+?)(?:s|['’])? (?:hat |\d{1,3}\. )?geburtstag$/iu,
  /^(?:anniversaire|l['’]anniversaire)(?: de | d['’]| : | - |: )(?<name>.+)$/iu,
  /^(?:cumpleaños|aniversário|aniversario)(?: de |: | - )(?<name>.+)$/iu,
  /^compleanno(?: di |: | - )(?<name>.+)$/iu,
  /^verjaardag(?: van |: | - )(?<name>.+)$/iu,
  /^(?<name>.+?) (?:fyller år|har fødselsdag|har fødselsdag|har bursdag)$/iu,
  /^(?:urodziny|narozeniny)[: -]+(?<name>.+)$/iu,
];
const ANNIVERSARIES: readonly RegExp[] = [
  /^(?<name>.+?)[’'`´]s?(?: \d{1,3}(?:st|nd|rd|th))? (?:wedding )?anniversary$/iu,
  /^(?:wedding )?anniversary(?: of|:| -| –) *(?<name>.+)$/iu,
  /^(?:hochzeitstag|jahrestag)(?: von|:| -| –)? *(?<name>.+)$/iu,
];

/** Whose day an entry is, and which; `why` where it is nobody's. */
export function readEvent(event: CalendarEvent): ReadEvent {
  const found = whoseDay(event);
  if (found === undefined) return { why: 'no birthday' };
  if (found.name === '') return { why: 'does not say whose day it is' };
  const date = dayOf(event, found.year);
  return date === undefined ? { why: 'has no date of the calendar' } : { kind: found.kind, name: found.name, date };
}

interface Whose {
  readonly kind: SomebodysDay['kind'];
  readonly name: string;
  /** Said in the text: "(*1987)". */
  readonly year?: number;
}

function whoseDay({ summary, fieldType, categories }: CalendarEvent): Whose | undefined {
  const { text, year } = withoutYear(summary);
  const told = fieldType.toUpperCase();
  const isRing = told === 'ANNIVERSARY' || RING.test(text);
  const isCake = told === 'BDAY' || CAKE.test(text);
  const bare = text.replaceAll(new RegExp(`${CAKE.source}|${RING.source}|\\uFE0F`, 'gu'), '').trim();
  const named = (kind: SomebodysDay['kind'], name: string): Whose => ({
    kind,
    name: name.trim(),
    ...(year !== undefined && { year }),
  });
  for (const [kind, patterns] of [
    ['anniversary', ANNIVERSARIES],
    ['birthday', BIRTHDAYS],
  ] as const) {
    for (const pattern of patterns) {
      const name = pattern.exec(bare)?.groups?.['name'];
      if (name !== undefined) return named(isRing ? 'anniversary' : kind, name);
    }
  }
  if (isRing) return named('anniversary', bare);
  return isCake || /\b(?:birthdays?|geburtstage?|anniversaires)\b/iu.test(categories)
    ? named('birthday', bare)
    : undefined;
}

const YEAR_IN_TEXT = /\s*\(\s*[*°]?\s*(\d{4})\s*\)\s*$/;

function withoutYear(summary: string): { readonly text: string; readonly year?: number } {
  const text = summary.replaceAll(/\s+/g, ' ').trim().slice(0, 1_000);
  const match = YEAR_IN_TEXT.exec(text);
  return match ? { text: text.slice(0, match.index).trim(), year: Number(match[1]) } : { text };
}

/** Programs that begin the series in the year of the birth, or in 1604 where that is not known. */
const BEGINS_AT_BIRTH = /Apple|Evolution|KDE|Nextcloud|ownCloud|Sabre|Bailiwick/i;
/** A series that began so long before it was written began with the person. */
const YEARS_BEFORE = 2;

function dayOf(event: CalendarEvent, yearInText: number | undefined): PartialDate | undefined {
  const written = readIsoDate(event.start.slice(0, 10).replace(/T.*$/, ''))?.date;
  if (written === undefined || !/-\d\d-\d\d$/.test(written)) return undefined;
  const [month, day] = written.slice(-5).split('-').map(Number);
  const started = /^\d{4}/.test(written) ? Number(written.slice(0, 4)) : undefined;
  const year = yearInText ?? (isYearKnown(event, started) ? started : undefined);
  return partialDate(year, month, day) ?? partialDate(undefined, month, day);
}

function isYearKnown(event: CalendarEvent, started: number | undefined): boolean {
  if (started === undefined || started < 1800 || event.unknownYear === '1') return false;
  if (event.unknownYear === '0' || BEGINS_AT_BIRTH.test(event.product)) return true;
  if (/Google|Facebook/i.test(event.product)) return false;
  const stamped = /^(\d{4})/.exec(event.stamp)?.[1];
  return stamped !== undefined && /YEARLY/i.test(event.rule) && started <= Number(stamped) - YEARS_BEFORE;
}
