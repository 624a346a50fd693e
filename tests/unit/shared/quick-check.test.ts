import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';

import { contactSchema } from '../../../src-shared/book/contact';
import { claimSchema, profileSchema, retireSchema, witnessSchema } from '../../../src-shared/directory-entry/content';
import { checkedInPlace } from '../../../src-shared/quick-check';
import { samplePeople } from '../../../src-shared/sample/sample-book';
import { seededRandom } from '../../support/many-contacts';

const quick = checkedInPlace(contactSchema);
const contacts: readonly unknown[] = [...samplePeople('quick check', 300)];

const oddities: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  0.5,
  Number.NaN,
  '',
  'email',
  '2020-13-40',
  '--12-24',
  'x'.repeat(1_001),
  [],
  [''],
  {},
  { kind: 'email', value: 'a@b.example' },
  { kind: 'birthday', value: '1980-02-30' },
  { kind: 'no such kind', value: '' },
  { source: 'file', at: '2026-01-01T00:00:00.000Z', basis: 'own' },
];

/** The same contact with one thing in it changed, taken away or added. */
function altered(contact: unknown, random: () => number): unknown {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const copy = structuredClone(contact);
  let place: unknown = copy;
  for (;;) {
    if (typeof place !== 'object' || place === null) return copy;
    const inside = place as Record<string, unknown>;
    const name = pick(Object.keys(inside));
    const within = name === undefined ? undefined : inside[name];
    if (typeof within === 'object' && within !== null && random() < 0.8) {
      place = within;
      continue;
    }
    const deed = random();
    if (Array.isArray(place) && deed < 0.2) place.push(pick(oddities));
    else if (deed < 0.2 || name === undefined) inside[Array.isArray(place) ? '0' : 'stranger'] = pick(oddities);
    else if (deed < 0.4) delete inside[name];
    else inside[name] = pick(oddities);
    return copy;
  }
}

test('lets through what the schema hands on unchanged, and nothing else', () => {
  const verdicts = { yes: 0, no: 0 };
  fc.assert(
    fc.property(fc.nat(contacts.length - 1), fc.nat(), (index, seed) => {
      const contact = altered(contacts[index], seededRandom(seed));
      const parsed = v.safeParse(contactSchema, contact);
      // A list in the place of an object whose fields may all be absent comes out of valibot as an object.
      const verdict = parsed.success && isDeepStrictEqual(parsed.output, contact);
      verdicts[verdict ? 'yes' : 'no'] += 1;
      return v.is(quick, contact) === verdict;
    }),
    { numRuns: 5_000 },
  );
  expect(verdicts.yes).toBeGreaterThan(100);
  expect(verdicts.no).toBeGreaterThan(1_000);
  expect(contacts.every((contact) => v.is(quick, contact))).toBe(true);
});

test('lets through of contents of the directory what their schemas do', () => {
  const head = { feed: 'A'.repeat(43), seq: 3, hash: 'B'.repeat(42) + 'A' };
  const contents = [
    [
      profileSchema,
      { name: 'Ruth Bellamy', office: 'London', invitation: { id: 'C'.repeat(21) + 'A', proof: head.hash } },
    ],
    [claimSchema, { client: 'Nordhavn', expires: '2027-11-22' }],
    [
      claimSchema,
      {
        client: 'Nordhavn',
        aliases: ['NHS', 'Nordhavn Søfart'],
        person: { name: 'Jane Doe', title: 'GC' },
        strength: 4,
        openToIntroductions: true,
        speakToMeFirst: true,
        expires: '2027-11-22',
      },
    ],
    [witnessSchema, { heads: [head, { ...head, seq: 1 }] }],
    [
      retireSchema,
      { heads: [head], agreesWith: head.hash, keys: { epoch: 2, boxes: { [head.hash]: 'D'.repeat(106) + 'A' } } },
    ],
  ] as const;
  const verdicts = { yes: 0, no: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...contents), fc.nat(), ([schema, content], seed) => {
      const changed = altered(content, seededRandom(seed));
      const parsed = v.safeParse(schema, changed);
      const verdict = parsed.success && isDeepStrictEqual(parsed.output, changed);
      verdicts[verdict ? 'yes' : 'no'] += 1;
      return v.is(checkedInPlace<unknown>(schema), changed) === verdict;
    }),
    { numRuns: 5_000 },
  );
  expect(verdicts.yes).toBeGreaterThan(100);
  expect(verdicts.no).toBeGreaterThan(1_000);
  for (const [schema, content] of contents) expect(v.is(checkedInPlace<unknown>(schema), content)).toBe(true);
});

test('hands on the very value that it was given', () => {
  expect(v.parse(quick, contacts[0])).toBe(contacts[0]);
});

test('asks a schema itself where it does not know its kind', () => {
  const even = v.strictObject({
    n: v.pipe(
      v.number(),
      v.check((n) => n % 2 === 0),
    ),
    s: v.nullable(v.string()),
  });
  expect(v.is(checkedInPlace(even), { n: 2, s: null })).toBe(true);
  expect(v.is(checkedInPlace(even), { n: 3, s: null })).toBe(false);
  expect(v.is(checkedInPlace(even), { n: 2, s: 1 })).toBe(false);
});
