import { describe, expect, it } from 'vitest';

import type { Fact } from '../../../../src-shared/book/fact';
import type { Person, PersonDraft } from '../../../../src-shared/book/records';
import { createId, type PersonId } from '../../../../src-shared/ids';
import { deletePeople } from '../../../../src-renderer/vault/book/delete-people';
import { personDetail } from '../../../../src-renderer/vault/book/details';
import { flagPeople, setBasis, tagPeople } from '../../../../src-renderer/vault/book/mass-edits';
import { saveClient } from '../../../../src-renderer/vault/book/save-client';
import { saveMatter } from '../../../../src-renderer/vault/book/matters';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import {
  clientDraft,
  contactNamed,
  createTestBook,
  deliveriesOf,
  matterDraft,
  personDraft,
  valueOf,
  type TestBook,
} from '../../../support/book';

async function saved(book: TestBook, draft: PersonDraft): Promise<Person> {
  const { id } = valueOf(await savePerson(book, draft));
  return personOf(book, id);
}

async function personOf(book: TestBook, id: PersonId): Promise<Person> {
  const person = valueOf(await book.store.get('people', id));
  if (!person) throw new Error('no such person');
  return person;
}

/** What a form that was opened on `person` hands over when nothing was changed in it. */
function formOf({ id, version, createdAt: _created, updatedAt: _updated, ...body }: Person): PersonDraft {
  return { base: { id, version }, ...body };
}

const email = (value: string, from = 0): Fact => ({ kind: 'email', value, from });

async function imported(book: TestBook): Promise<Person> {
  const contact = contactNamed('Ada Bell', { facts: [{ kind: 'email', value: 'ada@bell.example' }] });
  valueOf(await importContacts(book, deliveriesOf([contact], 'list.vcf', 'Outlook'), 'firm', () => true));
  const [person] = book.store.all('people');
  if (!person) throw new Error('nothing imported');
  return person;
}

describe('saving a person', () => {
  it('makes a record with a version and times of its own', async () => {
    const person = await saved(createTestBook(), personDraft('  Ada Bell '));
    expect(person).toMatchObject({ version: 1, name: { display: 'Ada Bell' } });
    expect(person.createdAt).toBe(person.updatedAt);
  });

  it('says that what is new was typed, whatever the form pretends', async () => {
    const forged = { source: 'file', file: 'payroll.csv', at: '2020-01-01T00:00:00.000Z', basis: 'brought' } as const;
    const book = createTestBook();
    const person = await saved(book, personDraft('Ada', { facts: [email('a@b.example')], origins: [forged] }));
    expect(person.origins).toEqual([{ source: 'typed', at: expect.any(String) as string, basis: 'own' }]);
  });

  it('takes the source that the form names for a new statement', async () => {
    const said = { source: 'public', at: '2020-01-01T00:00:00.000Z', basis: 'public' } as const;
    const person = await saved(
      createTestBook(),
      personDraft('Ada', { facts: [email('a@b.example')], origins: [said] }),
    );
    expect(person.origins).toEqual([{ source: 'public', at: person.updatedAt, basis: 'public' }]);
  });

  it('keeps where an untouched fact came from and says that an edited one was typed', async () => {
    const book = createTestBook();
    const person = await imported(book);
    const form = formOf(person);
    const edited = await saved(book, { ...form, facts: [...form.facts, email('new@bell.example')] });
    expect(edited.facts.map(({ from }) => edited.origins[from]?.source)).toEqual(['file', 'typed']);
    const changed = await saved(book, { ...formOf(edited), facts: [email('other@bell.example')] });
    expect(changed.origins.map(({ source }) => source)).toEqual(['typed']);
  });

  it('lets the form decide the basis of what came from a file', async () => {
    const book = createTestBook();
    const person = await imported(book);
    const origins = person.origins.map((origin) => ({ ...origin, basis: 'brought' as const }));
    const decided = await saved(book, { ...formOf(person), origins });
    expect(decided.origins).toEqual([expect.objectContaining({ source: 'file', file: 'list.vcf', basis: 'brought' })]);
  });

  it('makes the clients that a form only names in the same change, and undoes them with the person', async () => {
    const book = createTestBook();
    const { id } = valueOf(await saveClient(book, clientDraft('Müller & Söhne AG')));
    const roles = ['Acme', 'ACME', 'muller & sohne', 'Müller & Söhne, AG'].map((clientNamed) => {
      return { clientNamed, current: true, from: 0 };
    });
    const before = book.store.commits();
    const person = await saved(book, personDraft('Ada', { roles }));
    expect(book.store.commits()).toBe(before + 1);
    const clients = new Map(book.store.all('clients').map((client) => [client.name, client.id]));
    expect([...clients.keys()]).toEqual(['Müller & Söhne AG', 'Acme', 'muller & sohne']);
    const [acme, other] = [clients.get('Acme'), clients.get('muller & sohne')];
    expect(person.roles.map(({ clientId }) => clientId)).toEqual([acme, acme, other, id]);
    expect(person.roles[0]).not.toHaveProperty('clientNamed');
    valueOf(await book.store.undo());
    expect(book.store.all('people')).toEqual([]);
    expect(book.store.all('clients').map(({ name }) => name)).toEqual(['Müller & Söhne AG']);
  });

  it('makes no client for a form that is refused', async () => {
    const book = createTestBook();
    const roles = [{ clientNamed: 'Acme', current: true, from: 0 }];
    expect(await savePerson(book, personDraft(' ', { roles }))).toMatchObject({ ok: false });
    expect(book.store.all('clients')).toEqual([]);
  });

  it('refuses a form that was opened on an older version', async () => {
    const book = createTestBook();
    const person = await saved(book, personDraft('Ada'));
    await saved(book, formOf(person));
    expect(await savePerson(book, formOf(person))).toEqual({ ok: false, error: { kind: 'stale', version: 2 } });
  });

  it('lets only one of two saves of the same version through', async () => {
    const book = createTestBook();
    const form = formOf(await saved(book, personDraft('Ada')));
    const both = await Promise.all([1, 2].map(async () => book.inTurn(async () => savePerson(book, form))));
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('refuses a blank name, an unknown client and an unknown relation', async () => {
    const book = createTestBook();
    const refused = async (draft: PersonDraft): Promise<unknown> => {
      const result = await savePerson(book, draft);
      return result.ok ? 'saved' : result.error;
    };
    const role = { clientId: createId<'client'>(), current: true, from: 0 };
    const relation = { to: createId<'person'>(), type: 'friend' as const };
    expect(await refused(personDraft('  '))).toEqual({ kind: 'bad-input', where: 'name.display' });
    expect(await refused(personDraft('Ada', { roles: [role] }))).toEqual({ kind: 'not-found', what: 'client' });
    expect(await refused(personDraft('Ada', { relations: [relation] }))).toEqual({ kind: 'not-found', what: 'person' });
    expect(book.store.commits()).toBe(0);
  });

  it('drops the empty lines of a form, and tags that are there already', async () => {
    const person = await saved(
      createTestBook(),
      personDraft('Ada', {
        facts: [email('  '), email('a@b.example'), { kind: 'address', value: { street: '' }, from: 0 }],
        roles: [{ current: true, from: 0 }],
        tags: ['VIP', 'vip ', ''],
      }),
    );
    expect(person.facts).toHaveLength(1);
    expect(person).toMatchObject({ roles: [], tags: ['VIP'] });
  });

  it('keeps what the form does not show', async () => {
    const book = createTestBook();
    const related = [{ who: 'Old Friend', type: 'friend' }];
    const group = await saved(book, personDraft('Club', { kind: 'group', members: ['urn:uuid:1'], related }));
    const { members: _members, related: _related, ...form } = formOf(group);
    expect(await saved(book, form)).toMatchObject({ members: ['urn:uuid:1'], related });
    expect(await saved(book, { ...form, base: { id: group.id, version: 2 }, related: [] })).toMatchObject({
      related: [],
    });
  });
});

describe('relations', () => {
  it('stand on both people, each in its own words, in one change', async () => {
    const book = createTestBook();
    const boss = await saved(book, personDraft('Boss'));
    const before = book.store.commits();
    const helper = await saved(
      book,
      personDraft('Helper', { relations: [{ to: boss.id, type: 'assists', note: 'Mondays' }] }),
    );
    expect(book.store.commits()).toBe(before + 1);
    expect((await personOf(book, boss.id)).relations).toEqual([{ to: helper.id, type: 'assistant', note: 'Mondays' }]);
    expect(valueOf(await personDetail(book, boss.id)).relations).toEqual([
      { to: helper.id, type: 'assistant', note: 'Mondays', display: 'Helper' },
    ]);
  });

  it('change and go on both people', async () => {
    const book = createTestBook();
    const boss = await saved(book, personDraft('Boss'));
    const helper = await saved(book, personDraft('Helper', { relations: [{ to: boss.id, type: 'assists' }] }));
    const changed = await saved(book, { ...formOf(helper), relations: [{ to: boss.id, type: 'friend' }] });
    expect((await personOf(book, boss.id)).relations).toEqual([{ to: helper.id, type: 'friend' }]);
    await saved(book, { ...formOf(changed), relations: [] });
    expect((await personOf(book, boss.id)).relations).toEqual([]);
  });

  it('leave relations with others alone', async () => {
    const book = createTestBook();
    const boss = await saved(book, personDraft('Boss'));
    await saved(book, personDraft('One', { relations: [{ to: boss.id, type: 'friend' }] }));
    const two = await saved(book, personDraft('Two', { relations: [{ to: boss.id, type: 'friend' }] }));
    await saved(book, { ...formOf(two), relations: [] });
    expect((await personOf(book, boss.id)).relations).toHaveLength(1);
  });
});

describe('deleting people', () => {
  it('takes them out of relations and matters, and undo brings all of it back', async () => {
    const book = createTestBook();
    const boss = await saved(book, personDraft('Boss'));
    const helper = await saved(book, personDraft('Helper', { relations: [{ to: boss.id, type: 'assists' }] }));
    const matter = valueOf(await saveMatter(book, matterDraft('Lease', { personIds: [boss.id, helper.id] })));
    expect(valueOf(await deletePeople(book, [boss.id]))).toMatchObject({ count: 1 });
    expect((await personOf(book, helper.id)).relations).toEqual([]);
    expect(valueOf(await book.store.get('matters', matter.id))?.personIds).toEqual([helper.id]);
    expect(book.people.list({}).ordinals).toHaveLength(1);
    valueOf(await book.store.undo());
    expect((await personOf(book, helper.id)).relations).toEqual([{ to: boss.id, type: 'assists' }]);
    expect(valueOf(await book.store.get('matters', matter.id))?.personIds).toEqual([boss.id, helper.id]);
  });

  it('does not count those who are gone already', async () => {
    const book = createTestBook();
    const { id } = await saved(book, personDraft('Ada'));
    valueOf(await deletePeople(book, [id]));
    expect(await deletePeople(book, [id])).toEqual({ ok: false, error: { kind: 'not-found', what: 'person' } });
    const relation = { to: id, type: 'friend' as const };
    const result = await savePerson(book, personDraft('Bob', { relations: [relation] }));
    expect(result).toEqual({ ok: false, error: { kind: 'not-found', what: 'person' } });
  });
});

describe('editing many', () => {
  it('tags, flags and undoes as one change', async () => {
    const book = createTestBook();
    const ids = [(await saved(book, personDraft('A', { tags: ['vip'] }))).id, (await saved(book, personDraft('B'))).id];
    const before = book.store.commits();
    valueOf(await tagPeople(book, ids, ['Board'], ['VIP']));
    valueOf(await flagPeople(book, ids, 'neverPublish', true));
    expect(book.store.commits()).toBe(before + 2);
    expect(book.people.list({ tags: ['board'], flags: ['neverPublish'] }).ordinals).toHaveLength(2);
    expect(book.people.facets({}).tags).toEqual([{ tag: 'Board', count: 2 }]);
    valueOf(await book.store.undo());
    valueOf(await book.store.undo());
    expect(book.people.facets({}).tags).toEqual([{ tag: 'vip', count: 1 }]);
  });

  it('makes no change where nothing changes', async () => {
    const book = createTestBook();
    const { id } = await saved(book, personDraft('A', { tags: ['vip'] }));
    expect(valueOf(await tagPeople(book, [id], ['VIP'], []))).toEqual({ changeId: null });
    expect(valueOf(await flagPeople(book, [id], 'informationBarrier', false))).toEqual({ changeId: null });
  });

  it('decides what came from files, not what was typed', async () => {
    const book = createTestBook();
    const person = await imported(book);
    const edited = await saved(book, { ...formOf(person), facts: [...person.facts, email('typed@bell.example', 0)] });
    valueOf(await setBasis(book, [edited.id], 'brought'));
    const decided = await personOf(book, edited.id);
    expect(decided.facts.map(({ from }) => decided.origins[from]?.basis)).toEqual(['brought', 'own']);
    expect(book.people.facets({}).gaps.undecided).toBe(0);
  });
});

describe('clients of people', () => {
  it('are shown by their new name after a rename, also in search', async () => {
    const book = createTestBook();
    const client = valueOf(await saveClient(book, clientDraft('Acme')));
    await saved(book, personDraft('Ada Bell', { roles: [{ clientId: client.id, current: true, from: 0 }] }));
    valueOf(await saveClient(book, { ...clientDraft('Zenith'), base: { id: client.id, version: 1 } }));
    expect(book.people.list({ text: 'zenith' }).ordinals).toHaveLength(1);
    expect(book.people.list({ text: 'acme' }).ordinals).toHaveLength(0);
  });
});
