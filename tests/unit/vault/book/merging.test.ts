import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../../src-shared/book/contact';
import type { Fact } from '../../../../src-shared/book/fact';
import type { Matter, Person, PersonDraft } from '../../../../src-shared/book/records';
import type { MatterId, PersonId } from '../../../../src-shared/ids';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { saveMatter } from '../../../../src-renderer/vault/book/matters';
import { phoneKey } from '../../../../src-renderer/vault/book/merging/merge-facts';
import { mergePeople, type MergeOrder } from '../../../../src-renderer/vault/book/merging/merge-people';
import { survivorOf } from '../../../../src-renderer/vault/book/merging/survivor';
import { takeApart } from '../../../../src-renderer/vault/book/merging/take-apart';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { toContact, uidOf } from '../../../../src-renderer/vault/book/to-contact';
import {
  contactNamed,
  createTestBook,
  deliveriesOf,
  matterDraft,
  personDraft,
  valueOf,
  type TestBook,
} from '../../../support/book';
import { arbitraryContact } from '../../../support/sample/arbitrary-contact';

const OWN = { source: 'typed', at: '2026-03-01T09:00:00.000Z', basis: 'own' } as const;

const save = async (book: TestBook, draft: PersonDraft): Promise<PersonId> => valueOf(await savePerson(book, draft)).id;

const merge = async (book: TestBook, ids: readonly PersonId[], lead: MergeOrder['lead'] = {}) => {
  const { ids: survivors } = valueOf(await mergePeople(book, [{ ids, lead }]));
  return personOf(book, survivors[0]);
};

function personOf(book: TestBook, id: PersonId | undefined): Person {
  const person = book.store.all('people').find((one) => one.id === id);
  if (!person) throw new Error('no such person');
  return person;
}

const bring = async (book: TestBook, contacts: readonly Contact[]) =>
  valueOf(await importContacts(book, deliveriesOf(contacts), 'mine', () => true));

const records = (book: TestBook): string =>
  JSON.stringify(
    [book.store.all('people'), book.store.all('clients'), book.store.all('matters')].map((all) =>
      all.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ),
  );

const reach = ({ kind, value }: Fact): string =>
  kind === 'email' ? value.toLowerCase() : kind === 'phone' ? phoneKey(value) : JSON.stringify(value);

describe('merging people', () => {
  it('keeps the oldest record and all that either says, and undoes to the very same records', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryContact, arbitraryContact, fc.boolean(), async (one, other, leadsOther) => {
        const book = createTestBook();
        await bring(book, [{ ...one, kind: 'individual', uid: 'one' }]);
        await bring(book, [{ ...other, kind: 'individual', uid: 'other' }]);
        const [a, b] = book.store.all('people');
        if (!a || !b) return;
        const before = records(book);
        const merged = await merge(book, [b.id, a.id], leadsOther ? { name: b.id, email: b.id } : {});
        expect(merged.id).toBe(a.id);
        expect(book.store.tombstoned('people', b.id)).toBe(true);
        const said = new Set(merged.facts.map((fact) => `${fact.kind} ${reach(fact)}`));
        for (const fact of [...a.facts, ...b.facts]) expect(said).toContain(`${fact.kind} ${reach(fact)}`);
        for (const { from } of [...merged.facts, ...merged.roles]) expect(merged.origins[from]).toBeDefined();
        for (const tag of [...a.tags, ...b.tags]) expect(merged.tags.map(fold)).toContain(fold(tag));
        expect(merged.roles.length).toBeGreaterThanOrEqual(Math.max(a.roles.length, b.roles.length));
        for (const uid of ['one', 'other', uidOf({ ...b, sourceUids: [] })]) expect(merged.sourceUids).toContain(uid);
        expect(merged.mergedFrom?.map(({ person }) => person)).toEqual([a, b]);
        valueOf(await book.store.undo());
        expect(records(book)).toBe(before);
        valueOf(await book.store.redo());
        expect(personOf(book, a.id)).toEqual(merged);
      }),
      { numRuns: 60 },
    );
  });

  it('joins one number spelt two ways, with the types of both and the better known origin', async () => {
    const book = createTestBook();
    await bring(book, [
      contactNamed('Ruth', { facts: [{ kind: 'phone', value: '+44 20 7946 0100', types: ['work'] }] }),
    ]);
    const [first] = book.store.all('people');
    const phone: Fact = { kind: 'phone', value: '+442079460100', types: ['voice'], label: 'desk', from: 0 };
    const second = await save(book, personDraft('Ruth', { facts: [phone], origins: [OWN] }));
    const merged = await merge(book, [first?.id ?? second, second]);
    expect(merged.facts).toHaveLength(1);
    expect(merged.facts[0]).toMatchObject({ value: '+44 20 7946 0100', types: ['work', 'voice'], label: 'desk' });
    expect(merged.origins[merged.facts[0]?.from ?? -1]).toMatchObject({ source: 'typed', basis: 'own' });
  });

  it('keeps of a number with and without its country the one that can be dialled anywhere', async () => {
    const book = createTestBook();
    const phone = (value: string): Fact => ({ kind: 'phone', value, from: 0 });
    const a = await save(book, personDraft('Ruth', { facts: [phone('07400 123456')], origins: [OWN] }));
    const b = await save(book, personDraft('Ruth', { facts: [phone('+44 7400 123456')], origins: [OWN] }));
    expect((await merge(book, [a, b])).facts.map(({ value }) => value)).toEqual(['+44 7400 123456']);
  });

  it('lets who leads speak first, notes the other name, and prefers one e-mail only', async () => {
    const book = createTestBook();
    const mail = (value: string): Fact => ({ kind: 'email', value, preferred: true, from: 0 });
    const bill = await save(book, personDraft('Bill Ashcombe', { facts: [mail('bill@old.example')], origins: [OWN] }));
    const william = await save(
      book,
      personDraft('William Ashcombe', { facts: [mail('w.ashcombe@new.example')], origins: [OWN] }),
    );
    const merged = await merge(book, [bill, william], { name: william, email: william });
    expect(merged).toMatchObject({ id: bill, name: { display: 'William Ashcombe' } });
    expect(merged.facts.map(({ value, label, preferred }) => [value, label, preferred])).toEqual([
      ['w.ashcombe@new.example', undefined, true],
      ['bill@old.example', undefined, undefined],
      ['Bill Ashcombe', 'Also written', undefined],
    ]);
    expect(book.people.list({ text: 'bill' }).ordinals).toHaveLength(1);
  });

  it('takes the stricter of two flags', async () => {
    const book = createTestBook();
    const a = await save(book, personDraft('A', { flags: { covenantUntil: '2027-01-01' } }));
    const b = await save(book, personDraft('A', { flags: { neverPublish: true, covenantUntil: '2026-06-01' } }));
    expect((await merge(book, [a, b])).flags).toEqual({ neverPublish: true, covenantUntil: '2027-01-01' });
  });

  it('moves relations at both ends, and ties nobody to themselves', async () => {
    const book = createTestBook();
    const a = await save(book, personDraft('Hazel Penrose'));
    const spouse = await save(book, personDraft('Clive', { relations: [{ to: a, type: 'spouse' }] }));
    const b = await save(
      book,
      personDraft('Hazel Tremayne', {
        relations: [
          { to: a, type: 'colleague' },
          { to: spouse, type: 'spouse' },
        ],
      }),
    );
    const merged = await merge(book, [a, b]);
    expect(merged.relations).toEqual([{ to: spouse, type: 'spouse' }]);
    expect(personOf(book, spouse).relations).toEqual([{ to: a, type: 'spouse' }]);
  });

  it('keeps the matters of both, each person once', async () => {
    const book = createTestBook();
    const [a, b, c] = [
      await save(book, personDraft('A')),
      await save(book, personDraft('A')),
      await save(book, personDraft('C')),
    ];
    const matter = async (personIds: PersonId[]): Promise<MatterId> =>
      valueOf(await saveMatter(book, matterDraft('Sale', { personIds }))).id;
    const both = await matter([b, c, a]);
    const other = await matter([c]);
    await merge(book, [a, b]);
    const named = (id: MatterId): Matter['personIds'] | undefined =>
      book.store.all('matters').find((one) => one.id === id)?.personIds;
    expect(named(both)).toEqual([a, c]);
    expect(named(other)).toEqual([c]);
    expect(personOf(book, a).mergedFrom?.map(({ matters }) => matters)).toEqual([[both], [both]]);
  });

  it('merges whole groups as one change, related to each other or not', async () => {
    const book = createTestBook();
    const [a, b] = [await save(book, personDraft('A')), await save(book, personDraft('A'))];
    const c = await save(book, personDraft('C', { relations: [{ to: b, type: 'manager' }] }));
    const d = await save(book, personDraft('C', { relations: [{ to: a, type: 'manager' }] }));
    const before = records(book);
    const merged = valueOf(
      await mergePeople(book, [
        { ids: [a, b], lead: {} },
        { ids: [c, d], lead: {} },
      ]),
    );
    expect(merged).toMatchObject({ ids: [a, c], gone: 2 });
    expect(personOf(book, c).relations).toEqual([{ to: a, type: 'manager' }]);
    expect(personOf(book, a).relations).toEqual([{ to: c, type: 'reports' }]);
    valueOf(await book.store.undo());
    expect(records(book)).toBe(before);
  });

  it('refuses people who are gone, and changes nothing', async () => {
    const book = createTestBook();
    const [a, b] = [await save(book, personDraft('A')), await save(book, personDraft('A'))];
    await merge(book, [a, b]);
    const before = records(book);
    expect(await mergePeople(book, [{ ids: [a, b], lead: {} }])).toEqual({
      ok: false,
      error: { kind: 'not-found', what: 'person' },
    });
    expect(records(book)).toBe(before);
  });

  it('leaves a trace that leads from each to the one that stays, until it is undone', async () => {
    const book = createTestBook();
    const [a, b] = [await save(book, personDraft('A')), await save(book, personDraft('B'))];
    await merge(book, [a, b]);
    expect([survivorOf(book, a), survivorOf(book, b)]).toEqual([a, a]);
    valueOf(await book.store.undo());
    expect(survivorOf(book, b)).toBe(b);
  });

  it('is known again in files that either came from or went out in', async () => {
    const book = createTestBook();
    await bring(book, [contactNamed('A', { uid: 'outlook-1' })]);
    await bring(book, [contactNamed('A', { uid: 'google-2', tags: ['golf'] })]);
    const [a, b] = book.store.all('people');
    if (!a || !b) throw new Error('two were to be imported');
    const exported = [toContact(a, () => undefined), toContact(b, () => undefined)];
    await merge(book, [a.id, b.id]);
    expect(await bring(book, exported)).toMatchObject({ people: 0, unchanged: 2 });
  });
});

describe('taking a merged person apart', () => {
  it('brings each record back as it was, and leaves to the one that stayed what was said since', async () => {
    const book = createTestBook();
    const mail = (value: string): Fact => ({ kind: 'email', value, from: 0 });
    const friend = await save(book, personDraft('Friend'));
    const older = await save(
      book,
      personDraft('Hans Lindenthal', { facts: [mail('hans@l.example')], origins: [OWN], tags: ['golf'] }),
    );
    const younger = await save(
      book,
      personDraft('Hans Lindenthal jun.', {
        facts: [mail('hans@l.example'), mail('junior@l.example')],
        origins: [OWN],
        relations: [{ to: friend, type: 'friend' }],
        sourceUids: ['outside'],
      }),
    );
    const { id: matter } = valueOf(await saveMatter(book, matterDraft('Sale', { personIds: [younger] })));
    const before = [personOf(book, older), personOf(book, younger), personOf(book, friend)];
    const merged = await merge(book, [older, younger], { name: younger });
    const { id, version, createdAt: _c, updatedAt: _u, mergedFrom: _m, dropped: _d, ...said } = merged;
    valueOf(await savePerson(book, { ...said, base: { id, version }, tags: ['golf', 'since'] }));
    const then = records(book);

    valueOf(await takeApart(book, older, () => []));
    const plain = ({ version: _version, updatedAt: _at, dropped: _dropped, ...person }: Person) => person;
    const [first, second, third] = before.map(plain);
    expect(plain(personOf(book, older))).toEqual({
      ...first,
      tags: ['golf', 'since'],
      sourceUids: personOf(book, older).sourceUids,
    });
    expect(personOf(book, older).sourceUids).not.toContain('outside');
    expect(plain(personOf(book, younger))).toEqual(second);
    expect(plain(personOf(book, friend))).toEqual(third);
    expect(book.store.all('matters').find((one) => one.id === matter)?.personIds).toEqual([younger]);
    expect(survivorOf(book, younger)).toBe(younger);
    valueOf(await book.store.undo());
    expect(records(book)).toBe(then);
  });

  it('is refused for who was never merged', async () => {
    const book = createTestBook();
    const id = await save(book, personDraft('A'));
    expect(await takeApart(book, id, () => [])).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });
});

const fold = (tag: string): string => tag.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
