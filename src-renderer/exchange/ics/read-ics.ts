import { escapeSimple, escapeText, spellLine } from '../../../src-shared/contact-writers/content-line';
import type { Encoding } from '../bytes/decode';
import { binaryChunks, decodeChunks, withPlainLineEnds, type Progress } from '../bytes/text';
import type { ReportBuilder } from '../report';
import type { ReadContact } from '../vcard/finish-card';
import { LineReader } from '../vcard/line-reader';
import { parameter, parseProperty } from '../vcard/property';
import { readLines } from '../vcard/read-vcards';
import { unescapeText, valueText } from '../vcard/value';
import { readEvent, type CalendarEvent, type SomebodysDay } from './birthday-event';

/** People whose days are held to join what several entries say of one; a calendar of more is no partner's. */
const MOST_PEOPLE = 200_000;
/** People of one name whose days contradict: each new day is compared with all of theirs. */
const MOST_NAMESAKES = 100;
const MOST_PROPERTIES = 2_000;

interface Person {
  readonly name: string;
  readonly number: number;
  readonly line: number;
  birthday?: SomebodysDay;
  anniversary?: SomebodysDay;
}

export interface Calendar {
  /** PRODID values seen. */
  readonly programs: Set<string>;
  readonly contacts: Generator<ReadContact>;
}

/**
 * The birthdays and anniversaries in a calendar (RFC 5545), one contact a person. Series are not unrolled: the day an
 * entry starts at is the day; repeated and moved entries of one series are one day.
 */
export function openCalendar(
  chunks: readonly Uint8Array[],
  encoding: Encoding,
  report: ReportBuilder,
  progress: Progress,
): Calendar {
  const programs = new Set<string>();
  const pieces = encoding.isMixed ? binaryChunks(chunks, progress) : decodeChunks(chunks, encoding.label, progress);
  const events = readEvents(new LineReader(withPlainLineEnds(pieces)), encoding, programs);
  return { programs, contacts: readPeople(events, report) };
}

function* readPeople(events: Iterable<FoundEvent>, report: ReportBuilder): Generator<ReadContact> {
  const people = new Map<string, Person[]>();
  let count = 0;
  for (const { number, line, event, others } of events) {
    const place = `entry ${number}, line ${line}`;
    const read = readEvent(event);
    if ('why' in read) {
      report.skipped(place, 'VEVENT', read.why);
      continue;
    }
    // Also the name of the entry's series, so that its moved occurrences are not told one by one.
    const problem = count < MOST_PEOPLE ? addDay(people, read, number, line) : 'too many people';
    if (problem !== undefined) report.skipped(place, 'VEVENT', problem);
    else {
      count++;
      if (!event.isWholeDay) report.changed(place, 'DTSTART', 'the time of day is not kept');
      if (others.length > 0) report.skipped(place, others, 'belongs to the calendar entry, not to the person');
    }
  }
  for (const same of people.values()) for (const person of same) yield contactOf(person, report);
}

/** Days of one name are one person's unless they contradict. Says why a day is left out. */
function addDay(people: Map<string, Person[]>, day: SomebodysDay, number: number, line: number): string | undefined {
  const key = day.name.toLowerCase();
  const same = people.get(key) ?? [];
  people.set(key, same);
  if (same.some((person) => person[day.kind] !== undefined && isSameDay(person[day.kind], day)))
    return 'the same day again';
  const person = same.find((candidate) => candidate[day.kind] === undefined);
  if (person) person[day.kind] = day;
  else if (same.length >= MOST_NAMESAKES) return `more than ${MOST_NAMESAKES} people of one name`;
  else same.push({ name: day.name, number, line, [day.kind]: day });
  return undefined;
}

const isSameDay = (a: SomebodysDay | undefined, b: SomebodysDay): boolean =>
  a !== undefined &&
  a.date.slice(-5) === b.date.slice(-5) &&
  (a.date === b.date || [a, b].some(({ date }) => date.startsWith('--')));

function contactOf({ name, number, line, birthday, anniversary }: Person, report: ReportBuilder): ReadContact {
  const texts = [
    'VERSION:4.0',
    spellLine({ name: 'FN', parameters: [], value: escapeSimple(name, '4.0') }),
    ...nameLine(name),
    ...(birthday ? [`BDAY:${birthday.date}`] : []),
    ...(anniversary ? [`ANNIVERSARY:${anniversary.date}`] : []),
  ];
  return readLines(
    texts.map((text) => ({ text, number: line })),
    report,
    (at) => `entry ${number}, line ${at}`,
  );
}

/** "Joan Appleseed" is taken for given and family name; what has more or fewer parts stays one name. */
function nameLine(name: string): string[] {
  const [given, family, ...more] = name.split(' ');
  return given && family && more.length === 0 && /^[\p{L}'’.-]+ [\p{L}'’.-]+$/u.test(name)
    ? [`N:${escapeText(family)};${escapeText(given)};;;`]
    : [];
}

interface FoundEvent {
  readonly number: number;
  readonly line: number;
  readonly event: CalendarEvent;
  /** Names of the properties that no person has. */
  readonly others: readonly string[];
}

/** Which property each field of an event is. */
const FIELDS = {
  summary: 'SUMMARY',
  start: 'DTSTART',
  rule: 'RRULE',
  categories: 'CATEGORIES',
  fieldType: 'X-NEXTCLOUD-BC-FIELD-TYPE',
  unknownYear: 'X-NEXTCLOUD-BC-UNKNOWN-YEAR',
} as const;
const READ = new Set<string>([...Object.values(FIELDS), 'DTSTAMP', 'CREATED', 'DTEND', 'DURATION', 'UID', 'SEQUENCE']);

function* readEvents(lines: LineReader, encoding: Encoding, programs: Set<string>): Generator<FoundEvent> {
  const charset = { isBinary: encoding.isMixed, fallback: encoding.label };
  let number = 0;
  let product = '';
  let open: { readonly line: number; readonly values: Map<string, string>; isWholeDay: boolean } | undefined;
  let depth = 0;
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    const property = line.isCut ? undefined : parseProperty(line);
    if (property === undefined) continue;
    const { name, value } = property;
    const component = value.trim().toUpperCase();
    if (name === 'BEGIN' && component === 'VEVENT')
      [open, depth] = [{ line: line.number, values: new Map(), isWholeDay: false }, 0];
    else if (name === 'BEGIN') depth++;
    else if (name === 'END' && component === 'VEVENT' && open !== undefined) {
      yield foundEvent(++number, open, product);
      open = undefined;
    } else if (name === 'END') depth = Math.max(0, depth - 1);
    else if (open === undefined) {
      if (name === 'PRODID') {
        product = value.trim().slice(0, 200);
        if (programs.size < 8) programs.add(product);
      }
    } else if (depth === 0 && open.values.size < MOST_PROPERTIES && !open.values.has(name)) {
      // What stands in an alarm within the entry is the alarm's.
      open.values.set(name, unescapeText(valueText(property, charset)));
      if (name === 'DTSTART') open.isWholeDay = parameter(property, 'VALUE') === 'DATE' || !/T\d/.test(value);
    }
  }
}

function foundEvent(
  number: number,
  {
    line,
    values,
    isWholeDay,
  }: { readonly line: number; readonly values: ReadonlyMap<string, string>; readonly isWholeDay: boolean },
  product: string,
): FoundEvent {
  const value = (name: string): string => values.get(name) ?? '';
  return {
    number,
    line,
    others: [...values.keys()].filter((name) => !READ.has(name)),
    event: {
      summary: value(FIELDS.summary),
      start: value(FIELDS.start),
      rule: value(FIELDS.rule),
      categories: value(FIELDS.categories),
      stamp: value('CREATED') || value('DTSTAMP'),
      fieldType: value(FIELDS.fieldType),
      unknownYear: value(FIELDS.unknownYear),
      isWholeDay,
      product,
    },
  };
}

const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/Bailiwick/i, 'Bailiwick'],
  [/Google/i, 'Google Calendar'],
  [/Apple/i, 'Apple Calendar'],
  [/Facebook/i, 'Facebook'],
  [/nextcloud/i, 'Nextcloud'],
  [/Mozilla|Thunderbird/i, 'Thunderbird'],
  [/Microsoft|Outlook/i, 'Outlook'],
];

export const programOfCalendar = (products: ReadonlySet<string>): string | undefined => {
  const names = new Set([...products].map((product) => PROGRAMS.find(([pattern]) => pattern.test(product))?.[1]));
  return names.size === 1 ? [...names][0] : undefined;
};
