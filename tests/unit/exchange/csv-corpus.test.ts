import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../src-shared/book/contact';
import { contactSchema } from '../../../src-shared/book/contact';
import { openFile } from '../../../src-renderer/exchange/open-file';
import { partialDate } from '../../../src-renderer/exchange/partial-date';
import { readContacts } from '../../../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../../../src-renderer/exchange/report';
import { corpusBytes, expectedFiles, hasCorpus, type ExpectedContact } from '../../support/corpus/corpus';

/** No file may take longer, however hostile. */
const MOST_MILLISECONDS = 5_000;

/** Dates whose order only the file as a whole tells; the corpus names them in words. */
const BIRTHDAYS = new Map([
  ['csv/contacts.io/GoogleCreatedOutlook.csv', '1972-01-31'],
  ['csv/made/google-new-2024.csv', '1990-02-03'],
  ['csv/made/outlook-desktop-de.csv', '1985-12-24'],
  ['csv/made/outlook-desktop-en.csv', '1990-02-03'],
  ['csv/made/outlook-desktop-fr.csv', '1989-07-14'],
  ['csv/made/outlook-desktop-it.csv', '1990-02-03'],
  ['csv/made/outlook-desktop-pl.csv', '1990-02-03'],
  ['csv/made/outlook-desktop-zhTW.csv', '1990-02-03'],
  ['csv/made/yahoo.csv', '1990-02-03'],
  ['csv/roundcube/all.csv', '1991-01-20'],
  ['csv/contacts.io/Outlook365.csv', '1981-01-20'],
]);

/** One header of three is known: a guess to be confirmed is the right answer, and the name is guessed right. */
const MAPPING_ASKED = new Set(['csv/made/proto-header.csv', 'csv/made/many-columns.csv']);
/** Rows that hold nothing a book keeps are told in the report. */
const SKIPPED_LAST = new Set(['csv/made/linkedin-connections-2024.csv']);
/** A quote is never closed: the corpus counts what other readers lose; here the row after it comes in, too. */
const ROW_SAVED = new Set(['csv/made/unterminated-quote.csv']);

const ENCODINGS = new Map([
  ['ascii', 'utf-8'],
  ['utf-8-bom', 'utf-8'],
  ['cp1252', 'windows-1252'],
  ['cp1250', 'windows-1250'],
  ['cp932', 'shift_jis'],
  ['utf-16-le', 'utf-16le'],
]);

function readFile(path: string) {
  const bytes = corpusBytes(path);
  const opened = openFile({ fileName: path, chunks: [bytes], size: bytes.length });
  if (!opened.ok) return opened.error;
  const report = new ReportBuilder();
  const reading = readContacts(opened.value, {}, report, { bytes: 0 });
  if (!reading.ok) return reading.error;
  const { contacts, about } = reading.value;
  const read: Contact[] = [];
  for (let next = contacts.next(); next.done !== true; next = contacts.next()) read.push(next.value.contact);
  return { contacts: read, csv: about().csv, program: about().program, report: report.build() };
}

const values = (contact: Contact, kind: 'email' | 'phone' | 'birthday') =>
  contact.facts.flatMap((fact) => (fact.kind === kind ? [fact.value] : []));

function expectContact(contact: Contact | undefined, expected: ExpectedContact) {
  if (contact === undefined) throw new Error('no such contact');
  if (expected.fn !== undefined) expect(contact.name.display).toBe(expected.fn);
  if (expected.given !== undefined) expect(contact.name.given).toBe(expected.given);
  if (expected.family !== undefined) expect(contact.name.family).toBe(expected.family);
  if (expected.emails) expect(values(contact, 'email')).toEqual(expected.emails);
  if (expected.phones) expect(values(contact, 'phone')).toEqual(expected.phones);
  if (expected.org !== undefined) expect(contact.organisations[0]?.name).toBe([expected.org].flat()[0]);
  if (expected.title !== undefined) expect(contact.organisations[0]?.title).toBe(expected.title);
  const { birth_year: year, birth_month: month, birth_day: day } = expected;
  if (month !== undefined && day !== undefined) {
    const date = partialDate(year === undefined || year === '' ? undefined : Number(year), Number(month), Number(day));
    expect(values(contact, 'birthday')).toEqual(date === undefined ? [] : [date]);
  }
}

describe.skipIf(!hasCorpus)('CSV files of the corpus', () => {
  for (const [path, expected] of expectedFiles('csv')) {
    it(`reads ${path}`, () => {
      const start = performance.now();
      const file = readFile(path);
      expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
      if ('kind' in file) {
        expect(file.kind).toBe('file-empty');
        expect(expected.row_count).toBe(0);
        return;
      }
      const { contacts, csv, report } = file;
      for (const contact of contacts) v.parse(contactSchema, contact);
      if (!MAPPING_ASKED.has(path)) expect(csv?.needsMapping).toBe(expected.needs_manual_mapping ?? false);
      expect(csv?.delimiter).toBe(expected.delimiter === 'TAB' ? '\t' : expected.delimiter);
      expect(csv?.encoding).toBe(ENCODINGS.get(expected.encoding ?? '') ?? expected.encoding);
      const people = (expected.contacts ?? []).slice(0, SKIPPED_LAST.has(path) ? -1 : undefined);
      for (const [index, contact] of people.entries()) expectContact(contacts[index], contact);
      const birthday = BIRTHDAYS.get(path);
      if (birthday !== undefined && contacts[0]) expect(values(contacts[0], 'birthday')).toEqual([birthday]);
      const rows = contacts.length + report.skipped.filter(({ what }) => what === 'row').length;
      expect(rows).toBe((expected.row_count ?? 0) + (ROW_SAVED.has(path) ? 1 : 0));
    });
  }
});
