import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { atOnce } from '../../../src-shared/at-once';
import { findEncoding } from '../../../src-renderer/exchange/bytes/decode';
import { readIsoDate } from '../../../src-renderer/exchange/partial-date';
import { ReportBuilder } from '../../../src-renderer/exchange/report';
import type { ReadContact } from '../../../src-renderer/exchange/vcard/finish-card';
import { readVCards } from '../../../src-renderer/exchange/vcard/read-vcards';
import { openVCardFile } from '../../../src-renderer/exchange/vcard/vcard-file';
import { contactSchema } from '../../../src-shared/book/contact';
import type { ImportReport } from '../../../src-shared/exchange-contract';
import { corpusBytes, expectedFiles, hasCorpus, type ExpectedContact } from '../../support/corpus/corpus';

/** No file may take longer, however hostile. */
const MOST_MILLISECONDS = 5_000;

/** Where the corpus itself asks for something else than its computed facts say ("must"), or the book decides otherwise. */
const PHOTOS_LEFT_OUT = new Map([
  ['vcard/android/v21_malformed_photo.vcf', 'the corpus: "photo is rubbish: drop it"'],
  ['vcard/hostile/photo-bad-base64.vcf', 'the corpus: "photo dropped with a warning"'],
  ['vcard/hostile/photo-not-an-image.vcf', 'the corpus: "photo dropped with a warning"'],
  ['vcard/vcard.net/v2.1_Contacts.vcf', 'three dots stand for the rest of the picture'],
  ['vcard/vcard.net/v2.1_John_Doe.vcf', 'the same'],
  ['vcard/vcard.net/v3.0_Contacts.vcf', 'the same'],
  ['vcard/vcard.net/v3.0_John_Doe.vcf', 'the same'],
  ['vcard/hostile/photo-decompression-bomb.vcf', '144 megapixels: not decoded, so not kept'],
  ['vcard/hostile/photo-svg-script.vcf', 'SVG can run script: no picture to us'],
]);
/** "Iksiñski (Windows-1252) is tolerable", says the corpus: one letter of ISO-8859-2 tells nothing. */
const NAMES_TOLERATED = new Set(['vcard/roundcube/thebat.vcf']);

function readFile(path: string) {
  const chunks = [corpusBytes(path)];
  const report = new ReportBuilder();
  const contacts = [...readVCards(openVCardFile(chunks, atOnce(findEncoding(chunks)), report, { bytes: 0 }))];
  return { contacts, report: report.build() };
}

const values = ({ contact }: ReadContact, kind: 'email' | 'phone') =>
  contact.facts.flatMap((fact) => (fact.kind === kind ? [fact.value] : []));

const birthday = ({ contact }: ReadContact) =>
  contact.facts.flatMap((fact) => (fact.kind === 'birthday' ? [fact.value] : []))[0];

/** "Zoe,Ida" and "Zoe, Ida" are the same two names. */
const parts = (text: string | readonly string[] | undefined) =>
  [text ?? []]
    .flat()
    .join(', ')
    .split(/,\s*/)
    .map((part) => part.trim())
    .join(', ');

function expectContact(read: ReadContact | undefined, expected: ExpectedContact) {
  if (read === undefined) throw new Error('no such contact');
  const { name, organisations, uid } = read.contact;
  if (expected.fn !== undefined) expect(name.display).toBe(expected.fn);
  for (const part of ['given', 'family', 'additional', 'prefix', 'suffix'] as const) {
    if (expected[part] !== undefined) expect(parts(name[part]), part).toBe(parts(expected[part]));
  }
  if (expected.emails) expect(values(read, 'email')).toEqual(expected.emails);
  if (expected.phones) expect(values(read, 'phone')).toEqual(expected.phones);
  if (expected.title !== undefined) expect(organisations.map(({ title }) => title)).toContain(expected.title);
  if (expected.org !== undefined) {
    const units = [expected.org].flat().filter((unit) => unit !== '');
    const first = organisations.find((organisation) => organisation.name ?? organisation.department);
    expect([first?.name, first?.department].filter((unit) => unit !== undefined).join('; ')).toBe(units.join('; '));
  }
  if (expected.uid !== undefined) expect(uid).toBe(expected.uid);
  if (expected.addresses !== undefined) {
    expect(read.contact.facts.filter(({ kind }) => kind === 'address')).toHaveLength(expected.addresses);
  }
  if (expected.notes !== undefined) {
    expect(read.contact.facts.filter(({ kind }) => kind === 'note')).toHaveLength(expected.notes);
  }
  if (expected.members !== undefined) expect(read.contact.members ?? []).toHaveLength(expected.members);
  if (expected.kind === 'group') expect(read.contact.kind).toBe('group');
  if (expected.bday_raw !== undefined) expect(birthday(read)).toBe(readIsoDate(expected.bday_raw)?.date);
}

function expectPhoto(read: ReadContact | undefined, expected: ExpectedContact['photo']) {
  if (expected?.inline !== true || expected.bytes === undefined) return;
  const bytes = Buffer.from(read?.photos[0]?.base64 ?? '', 'base64');
  expect(bytes.length, 'bytes of the photo').toBe(expected.bytes);
  if (expected.sha256 !== undefined) {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(expected.sha256);
  }
}

/** A contact holds 1,000 entries; the phones beyond are told, not lost silently. */
function expectAllPhones(contacts: readonly ReadContact[], phones: number, report: ImportReport) {
  const kept = contacts.flatMap((contact) => values(contact, 'phone')).length;
  const told = report.skipped.filter(({ what }) => what === 'TEL').length + report.more;
  expect(kept + told).toBe(phones);
}

describe.skipIf(!hasCorpus)('vCards of the corpus', () => {
  for (const [path, expected] of expectedFiles('vcard')) {
    it(`reads ${path}`, () => {
      const start = performance.now();
      const { contacts, report } = readFile(path);
      expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
      if (expected.contact_count !== undefined) expect(contacts).toHaveLength(expected.contact_count);
      if (expected.contact_count_any) expect(expected.contact_count_any).toContain(contacts.length);
      for (const [index, contact] of (expected.contacts ?? []).entries()) {
        expectContact(contacts[index], NAMES_TOLERATED.has(path) ? { emails: contact.emails } : contact);
        if (!PHOTOS_LEFT_OUT.has(path)) expectPhoto(contacts[index], contact.photo);
        else expect(report.skipped.map(({ what }) => what)).toContain('PHOTO');
      }
      if (expected.phone_count !== undefined) expectAllPhones(contacts, expected.phone_count, report);
      for (const { contact } of contacts) v.parse(contactSchema, contact);
    });
  }
});
