import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { PersonDraft } from '../../../../src-shared/book/records';
import { deletePeople } from '../../../../src-renderer/vault/book/delete-people';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { fold } from '../../../../src-renderer/vault/search/fold';
import { linkKey, MARK } from '../../../../src-renderer/vault/search/line';
import { parseQuery } from '../../../../src-renderer/vault/search/query';
import { lineAt } from '../../../../src-renderer/vault/store/lines';
import { samplePeople } from '../../../../src-shared/sample/sample-book';
import { createTestBook, deliveriesOf, personDraft, valueOf, type TestBook } from '../../../support/book';
import { manyContacts } from '../../../support/many-contacts';

const person = (given: string, family: string, more: Partial<PersonDraft> = {}): PersonDraft =>
  personDraft(`${given} ${family}`, { name: { display: `${given} ${family}`, given, family }, ...more });

const found = (book: TestBook, text: string): readonly string[] =>
  Array.from(book.people.list({ text }).ordinals, (ordinal) => book.store.views.people.displayAt(ordinal)[0] ?? '');

describe('search', { timeout: 60_000 }, () => {
  it.each([
    ['before it is prepared', 0],
    ['half prepared', 2],
    ['prepared', 60_000],
  ])(
    '%s, answers as a plain look at every line would, however the query was typed',
    async (_name, milliseconds) => {
      const book = createTestBook();
      const contacts = [...manyContacts(2_100), ...samplePeople('many alphabets', 300)];
      valueOf(await importContacts(book, deliveriesOf(contacts), 'mine', () => true));
      book.people.search.prepare(milliseconds);
      const lines = book.store.views.people.segments.flatMap(({ folded, count }) =>
        Array.from({ length: count }, (_, index) => lineAt(folded, index)),
      );
      const pieces = fc.constantFrom(
        'ka',
        'ber',
        'len',
        'hol',
        'example',
        'capital',
        'ag',
        'ste',
        'golf',
        '41',
        '4',
        'mann',
        'x',
        'ири',
        'г',
        'ο',
        '田',
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(pieces, { minLength: 1, maxLength: 3 }),
          fc.array(fc.boolean()),
          async (words, glued) => {
            const text = words.reduce((typed, word, at) => (glued[at] ? typed + word : `${typed} ${word}`), '').trim();
            let typed: readonly number[] = [];
            for (let length = 1; length <= text.length; length++) {
              typed = [...(book.people.search.exact(text.slice(0, length))?.ordinals ?? [])];
            }
            const tokens = (parseQuery(text)?.otherwise ?? parseQuery(text)?.tokens ?? []).map(
              ({ spellings }) => spellings[0],
            );
            fc.pre(parseQuery(text)?.otherwise === undefined);
            const holds = (line: string): boolean =>
              tokens.every(({ word, atStart }) =>
                atStart
                  ? [MARK.family, MARK.name, MARK.client].some((mark) => line.includes(mark + word))
                  : line.includes(word),
              );
            const plain = lines.flatMap((line, ordinal) => (holds(line) ? [ordinal] : []));
            expect(typed.toSorted((a, b) => a - b)).toEqual(plain);
          },
        ),
        { numRuns: 25 },
      );
    },
    60_000,
  );

  it('keeps up with changes: new, edited, deleted, undone', async () => {
    const book = createTestBook();
    const { id } = valueOf(await savePerson(book, person('Ada', 'Quill')));
    expect(found(book, 'quill')).toEqual(['Ada Quill']);
    expect(found(book, 'quilk')).toEqual(['Ada Quill']);
    valueOf(await savePerson(book, { ...person('Ada', 'Marsh'), base: { id, version: 1 } }));
    expect(found(book, 'quill')).toEqual([]);
    expect(found(book, 'marhs')).toEqual(['Ada Marsh']);
    valueOf(await deletePeople(book, [id]));
    expect(found(book, 'marsh')).toEqual([]);
    valueOf(await book.store.undo());
    expect(found(book, 'marsh')).toEqual(['Ada Marsh']);
  });

  it('shows names before clients before the rest, and the list’s order within', async () => {
    const book = createTestBook();
    const drafts = [
      person('Zoe', 'Adams', { facts: [{ kind: 'note', value: 'knows Marsh', from: 0 }] }),
      person('Carl', 'Baker', { roles: [{ organisation: 'Marshall Ltd', current: true, from: 0 }] }),
      person('Marshal', 'Cook'),
      person('Eve', 'Marshfield'),
      person('Ann', 'Marsh'),
      person('Bob', 'Marsh'),
    ];
    for (const draft of drafts) valueOf(await savePerson(book, draft));
    const expected = ['Ann Marsh', 'Bob Marsh', 'Eve Marshfield', 'Marshal Cook', 'Carl Baker', 'Zoe Adams'];
    expect(found(book, 'marsh')).toEqual(expected);
  });

  it('finds within a filter, and looks for near spellings there', async () => {
    const book = createTestBook();
    for (let at = 0; at < 10; at++) valueOf(await savePerson(book, person(`P${at}`, 'Schmit')));
    valueOf(await savePerson(book, person('Ada', 'Schmidt', { tags: ['VIP'] })));
    const listed = book.people.list({ text: 'schmit', tags: ['vip'] });
    expect([listed.ordinals.length, listed.near]).toEqual([1, 1]);
  });

  it('says how many of those found are only spelt alike', async () => {
    const book = createTestBook();
    const families = ['Schmit', 'Schmit', 'Schmidt', 'Schmitt', 'Schmid', 'Maier'];
    for (const [at, family] of families.entries()) valueOf(await savePerson(book, person(`P${at}`, family)));
    const { ordinals, near } = book.people.list({ text: 'schmit' });
    expect([ordinals.length, near]).toEqual([5, 2]);
    expect(book.people.list({ text: 'maier' }).near).toBe(0);
    expect(book.people.list({}).near).toBe(0);
  });

  it('never mistakes what a person types for its own marks and keys', async () => {
    const book = createTestBook();
    const uid = 'some-outside-uid';
    valueOf(await savePerson(book, person('Ada', 'Bell', { sourceUids: [uid] })));
    for (const text of [linkKey(uid), `\u001d${linkKey(uid)}`, '\u0001bell\u0002x', '\n', '\u001e']) {
      expect(found(book, text).length === 0 || found(book, text).length === 1).toBe(true);
    }
    expect(found(book, linkKey(uid))).toEqual([]);
  });
});

describe('folding', { timeout: 60_000 }, () => {
  it('forgives accents, case and width, and keeps scripts apart', () => {
    expect(fold('ÀÉÎõü Łódź ßtraße Þór Æsir')).toBe('aeiou lodz sstrasse thor aesir');
    expect(fold('Ｆｕｌｌ ﬁne')).toBe('full fine');
    expect(fold('Ёлка Ὀδυσσεύς')).toBe('елка οδυσσευσ');
    expect(fold('王小明 がぎ हिन्दी')).toBe('王小明 がぎ हिन्दी');
    expect(fold('İstanbul ISTANBUL ı')).toBe('istanbul istanbul i');
  });

  it('never leaves an upper-case letter, a mark or a line break', () => {
    const anything = fc.array(fc.nat({ max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anything, (text) => {
        // oxlint-disable-next-line no-control-regex -- control characters are what must be gone
        expect(fold(text)).not.toMatch(/[A-Z\u0000-\u001f]/u);
      }),
    );
  });

  it('is done once: folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
