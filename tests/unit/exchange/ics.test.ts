import { describe, expect, it } from 'vitest';

import { readBack } from '../../support/sample/read-back';

const event = (summary: string, start: string, ...more: readonly string[]) =>
  ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:${start}`, `SUMMARY:${summary}`, ...more, 'END:VEVENT'].join('\r\n');
const calendar = (product: string, ...events: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${product}`, ...events, 'END:VCALENDAR', ''].join('\r\n');

const days = async (product: string, ...events: readonly string[]) =>
  (await readBack(calendar(product, ...events), 'a.ics')).contacts.map(({ name, facts }) => [
    name.display,
    ...facts.flatMap((fact) => (typeof fact.value === 'string' ? [`${fact.kind} ${fact.value}`] : [])),
  ]);

describe('birthdays of a calendar', () => {
  it.each([
    ['Joan Appleseed’s 24th Birthday', 'Joan Appleseed'],
    ["Max's birthday", 'Max'],
    ['Birthday: Mia Mixed', 'Mia Mixed'],
    ['Geburtstag von Jürgen Groß', 'Jürgen Groß'],
    ['Jürgens Geburtstag', 'Jürgen'],
    ["Anniversaire d'Élodie Petit", 'Élodie Petit'],
    ['Cumpleaños de Ana', 'Ana'],
    ['🎂 Yuki 山田', 'Yuki 山田'],
  ])('finds whose day it is in "%s"', async (summary, name) => {
    expect(await days('-//Google//', event(summary, '20240517'))).toEqual([[name, 'birthday --05-17']]);
  });

  it('knows the year only where the calendar says it', async () => {
    const of = async (product: string, ...lines: readonly string[]) =>
      (await days(product, event(lines[0] ?? '', lines[1] ?? '', ...lines.slice(2))))[0]?.[1];
    expect(await of('-//Apple Inc.//', "A's birthday", '19900203')).toBe('birthday 1990-02-03');
    expect(await of('-//Apple Inc.//', "A's birthday", '16040203')).toBe('birthday --02-03');
    expect(await of('-//Google//', "A's birthday", '19900203')).toBe('birthday --02-03');
    expect(await of('-//X//', "A's birthday (1990)", '20240203')).toBe('birthday 1990-02-03');
    expect(await of('-//X//', "A's birthday", '20240203', 'RRULE:FREQ=YEARLY', 'DTSTAMP:20240101T000000Z')).toBe(
      'birthday --02-03',
    );
    expect(await of('-//X//', "A's birthday", '19900203', 'RRULE:FREQ=YEARLY', 'DTSTAMP:20240101T000000Z')).toBe(
      'birthday 1990-02-03',
    );
  });

  it('makes one person of a birthday, its moved occurrences and an anniversary', async () => {
    expect(
      await days(
        '-//Google//',
        event("Ada L's birthday", '20141210', 'RDATE:20131210Z'),
        event("Ada L's birthday", '20131210', 'RECURRENCE-ID;VALUE=DATE:20131210'),
        event("Ada L's wedding anniversary", '20140606'),
      ),
    ).toEqual([['Ada L', 'birthday --12-10', 'anniversary --06-06']]);
  });

  it('keeps two people of one name apart where their days differ', async () => {
    expect(await days('-//Google//', event("Ada's birthday", '20140101'), event("Ada's birthday", '20140202'))).toEqual(
      [
        ['Ada', 'birthday --01-01'],
        ['Ada', 'birthday --02-02'],
      ],
    );
  });

  it('leaves other entries out and says so, and what of an entry no person has', async () => {
    const { contacts, report } = await readBack(
      calendar('-//X//', event('Dentist', '20240105'), event("Ada's birthday", '20240106', 'STATUS:CONFIRMED')),
      'a.ics',
    );
    expect(contacts).toHaveLength(1);
    expect(report.skipped).toEqual([
      { where: 'entry 1, line 4', what: 'VEVENT', why: 'no birthday' },
      { where: 'entry 2, line 8', what: 'STATUS', why: 'belongs to the calendar entry, not to the person' },
    ]);
  });

  it('reads none of an alarm’s lines as the entry’s', async () => {
    const alarm = ['BEGIN:VALARM', 'SUMMARY:Wake up', 'END:VALARM'];
    const text = event("Ada's birthday", '20240106').replace('SUMMARY', `${alarm.join('\r\n')}\r\nSUMMARY`);
    expect(await days('-//X//', text)).toEqual([['Ada', 'birthday --01-06']]);
  });
});
