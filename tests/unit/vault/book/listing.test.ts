import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../../src-shared/book/contact';
import type { PeopleFilter } from '../../../../src-shared/vault-contract';
import { rowsFrom } from '../../../../src-renderer/vault/book/listing';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { personRow } from '../../../../src-renderer/vault/book/rows';
import { contactNamed, createTestBook, deliveriesOf, valueOf, type TestBook } from '../../../support/book';

async function bookWith(contacts: readonly Contact[]): Promise<TestBook> {
  const book = createTestBook();
  valueOf(await importContacts(book, deliveriesOf(contacts), 'mine', () => true));
  return book;
}

function names(book: TestBook, filter: PeopleFilter): readonly string[] {
  const view = book.store.views.people;
  return rowsFrom(book.people.list(filter), 0, 100, (ordinal) => personRow(view, ordinal)).rows.map(
    ({ display }) => display,
  );
}

const named = (given: string, family: string, more: Partial<Contact> = {}): Contact =>
  contactNamed(`${given} ${family}`, { ...more, name: { display: `${given} ${family}`, given, family } });

const people = [
  named('Zoë', 'Müller', { facts: [{ kind: 'phone', value: '+41 (0)44 123 45 67' }], tags: ['Key client'] }),
  named('Anna', 'Bauer', {
    organisations: [{ name: 'Müller & Söhne AG', title: 'General Counsel' }],
    facts: [{ kind: 'email', value: 'a.bauer@soehne.example' }],
  }),
  named('Mikhail', 'Łęcki', { facts: [{ kind: 'note', value: 'Met on the Zürich ferry; likes Riesling' }] }),
  named('Søren', "O'Brien", { facts: [{ kind: 'phone', value: '030 1234567' }], flags: { neverPublish: true } }),
  named('Иван', 'Петров', { tags: ['vip'] }),
  contactNamed('Tennis club', { kind: 'group' }),
];

describe('the people list', () => {
  it('is sorted by family name, then given name', async () => {
    const book = await bookWith([named('Zoe', 'Adams'), named('Amy', 'Young'), named('Bob', 'Adams')]);
    expect(names(book, {})).toEqual(['Bob Adams', 'Zoe Adams', 'Amy Young']);
  });

  it('does not sort by what stands behind a name', async () => {
    const book = await bookWith([
      named('Zoe', 'Adams'),
      named('Amy', 'Adams PhD'),
      named('Bob', 'Adams, KC'),
      named('Cy', 'Adams Ma'),
    ]);
    expect(names(book, {})).toEqual(['Amy Adams PhD', 'Bob Adams, KC', 'Cy Adams Ma', 'Zoe Adams']);
  });

  it.each([
    ['muller', ['Zoë Müller', 'Anna Bauer']],
    ['MÜLLER', ['Zoë Müller', 'Anna Bauer']],
    ['mueller', ['Zoë Müller', 'Anna Bauer']],
    ['zoe mul', ['Zoë Müller']],
    ['lecki', ['Mikhail Łęcki']],
    ['soren', ["Søren O'Brien"]],
    ['obrien', ["Søren O'Brien"]],
    ["o'brien", ["Søren O'Brien"]],
    ['петров', ['Иван Петров']],
    ['riesling', ['Mikhail Łęcki']],
    ['bauer@soehne', ['Anna Bauer']],
    ['counsel', ['Anna Bauer']],
    ['key cl', ['Zoë Müller']],
    ['044 123 45 67', ['Zoë Müller']],
    ['+41 44 123', ['Zoë Müller']],
    ['0041441234567', ['Zoë Müller']],
    ['441234567', ['Zoë Müller']],
    ['+49 30 1234567', ["Søren O'Brien"]],
    ['Tennis', ['Tennis club']],
    ['t', ['Tennis club']],
    ['petrof', []],
  ])('finds %s', async (text, expected) => {
    expect(names(await bookWith(people), { text })).toEqual(expected);
  });

  it.each([
    ['mulelr', 'Zoë Müller'],
    ['bauor', 'Anna Bauer'],
    ['mikhall leckj', 'Mikhail Łęcki'],
    ['anna bauet', 'Anna Bauer'],
    ['tenis', 'Tennis club'],
  ])('forgives the slip in %s', async (text, expected) => {
    expect(names(await bookWith(people), { text })).toContain(expected);
  });
});
