import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../../src-shared/book/contact';
import type { Person } from '../../../../src-shared/book/records';
import type { ChangeId } from '../../../../src-shared/ids';
import { err } from '../../../../src-shared/result';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { listImports } from '../../../../src-renderer/vault/book/importing/import-records';
import { createTakeBack } from '../../../../src-renderer/vault/book/importing/take-back';
import { setBasis, setBasisOfImport, tagPeople } from '../../../../src-renderer/vault/book/mass-edits';
import { saveMatter } from '../../../../src-renderer/vault/book/matters';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { undoHandlers } from '../../../../src-renderer/vault/handlers/undo';
import {
  contactNamed,
  createTestBook,
  deliveriesOf,
  personDraft,
  planTakeBack,
  takeBackImport,
  valueOf,
  type TestBook,
} from '../../../support/book';

async function bring(book: TestBook, contacts: readonly Contact[], file = 'list.vcf'): Promise<ChangeId> {
  const { changeId } = valueOf(await importContacts(book, deliveriesOf(contacts, file), 'mine', () => true));
  if (changeId === null) throw new Error('nothing was new');
  return changeId;
}

const named = (book: TestBook, display: string): Person => {
  const person = book.store.all('people').find(({ name }) => name.display === display);
  if (!person) throw new Error(`nobody is called ${display}`);
  return person;
};

async function edit(book: TestBook, display: string, more: Partial<Parameters<typeof savePerson>[1]> = {}) {
  const { id, version, createdAt: _c, updatedAt: _u, settled: _s, ...body } = named(book, display);
  return valueOf(await savePerson(book, { ...body, base: { id, version }, tags: ['mine'], ...more }));
}

const names = (book: TestBook): readonly string[] =>
  book.store
    .all('people')
    .map(({ name }) => name.display)
    .toSorted();

describe('taking an import back later', () => {
  it('lets go whom it brought, leaves whom the partner changed since, and touches nobody else', async () => {
    const book = createTestBook();
    await bring(book, [contactNamed('Other', { organisations: [{ name: 'Shared' }] })], 'other.vcf');
    const changeId = await bring(book, [
      contactNamed('Ada', { organisations: [{ name: 'Alone' }] }),
      contactNamed('Bob', { organisations: [{ name: 'Shared' }] }),
      contactNamed('Cora', { organisations: [{ name: 'Kept' }] }),
    ]);
    valueOf(await savePerson(book, personDraft('Typed')));
    await edit(book, 'Cora');
    const before = structuredClone([named(book, 'Cora'), named(book, 'Other'), named(book, 'Typed')]);
    const plan = {
      going: 2,
      groupsGoing: 0,
      reverting: 0,
      groupsReverting: 0,
      clientsGoing: 1,
      clientsReverting: 0,
      staying: 1,
      stayingNames: ['Cora'],
    };
    expect(valueOf(await planTakeBack(book, changeId))).toEqual(plan);
    expect(valueOf(await takeBackImport(book, changeId))).toEqual(plan);
    expect(names(book)).toEqual(['Cora', 'Other', 'Typed']);
    expect([named(book, 'Cora'), named(book, 'Other'), named(book, 'Typed')]).toEqual(before);
    expect(
      book.store
        .all('clients')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Kept', 'Shared']);
  });

  it('tells how far it is, and changes nothing where it is stopped', async () => {
    const book = createTestBook();
    const changeId = await bring(
      book,
      Array.from({ length: 1_100 }, (_, at) => contactNamed(`Person ${at}`)),
    );
    const told: (readonly [number, number])[] = [];
    const { plan, carryOut } = createTakeBack(book);
    const stopped = await carryOut(changeId, (done, total) => told.push([done, total]) < 2);
    expect(stopped).toEqual(err({ kind: 'cancelled' }));
    expect(told).toEqual([
      [512, 1_100],
      [1_024, 1_100],
    ]);
    expect(book.store.all('people')).toHaveLength(1_100);
    expect(valueOf(await plan(changeId, () => true))).toMatchObject({ going: 1_100 });
  });

  it('looks the book through once for the plan and for taking it back, unless something changed in between', async () => {
    const book = createTestBook();
    const changeId = await bring(
      book,
      ['Ada', 'Bob', 'Cora'].map((one) => contactNamed(one)),
    );
    const { plan, carryOut } = createTakeBack(book);
    expect(valueOf(await plan(changeId, () => true))).toMatchObject({ going: 3, staying: 0 });
    const stop = (): boolean => false;
    expect(valueOf(await plan(changeId, stop))).toMatchObject({ going: 3, staying: 0 });
    await edit(book, 'Bob');
    expect(await plan(changeId, stop)).toEqual(err({ kind: 'cancelled' }));
    expect(valueOf(await plan(changeId, () => true))).toMatchObject({ going: 2, staying: 1 });
    expect(valueOf(await carryOut(changeId, stop))).toMatchObject({ going: 2, staying: 1 });
    expect(names(book)).toEqual(['Bob']);
    expect(await carryOut(changeId, () => true)).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });

  it('leaves people and clients that a matter names', async () => {
    const book = createTestBook();
    const changeId = await bring(book, [
      contactNamed('Ada', { organisations: [{ name: 'Acme' }] }),
      contactNamed('Bob'),
    ]);

    valueOf(await saveMatter(book, { title: 'Fleet', status: 'open', personIds: [named(book, 'Ada').id] }));
    expect(valueOf(await takeBackImport(book, changeId))).toMatchObject({ going: 1, staying: 1, clientsGoing: 0 });
    expect(names(book)).toEqual(['Ada']);
  });

  it('does not take a decision on the basis for a change, but does whatever comes after it', async () => {
    const book = createTestBook();
    const changeId = await bring(
      book,
      ['Ada', 'Bob', 'Cora'].map((one) => contactNamed(one)),
    );
    const ids = book.store.all('people').map(({ id }) => id);
    valueOf(await setBasis(book, ids, 'brought'));
    valueOf(await tagPeople(book, [named(book, 'Bob').id], ['golf'], []));
    valueOf(await setBasis(book, ids, 'own'));
    expect(valueOf(await planTakeBack(book, changeId))).toMatchObject({ going: 2, stayingNames: ['Bob'] });
  });

  it('is decided at once for all that one import brought, and for nothing else, with the date', async () => {
    const book = createTestBook();
    const first = await bring(book, [contactNamed('Ada', { facts: [{ kind: 'note', value: 'one' }] })], 'one.vcf');
    await bring(book, [contactNamed('Bob')], 'two.vcf');
    const { changeId } = valueOf(await setBasisOfImport(book, first, 'matter'));
    expect(named(book, 'Ada').origins).toMatchObject([{ basis: 'matter', decidedAt: expect.any(String) as string }]);
    expect(named(book, 'Bob').origins).toMatchObject([{ basis: 'undecided' }]);
    expect(book.store.changes()[0]).toMatchObject({ changeId, what: 'basis', count: 1 });
    expect(valueOf(await setBasisOfImport(book, first, 'matter')).changeId).toBeNull();
    valueOf(await book.store.undo());
    expect(named(book, 'Ada').origins).toMatchObject([{ basis: 'undecided' }]);
  });

  it('keeps the names of those who go with those who stay', async () => {
    const book = createTestBook();
    const changeId = await bring(book, [
      contactNamed('Boss', { related: [{ who: 'Helper', type: 'assistant' }] }),
      contactNamed('Helper'),
    ]);
    await edit(book, 'Boss');
    valueOf(await takeBackImport(book, changeId));
    expect(named(book, 'Boss')).toMatchObject({ relations: [], related: [{ who: 'Helper', type: 'assistant' }] });
  });

  it('is one change: undo brings all of it back, redo takes it again, and the record of the import says so', async () => {
    const book = createTestBook();
    const changeId = await bring(book, [contactNamed('Ada'), contactNamed('Bob')]);
    await edit(book, 'Bob');
    const before = structuredClone(book.store.all('people'));
    const { undo, redo } = undoHandlers(book);
    const record = () => listImports(book.store)[0];
    valueOf(await takeBackImport(book, changeId));
    expect(book.store.changes()[0]).toMatchObject({ what: 'take-back', count: 1 });
    expect(record()).toMatchObject({ changeId, stayed: 1, takenBackAt: expect.any(String) as string });
    expect((await takeBackImport(book, changeId)).ok).toBe(false);
    valueOf(await undo({}));
    expect(book.store.all('people').toSorted(byName)).toEqual(before.toSorted(byName));
    expect(record()?.takenBackAt).toBeUndefined();
    valueOf(await redo({}));
    expect(names(book)).toEqual(['Bob']);
    expect(record()?.takenBackAt).toBeDefined();
  });

  it('lets the same file be brought in again', async () => {
    const book = createTestBook();
    const contacts = [contactNamed('Ada', { uid: 'u1' }), contactNamed('Bob')];
    const changeId = await bring(book, contacts);
    valueOf(await takeBackImport(book, changeId));
    const again = valueOf(await importContacts(book, deliveriesOf(contacts), 'mine', () => true));
    expect(again).toMatchObject({ people: 2, deletedBefore: 0 });
  });

  it('leaves every edit of any history, and nothing else of the import', async () => {
    const step = fc.record({ who: fc.nat(5), how: fc.constantFrom('edit', 'tag', 'basis', 'none') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const book = createTestBook();
        const people = Array.from({ length: 6 }, (_, at) => `P${at}`);
        await bring(
          book,
          people.slice(0, 3).map((one) => contactNamed(`Old ${one}`)),
          'old.vcf',
        );
        const changeId = await bring(
          book,
          people.map((one) => contactNamed(one)),
        );
        const edited = new Set<string>();
        for (const [at, { who, how }] of steps.entries()) {
          const name = `P${who}`;
          if (how === 'edit') await edit(book, name, { tags: [`t${at}`] });
          if (how === 'tag') valueOf(await tagPeople(book, [named(book, name).id], [`tag ${at}`], []));
          if (how === 'basis') valueOf(await setBasis(book, [named(book, name).id], 'matter'));
          if (how === 'edit' || how === 'tag') edited.add(name);
        }
        const kept = structuredClone(
          book.store.all('people').filter(({ name }) => name.display.startsWith('Old') || edited.has(name.display)),
        );
        valueOf(await takeBackImport(book, changeId));
        expect(book.store.all('people').toSorted(byName)).toEqual(kept.toSorted(byName));
      }),
      { numRuns: 60 },
    );
  });
});

const byName = (a: Person, b: Person): number => a.name.display.localeCompare(b.name.display);
