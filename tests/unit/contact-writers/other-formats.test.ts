import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../src-shared/book/contact';
import { GOOGLE_PRESET, OUTLOOK_PRESET } from '../../../src-shared/contact-writers/csv-presets';
import { calendarHead, calendarTail, contactToEvents } from '../../../src-shared/contact-writers/icalendar';
import { contactToJCard } from '../../../src-shared/contact-writers/jcard';
import { contactToLdif, ldifHead } from '../../../src-shared/contact-writers/ldif';
import { samplePeople } from '../../../src-shared/sample/sample-book';
import { openFile } from '../../../src-renderer/exchange/open-file';
import { readContacts } from '../../../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../../../src-renderer/exchange/report';
import { arbitraryCard } from '../../support/sample/arbitrary-contact';
import { readBack } from '../../support/sample/read-back';

const TIME = 60_000;
const STAMP = '2026-03-01T09:00:00.000Z';
const people = [...samplePeople('formats', 200)];

const jcards = (contacts: readonly Contact[]) => `[\n${contacts.map(contactToJCard).join(',\n')}\n]\n`;
const ldif = (contacts: readonly Contact[]) => ldifHead() + contacts.map(contactToLdif).join('');
const calendar = (contacts: readonly Contact[]) =>
  calendarHead() + contacts.map((contact) => contactToEvents(contact, STAMP)).join('') + calendarTail();

const person = (facts: Contact['facts'], more: Partial<Contact> = {}): Contact => ({
  kind: 'individual',
  name: { display: 'Ada Lovelace', given: 'Ada', family: 'Lovelace' },
  organisations: [],
  facts,
  tags: [],
  ...more,
});

const values = (contact: Contact | undefined, kind: 'email' | 'phone' | 'birthday') =>
  contact?.facts.flatMap((fact) => (fact.kind === kind ? [fact.value] : [])) ?? [];

describe('jCard of our own', () => {
  it(
    'gives every contact again as it was',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryCard, { minLength: 1, maxLength: 3 }), async (contacts) => {
          expect((await readBack(jcards(contacts), 'book.json')).contacts).toEqual(contacts);
        }),
        { numRuns: 150 },
      );
    },
    TIME,
  );

  it('says values as RFC 7095 has them, so that other programs read them', () => {
    const contact = person(
      [
        { kind: 'birthday', value: '1815-12-10' },
        { kind: 'address', value: { street: '12, St James’s Square', locality: 'London' }, types: ['home'] },
        { kind: 'verbatim', format: 'vcard', name: 'LANG', value: 'LANG;PREF=1:en' },
      ],
      { organisations: [{ name: 'Engines', department: 'Notes' }], tags: ['a', 'b, c'] },
    );
    const [, properties] = JSON.parse(contactToJCard(contact)) as [string, [string, ...unknown[]][]];
    const of = (name: string) => properties.find(([found]) => found === name);
    expect(of('n')).toEqual(['n', {}, 'text', ['Lovelace', 'Ada', '', '', '']]);
    expect(of('bday')).toEqual(['bday', {}, 'date-and-or-time', '1815-12-10']);
    expect(of('org')).toEqual(['org', {}, 'text', ['Engines', 'Notes']]);
    expect(of('adr')).toEqual([
      'adr',
      { type: 'home' },
      'text',
      ['', '', '12, St James’s Square', 'London', '', '', ''],
    ]);
    expect(of('categories')).toEqual(['categories', {}, 'text', 'a', 'b, c']);
    expect(of('lang')).toEqual(['lang', { pref: '1' }, 'unknown', 'en']);
  });
});

describe('LDIF of our own', () => {
  it(
    'gives every contact again as it was',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryCard, { minLength: 1, maxLength: 3 }), async (contacts) => {
          expect((await readBack(ldif(contacts), 'book.ldif')).contacts).toEqual(contacts);
        }),
        { numRuns: 150 },
      );
    },
    TIME,
  );

  it('tells other programs the same in the attributes that they know', async () => {
    const forOthers = ldif(people).replaceAll(/^bailiwickLine::? .*\n(?: .*\n)*/gm, '');
    const { contacts } = await readBack(forOthers, 'book.ldif');
    expect(contacts).toHaveLength(people.length);
    for (const [index, contact] of people.entries()) {
      expect(contacts[index]?.name).toMatchObject({ display: contact.name.display, family: contact.name.family });
      expect(values(contacts[index], 'email')).toEqual(values(contact, 'email'));
      expect(values(contacts[index], 'birthday')).toEqual(values(contact, 'birthday').slice(0, 1));
      expect(contacts[index]?.organisations[0]?.name).toBe(contact.organisations[0]?.name);
    }
  });

  it('has only lines of ASCII, at most 76 letters long', () => {
    fc.assert(
      fc.property(arbitraryCard, (contact) => {
        for (const line of contactToLdif(contact).split('\n')) {
          expect(line).toMatch(/^[ -~]*$/);
          expect(line.length).toBeLessThanOrEqual(76);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a calendar of our own', () => {
  it('reminds of each day at nine in the morning of it', () => {
    const ada: Contact = {
      kind: 'individual',
      name: { display: 'Ada; Lovelace' },
      organisations: [],
      facts: [{ kind: 'birthday', value: '1815-12-10' }],
      tags: [],
    };
    const lines = contactToEvents(ada, '2026-11-22T09:00:00.000Z').split('\r\n');
    const from = lines.indexOf('BEGIN:VALARM');
    expect(lines.slice(from, from + 6)).toEqual([
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:PT9H',
      'DESCRIPTION:Ada\\; Lovelace’s birthday',
      'END:VALARM',
      'END:VEVENT',
    ]);
  });

  it('holds every day that comes round, and gives it again with what is known of the year', async () => {
    const days: Contact[] = [
      person([{ kind: 'birthday', value: '1985-04-12' }]),
      person([{ kind: 'birthday', value: '--02-29' }], { name: { display: 'Leapy; Leopold, “Leo”' } }),
      person([{ kind: 'birthday', value: '1985-04' }], { name: { display: 'Nobody' } }),
      person([{ kind: 'anniversary', value: '2010-06-06' }], { name: { display: 'Vera Møller' } }),
    ];
    const { contacts } = await readBack(calendar(days), 'days.ics');
    expect(contacts.map(({ name, facts }) => ({ name: name.display, facts }))).toEqual([
      { name: 'Ada Lovelace', facts: [{ kind: 'birthday', value: '1985-04-12' }] },
      { name: 'Leapy; Leopold, “Leo”', facts: [{ kind: 'birthday', value: '--02-29' }] },
      { name: 'Vera Møller', facts: [{ kind: 'anniversary', value: '2010-06-06' }] },
    ]);
  });
});

async function readTable(text: string) {
  const bytes = new TextEncoder().encode(text);
  const opened = openFile({ fileName: 'book.csv', chunks: [bytes], size: bytes.length });
  if (!opened.ok) throw new Error(opened.error.kind);
  const reading = readContacts(opened.value, {}, new ReportBuilder(), { bytes: 0 });
  if (!reading.ok) throw new Error(reading.error.kind);
  const { program, csv } = reading.value.about();
  return { program, needsMapping: csv?.needsMapping, contacts: (await readBack(bytes, 'book.csv')).contacts };
}

describe.each([
  ['Outlook', OUTLOOK_PRESET, 'Outlook'],
  ['Google', GOOGLE_PRESET, 'Google Contacts'],
])('CSV for %s', (_, preset, program) => {
  it('is recognised by its columns and gives names, employers, e-mails and days again', async () => {
    const table = await readTable(preset.head() + people.map(preset.one).join(''));
    expect(table).toMatchObject({ program, needsMapping: false });
    expect(table.contacts).toHaveLength(people.length);
    for (const [index, contact] of people.entries()) {
      const read = table.contacts[index];
      expect(read?.name).toMatchObject({ family: contact.name.family, given: contact.name.given });
      expect(read?.organisations[0]?.name).toBe(contact.organisations[0]?.name);
      expect(values(read, 'email')).toEqual(values(contact, 'email'));
      expect(values(read, 'phone').toSorted()).toEqual(values(contact, 'phone').toSorted());
    }
  });

  it('leaves no cell that a spreadsheet would run, and telephone numbers as they are', () => {
    fc.assert(
      fc.property(arbitraryCard, (contact) => {
        const [cells = []] = Papa.parse<string[]>(preset.one(contact), { delimiter: ',', newline: '\r\n' }).data;
        for (const cell of cells) expect(cell).not.toMatch(/^[=@\t\r]|^[+-](?![\d\s()./-]*$)/);
      }),
      { numRuns: 60 },
    );
    expect(preset.one(person([{ kind: 'phone', value: '+44 20 7946 0000' }]))).toContain(',+44 20 7946 0000,');
    expect(preset.one(person([{ kind: 'phone', value: '+cmd|1' }]))).toContain(",'+cmd|1,");
  });
});
