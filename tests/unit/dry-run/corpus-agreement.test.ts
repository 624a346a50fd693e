import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';

import {
  corpusFolder,
  expectedFiles,
  hasCorpus,
  type ExpectedContact,
  type ExpectedFile,
} from '../../support/corpus/corpus';

/** Each stands with the reason why something else than the corpus computed is right. */
const DIFFERENT: ReadonlyMap<string, (keyof ExpectedContact)[]> = new Map([
  // "Iksiñski (Windows-1252) is tolerable", says the corpus; the U+FFFD that it computed itself is not.
  ['vcard/roundcube/thebat.vcf', ['fn', 'family']],
]);

/** A deleted LinkedIn member leaves a row with nothing but a date: told as left out, not kept as a nameless person. */
const LAST_LEFT_OUT = new Set(['csv/made/linkedin-connections-2024.csv']);

const texts = v.array(v.string());
const optionalText = v.optional(v.string());
const contactSchema = v.object({
  fn: v.string(),
  given: optionalText,
  family: optionalText,
  additional: texts,
  prefix: optionalText,
  suffix: texts,
  org: texts,
  title: optionalText,
  emails: texts,
  phones: texts,
  addresses: v.number(),
  bday_raw: optionalText,
  uid: optionalText,
  kind: v.string(),
  members: v.number(),
  notes: v.number(),
  photo: v.optional(
    v.object({
      inline: v.boolean(),
      bytes: v.optional(v.number()),
      sha256: optionalText,
      uri: optionalText,
    }),
  ),
});
type DryContact = v.InferOutput<typeof contactSchema>;

const birthdays = v.array(
  v.object({
    name: v.string(),
    month_day: v.string(),
    year_known: v.boolean(),
    year: v.optional(v.number()),
    date: optionalText,
  }),
);
const elementSchema = v.object({
  file: v.string(),
  format: optionalText,
  contacts: v.array(contactSchema),
  groups: v.optional(v.array(v.object({ name: v.string(), members: v.number() }))),
  birthdays: v.optional(birthdays),
  anniversaries: v.optional(birthdays),
  encoding: optionalText,
  delimiter: optionalText,
  columns: v.optional(v.number()),
  rows: v.optional(v.number()),
  needsMapping: v.optional(v.boolean()),
  kept: v.number(),
  more: v.number(),
  verbatim: v.array(v.object({ what: v.string(), count: v.number() })),
  skipped: v.array(v.object({ where: v.string(), why: v.string() })),
  error: v.optional(v.object({ kind: v.string(), message: v.string() })),
});
type Element = v.InferOutput<typeof elementSchema>;

const FOLDERS = ['vcard', 'csv', 'jcard', 'xcard', 'ldif', 'ics', 'msg', 'pst', 'other'];
const expected = new Map(FOLDERS.flatMap((folder) => [...expectedFiles(folder)]));

/** Lists and texts that say the same: "Zoe,Ida" and ["Zoe", "Ida"]; parts that are empty say nothing. */
const list = (value: string | readonly string[] | undefined): string[] =>
  [value ?? []]
    .flat()
    .flatMap((item) => item.split(/,\s*/))
    .map((item) => item.trim())
    .filter((item) => item !== '');

const units = (value: string | readonly string[]): string[] =>
  [value]
    .flat()
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '');

function compareContact(read: DryContact | undefined, want: ExpectedContact, path: string) {
  if (read === undefined) throw new Error('no such contact');
  const differs = DIFFERENT.get(path) ?? [];
  const checks: Partial<Record<keyof ExpectedContact, () => void>> = {
    fn: () => expect(read.fn, 'fn').toBe(want.fn),
    display: () => expect(read.fn, 'display').toBe(want.display),
    given: () => expect(list(read.given), 'given').toEqual(list(want.given)),
    family: () => expect(list(read.family), 'family').toEqual(list(want.family)),
    additional: () => expect(read.additional.flatMap(list), 'additional').toEqual(list(want.additional)),
    prefix: () => expect(list(read.prefix), 'prefix').toEqual(list(want.prefix)),
    suffix: () => expect(read.suffix.flatMap(list), 'suffix').toEqual(list(want.suffix)),
    org: () => expect(read.org, 'org').toEqual(units(want.org ?? [])),
    title: () => expect(read.title, 'title').toBe(want.title),
    emails: () => expect(read.emails, 'emails').toEqual(want.emails),
    phones: () => expect(read.phones, 'phones').toEqual(want.phones),
    addresses: () => expect(read.addresses, 'addresses').toBe(want.addresses),
    bday_raw: () => expect(read.bday_raw, 'bday_raw').toBe(want.bday_raw),
    uid: () => expect(read.uid, 'uid').toBe(want.uid),
    kind: () => expect(read.kind, 'kind').toBe(want.kind),
    members: () => expect(read.members, 'members').toBe(want.members),
    notes: () => expect(read.notes, 'notes').toBe(want.notes),
    photo: () => expect(read.photo, 'photo').toMatchObject(want.photo ?? {}),
  };
  for (const key of Object.keys(want) as (keyof ExpectedContact)[]) {
    if (want[key] !== undefined && !differs.includes(key)) checks[key]?.();
  }
}

/** Five thousand numbers in one card: a contact has room for a thousand, and the others are counted in the report. */
const CUT_SHORT = new Map([['vcard/hostile/many-phones.vcf', { held: 1_000, told: 4_000 }]]);

function compareCounts(read: Element, want: ExpectedFile, path: string) {
  if (want.people_count !== undefined)
    expect(read.contacts.filter(({ kind }) => kind !== 'group')).toHaveLength(want.people_count);
  if (typeof want.groups === 'number')
    expect(read.contacts.filter(({ kind }) => kind === 'group')).toHaveLength(want.groups);
  if (want.phone_count === undefined) return;
  const phones = read.contacts.reduce((sum, contact) => sum + contact.phones.length, 0);
  const cut = CUT_SHORT.get(path);
  expect(phones).toBe(cut?.held ?? want.phone_count);
  if (cut) expect(read.skipped.length + read.more).toBe(cut.told);
}

/** One header of three is known: a guess to be confirmed is the right answer, and the name is guessed right. */
const MAPPING_ASKED = new Set(['csv/made/proto-header.csv', 'csv/made/many-columns.csv']);
/** A quote is never closed: the corpus counts what other readers lose; here the row after it comes in, too. */
const ROW_SAVED = new Set(['csv/made/unterminated-quote.csv']);

function compareTable(read: Element, want: ExpectedFile, path: string) {
  expect(read.encoding).toBe(want.encoding);
  expect(read.delimiter).toBe(want.delimiter);
  expect(read.columns).toBe(want.columns);
  expect(read.rows).toBe((want.row_count ?? 0) + (ROW_SAVED.has(path) ? 1 : 0));
  if (!MAPPING_ASKED.has(path)) expect(read.needsMapping ?? false).toBe(want.needs_manual_mapping ?? false);
}

function compareFile(read: Element, want: ExpectedFile, path: string) {
  if (want.contact_count !== undefined) expect(read.contacts, 'contacts').toHaveLength(want.contact_count);
  if (want.contact_count_any) expect(want.contact_count_any).toContain(read.contacts.length);
  for (const [index, contact] of (want.contacts ?? []).entries()) {
    // A file that may be refused ("any of these counts is fine") may also be read.
    if (want.contact_count_any && index >= read.contacts.length) continue;
    if (LAST_LEFT_OUT.has(path) && index === read.contacts.length) continue;
    compareContact(read.contacts[index], contact, path);
  }
  compareCounts(read, want, path);
  if (want.columns !== undefined && read.error === undefined) compareTable(read, want, path);
  if (Array.isArray(want.groups)) {
    expect(read.groups).toMatchObject(want.groups.map(({ name, members }) => ({ ...(name && { name }), members })));
  }
  if (want.birthdays) expect(read.birthdays).toMatchObject(want.birthdays);
  if (want.anniversaries) expect(read.anniversaries).toMatchObject(want.anniversaries);
}

const program = ['build/run-ts.mjs', 'src-dry-run/main.ts'];

describe('npm run dry-run', () => {
  it('prints an element for what is no file as well, and ends with 1', () => {
    const { status, stdout } = spawnSync(process.execPath, [...program, 'no-such.vcf', '.'], { encoding: 'utf8' });
    const elements = v.parse(v.array(elementSchema), JSON.parse(stdout));
    const error = { kind: 'not-found', message: 'There is no such file, or it cannot be read.' };
    expect(elements).toMatchObject([
      { file: 'no-such.vcf', error },
      { file: '.', error },
    ]);
    expect(status).toBe(1);
  });

  it.skipIf(!hasCorpus)('says nothing of a reader that has seen enough', async () => {
    const files = [...expectedFiles('vcard').keys()].map((path) => join(corpusFolder, path));
    const child = spawn(process.execPath, [...program, ...files], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await text(child.stderr)).toBe('');
  });
});

describe.skipIf(!hasCorpus)('npm run dry-run over the whole corpus', () => {
  const elements = new Map<string, Element>();
  let exitCode: number | null = null;

  beforeAll(() => {
    const files = [...expected.keys()].map((path) => join(corpusFolder, path));
    const ran = spawnSync(process.execPath, [...program, ...files], {
      encoding: 'utf8',
      maxBuffer: 1024 * 1024 * 1024,
    });
    exitCode = ran.status;
    for (const element of v.parse(v.array(elementSchema), JSON.parse(ran.stdout))) elements.set(element.file, element);
  }, 120_000);

  it('prints an element for every file, and ends with 1 because some cannot be opened', () => {
    expect(elements.size).toBe(expected.size);
    expect(expected.size).toBe(421);
    expect(exitCode).toBe(1);
  });

  for (const [path, want] of expected) {
    it(`agrees on ${path}`, () => {
      const read = elements.get(join(corpusFolder, path));
      if (read === undefined) throw new Error('not printed');
      compareFile(read, want, path);
    });
  }
});
