import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Contact } from '../../../../src-shared/book/contact';
import { ok } from '../../../../src-shared/result';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import type { Deliveries } from '../../../../src-renderer/vault/book/importing/read-through';
import { nameOfClient } from '../../../../src-renderer/vault/book/details';
import { contactNamed, createTestBook, deliveriesOf, type TestBook, valueOf } from '../../../support/book';

/** Contact by contact, as often as it is asked for from the start. */
function inSmallBatches(contacts: readonly Contact[]): Deliveries {
  const fromTheStart = (): Deliveries => deliveriesOf(contacts, undefined, undefined, 1);
  let deliveries = fromTheStart();
  return {
    describe: async () => {
      deliveries = fromTheStart();
      return deliveries.describe({});
    },
    next: async () => deliveries.next({}),
  };
}

const bring = async (contacts: readonly Contact[], heldBack?: number): Promise<TestBook> => {
  const book = createTestBook();
  valueOf(await importContacts(book, inSmallBatches(contacts), 'mine', () => true, undefined, heldBack));
  return book;
};

/** All that was made of a file, with names in the place of ids. */
function told(book: TestBook) {
  const people = book.store.all('people');
  const nameOf = new Map(people.map(({ id, name, sourceUids }) => [id, `${name.display} ${sourceUids.join(' ')}`]));
  const clients = book.store.all('clients');
  const clientOf = new Map(clients.map(({ id, name, sourceUids }) => [id, `${name} ${sourceUids?.join(' ')}`]));
  return {
    people: people
      .map(({ id: _id, createdAt: _c, updatedAt: _u, origins: _o, relations, roles, ...person }) => ({
        ...person,
        relations: relations.map(({ to, ...relation }) => ({ to: nameOf.get(to), ...relation })),
        roles: roles.map(({ clientId, ...role }) => ({ client: clientId && clientOf.get(clientId), ...role })),
      }))
      .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    clients: clients
      .map(({ id: _id, createdAt: _c, updatedAt: _u, origins: _o, ...client }) => client)
      .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    changes: book.store.changes().map(({ what, count }) => ({ what, count })),
    rows: people
      .map(({ roles }) => roles.map(({ clientId }) => clientId && nameOfClient(book, clientId)).join())
      .toSorted(),
  };
}

const expectTheSame = async (contacts: readonly Contact[]): Promise<void> => {
  expect(told(await bring(contacts, 0))).toEqual(told(await bring(contacts)));
};

const ada = contactNamed('Ada', { uid: 'a', related: [{ who: 'Bob', type: 'spouse' }] });
const bob = contactNamed('Bob', { uid: 'b', related: [{ who: 'urn:uuid:c', type: 'friend' }] });
const cora = contactNamed('Cora', { uid: 'c' });
const kestrel = contactNamed('Kestrel', { kind: 'org', uid: 'k', tags: ['shipping'] });
const ruth = contactNamed('Ruth', { organisations: [{ name: 'KESTREL' }] });

it('ties people of a large file however far apart they stand', async () => {
  const book = await bring([ada, bob, cora], 0);
  const [first, second, third] = ['Ada', 'Bob', 'Cora'].map((display) =>
    book.store.all('people').find(({ name }) => name.display === display),
  );
  expect(first?.relations).toEqual([{ to: second?.id, type: 'spouse' }]);
  expect(first?.related).toBeUndefined();
  expect(second?.relations).toEqual([
    { to: first?.id, type: 'spouse' },
    { to: third?.id, type: 'friend' },
  ]);
  expect(third?.relations).toEqual([{ to: second?.id, type: 'friend' }]);
  await expectTheSame([cora, bob, ada]);
});

it('makes one client of a card of a large file and of those who name it, whichever comes first', async () => {
  for (const file of [
    [ruth, kestrel],
    [kestrel, ruth],
  ]) {
    const book = await bring(file, 0);
    const [client, ...others] = book.store.all('clients');
    expect([client?.name, client?.tags, others]).toEqual(['Kestrel', ['shipping'], []]);
    expect(book.store.all('people')[0]?.roles).toMatchObject([{ clientId: client?.id }]);
  }
});

it('makes the same book of any file, whether it is held or read twice', async () => {
  const name = fc.constantFrom('Ada', 'Bob', 'Cora', 'Dora');
  const uid = fc.constantFrom('a', 'b', 'c', 'd');
  const who = fc.oneof(
    name,
    uid,
    uid.map((one) => `urn:uuid:${one}`),
  );
  const client = fc.constantFrom('Kestrel', 'KESTREL', 'Nordhavn');
  const clientUid = fc.constantFrom('k', 'n');
  const type = fc.constantFrom('spouse', 'friend', 'parent', 'business contact');
  const person = fc
    .record(
      {
        name,
        uid,
        kind: fc.constantFrom('individual' as const, 'group' as const),
        related: fc.array(fc.record({ who, type }), { maxLength: 3 }),
        organisations: fc.array(fc.record({ name: client, clientUid }, { requiredKeys: ['name'] }), { maxLength: 2 }),
        members: fc.array(who, { maxLength: 2 }),
      },
      { requiredKeys: ['name'] },
    )
    .map(({ name: display, ...more }) => contactNamed(display, more));
  const card = fc
    .record({ name: client, uid: clientUid }, { requiredKeys: ['name'] })
    .map(({ name: display, ...more }) => contactNamed(display, { kind: 'org', ...more }));
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(person, person, card), { maxLength: 8 }), expectTheSame), {
    numRuns: 300,
  });
});

it('tells of a file that is read twice what it would have told, and gives it up at any moment', async () => {
  const skipped = [{ where: 'card 1', what: 'PHOTO', why: 'cannot be decoded' }];
  const file = [ada, kestrel, bob, ruth, cora];
  const small = inSmallBatches(file);
  let readings = 0;
  const deliveries: Deliveries = {
    describe: async () => {
      readings++;
      return small.describe({});
    },
    next: async (input) => ok({ ...valueOf(await small.next(input)), skipped }),
  };
  const run = async (book: TestBook, mayGoOn: () => boolean) =>
    importContacts(book, deliveries, 'mine', mayGoOn, undefined, 0);
  const outcome = valueOf(await run(createTestBook(), () => true));
  expect(outcome).toMatchObject({ people: 4, clientsMade: 1 });
  expect(outcome.skipped).toHaveLength(file.length);
  expect(readings).toBe(2);
  valueOf(await importContacts(createTestBook(), deliveries, 'mine', () => true));
  expect(readings).toBe(3);
  const steps: boolean[] = [];
  await run(createTestBook(), () => steps.push(true) > 0);
  for (let most = 0; most < steps.length; most++) {
    const book = createTestBook();
    let left = most;
    expect(await run(book, () => left-- > 0)).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect([book.store.all('people'), book.store.all('clients')]).toEqual([[], []]);
  }
});
