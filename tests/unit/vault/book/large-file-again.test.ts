import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../../src-shared/book/contact';
import type { UpdateChoice } from '../../../../src-shared/vault-contract';
import { createBook, type Book } from '../../../../src-renderer/vault/book/book';
import { compareImport } from '../../../../src-renderer/vault/book/importing/compare-import';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { pageOf } from '../../../../src-renderer/vault/store/geometry';
import { contactNamed, createTestBook, deliveriesOf, valueOf } from '../../../support/book';

/*
 * A book in which names come a hundred times each, as in a large one. Who is who must be told without opening all who
 * share a name, contact by contact: it is counted how many records are opened.
 */

const PEOPLE = 2_000;
const NAMES = 20;
const AS_IT_COMES: UpdateChoice = { asItComes: true, leave: [], take: [] };

const contactAt = (index: number, more: Partial<Contact> = {}): Contact =>
  contactNamed(`Name ${index % NAMES}`, {
    organisations: [{ name: `Client ${index % 40}`, title: `Title ${index}` }],
    facts: [
      { kind: 'email', value: `person${index}@client${index % 40}.example` },
      { kind: 'phone', value: `+44 20 7946 ${1_000 + index}` },
    ],
    ...more,
  });

const withUids = (index: number): Contact => contactAt(index, { uid: `uid-${index}` });
/** Of every tenth nothing is known but name, client and title. */
const withoutUids = (index: number): Contact => contactAt(index, index % 10 === 0 ? { facts: [] } : {});

async function bookOf(one: (index: number) => Contact) {
  const { store } = createTestBook();
  const opened = { records: 0, pages: 0 };
  const getMany: Book['store']['getMany'] = async (collection, ids) => {
    opened.records += ids.length;
    opened.pages += new Set(ids.map((id) => pageOf(store.views[collection].ordinalOf(id) ?? 0))).size;
    return store.getMany(collection, ids);
  };
  const book = createBook({ ...store, getMany });
  const contacts = Array.from({ length: PEOPLE }, (_, index) => one(index));
  valueOf(await importContacts(book, deliveriesOf(contacts), 'mine', () => true));
  Object.assign(opened, { records: 0, pages: 0 });
  return { book, contacts, opened };
}

const movedEvery = (contacts: readonly Contact[], step: number): readonly Contact[] =>
  contacts.map((contact, index) =>
    index % step === 1
      ? { ...contact, facts: [...contact.facts, { kind: 'url', value: `https://${index}.example` }] }
      : contact,
  );

// Thousands of people on a busy machine: this says nothing about how long it takes.
describe('a large file that is brought in again', { timeout: 60_000 }, () => {
  for (const [what, one, times] of [
    ['with UIDs', withUids, 2],
    ['without UIDs', withoutUids, 3],
  ] as const) {
    it(`changes nothing ${what}, and opens no record more than ${times} times`, async () => {
      const { book, contacts, opened } = await bookOf(one);
      const compared = valueOf(await compareImport(book, deliveriesOf(contacts), () => true));
      expect(compared).toMatchObject({ fresh: 0, changed: 0, same: PEOPLE, people: [] });
      expect(opened.records).toBeLessThanOrEqual(times * PEOPLE);
      const brought = await importContacts(book, deliveriesOf(contacts), 'mine', () => true, AS_IT_COMES);
      expect(valueOf(brought)).toMatchObject({ changeId: null, people: 0, updated: 0, unchanged: PEOPLE });
    });

    it(`brings up to date whom it tells more of ${what}, and adds who is new`, async () => {
      const { book, contacts, opened } = await bookOf(one);
      const added = Array.from({ length: 60 }, (_, index) => one(PEOPLE + index * 10 + 3));
      const newer = [...movedEvery(contacts, 50), ...added];
      const moved = PEOPLE / 50;
      const compared = valueOf(await compareImport(book, deliveriesOf(newer), () => true));
      expect(compared).toMatchObject({ fresh: 60, changed: moved, same: PEOPLE - moved });
      expect(compared.people.every(({ lines }) => lines.length === 1)).toBe(true);
      expect(opened.records).toBeLessThanOrEqual(4 * PEOPLE);
      const brought = await importContacts(book, deliveriesOf(newer), 'mine', () => true, AS_IT_COMES);
      expect(valueOf(brought)).toMatchObject({ people: 60, updated: moved, unchanged: PEOPLE - moved });
    });
  }

  it('opens each page about once where the file has another order than the book', async () => {
    const { book, contacts, opened } = await bookOf(withUids);
    // Neighbours in the file stand all over the book.
    const shuffled = contacts.map((_, index) => contacts[(index * 777) % PEOPLE] ?? withUids(index));
    const compared = valueOf(await compareImport(book, deliveriesOf(shuffled), () => true));
    expect(compared).toMatchObject({ fresh: 0, changed: 0, same: PEOPLE });
    expect(opened.pages).toBeLessThan(1.5 * pageOf(PEOPLE));
    opened.pages = 0;
    valueOf(await importContacts(book, deliveriesOf(movedEvery(shuffled, 2)), 'mine', () => true, AS_IT_COMES));
    // Whoever is brought up to date is read once more before they are written.
    expect(opened.pages).toBeLessThan(2.5 * pageOf(PEOPLE));
  });

  it('is given up at once while the book is looked through, whatever was asked', async () => {
    const { book, contacts } = await bookOf(withoutUids);
    for (const stopAfter of [0, 1, 2, 5]) {
      let asked = 0;
      const onProgress = (): boolean => asked++ < stopAfter;
      const compared = await compareImport(book, deliveriesOf(contacts), onProgress);
      expect(compared).toEqual({ ok: false, error: { kind: 'cancelled' } });
      expect(asked).toBe(stopAfter + 1);
    }
    expect(book.store.changes()).toHaveLength(1);
  });
});
