import { expect, test } from 'vitest';

import type { OpenedStore } from '../../src-renderer/vault/store/open-store';
import type { ClientRecord } from '../../src-shared/book/records';
import { sha256With } from '../../src-renderer/vault/crypto/sodium';
import { createId } from '../../src-shared/ids';
import { err } from '../../src-shared/result';
import { behindItsBack, deleteDatabase } from './support/damage';
import { createMemoryShell } from './support/memory-shell';
import { createTestVault, must, shown } from './support/open';
import { changeOf, makeClient, makePerson, putClient, putPerson } from './support/plain-book';

const PEOPLE = 200;
const PAGES = Math.ceil(PEOPLE / 64);

async function importPeople({ store }: OpenedStore, name: string, client?: ClientRecord) {
  const people = Array.from({ length: PEOPLE }, (_, index) =>
    makePerson(`${name} ${index}`, client && { clientId: client.id }),
  );
  const bulk = store.beginBulk({ what: 'import', collection: 'people' }, PEOPLE);
  must(await bulk.add(people.map((record) => ({ collection: 'people', record }))));
  return { people, bulk };
}

test('people of an import are read out of the journal for as long as the database has not got them', async () => {
  const vault = await createTestVault();
  const opened = await vault.open();
  const { store, care } = opened;
  const { people, bulk } = await importPeople(opened, 'Person');
  await deleteDatabase(vault);
  must(await bulk.commit());
  expect((await care.fold()).ok).toBe(false);

  const ids = people.map(({ id }) => id);
  expect(must(await store.getMany('people', ids))).toEqual(people);
  const [first, , third] = people;
  if (!first || !third) throw new Error('people');
  must(await store.commit(changeOf([putPerson({ ...first, version: 2 })])));
  expect(must(await store.get('people', first.id))).toEqual({ ...first, version: 2 });
  must(await store.undo());
  must(await store.undo());
  expect(shown(opened)).toEqual([]);
  must(await store.redo());
  expect(must(await store.get('people', third.id))).toEqual(third);

  const again = await vault.open();
  expect(shown(again)).toHaveLength(PEOPLE);
  expect(must(await again.store.getMany('people', ids))).toEqual(people);
});

test('a fold writes what only the journal has, and is asked for by the import itself', async () => {
  const vault = await createTestVault();
  const opened = await vault.open();
  const { people, bulk } = await importPeople(opened, 'Person');
  must(await bulk.commit());
  must(await opened.care.fold());
  expect(await behindItsBack(vault, (db) => db.pages.count())).toBe(PAGES);
  const ids = [people[150], people[0]].flatMap((person) => person?.id ?? []);
  const shell = createMemoryShell(vault.disk, sha256With(vault.sodium));
  let isReadable = true;
  const readFrames: typeof shell.readFrames = async (input) =>
    isReadable ? shell.readFrames(input) : err({ kind: 'refused', where: 'afterSeq: already cut' });
  const again = await vault.open({ shell: { ...shell, readFrames } });
  isReadable = false;
  expect(must(await again.store.getMany('people', ids))).toEqual([people[150], people[0]]);
});

test.each(['at once', 'when the journal is read again'])(
  'a client who gets another name while an import runs is called so in its lines, %s',
  async (when) => {
    const vault = await createTestVault();
    const opened = await vault.open();
    const client = makeClient('Before');
    must(await opened.store.commit(changeOf([putClient(client)])));
    const { bulk } = await importPeople(opened, 'Person', client);
    must(await opened.store.commit(changeOf([putClient({ ...client, name: 'After', version: 2 })])));
    if (when !== 'at once') await deleteDatabase(vault);
    must(await bulk.commit());
    const seen = shown(when === 'at once' ? opened : await vault.open());
    expect(seen).toHaveLength(PEOPLE);
    expect(seen.filter((row) => !row.includes('|After|'))).toEqual([]);
  },
);

test('an import that no fold followed stands at the next start, which leaves its pages to the fold', async () => {
  const vault = await createTestVault();
  const opened = await vault.open();
  const { people, bulk } = await importPeople(opened, 'Person');
  must(await bulk.commit());
  await deleteDatabase(vault);

  const again = await vault.open();
  expect(shown(again)).toHaveLength(PEOPLE);
  const ids = people.map(({ id }) => id);
  expect(must(await again.store.getMany('people', ids))).toEqual(people);
  must(await again.care.fold());
  expect(await behindItsBack(vault, (db) => db.pages.count())).toBe(PAGES);
  expect(must(await again.care.scrub()).doubtful).toBe(0);
});

test('a start makes the lines of a long import as the import itself did', async () => {
  const vault = await createTestVault();
  const opened = await vault.open();
  const clients = Array.from({ length: 150 }, (_, index) => makeClient(`Client ${index}`));
  // Long enough that parts of people stand in the journal ahead of the clients they name, and to need a worker.
  const people = Array.from({ length: 30_000 }, (_, index) =>
    makePerson(`Person ${(index * 7_919) % 30_000}`, { clientId: clients[index % clients.length]?.id ?? createId() }),
  );
  const bulk = opened.store.beginBulk({ what: 'import', collection: 'people' }, people.length);
  must(await bulk.add(clients.map((record) => ({ collection: 'clients', record }))));
  for (let from = 0; from < people.length; from += 500) {
    must(await bulk.add(people.slice(from, from + 500).map((record) => ({ collection: 'people', record }))));
  }
  must(await bulk.commit());
  const seen = shown(opened);
  expect(seen.filter((row) => row.includes('|Client '))).toHaveLength(people.length);
  await deleteDatabase(vault);

  const shares: number[] = [];
  const again = await vault.open({
    onProgress: (what, done, total) => {
      if (what === 'catching-up') shares.push(done / total);
    },
  });
  expect(shown(again)).toEqual(seen);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
}, 60_000);
