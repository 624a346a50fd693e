import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../../src-shared/book/contact';
import type { Person } from '../../../../src-shared/book/records';
import { err, ok } from '../../../../src-shared/result';
import { createBook } from '../../../../src-renderer/vault/book/book';
import { nameOfClient } from '../../../../src-renderer/vault/book/details';
import { deletePeople } from '../../../../src-renderer/vault/book/delete-people';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import type { Deliveries } from '../../../../src-renderer/vault/book/importing/read-through';
import { importHandlers } from '../../../../src-renderer/vault/handlers/importing';
import { undoHandlers } from '../../../../src-renderer/vault/handlers/undo';
import { saveClient } from '../../../../src-renderer/vault/book/save-client';
import { toContact } from '../../../../src-renderer/vault/book/to-contact';
import { clientDraft, contactNamed, createTestBook, deliveriesOf, valueOf, type TestBook } from '../../../support/book';

const importInto = async (book: TestBook, contacts: readonly Contact[]) =>
  valueOf(await importContacts(book, deliveriesOf(contacts, 'list.vcf', 'Outlook'), 'mixed', () => true));

const named = (book: TestBook, display: string): Person => {
  const person = book.store.all('people').find(({ name }) => name.display === display);
  if (!person) throw new Error(`nobody is called ${display}`);
  return person;
};

describe('an import', { timeout: 60_000 }, () => {
  it('is one change, and says of each fact which file it came from', async () => {
    const book = createTestBook();
    const outcome = await importInto(book, [
      contactNamed('Ada', { uid: 'u1', facts: [{ kind: 'note', value: 'n' }], organisations: [{ name: 'Acme' }] }),
      contactNamed('Bob', { organisations: [{ name: 'ACME', past: true }] }),
    ]);
    expect(outcome).toMatchObject({ people: 2, clientsMade: 1, unchanged: 0, skipped: [] });
    expect(book.store.changes()).toMatchObject([{ what: 'import', collection: 'people', count: 2 }]);
    const origin = { source: 'file', file: 'list.vcf', program: 'Outlook', whose: 'mixed', basis: 'undecided' };
    expect(named(book, 'Ada')).toMatchObject({ sourceUids: ['u1'], origins: [origin], facts: [{ from: 0 }] });
    expect(named(book, 'Bob').roles).toMatchObject([{ current: false }]);
    valueOf(await book.store.undo());
    expect([book.store.all('people'), book.store.all('clients')]).toEqual([[], []]);
  });

  it('is remembered for good, with its file and counts, and whether it was taken back', async () => {
    const book = createTestBook();
    const { imports } = importHandlers(book, {
      deliveries: async () => undefined,
      run: async () => err({ kind: 'locked' }),
      lookThrough: async () => err({ kind: 'locked' }),
    });
    const { undo, redo } = undoHandlers(book);
    const remembered = async () =>
      valueOf(await imports({})).imports.map(({ at, takenBackAt, ...record }) => {
        expect([at, takenBackAt ?? at].toSorted()).toEqual([at, takenBackAt ?? at]);
        return { ...record, isTakenBack: takenBackAt !== undefined };
      });
    expect(await remembered()).toEqual([]);
    const first = await importInto(book, [contactNamed('Ada', { organisations: [{ name: 'Acme' }] })]);
    const second = await importInto(book, [
      contactNamed('Bob'),
      contactNamed('Ada', { organisations: [{ name: 'Acme' }] }),
    ]);
    const nobodyElse = {
      groups: 0,
      updated: 0,
      groupsUpdated: 0,
      clientsUpdated: 0,
      deletedBefore: 0,
      erasedBefore: 0,
    };
    const counts = { people: 1, ...nobodyElse, skipped: 0 };
    const said = { file: 'list.vcf', program: 'Outlook', whose: 'mixed', ...counts, isTakenBack: false };
    const both = [
      { ...said, changeId: second.changeId, clientsMade: 0, unchanged: 1 },
      { ...said, changeId: first.changeId, clientsMade: 1, unchanged: 0 },
    ];
    expect(await remembered()).toEqual(both);
    // Nothing new is no import.
    await importInto(book, [contactNamed('Bob')]);
    expect(await remembered()).toEqual(both);
    valueOf(await undo({}));
    expect(await remembered()).toEqual([{ ...both[0], isTakenBack: true }, both[1]]);
    valueOf(await redo({}));
    expect(await remembered()).toEqual(both);
  });

  it('takes clients that are there by name or alias, whatever case, accents and punctuation', async () => {
    const book = createTestBook();
    const { id } = valueOf(await saveClient(book, clientDraft('Müller & Söhne AG', { aliases: ['M+S'] })));
    const names = ['MULLER & SOHNE, AG', 'Müller  & Söhne AG.', 'm+s'];
    const outcome = await importInto(
      book,
      names.map((name, at) => contactNamed(`P${at}`, { organisations: [{ name }] })),
    );
    expect(outcome.clientsMade).toBe(0);
    expect(book.store.all('people').map(({ roles }) => roles[0]?.clientId)).toEqual([id, id, id]);
  });

  it('leaves those who are in the book already as they are: by UID, or word for word', async () => {
    const book = createTestBook();
    const contacts = [
      contactNamed('Ada', { uid: 'u1', facts: [{ kind: 'phone', value: '1' }] }),
      contactNamed('Bob', { facts: [{ kind: 'phone', value: '2' }], organisations: [{ name: 'Acme' }] }),
    ];
    await importInto(book, contacts);
    const again = await importInto(book, [
      { ...contacts[0], facts: [{ kind: 'phone', value: 'other' }] } as Contact,
      contacts[1] as Contact,
      contactNamed('Bob', { facts: [{ kind: 'phone', value: '3' }] }),
    ]);
    expect(again).toMatchObject({ people: 1, clientsMade: 0, unchanged: 2 });
    expect(book.store.all('people')).toHaveLength(3);
  });

  it('knows the book’s own people by the UID that they were exported under, even after edits', async () => {
    const book = createTestBook();
    await importInto(book, [contactNamed('Ada')]);
    const exported = toContact(named(book, 'Ada'), () => undefined);
    const outcome = await importInto(book, [{ ...exported, tags: ['changed elsewhere'] }]);
    expect(outcome).toMatchObject({ changeId: null, people: 0, unchanged: 1 });
    expect(book.store.changes()).toHaveLength(1);
  });

  it('links related people of the same file by UID or name, on both sides', async () => {
    const book = createTestBook();
    await importInto(book, [
      contactNamed('Boss', { uid: 'urn:uuid:B055', related: [{ who: 'helper', type: 'assistant' }] }),
      contactNamed('Helper', { uid: 'h' }),
      contactNamed('Child', {
        related: [
          { who: 'b055', type: 'Mother' },
          { who: 'Nobody', type: 'friend' },
          { who: 'Child', type: 'friend' },
          { who: 'Helper', type: 'piano teacher' },
        ],
      }),
    ]);
    const [boss, helper, child] = [named(book, 'Boss'), named(book, 'Helper'), named(book, 'Child')];
    expect(boss.relations).toEqual([
      { to: helper.id, type: 'assistant' },
      { to: child.id, type: 'child' },
    ]);
    expect(helper.relations).toEqual([
      { to: boss.id, type: 'assists' },
      { to: child.id, type: 'other' },
    ]);
    expect(child.relations).toEqual([
      { to: boss.id, type: 'parent', note: 'Mother' },
      { to: helper.id, type: 'other', note: 'piano teacher' },
    ]);
    expect(child.related).toEqual([
      { who: 'Nobody', type: 'friend' },
      { who: 'Child', type: 'friend' },
    ]);
    expect(boss.related).toBeUndefined();
  });

  it('does not guess between two people of the same name', async () => {
    const book = createTestBook();
    const related = [{ who: 'Sam', type: 'friend' }];
    await importInto(book, [
      contactNamed('Sam', { uid: '1' }),
      contactNamed('Sam', { uid: '2' }),
      contactNamed('Kim', { related }),
    ]);
    expect(named(book, 'Kim')).toMatchObject({ relations: [], related });
  });

  it('goes out again with its relations and comes back linked', async () => {
    const book = createTestBook();
    await importInto(book, [
      contactNamed('Ada', { uid: 'a', related: [{ who: 'b', type: 'spouse' }] }),
      contactNamed('Bob', { uid: 'b' }),
    ]);
    const uidById = new Map(book.store.all('people').map(({ id, sourceUids }) => [id, sourceUids[0] ?? '']));
    const exported = book.store.all('people').map((person) =>
      toContact(
        person,
        () => undefined,
        (id) => uidById.get(id),
      ),
    );
    const other = createTestBook();
    await importInto(other, exported);
    expect(named(other, 'Bob').relations).toEqual([{ to: named(other, 'Ada').id, type: 'spouse' }]);
  });

  it('leaves nothing behind when it is cancelled, at whatever moment', async () => {
    const contacts = Array.from({ length: 3_000 }, (_, at) =>
      contactNamed(`P${at}`, { organisations: [{ name: `C${at}` }] }),
    );
    for (let steps = 0; steps < 6; steps++) {
      const book = createTestBook();
      let left = steps;
      const result = await importContacts(book, deliveriesOf(contacts), 'mine', () => left-- > 0);
      expect(result).toEqual({ ok: false, error: { kind: 'cancelled' } });
      expect([book.store.all('people').length, book.store.all('clients').length]).toEqual([0, 0]);
    }
  });

  it('leaves nothing behind when the reader stops in the middle', async () => {
    const book = createTestBook();
    const whole = deliveriesOf(Array.from({ length: 3_000 }, (_, at) => contactNamed(`P${at}`)));
    let batches = 0;
    const broken: Deliveries = {
      ...whole,
      next: async (input) => (++batches > 2 ? err({ kind: 'reader-stopped' }) : whole.next(input)),
    };
    expect(await importContacts(book, broken, 'mine', () => true)).toEqual({
      ok: false,
      error: { kind: 'reader-stopped' },
    });
    expect(book.store.all('people')).toEqual([]);
  });

  it('tells its progress up to the end, and hands on what the reader skipped', async () => {
    const told: number[] = [];
    const line = { where: 'card 3', what: 'PHOTO', why: 'cannot be decoded' };
    const contacts = Array.from({ length: 2_500 }, (_, at) => contactNamed(`P${at}`));
    const whole = deliveriesOf(contacts);
    const deliveries: Deliveries = {
      ...whole,
      next: async (input) => {
        asked++;
        return ok({ ...valueOf(await whole.next(input)), skipped: [line] });
      },
    };
    let asked = 0;
    const outcome = await importContacts(createTestBook(), deliveries, 'mine', (done, total) => {
      told.push(done / total);
      return true;
    });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    expect(valueOf(outcome).skipped).toEqual(Array.from({ length: asked }, () => line));
    expect(asked).toBeGreaterThan(1);
  });

  it('does not bring deleted people back unasked; brought again, the file does', async () => {
    const book = createTestBook();
    const byUid = contactNamed('Ada', { uid: 'a' });
    const byWords = contactNamed('Bob', { facts: [{ kind: 'phone', value: '1' }], organisations: [{ name: 'Acme' }] });
    await importInto(book, [byUid, byWords]);
    const [ada, bob] = [named(book, 'Ada'), named(book, 'Bob')];
    const exported = toContact(bob, (id) => nameOfClient(book, id));
    valueOf(await deletePeople(book, [ada.id, bob.id]));
    expect(await importInto(book, [byUid, byWords])).toMatchObject({ changeId: null, people: 0, deletedBefore: 2 });
    expect(await importInto(book, [exported])).toMatchObject({ people: 0, deletedBefore: 1 });
    expect(await importInto(book, [byUid, byWords])).toMatchObject({ people: 2, deletedBefore: 0 });
    expect(named(book, 'Ada').id).not.toBe(ada.id);
  });

  it('still leaves deleted people out after the vault was locked and opened', async () => {
    const book = createTestBook();
    await importInto(book, [contactNamed('Ada', { uid: 'a' })]);
    valueOf(await deletePeople(book, [named(book, 'Ada').id]));
    await importInto(book, [contactNamed('Ada', { uid: 'a' })]);
    const reopened = { ...createBook(book.store, book.now), store: book.store };
    expect(await importInto(reopened, [contactNamed('Ada', { uid: 'a' })])).toMatchObject({
      people: 0,
      deletedBefore: 1,
    });
  });

  it('takes a person whose deletion was undone for one who is there', async () => {
    const book = createTestBook();
    await importInto(book, [contactNamed('Ada', { uid: 'a' })]);
    valueOf(await deletePeople(book, [named(book, 'Ada').id]));
    valueOf(await book.store.undo());
    expect(await importInto(book, [contactNamed('Ada', { uid: 'a' })])).toMatchObject({
      unchanged: 1,
      deletedBefore: 0,
    });
  });
});
