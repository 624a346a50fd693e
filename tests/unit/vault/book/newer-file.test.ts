import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../../src-shared/book/contact';
import type { BareFact } from '../../../../src-shared/book/fact';
import type { Person } from '../../../../src-shared/book/records';
import type { UpdateChoice } from '../../../../src-shared/vault-contract';
import { compareImport } from '../../../../src-renderer/vault/book/importing/compare-import';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { saveClient } from '../../../../src-renderer/vault/book/save-client';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { nameOfClient } from '../../../../src-renderer/vault/book/details';
import { importHandlers } from '../../../../src-renderer/vault/handlers/importing';
import { undoHandlers } from '../../../../src-renderer/vault/handlers/undo';
import {
  contactNamed,
  createTestBook,
  deliveriesOf,
  personDraft,
  takeBackImport,
  type TestBook,
  valueOf,
} from '../../../support/book';

const AS_IT_COMES: UpdateChoice = { asItComes: true, leave: [], take: [] };

const bring = async (book: TestBook, contacts: readonly Contact[], updates = AS_IT_COMES, file = 'list.vcf') =>
  valueOf(await importContacts(book, deliveriesOf(contacts, file, 'Outlook'), 'mine', () => true, updates));

const compare = async (book: TestBook, contacts: readonly Contact[]) =>
  valueOf(await compareImport(book, deliveriesOf(contacts, 'list (1).vcf', 'Outlook'), () => true));

const only = (book: TestBook): Person => {
  const [person, ...others] = book.store.all('people');
  if (!person || others.length > 0) throw new Error('one person was expected');
  return person;
};

const values = (book: TestBook): readonly unknown[] => only(book).facts.map(({ value }) => value);

async function edit(book: TestBook, change: (person: Person) => Partial<Person>): Promise<void> {
  const person = only(book);
  const { id, version, createdAt: _c, updatedAt: _u, settled: _s, earlier: _e, dropped: _d, ...body } = person;
  valueOf(await savePerson(book, { ...body, ...change(person), base: { id, version } }));
}

const email = (value: string, more: Partial<BareFact> = {}): BareFact =>
  ({ kind: 'email', value, ...more }) as BareFact;

const ada = (...facts: readonly BareFact[]): Contact =>
  contactNamed('Ada', {
    uid: 'u1',
    facts: [...facts],
    organisations: [{ name: 'Kestrel', title: 'Counsel' }],
    tags: ['golf'],
  });

describe('a file that is brought in again', () => {
  it('changes nothing where it says the same, whatever its order and the spelling of phones and e-mails', async () => {
    const book = createTestBook();
    await bring(book, [ada(email('a@x.example'), { kind: 'phone', value: '+44 20 7946 0001' })]);
    const before = structuredClone(only(book));
    const again = [ada({ kind: 'phone', value: '+44 20 79460001' }, email('A@x.example'))];
    expect(await compare(book, again)).toMatchObject({ fresh: 0, changed: 0, same: 1, people: [] });
    expect(await bring(book, again)).toMatchObject({ changeId: null, people: 0, updated: 0, unchanged: 1 });
    expect(only(book)).toEqual(before);
  });

  it('brings people up to date: what is new is added, what came from it and is said otherwise is replaced', async () => {
    const book = createTestBook();
    await bring(book, [ada(email('a@old.example'), { kind: 'birthday', value: '--04-12' })]);
    const newer = contactNamed('Ada King', {
      uid: 'u1',
      facts: [email('a@new.example'), { kind: 'birthday', value: '1985-04-12' }, { kind: 'phone', value: '1' }],
      organisations: [{ name: 'Nordhavn', title: 'Partner' }],
      tags: ['golf', 'whisky'],
    });
    const [told] = (await compare(book, [newer])).people;
    expect(told?.lines.map(({ what, isChosen }) => [what, isChosen])).toEqual([
      ['name', true],
      ['job', true],
      ['fact', true],
      ['fact', true],
      ['fact', true],
      ['tag', true],
    ]);
    expect(await bring(book, [newer])).toMatchObject({ people: 0, updated: 1, clientsMade: 1 });
    expect(values(book)).toEqual(['a@new.example', '1985-04-12', '1']);
    const person = only(book);
    expect(person).toMatchObject({ name: { display: 'Ada King' }, tags: ['golf', 'whisky'], version: 2 });
    expect(person.roles.map(({ clientId, title }) => [clientId && nameOfClient(book, clientId), title])).toEqual([
      ['Nordhavn', 'Partner'],
    ]);
    expect(await compare(book, [newer])).toMatchObject({ same: 1, people: [] });
  });

  it('never takes the place of the partner’s own word unasked, nor brings back what they took out', async () => {
    const book = createTestBook();
    const file = [ada(email('a@x.example'), { kind: 'phone', value: '1' }, { kind: 'birthday', value: '1985-04-12' })];
    await bring(book, file);
    await edit(book, ({ facts, roles }) => ({
      name: { display: 'Lady Ada' },
      facts: facts
        .filter(({ kind }) => kind !== 'phone')
        .map((fact) => (fact.kind === 'birthday' ? { ...fact, value: '1985-12-04' } : fact)),
      roles: roles.map((role) => ({ ...role, title: 'General counsel' })),
      tags: [],
    }));
    expect(await compare(book, file)).toMatchObject({ same: 1, changed: 0, people: [] });
    const newer = [
      { ...ada(email('a@x.example'), { kind: 'birthday', value: '1985-04-13' }), name: { display: 'A.' } },
    ];
    const { people, changed } = await compare(book, newer);
    expect(changed).toBe(0);
    expect(people[0]?.lines.map(({ isYours, isChosen }) => [isYours, isChosen])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(await bring(book, newer)).toMatchObject({ changeId: null, updated: 0 });
    const take = people.flatMap(({ id, lines }) => lines.map(({ key }) => `${id}.${key}`));
    expect(await bring(book, newer, { asItComes: true, leave: [], take })).toMatchObject({ updated: 1 });
    expect(only(book)).toMatchObject({ name: { display: 'A.' } });
    expect(values(book)).toEqual(['a@x.example', '1985-04-13']);
  });

  it('leaves what the file no longer tells, unless it is asked to take it out', async () => {
    const book = createTestBook();
    await bring(book, [ada(email('a@x.example'), { kind: 'phone', value: '1' })]);
    const { people, changed } = await compare(book, [ada(email('a@x.example'))]);
    expect([changed, people[0]?.lines]).toMatchObject([0, [{ what: 'fact', before: { value: '1' }, isChosen: false }]]);
    const take = people.flatMap(({ id, lines }) => lines.map(({ key }) => `${id}.${key}`));
    await bring(book, [ada(email('a@x.example'))], { asItComes: true, leave: [], take });
    expect(values(book)).toEqual(['a@x.example']);
  });

  it('takes over field by field', async () => {
    const book = createTestBook();
    await bring(book, [ada(email('a@x.example'))]);
    const newer = [ada(email('a@x.example'), { kind: 'phone', value: '1' }, { kind: 'phone', value: '2' })];
    const { people } = await compare(book, newer);
    const first = `${people[0]?.id ?? ''}.${people[0]?.lines[0]?.key ?? ''}`;
    expect(await bring(book, newer, { asItComes: true, leave: [first], take: [] })).toMatchObject({ updated: 1 });
    expect(values(book)).toEqual(['a@x.example', '2']);
  });

  it('leaves everybody as they are where that is asked for, and takes in who is new', async () => {
    const book = createTestBook();
    await bring(book, [ada(email('a@x.example'))]);
    const updates = { asItComes: false, leave: [], take: [] };
    const outcome = await bring(book, [ada(email('b@x.example')), contactNamed('Bob')], updates);
    expect(outcome).toMatchObject({ people: 1, updated: 0, unchanged: 1 });
  });

  it('leaves what came from elsewhere alone', async () => {
    const book = createTestBook();
    valueOf(
      await importContacts(book, deliveriesOf([ada(email('a@x.example'))], 'g.vcf', 'Google'), 'mine', () => true),
    );
    const { people } = await compare(book, [ada(email('b@x.example'))]);
    expect(people[0]?.lines).toMatchObject([{ after: { value: 'b@x.example' }, isChosen: true }]);
    await bring(book, [ada(email('b@x.example'))]);
    expect(values(book)).toEqual(['a@x.example', 'b@x.example']);
  });

  it('knows one without a UID by name and e-mail or phone, and only then', async () => {
    const book = createTestBook();
    const bob = (...facts: readonly BareFact[]) => contactNamed('Bob', { facts: [...facts] });
    await bring(book, [bob(email('b@x.example'))]);
    expect(await bring(book, [bob(email('b@x.example'), email('c@x.example'))])).toMatchObject({ updated: 1 });
    expect(await bring(book, [bob(email('d@x.example'))])).toMatchObject({ people: 1 });
    // Two of them are meant now, or neither.
    expect(await compare(book, [bob(email('b@x.example'), email('d@x.example'), email('e@x.example'))])).toMatchObject({
      fresh: 1,
    });
  });

  it('finds a renamed client by its former name', async () => {
    const book = createTestBook();
    await bring(book, [ada()]);
    const [kestrel] = book.store.all('clients');
    if (!kestrel) throw new Error('no client');
    const { id, version, createdAt: _c, updatedAt: _u, ...body } = kestrel;
    valueOf(await saveClient(book, { ...body, name: 'Kestrel Capital', base: { id, version } }));
    expect(await compare(book, [ada()])).toMatchObject({ same: 1, people: [] });
  });

  it('is one change, which undo takes back whole; and it is taken back later where nothing was said since', async () => {
    const book = createTestBook();
    await bring(book, [ada(email('a@x.example'))]);
    const before = structuredClone(only(book));
    const newer = [ada(email('b@x.example')), contactNamed('Bob')];
    await bring(book, newer);
    const { undo } = undoHandlers(book);
    expect(book.store.changes()[0]).toMatchObject({ what: 'import', count: 2 });
    valueOf(await undo({}));
    expect(only(book)).toEqual(before);
    const { changeId } = await bring(book, newer);
    valueOf(await savePerson(book, personDraft('Typed')));
    if (changeId === null) throw new Error('something was new');
    expect(valueOf(await takeBackImport(book, changeId))).toMatchObject({ going: 1, reverting: 1, staying: 0 });
    const again = book.store.all('people').find(({ id }) => id === before.id);
    const { version, updatedAt: _u, settled: _s, ...said } = again ?? before;
    const { version: _v, updatedAt: _w, settled: _x, ...saidBefore } = before;
    expect([said, version]).toEqual([saidBefore, before.version + 2]);
  });

  it('says when the same source was brought in before, and whose list it was', async () => {
    const book = createTestBook();
    await bring(book, [ada()]);
    expect((await compare(book, [ada()])).earlier).toMatchObject({ file: 'list.vcf', whose: 'mine' });
    const other = valueOf(await compareImport(book, deliveriesOf([ada()], 'x.vcf', 'Google'), () => true));
    expect(other.earlier).toBeUndefined();
  });

  it('comes to rest: brought in twice, any file changes the book once', async () => {
    const value = fc.constantFrom('a@x.example', 'A@X.example', 'b@x.example', '1', '2');
    const fact = fc.oneof(
      fc.record({ kind: fc.constantFrom('email' as const, 'phone' as const), value }),
      fc.record({ kind: fc.constant('birthday' as const), value: fc.constantFrom('1985', '--04-12') }),
      fc.record({ kind: fc.constant('note' as const), value, label: fc.constantFrom('p', 'q') }),
    );
    const job = fc.record({ name: fc.constantFrom('Kestrel', 'Nordhavn'), title: fc.constantFrom('x', 'y') });
    const one = fc
      .record({
        name: fc.record({ display: fc.constantFrom('Ada', 'Ada King') }),
        facts: fc.array(fact, { maxLength: 4 }),
        organisations: fc.array(job, { maxLength: 2 }),
        tags: fc.array(fc.constantFrom('golf', 'whisky'), { maxLength: 2 }),
      })
      .map((more) => contactNamed('Ada', { uid: 'u1', ...more }));
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 2, maxLength: 4 }), async (files) => {
        const book = createTestBook();
        for (const contact of files) await bring(book, [contact]);
        const last = files.at(-1);
        if (!last) return;
        expect((await compare(book, [last])).changed).toBe(0);
        expect((await bring(book, [last])).changeId).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

describe('a newer file in which very many differ', () => {
  it('is told piece by piece, to the last of them, until it is brought in', async () => {
    const book = createTestBook();
    const people = (phone: string) =>
      Array.from({ length: 900 }, (_, index) =>
        contactNamed(`Person ${index}`, { uid: `u${index}`, facts: [{ kind: 'phone', value: `${phone}${index}` }] }),
      );
    await bring(book, people('+44 20 1'));
    const handlers = importHandlers(book, {
      deliveries: async () => deliveriesOf(people('+44 20 2'), 'list.vcf', 'Outlook'),
      run: async (work) => work(() => true),
      lookThrough: async (work) => work(() => true),
    });
    const { people: first, more } = valueOf(await handlers.compareImport({}));
    expect([first.length, more]).toEqual([300, 600]);
    const rest = [
      ...valueOf(await handlers.differences({ from: 300, count: 500 })).people,
      ...valueOf(await handlers.differences({ from: 800, count: 500 })).people,
    ];
    expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(900);
    valueOf(await handlers.beginImport({ whose: 'mine', updates: AS_IT_COMES }));
    expect(valueOf(await handlers.differences({ from: 0, count: 500 })).people).toEqual([]);
  });
});
