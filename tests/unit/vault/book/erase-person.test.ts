import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../../src-shared/book/contact';
import type { BareFact } from '../../../../src-shared/book/fact';
import type { Person } from '../../../../src-shared/book/records';
import { erasePerson, ERASING, planErase } from '../../../../src-renderer/vault/book/erase-person';
import { compareImport } from '../../../../src-renderer/vault/book/importing/compare-import';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { mergePeople } from '../../../../src-renderer/vault/book/merging/merge-people';
import { saveMatter } from '../../../../src-renderer/vault/book/matters';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { toContact } from '../../../../src-renderer/vault/book/to-contact';
import {
  contactNamed,
  createTestBook,
  deliveriesOf,
  matterDraft,
  personDraft,
  valueOf,
  type TestBook,
} from '../../../support/book';

const bring = async (book: TestBook, ...contacts: readonly Contact[]) =>
  valueOf(await importContacts(book, deliveriesOf(contacts), 'mine', () => true));

const named = (book: TestBook, display: string): Person => {
  const person = book.store.all('people').find(({ name }) => name.display === display);
  if (!person) throw new Error(`nobody is called ${display}`);
  return person;
};

async function erase(book: TestBook, display: string): Promise<void> {
  const plan = valueOf(await planErase(book, named(book, display).id));
  valueOf(await erasePerson(book, plan));
}

const mail = (value: string): BareFact => ({ kind: 'email', value });

describe('erasing a person', () => {
  it('takes them out of everything that names them, and leaves a record of nothing but marks', async () => {
    const book = createTestBook();
    await bring(
      book,
      contactNamed('Ada Zebrafish', { uid: 'zebra-uid', facts: [mail('ada@zebra.example')] }),
      contactNamed('Boss', { related: [{ who: 'Ada Zebrafish', type: 'assistant' }] }),
      contactNamed('List', { kind: 'group', members: ['zebra-uid', 'mailto:ADA@zebra.example', 'other'] }),
      contactNamed('Other', { facts: [{ kind: 'note', value: 'met through Ada Zebrafish' }] }),
    );
    const { id } = named(book, 'Ada Zebrafish');
    await book.store.setValue(`draft:person:${id}`, 'typing about Zebrafish');
    valueOf(await saveMatter(book, matterDraft('Fleet', { personIds: [id] })));
    const plan = valueOf(await planErase(book, id));
    expect([plan.others.map(({ name }) => name.display), plan.matters.length, plan.mentions]).toEqual([
      ['Boss', 'List'],
      1,
      1,
    ]);
    valueOf(await erasePerson(book, plan));
    expect(named(book, 'Boss')).toMatchObject({ relations: [] });
    expect(named(book, 'List').members).toEqual(['other']);
    expect(book.store.all('matters')[0]?.personIds).toEqual([]);
    const values = book.store.valueKeys().map((key) => [key, book.store.getValue(key)]);
    expect(
      JSON.stringify([book.store.all('people').filter(({ name }) => name.display !== 'Other'), values]),
    ).not.toMatch(/zebra/i);
    expect(book.store.getValue(ERASING)).toBe(true);
  });

  it('takes them out of the records that somebody was merged from', async () => {
    const book = createTestBook();
    await bring(book, contactNamed('Boss', { uid: 'b1', related: [{ who: 'Ada Zebrafish', type: 'assistant' }] }));
    await bring(book, contactNamed('Boss', { uid: 'b2', tags: ['golf'] }), contactNamed('Ada Zebrafish'));
    const ids = book.store.all('people').flatMap(({ id, name }) => (name.display === 'Boss' ? [id] : []));
    valueOf(await mergePeople(book, [{ ids, lead: {} }]));
    await erase(book, 'Ada Zebrafish');
    expect(named(book, 'Boss').mergedFrom).toHaveLength(2);
    expect(JSON.stringify(book.store.all('people'))).not.toMatch(/zebra/i);
  });

  it('keeps files from bringing them back: by UID, by e-mail, by name and phone, word for word', async () => {
    const phone: BareFact = { kind: 'phone', value: '+44 20 7946 0001' };
    const ada = contactNamed('Ada', { uid: 'u1', facts: [mail('ada@x.example'), phone] });
    const bare = contactNamed('Bare', { tags: ['golf'] });
    const book = createTestBook();
    await bring(book, ada, bare);
    const exported = toContact(named(book, 'Bare'), () => undefined);
    await erase(book, 'Ada');
    await erase(book, 'Bare');
    const returning = [
      contactNamed('Somebody else', { uid: 'U1' }),
      contactNamed('A. L.', { facts: [mail('ADA@x.example')] }),
      contactNamed('ADA', { facts: [{ ...phone, value: '+44 20 79460001' }] }),
      bare,
      { ...exported, tags: ['other'] },
    ];
    expect(valueOf(await compareImport(book, deliveriesOf(returning), () => true))).toMatchObject({
      fresh: 0,
      erasedBefore: 5,
    });
    // Asking twice does not help either.
    for (let time = 0; time < 2; time++)
      expect(await bring(book, ...returning)).toMatchObject({ changeId: null, people: 0, erasedBefore: 5 });
    expect(book.store.all('people')).toEqual([]);
  });

  it('keeps them out of the groups and ties of a file that is brought in again', async () => {
    const book = createTestBook();
    const file = [
      contactNamed('Ada Lovelace', { uid: 'cn=Ada,dc=x', facts: [mail('ada@x.example')] }),
      contactNamed('Bob', { uid: 'b', related: [{ who: 'Ada Lovelace', type: 'assistant' }] }),
      contactNamed('Friends', { kind: 'group', uid: 'f', members: ['cn=Ada,dc=x', 'b'] }),
      contactNamed('By mail', { kind: 'group', uid: 'm', members: ['mailto:ADA@x.example', 'mailto:bob@x.example'] }),
      contactNamed('By name', { kind: 'group', uid: 'n', members: ['Ada Lovelace', 'Bob'] }),
    ];
    await bring(book, ...file);
    await erase(book, 'Ada Lovelace');
    expect(valueOf(await compareImport(book, deliveriesOf(file), () => true))).toMatchObject({
      fresh: 0,
      changed: 0,
      erasedBefore: 1,
      people: [],
    });
    const fresh = contactNamed('Enemies', { kind: 'group', uid: 'e', members: ['cn=ada,dc=x', 'ADA  Lovelace', 'b'] });
    valueOf(
      await importContacts(book, deliveriesOf([...file, fresh]), 'mine', () => true, {
        asItComes: true,
        leave: [],
        take: [],
      }),
    );
    expect(named(book, 'Enemies').members).toEqual(['b']);
    expect(JSON.stringify(book.store.all('people'))).not.toMatch(/ada/i);
  });

  it('shuts nobody out who only shares a switchboard or a mailbox with them, and lets them be typed in again', async () => {
    const book = createTestBook();
    const shared = [mail('info@x.example'), { kind: 'phone' as const, value: '+44 20 7946 0000' }];
    await bring(book, contactNamed('Ada', { facts: shared }), contactNamed('Bob', { facts: shared }));
    await erase(book, 'Ada');
    expect(await bring(book, contactNamed('Cora', { facts: shared }))).toMatchObject({ people: 1, erasedBefore: 0 });
    expect(await bring(book, contactNamed('Ada', { facts: shared }))).toMatchObject({ people: 0, erasedBefore: 1 });
    valueOf(await savePerson(book, personDraft('Ada')));
    expect(named(book, 'Ada')).toBeDefined();
  });

  it('reaches what records were before a merge, and shuts out whoever was merged into the one who is erased', async () => {
    const book = createTestBook();
    await bring(
      book,
      contactNamed('Ada', { uid: 'a', facts: [mail('ada@one.example')] }),
      contactNamed('Ada L', { uid: 'b', facts: [mail('ada@two.example')] }),
      contactNamed('Boss', { related: [{ who: 'Ada', type: 'assistant' }] }),
      contactNamed('Boss again', { related: [{ who: 'Ada', type: 'friend' }] }),
    );
    const part = (display: string) => ({ at: book.now(), person: named(book, display), matters: [] });
    const merge = async (into: string, from: string) => {
      const record = { ...named(book, into), mergedFrom: [part(from)], version: 2 };
      const { id } = named(book, from);
      valueOf(
        await book.store.commit({
          summary: { what: 'edit', collection: 'people', count: 2 },
          puts: [
            { collection: 'people', id: record.id, record },
            { collection: 'people', id, record: null },
          ],
          touched: [],
        }),
      );
    };
    await merge('Boss', 'Boss again');
    await merge('Ada', 'Ada L');
    const { id } = named(book, 'Ada');
    await erase(book, 'Ada');
    expect(JSON.stringify(book.store.all('people'))).not.toContain(id);
    expect(
      await bring(book, contactNamed('X', { uid: 'b' }), contactNamed('Y', { facts: [mail('ada@two.example')] })),
    ).toMatchObject({
      people: 0,
      erasedBefore: 2,
    });
  });
});
