import * as fc from 'fast-check';

import type { Contact } from '../../../src-shared/book/contact';
import { BASES, PREFERENCE_TOPICS, WHOSE, type BareFact } from '../../../src-shared/book/fact';

/**
 * Contacts as the book holds them: texts without blanks at their ends, control characters and lone surrogates, which
 * forms and importers take away; everything else that a text can hold.
 */
const awkward = fc.constantFrom(';', ',', '\\', '\n', '"', '^', ':', '=', '\\n', "'", '+', '@', '-', '\t', '; ', ', ');
const letters = fc.string({
  unit: fc.oneof({ weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) }, awkward),
  maxLength: 12,
});

const clean = (text: string): string =>
  text
    // The characters that are taken away.
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFEFF\u2028\u2029]/g, '')
    .trim();

const text = letters.map(clean).filter((value) => value !== '');
const oneLine = text.map((value) => clean(value.replaceAll('\n', ' '))).filter((value) => value !== '');
const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter((value) => value !== 'pref' && value !== 'internet');

const partialDate = fc.oneof(
  fc
    .date({ min: new Date('1700-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom('--02-29', '--12', '1985', '1985-04', '--04-12', '2000-02-29'),
);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
const record = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model).map(compact);

const origin = record({
  source: fc.constantFrom('file' as const, 'typed' as const, 'colleague' as const, 'public' as const),
  file: optional(oneLine),
  program: optional(oneLine),
  whose: optional(fc.constantFrom(...WHOSE)),
  at: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  basis: fc.constantFrom(...BASES),
});

const position = (origins: number) => (origins === 0 ? fc.constant(undefined) : optional(fc.nat({ max: origins - 1 })));

const extras = (origins: number) => ({
  label: optional(oneLine.filter((value) => !value.startsWith('_$'))),
  types: optional(fc.uniqueArray(token, { minLength: 1, maxLength: 3 })),
  preferred: optional(fc.constant(true as const)),
  from: position(origins),
});

/** Beginnings of a JPEG and of a PNG of one pixel: only these are looked at without a decoder. */
const photoBytes = fc.constantFrom(
  { mediaType: 'image/jpeg' as const, head: 'ffd8ffc000110800010001' },
  { mediaType: 'image/png' as const, head: '89504e470d0a1a0a0000000d494844520000000100000001' },
);

const fact = (origins: number): fc.Arbitrary<BareFact> => {
  const common = extras(origins);
  const from = { from: common.from };
  const plain = oneLine.filter((value) => !/^(?:mailto|tel):/i.test(value));
  const made = fc.oneof(
    record({ kind: fc.constant('email' as const), value: plain, ...common }),
    record({ kind: fc.constant('phone' as const), value: plain, ...common }),
    record({ kind: fc.constant('url' as const), value: text, ...common }),
    record({
      kind: fc.constant('handle' as const),
      value: fc.oneof(
        oneLine,
        oneLine.map((name) => `skype:${name}`),
      ),
      ...common,
    }),
    record({
      kind: fc.constant('address' as const),
      value: record({
        street: text,
        locality: optional(text),
        extended: optional(text),
        region: optional(text),
        postalCode: optional(text),
        country: optional(text),
        poBox: optional(text),
      }),
      ...common,
    }),
    record({ kind: fc.constant('birthday' as const), value: partialDate, ...common }),
    record({ kind: fc.constant('anniversary' as const), value: partialDate, ...common }),
    record({
      kind: fc.constant('preference' as const),
      topic: fc.constantFrom(...PREFERENCE_TOPICS),
      value: text,
      ...common,
    }),
    record({ kind: fc.constant('note' as const), value: text, ...common }),
    record({ kind: fc.constant('custom' as const), value: text, ...common }),
    fc.tuple(photoBytes, fc.uint8Array({ minLength: 12, maxLength: 90 })).chain(([{ mediaType, head }, bytes]) =>
      record({
        kind: fc.constant('photo' as const),
        mediaType: fc.constant(mediaType),
        value: fc.constant(Buffer.from(head + Buffer.from(bytes).toString('hex'), 'hex').toString('base64')),
        ...common,
      }),
    ),
    fc
      .tuple(
        fc.constantFrom('X-SHOE-SIZE', 'X-ABADR', 'ROLE', 'GEO'),
        optional(fc.constantFrom('item1', 'item7')),
        oneLine,
      )
      .chain(([name, group, value]) =>
        record({
          kind: fc.constant('verbatim' as const),
          format: fc.constant('vcard' as const),
          name: fc.constant(name),
          value: fc.constant(`${group === undefined ? '' : `${group}.`}${name};X-A="1;2":${value}`),
          ...from,
        }),
      ),
    record({
      kind: fc.constant('verbatim' as const),
      format: fc.constantFrom('csv' as const, 'ldif' as const, 'outlook' as const),
      name: oneLine,
      value: text,
      ...from,
    }),
  );
  return made;
};

type Kind = Contact['kind'];

/** What only a client has. */
const clientParts = record({
  aliases: optional(fc.array(text, { minLength: 1, maxLength: 3 })),
  domains: optional(fc.array(oneLine, { minLength: 1, maxLength: 3 })),
  sector: optional(text),
  references: optional(fc.array(fc.record({ label: text, value: text }), { minLength: 1, maxLength: 2 })),
}).filter((parts) => Object.keys(parts).length > 0);

const contactOf = (kinds: fc.Arbitrary<Kind>): fc.Arbitrary<Contact> =>
  fc.tuple(kinds, fc.array(origin, { maxLength: 3 })).chain(([kind, origins]) =>
    record({
      kind: fc.constant(kind),
      client: kind === 'org' ? optional(clientParts) : fc.constant(undefined),
      name: record({
        display: text,
        given: optional(text),
        family: optional(text),
        additional: optional(text),
        prefix: optional(text),
        suffix: optional(text),
        nickname: optional(text),
        phoneticGiven: optional(text),
        phoneticFamily: optional(text),
      }),
      uid: optional(oneLine),
      organisations: fc.array(
        record({
          name: optional(text),
          clientUid: optional(oneLine),
          department: optional(text),
          title: optional(text),
          from: position(origins.length),
          since: optional(partialDate),
          until: optional(partialDate),
          past: optional(fc.constant(true as const)),
        }).filter(({ name, department, title, since, until }) =>
          Boolean(name ?? department ?? title ?? since ?? until),
        ),
        { maxLength: 3 },
      ),
      facts: fc.array(fact(origins.length), { maxLength: 10 }),
      tags: fc.uniqueArray(text, { maxLength: 3 }),
      members: optional(fc.array(oneLine, { minLength: 1, maxLength: 3 })),
      related: optional(
        fc.array(
          record({
            who: text,
            type: fc.oneof(
              token,
              oneLine.filter((type) => !type.startsWith('_$')),
            ),
            note: optional(text),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      ),
      flags: optional(
        record({
          neverPublish: fc.constant(true as const),
          informationBarrier: optional(fc.constant(true as const)),
          covenantUntil: optional(fc.constant('2027-01-31')),
        }),
      ),
      origins: fc.constant(origins.length > 0 ? origins : undefined),
    }),
  );

/** People and groups. Exact: what any file of ours must give again. */
export const arbitraryContact = contactOf(fc.constantFrom('individual', 'individual', 'group'));
/** Organisations too. */
export const arbitraryCard = contactOf(fc.constantFrom('individual', 'individual', 'group', 'org'));
/** A client's card as the book writes it. */
export const arbitraryClientCard = contactOf(fc.constant('org')).map(
  ({ members: _members, related: _related, name, origins = [], ...card }): Contact => ({
    ...card,
    name: { display: name.display },
    organisations: [{ name: name.display, ...(origins.length > 0 && { from: 0 }) }],
    ...(origins.length > 0 && { origins }),
  }),
);
