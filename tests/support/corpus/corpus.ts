import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';

/** The corpus of real and hostile contact files lies beside the repository, or where BAILIWICK_CORPUS says. */
export const corpusFolder = resolve(
  process.env['BAILIWICK_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/corpus'),
);
export const hasCorpus = existsSync(join(corpusFolder, 'expected.json'));

if (!hasCorpus) console.warn(`No corpus at ${corpusFolder}: its files are not tested.`);

const texts = v.array(v.string());
const textOrList = v.union([v.string(), texts]);
const count = v.number();

const expectedContactSchema = v.object({
  version: v.nullish(v.string()),
  fn: v.optional(v.string()),
  display: v.optional(v.string()),
  given: v.optional(v.string()),
  family: v.optional(v.string()),
  additional: v.optional(textOrList),
  prefix: v.optional(v.string()),
  suffix: v.optional(textOrList),
  org: v.optional(textOrList),
  title: v.optional(v.string()),
  emails: v.optional(texts),
  phones: v.optional(texts),
  addresses: v.optional(count),
  bday_raw: v.optional(v.string()),
  birth_year: v.optional(v.string()),
  birth_month: v.optional(v.string()),
  birth_day: v.optional(v.string()),
  uid: v.optional(v.string()),
  kind: v.optional(v.string()),
  members: v.optional(count),
  notes: v.optional(count),
  photo: v.optional(
    v.object({
      inline: v.boolean(),
      bytes: v.optional(count),
      sha256: v.optional(v.string()),
      uri: v.optional(v.string()),
    }),
  ),
});
export type ExpectedContact = v.InferOutput<typeof expectedContactSchema>;

const expectedDaySchema = v.object({
  name: v.string(),
  month_day: v.optional(v.string()),
  year: v.optional(count),
  year_known: v.optional(v.boolean()),
  date: v.optional(v.string()),
});

const expectedFileSchema = v.object({
  contact_count: v.optional(count),
  contact_count_any: v.optional(v.array(count)),
  contacts: v.optional(v.array(expectedContactSchema)),
  nested: v.optional(v.array(v.unknown())),
  phone_count: v.optional(count),
  people_count: v.optional(count),
  /** vCard: how many of the cards are groups. LDIF and PST: the lists beside the people. */
  groups: v.optional(
    v.union([
      count,
      v.array(v.object({ name: v.optional(v.string()), members: v.optional(count), one_off: v.optional(texts) })),
    ]),
  ),
  birthdays: v.optional(v.array(expectedDaySchema)),
  anniversaries: v.optional(v.array(expectedDaySchema)),
  header_line: v.optional(count),
  must: v.optional(v.string()),
  encoding: v.optional(v.string()),
  delimiter: v.nullish(v.string()),
  columns: v.optional(count),
  row_count: v.optional(count),
  needs_manual_mapping: v.optional(v.boolean()),
});
export type ExpectedFile = v.InferOutput<typeof expectedFileSchema>;

/** What the files of one folder must yield, by path within the corpus. */
export function expectedFiles(folder: string): ReadonlyMap<string, ExpectedFile> {
  if (!hasCorpus) return new Map();
  const all = v.parse(
    v.record(v.string(), v.unknown()),
    JSON.parse(readFileSync(join(corpusFolder, 'expected.json'), 'utf8')),
  );
  const chosen = Object.entries(all).filter(([path]) => path.startsWith(`${folder}/`));
  return new Map(chosen.map(([path, facts]) => [path, v.parse(expectedFileSchema, facts)]));
}

export const corpusBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(join(corpusFolder, path)));
