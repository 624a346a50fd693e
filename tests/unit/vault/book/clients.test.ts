import { describe, expect, it } from 'vitest';

import type { ClientId, PersonId } from '../../../../src-shared/ids';
import { deleteClients } from '../../../../src-renderer/vault/book/delete-clients';
import { clientDetail, personDetail } from '../../../../src-renderer/vault/book/details';
import { find } from '../../../../src-renderer/vault/book/find';
import { sayWhereFound } from '../../../../src-renderer/vault/book/found-in';
import { deleteMatter, saveMatter } from '../../../../src-renderer/vault/book/matters';
import { saveClient } from '../../../../src-renderer/vault/book/save-client';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { clientHandlers } from '../../../../src-renderer/vault/handlers/clients';
import { clientDraft, createTestBook, matterDraft, personDraft, valueOf, type TestBook } from '../../../support/book';

interface Scene {
  readonly book: TestBook;
  readonly client: ClientId;
  readonly person: PersonId;
}

async function scene(): Promise<Scene> {
  const book = createTestBook();
  const client = valueOf(
    await saveClient(book, clientDraft('Acme', { sector: 'Tools', aliases: ['Roadrunner Ltd'] })),
  ).id;
  const roles = [{ clientId: client, title: 'Counsel', current: true, from: 0 }];
  const name = { display: 'Ada Bell', given: 'Ada', family: 'Bell' };
  const person = valueOf(await savePerson(book, personDraft('Ada Bell', { name, roles }))).id;
  return { book, client, person };
}

describe('clients', () => {
  it('are listed with the number of their people', async () => {
    const { book } = await scene();
    const listed = await clientHandlers(book).listClients({ from: 0, count: 10 });
    expect(valueOf(listed).rows).toEqual([expect.objectContaining({ name: 'Acme', sector: 'Tools', people: 1 })]);
  });

  it('are found by an alias and with a slip', async () => {
    const { book } = await scene();
    for (const text of ['roadrun', 'acmee']) {
      expect(valueOf(await clientHandlers(book).listClients({ text, from: 0, count: 10 })).total).toBe(1);
    }
  });

  it('refuse a blank name and a form of an older version', async () => {
    const { book, client } = await scene();
    expect(await saveClient(book, clientDraft(' '))).toMatchObject({ error: { kind: 'bad-input', where: 'name' } });
    valueOf(await saveClient(book, clientDraft('Acme 2', { base: { id: client, version: 1 } })));
    const stale = await saveClient(book, clientDraft('Acme 3', { base: { id: client, version: 1 } }));
    expect(stale).toEqual({ ok: false, error: { kind: 'stale', version: 2 } });
  });

  it('leave their name with people and matters when deleted; undo puts the record back', async () => {
    const { book, client, person } = await scene();
    const matter = valueOf(await saveMatter(book, matterDraft('Lease', { clientId: client })));
    valueOf(await deleteClients(book, [client]));
    expect(valueOf(await personDetail(book, person)).person.roles).toEqual([
      { organisation: 'Acme', title: 'Counsel', current: true, from: 0 },
    ]);
    expect(valueOf(await book.store.get('matters', matter.id))).toMatchObject({ organisation: 'Acme' });
    expect(book.people.list({ text: 'acme' }).ordinals).toHaveLength(1);
    expect(book.people.list({ gaps: ['no-client'] }).ordinals).toHaveLength(1);
    valueOf(await book.store.undo());
    expect(valueOf(await clientDetail(book, client))).toMatchObject({ people: 1, client: { name: 'Acme' } });
    expect(book.people.list({ clientId: client }).ordinals).toHaveLength(1);
  });
});

describe('matters', () => {
  it('stand with their client and their people', async () => {
    const { book, client, person } = await scene();
    const { id } = valueOf(
      await saveMatter(book, matterDraft('Lease', { clientId: client, personIds: [person, person] })),
    );
    expect(valueOf(await personDetail(book, person)).matters).toMatchObject([{ id, personIds: [person] }]);
    expect(valueOf(await clientDetail(book, client)).matters).toMatchObject([{ id }]);
    valueOf(await deleteMatter(book, id));
    expect(valueOf(await personDetail(book, person)).matters).toEqual([]);
    expect(await deleteMatter(book, id)).toEqual({ ok: false, error: { kind: 'not-found', what: 'matter' } });
  });

  it('name the clients that a person has no role at', async () => {
    const { book, person } = await scene();
    const other = valueOf(await saveClient(book, clientDraft('Zenith'))).id;
    valueOf(await saveMatter(book, matterDraft('Merger', { clientId: other, personIds: [person] })));
    expect(valueOf(await personDetail(book, person)).clientNames[other]).toBe('Zenith');
  });
});

describe('the palette', () => {
  it('finds people and clients, best first', async () => {
    const { book, client, person } = await scene();
    expect(find(book, 'acme', ['person', 'client'], 10)).toEqual([
      { kind: 'client', id: client, display: 'Acme', detail: 'Tools' },
      { kind: 'person', id: person, display: 'Ada Bell', given: 'Ada', family: 'Bell', detail: 'Counsel, Acme' },
    ]);
    expect(find(book, 'acme', ['person'], 10)).toHaveLength(1);
    expect(find(book, 'a', ['person', 'client'], 1)).toHaveLength(1);
    expect(find(book, '  ', ['person', 'client'], 10)).toEqual([]);
  });

  it('says where it found what neither name nor detail shows', async () => {
    const book = createTestBook();
    const note = `${'Long years at sea. '.repeat(40)}She won the Régate at Cowes;\nher brother sails, too. ${'So on. '.repeat(40)}`;
    const origins = [{ source: 'typed' as const, at: '2026-03-01T09:00:00.000Z', basis: 'own' as const }];
    const facts = [
      { kind: 'note' as const, value: note, from: 0 },
      { kind: 'phone' as const, value: '+44 (0)20 7946 0123', from: 0 },
    ];
    const name = { display: 'Ada Bell', given: 'Ada', family: 'Bell', nickname: 'Dodo' };
    valueOf(await savePerson(book, personDraft('Ada Bell', { name, facts, origins, tags: ['Christmas card'] })));
    valueOf(await saveClient(book, clientDraft('Acme', { aliases: ['Roadrunner Ltd'], domains: ['acme.example'] })));
    const why = async (text: string) => {
      const items = await sayWhereFound(book, text, find(book, text, ['person', 'client'], 10));
      return items.map(({ foundIn, isNear }) => (isNear ? 'near' : foundIn && `${foundIn.what}: ${foundIn.text}`));
    };
    const [regatta] = await why('ada regate');
    expect(regatta).toMatch(/^note: ….{10,30}won the Régate at Cowes; her brother sails, too\. .*…$/u);
    expect(await why('2079460123')).toEqual(['phone: +44 (0)20 7946 0123']);
    expect(await why('christmas')).toEqual(['tag: Christmas card']);
    expect(await why('dodo')).toEqual(['name: Dodo']);
    expect(await why('roadrunner')).toEqual(['name: Roadrunner Ltd']);
    expect(await why('acme.example')).toEqual(['domain: acme.example']);
    expect(await why('bell')).toEqual([undefined]);
    expect(await why('bello')).toEqual(['near']);
  });
});
