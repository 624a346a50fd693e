import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { afterAll, describe, expect, it } from 'vitest';

import type { Contact } from '../../../src-shared/book/contact';
import { calendarHead, calendarTail, contactToEvents, daysOf } from '../../../src-shared/contact-writers/icalendar';
import { contactToVCard } from '../../../src-shared/contact-writers/vcard';
import { samplePeople } from '../../../src-shared/sample/sample-book';
import { arbitraryCard } from '../../support/sample/arbitrary-contact';

const PYTHON = '/usr/bin/python3';
const hasVobject = spawnSync(PYTHON, ['-c', 'import vobject']).status === 0;
if (!hasVobject) console.warn('python3-vobject is not installed: what it reads of our vCards is not tested.');

const people = [...samplePeople('others', 300)];
const values = (contact: Contact, kind: 'email' | 'phone' | 'note') =>
  contact.facts.flatMap((fact) => (fact.kind === kind ? [fact.value] : []));

describe.skipIf(!hasVobject)("Debian's vobject", () => {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-vobject-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads in our vCard 3.0 what we wrote', () => {
    const file = join(folder, 'book.vcf');
    writeFileSync(file, people.map((contact) => contactToVCard(contact, '3.0')).join(''));
    const program = join(import.meta.dirname, '../../support/sample/vobject-read.py');
    const read: unknown = JSON.parse(execFileSync(PYTHON, [program, file], { encoding: 'utf8' }));
    expect(read).toEqual(
      people.map((contact) => ({
        fn: contact.name.display,
        family: contact.name.family ?? '',
        given: contact.name.given ?? '',
        emails: values(contact, 'email'),
        phones: values(contact, 'phone'),
        notes: values(contact, 'note'),
        org: contact.organisations.slice(0, 1).flatMap(({ name, department }) => [name, department].filter(Boolean)),
        title: contact.organisations.flatMap(({ title }) => title ?? []),
        streets: contact.facts.flatMap((fact) => (fact.kind === 'address' ? [fact.value.street] : [])),
      })),
    );
  }, 60_000);
});

describe.skipIf(!hasVobject)("Debian's vobject, of our clients", () => {
  it('reads a company by its name, and every number, address and note', () => {
    const firms: readonly Contact[] = people.slice(0, 40).map(({ facts, tags }, index) => {
      const display = `Kestrel; Söhne, ${index} GmbH`;
      const client = { aliases: ['Kestrel'], references: [{ label: 'Client; number', value: String(index) }] };
      return { kind: 'org', name: { display }, organisations: [{ name: display }], facts, tags, client };
    });
    const program = [
      'import json, sys, vobject',
      'cards = list(vobject.readComponents(sys.stdin.buffer.read().decode()))',
      'lines = lambda card, name: [line.value for line in card.contents.get(name, [])]',
      'kinds = lambda card: lines(card, "x-addressbookserver-kind") + lines(card, "x-abshowas")',
      'print(json.dumps([[c.fn.value, c.org.value, kinds(c), lines(c, "tel"), lines(c, "note")] for c in cards]))',
    ].join('\n');
    const input = firms.map((contact) => contactToVCard(contact, '3.0')).join('');
    const read: unknown = JSON.parse(execFileSync(PYTHON, ['-c', program], { input, encoding: 'utf8' }));
    expect(read).toEqual(
      firms.map((contact) => [
        contact.name.display,
        [contact.name.display],
        ['org', 'COMPANY'],
        values(contact, 'phone'),
        values(contact, 'note'),
      ]),
    );
  });
});

describe.skipIf(!hasVobject)("Debian's vobject, of our calendars", () => {
  it('reads every day that comes round, and that it does', () => {
    const days = people.filter((contact) => daysOf(contact) !== undefined);
    const text =
      calendarHead() + days.map((one) => contactToEvents(one, '2026-03-01T09:00:00.000Z')).join('') + calendarTail();
    const program = [
      'import json, sys, vobject',
      'days = vobject.readOne(sys.stdin.buffer.read().decode()).vevent_list',
      'print(json.dumps([[d.summary.value, str(d.dtstart.value)[5:], d.rrule.value] for d in days]))',
    ].join('\n');
    const read: unknown = JSON.parse(execFileSync(PYTHON, ['-c', program], { input: text, encoding: 'utf8' }));
    expect(read).toEqual(
      days.flatMap((contact) =>
        (daysOf(contact)?.facts ?? []).map(({ kind, value }) => [
          `${contact.name.display}’s ${kind}`,
          typeof value === 'string' ? value.slice(-5) : '',
          typeof value === 'string' && value.endsWith('02-29') ? 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1' : 'FREQ=YEARLY',
        ]),
      ),
    );
  });
});

describe('ical.js', () => {
  it.each(['4.0', '3.0'] as const)(
    'reads the name in our vCard %s, whatever stands around it',
    (version) => {
      fc.assert(
        fc.property(arbitraryCard, (contact) => {
          const [, properties] = ICAL.parse(contactToVCard(contact, version)) as [
            string,
            [string, object, string, ...unknown[]][],
          ];
          const display = properties.find(([name]) => name === 'fn')?.[3];
          // ical.js leaves the semicolon escapes of vCard 3.0 as they are.
          const expected = contact.name.display;
          expect(display).toBe(version === '3.0' ? expected.replaceAll(';', '\\;') : expected);
        }),
        { numRuns: 60 },
      );
    },
    60_000,
  );

  it('reads names, e-mails and telephones of a made-up book', () => {
    for (const contact of people) {
      const card = new ICAL.Component(ICAL.parse(contactToVCard(contact, '4.0')) as [string, unknown[], unknown[]]);
      expect(card.getFirstPropertyValue('fn')).toBe(contact.name.display);
      const read = (name: string) => card.getAllProperties(name).map((property) => property.getFirstValue());
      expect(read('email')).toEqual(values(contact, 'email'));
      expect(read('tel').map(String)).toEqual(values(contact, 'phone'));
    }
  });
});
