import { describe, expect, it } from 'vitest';

import type { Fact } from '../../../../src-shared/book/fact';
import type { ClientDraft, ClientRecord } from '../../../../src-shared/book/records';
import type { ClientId, PersonId } from '../../../../src-shared/ids';
import { err } from '../../../../src-shared/result';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { survivorOfClient } from '../../../../src-renderer/vault/book/merging/survivor';
import { saveMatter } from '../../../../src-renderer/vault/book/matters';
import { saveClient } from '../../../../src-renderer/vault/book/save-client';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { uuidUrn } from '../../../../src-renderer/vault/book/to-contact';
import { clientDuplicateHandlers, type RunSearch } from '../../../../src-renderer/vault/handlers/duplicates';
import { personRow } from '../../../../src-renderer/vault/book/rows';
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

const untold: RunSearch = async (work) => work(() => true);
const OWN = { source: 'typed', at: '2026-03-01T09:00:00.000Z', basis: 'own' } as const;
const phone = (value: string): Fact => ({ kind: 'phone', value, from: 0 });

const add = async (book: TestBook, name: string, more: Partial<ClientDraft> = {}): Promise<ClientId> =>
  valueOf(await saveClient(book, clientDraft(name, { origins: [OWN], ...more }))).id;

const personAt = async (book: TestBook, display: string, ...at: readonly (readonly [ClientId, string])[]) =>
  valueOf(
    await savePerson(
      book,
      personDraft(display, {
        roles: at.map(([clientId, title]) => ({ clientId, title, current: true, from: 0 })),
        origins: [OWN],
      }),
    ),
  ).id;

const client = (book: TestBook, id: ClientId): ClientRecord => {
  const found = book.store.all('clients').find((one) => one.id === id);
  if (!found) throw new Error('no such client');
  return found;
};
const jobs = (book: TestBook, id: PersonId) =>
  book.store
    .all('people')
    .filter((person) => person.id === id)
    .flatMap(({ roles }) => roles.map(({ clientId, title }) => [clientId, title]));

/** "Müller GmbH" twice, a person at each and one at both, a matter at the newer one. */
async function scene() {
  const book = createTestBook();
  const older = await add(book, 'Müller GmbH', {
    sector: 'Optics',
    tags: ['panel'],
    facts: [phone('+49 30 90182000')],
  });
  const newer = await add(book, 'Mueller G.m.b.H.', {
    aliases: ['Müller Optik'],
    domains: ['mueller.example'],
    references: [{ label: 'Client number', value: 'C-1' }],
    tags: ['Berlin'],
    flags: { informationBarrier: true },
    facts: [phone('030 90182000'), { kind: 'note', value: 'Pays late.', from: 0 }],
  });
  const ada = await personAt(book, 'Ada Bell', [older, 'Counsel']);
  const nils = await personAt(book, 'Nils Ågren', [newer, 'CFO']);
  const both = await personAt(book, 'Ruth Bellamy', [older, 'Director'], [newer, 'Chair']);
  const matter = valueOf(await saveMatter(book, matterDraft('Lease', { clientId: newer }))).id;
  return { book, older, newer, ada, nils, both, matter, handlers: clientDuplicateHandlers(book, untold) };
}

describe('merging clients', () => {
  it('keeps what each says, in the oldest record, and takes people and matters along', async () => {
    const { book, older, newer, ada, nils, both, handlers } = await scene();
    const { id } = valueOf(await handlers.mergeClients({ ids: [newer, older], lead: {} }));
    expect(id).toBe(older);
    expect(client(book, id)).toMatchObject({
      name: 'Müller GmbH',
      aliases: ['Mueller G.m.b.H.', 'Müller Optik'],
      domains: ['mueller.example'],
      sector: 'Optics',
      references: [{ label: 'Client number', value: 'C-1' }],
      tags: ['panel', 'Berlin'],
      flags: { informationBarrier: true },
    });
    // One number in two spellings is one fact.
    expect(client(book, id).facts.map(({ value }) => value)).toEqual(['+49 30 90182000', 'Pays late.']);
    expect(jobs(book, ada)).toEqual([[older, 'Counsel']]);
    expect(jobs(book, nils)).toEqual([[older, 'CFO']]);
    expect(jobs(book, both)).toEqual([
      [older, 'Director'],
      [older, 'Chair'],
    ]);
    expect(book.store.all('matters')).toMatchObject([{ clientId: older }]);
    const { people } = book.store.views;
    expect(personRow(people, people.ordinalOf(nils) ?? 0).client).toBe('Müller GmbH');
  });

  it('lets another name lead, and is undone as one change', async () => {
    const { book, older, newer, handlers } = await scene();
    const before = structuredClone([book.store.all('clients'), book.store.all('people'), book.store.all('matters')]);
    valueOf(await handlers.mergeClients({ ids: [newer, older], lead: { name: newer, sector: newer } }));
    expect(client(book, older)).toMatchObject({ name: 'Mueller G.m.b.H.', sector: 'Optics' });
    const { people } = book.store.views;
    expect(personRow(people, people.order[0] ?? 0).client).toBe('Mueller G.m.b.H.');
    valueOf(await book.store.undo());
    const sortedById = (lists: typeof before) =>
      lists.map((list) => [...list].toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    expect(sortedById([book.store.all('clients'), book.store.all('people'), book.store.all('matters')])).toEqual(
      sortedById(before),
    );
  });

  it('is taken apart again at any time: people and matters go back, what was said since stays', async () => {
    const { book, older, newer, ada, nils, both, handlers } = await scene();
    valueOf(await handlers.mergeClients({ ids: [older, newer], lead: {} }));
    const { version, createdAt: _c, updatedAt: _u, id, sourceUids: _s, mergedFrom: _m, ...body } = client(book, older);
    valueOf(await saveClient(book, { ...body, tags: [...body.tags, 'since'], base: { id, version } }));
    const since = await personAt(book, 'Zoe Hart', [older, 'Associate']);
    valueOf(await handlers.takeClientApart({ id: older }));
    expect(client(book, older)).toMatchObject({
      name: 'Müller GmbH',
      aliases: [],
      domains: [],
      tags: ['panel', 'since'],
    });
    expect(client(book, older).references).toEqual([]);
    expect(client(book, newer)).toMatchObject({
      name: 'Mueller G.m.b.H.',
      tags: ['Berlin'],
      aliases: ['Müller Optik'],
    });
    expect(jobs(book, ada)).toEqual([[older, 'Counsel']]);
    expect(jobs(book, nils)).toEqual([[newer, 'CFO']]);
    expect(jobs(book, since)).toEqual([[older, 'Associate']]);
    expect(jobs(book, both)).toEqual([
      [older, 'Director'],
      [newer, 'Chair'],
    ]);
    expect(book.store.all('matters')).toMatchObject([{ clientId: newer }]);
    // They do not come up again.
    expect(valueOf(await handlers.clientDuplicates({ from: 0, count: 10 })).total).toBe(0);
    expect(await handlers.takeClientApart({ id: older })).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });

  it('leaves the one that stays under the others’ UIDs and names, for files and decisions', async () => {
    const { book, older, newer, handlers } = await scene();
    valueOf(await handlers.mergeClients({ ids: [older, newer], lead: {} }));
    expect(survivorOfClient(book, newer)).toBe(older);
    const cards = [
      contactNamed('Mueller G.m.b.H.', { kind: 'org', uid: uuidUrn(newer) }),
      contactNamed('Eva Lang', { organisations: [{ name: 'mueller gmbh' }, { name: 'Mueller G.m.b.H.' }] }),
    ];
    const outcome = valueOf(await importContacts(book, deliveriesOf(cards), 'mine', () => true));
    expect(outcome).toMatchObject({ clientsUnchanged: 1, people: 1 });
    expect(book.store.all('people').find(({ name }) => name.display === 'Eva Lang')?.roles[1]?.clientId).toBe(older);
    valueOf(await book.store.undo());
    valueOf(await book.store.undo());
    expect(survivorOfClient(book, newer)).toBe(newer);
  });
});

describe('clients that may be in the book twice', () => {
  it('are looked for as long work that says how far it is; stopped, it is begun anew when asked again', async () => {
    const book = createTestBook();
    for (let count = 0; count < 600; count++)
      await add(book, `Client ${count >> 1}`, { domains: [`d${count >> 1}.example`] });
    const told: number[] = [];
    let stopsAt = 0.5;
    const handlers = clientDuplicateHandlers(book, async (work) =>
      work((done, total) => {
        told.push(done / total);
        return done / total < stopsAt;
      }),
    );
    expect(await handlers.clientDuplicates({ from: 0, count: 10 })).toEqual(err({ kind: 'cancelled' }));
    expect(told.at(-1)).toBe(1);
    expect(told.slice(0, -1)).toEqual(told.slice(0, -1).toSorted((a, b) => a - b));
    stopsAt = Infinity;
    expect(valueOf(await handlers.clientDuplicates({ from: 0, count: 10 }))).toMatchObject({ total: 300 });
    expect(valueOf(await handlers.clientDuplicates({ from: 0, count: 0 }))).toMatchObject({ total: 300 });
  });

  const found = async (...drafts: readonly (readonly [string, Partial<ClientDraft>?])[]) => {
    const book = createTestBook();
    for (const [name, more] of drafts) await add(book, name, more);
    const handlers = clientDuplicateHandlers(book, untold);
    const list = async () => valueOf(await handlers.clientDuplicates({ from: 0, count: 10 }));
    return { book, handlers, list, ...(await list()) };
  };

  it.each([
    ['Müller GmbH', 'Mueller GmbH & Co. KG', ['legal-form']],
    ['ACME Ltd', 'Acme Limited', []],
    ['Nordhavn Shipping A/S', 'Nordhvan Shipping A/S', []],
    ['Kestrel International Services', 'Kestrel Intl Svcs', []],
    ['Blue Bird Foods', 'Bluebird Foods', []],
  ])('%s and %s are asked about', async (one, other, against) => {
    const { rows } = await found([one], [other]);
    expect(rows).toMatchObject([{ isCertain: false, against }]);
  });

  it.each([
    ['a domain', { domains: ['acme.example'] }, { facts: [{ kind: 'email', value: 'info@acme.example', from: 0 }] }],
    [
      'a number of the firm’s',
      { references: [{ label: 'Client', value: '10-4711' }] },
      { references: [{ label: 'client', value: '104711' }] },
    ],
    ['a telephone', { facts: [phone('+44 20 7946 0001')] }, { facts: [phone('+442079460001')] }],
  ] satisfies readonly (readonly [string, Partial<ClientDraft>, Partial<ClientDraft>])[])(
    'are certain where the name is the same and so is %s',
    async (_what, one, other) => {
      const { rows, book, handlers, revision, list } = await found(['ACME Ltd', one], ['Acme Limited', other]);
      expect(rows).toMatchObject([{ isCertain: true }]);
      valueOf(await handlers.mergeCertainClients({ revision }));
      expect(book.store.all('clients')).toHaveLength(1);
      expect((await list()).total).toBe(0);
      expect(await handlers.mergeCertainClients({ revision })).toMatchObject({ ok: false, error: { kind: 'stale' } });
    },
  );

  it('are told by the domain of the people there, and by one’s other name', async () => {
    const book = createTestBook();
    const [long, short] = [await add(book, 'Bayerische Motoren Werke AG'), await add(book, 'BMW')];
    for (const [id, name] of [
      [long, 'Ada Bell'],
      [short, 'Nils Ågren'],
    ] as const) {
      const facts: Fact[] = [{ kind: 'email', value: `${name.slice(0, 3)}@bmw.example`, from: 0 }];
      const roles = [{ clientId: id, current: true, from: 0 }];
      valueOf(await savePerson(book, personDraft(name, { roles, facts, origins: [OWN] })));
    }
    await add(book, 'Alphabet', { aliases: ['Google'] });
    await add(book, 'Google LLC');
    const { rows } = valueOf(await clientDuplicateHandlers(book, untold).clientDuplicates({ from: 0, count: 10 }));
    expect(rows.map(({ reasons }) => reasons)).toEqual([
      [{ kind: 'alias', value: 'google' }],
      [
        { kind: 'name', tie: 'initials' },
        { kind: 'domain', value: 'bmw.example' },
      ],
    ]);
  });

  it.each([
    ['sisters at one domain', ['Nordhavn Shipping A/S', 'Nordhavn Media A/S'], 0],
    ['one whose second word may be the other’s', ['Nordhavn Maritime A/S', 'Nordhavn Marine A/S'], 1],
    ['a part of the other', ['Nordhavn A/S', 'Nordhavn Shipping A/S'], 1],
    ['other names', ['Bayerische Motoren Werke AG', 'Alphabet AG'], 1],
    ['other names with other forms', ['Bayerische Motoren Werke AG', 'Alphabet Ltd'], 0],
  ] as const)('of %s, sharing a domain, are asked about %s: %i', async (_what, [one, other], total) => {
    const domains = ['nordhavn.example'];
    expect((await found([one, { domains }], [other, { domains }])).total).toBe(total);
  });

  it.each([
    ['Kestrel LLC', 'Kestrel S.p.A.', 0],
    ['Kestrel AG', 'Kestrel SA', 1],
    ['Kestrel Ltd', 'Kestrel plc', 1],
    ['Kestrel Sdn Bhd', 'Kestrel Ltd', 1],
  ])('%s and %s, by the countries of their forms: %i', async (one, other, total) => {
    expect((await found([one], [other])).total).toBe(total);
  });

  it.each([
    ['Nordhavn Shipping', 'Nordhavn Logistics'],
    ['Kestrel', 'Osprey'],
    ['AB', 'AS'],
  ])('%s and %s are not', async (one, other) => {
    expect((await found([one], [other])).total).toBe(0);
  });

  it('are not asked about again once they were said not to be the same', async () => {
    const { book, handlers, list } = await found(['ACME Ltd'], ['Acme Limited']);
    const ids = book.store.all('clients').map(({ id }) => id);
    valueOf(await handlers.keepClientsApart({ ids, apart: true }));
    expect((await list()).total).toBe(0);
    valueOf(await handlers.keepClientsApart({ ids, apart: false }));
    expect((await list()).total).toBe(1);
  });
});
