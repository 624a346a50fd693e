import { describe, expect, it } from 'vitest';

import type { Fact } from '../../../../src-shared/book/fact';
import type { PersonId } from '../../../../src-shared/ids';
import { err } from '../../../../src-shared/result';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { duplicateHandlers } from '../../../../src-renderer/vault/handlers/duplicates';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { contactNamed, createTestBook, deliveriesOf, personDraft, valueOf, type TestBook } from '../../../support/book';

const mobile = (value: string): Fact => ({ kind: 'phone', value, types: ['cell'], from: 0 });
const OWN = { source: 'typed', at: '2026-03-01T09:00:00.000Z', basis: 'own' } as const;

const add = async (book: TestBook, display: string, ...facts: Fact[]): Promise<PersonId> =>
  valueOf(await savePerson(book, personDraft(display, { facts, origins: [OWN] }))).id;

/** Two Ruths with one mobile, two Clives with one client, one Hazel. */
async function withDuplicates() {
  const book = createTestBook();
  const ruth = await add(book, 'Ruth Bellamy', mobile('+44 7400 123456'));
  const again = await add(book, 'Bellamy, Ruth', mobile('+447400123456'));
  const clives: PersonId[] = [];
  for (let count = 0; count < 2; count++)
    clives.push(
      valueOf(
        await savePerson(
          book,
          personDraft('Clive Winterbourne', {
            roles: [{ organisation: 'Kestrel', current: true, from: 0 }],
            origins: [OWN],
          }),
        ),
      ).id,
    );
  await add(book, 'Hazel Penrose', mobile('+44 7400 654321'));
  const handlers = duplicateHandlers(book, async (work) => work(() => true));
  const list = async () => valueOf(await handlers.duplicates({ from: 0, count: 10 }));
  return { book, handlers, list, ruths: [ruth, again], clives };
}

describe('duplicates of an open book', () => {
  it('come certain ones first, with the people and the reasons', async () => {
    const { list, ruths, clives } = await withDuplicates();
    const { rows, ...counts } = await list();
    expect(counts).toMatchObject({ total: 2, certain: 1, superfluous: 1, from: 0 });
    expect(rows.map(({ people }) => people.map(({ id }) => id))).toEqual([ruths, clives]);
    expect(rows[0]?.reasons).toContainEqual({ kind: 'phone', value: '+447400123456' });
    expect(rows[1]?.reasons).toContainEqual({ kind: 'client', value: 'Kestrel' });
  });

  it('are looked for as long work that says how far it is; stopped, it is begun anew when asked again', async () => {
    const { book } = await withDuplicates();
    const told: number[] = [];
    let goesOn = false;
    const handlers = duplicateHandlers(book, async (work) =>
      work((done, total) => {
        told.push(done / total);
        return goesOn;
      }),
    );
    expect(await handlers.duplicates({ from: 0, count: 10 })).toEqual(err({ kind: 'cancelled' }));
    expect(told.at(-1)).toBe(1);
    goesOn = true;
    expect(valueOf(await handlers.duplicates({ from: 0, count: 10 }))).toMatchObject({ total: 2 });
  });

  it('are looked for untold while other long work is under way', async () => {
    const { book } = await withDuplicates();
    const handlers = duplicateHandlers(book, async () => err({ kind: 'busy', with: 'import' }));
    expect(valueOf(await handlers.duplicates({ from: 0, count: 10 }))).toMatchObject({ total: 2 });
  });

  it('are gone once all that is certain is merged, and back after an undo', async () => {
    const { book, handlers, list } = await withDuplicates();
    const { revision } = await list();
    expect(valueOf(await handlers.mergeCertain({ revision }))).toMatchObject({ groups: 1, people: 1 });
    expect(await list()).toMatchObject({ total: 1, certain: 0 });
    valueOf(await book.store.undo());
    expect(await list()).toMatchObject({ total: 2, certain: 1 });
  });

  it('are not merged where something else is certain than what was shown', async () => {
    const { book, handlers, list } = await withDuplicates();
    const { revision } = await list();
    await add(book, 'H. Penrose', mobile('+44 7400 654321'));
    expect(await handlers.mergeCertain({ revision })).toMatchObject({ ok: false, error: { kind: 'stale' } });
    expect(book.store.all('people')).toHaveLength(6);
  });

  it('are found by numbers as they are dialled at home, which is where most of the book is', async () => {
    const { list, book } = await withDuplicates();
    await add(book, 'Imogen Fairfax', mobile('07400 777888'));
    await add(book, 'Imogen Fairfax', mobile('+44 7400 777888'));
    expect(await list()).toMatchObject({ total: 3, certain: 2 });
  });

  it('never come up again once they are said not to be the same, unless that is taken back', async () => {
    const { handlers, list, ruths, book } = await withDuplicates();
    valueOf(await handlers.keepApart({ ids: ruths, apart: true }));
    expect(await list()).toMatchObject({ total: 1, certain: 0 });
    await add(book, 'Imogen Fairfax');
    expect(await list()).toMatchObject({ total: 1, certain: 0 });
    valueOf(await handlers.keepApart({ ids: ruths, apart: false }));
    expect(await list()).toMatchObject({ total: 2, certain: 1 });
  });

  it('remembers who is not the same as somebody who was merged since', async () => {
    const { handlers, list, ruths, book } = await withDuplicates();
    const third = await add(book, 'Ruth Bellamy', mobile('+44 7400 123456'));
    valueOf(await handlers.keepApart({ ids: [ruths[1] ?? third, third], apart: true }));
    valueOf(await handlers.mergePeople({ ids: ruths, lead: {} }));
    expect((await list()).rows.some(({ people }) => people.some(({ id }) => id === third))).toBe(false);
  });

  it('are found anew for somebody who changed, in whatever segment', async () => {
    const { list, book } = await withDuplicates();
    await list();
    const strangers = Array.from({ length: 2_100 }, (_, count) => contactNamed(`Nobody${count}`));
    valueOf(await importContacts(book, deliveriesOf(strangers), 'mine', () => true));
    await add(book, 'Hazel Penrose', mobile('+44 (0)7400 654321'));
    expect(await list()).toMatchObject({ total: 3, certain: 2 });
  });
});
