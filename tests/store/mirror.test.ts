import { expect, test } from 'vitest';

import { createDb } from '../../src-renderer/vault/store/db';
import { createMirror } from '../../src-renderer/vault/store/mirror';
import { behindItsBack, deleteDatabase } from './support/damage';
import { createTestVault, must, shown } from './support/open';
import { changeOf, makePerson, putPerson } from './support/plain-book';

const add = (name: string) => changeOf([putPerson(makePerson(name))]);

test('a crash between the acknowledgement and the database’s copy loses nothing, and the copy is made up for', async () => {
  const vault = await createTestVault();
  const first = await vault.open();
  for (const name of ['Ada', 'Bea', 'Cleo']) must(await first.store.commit(add(name)));
  await first.store.drain();
  await behindItsBack(vault, (db) => db.frames.where('seq').above(1).delete());

  const second = await vault.open();
  expect(shown(second)).toEqual(['Ada||', 'Bea||', 'Cleo||']);
  expect(vault.notices).toEqual([]);
  await second.store.drain();

  vault.disk.journal.frames.splice(-2);
  expect(shown(await vault.open())).toEqual(['Ada||', 'Bea||', 'Cleo||']);
  expect(vault.notices).toEqual([{ kind: 'journal-behind', lost: 2, restored: true }]);
});

test('nothing is in hand any more once the store is drained', async () => {
  const vault = await createTestVault();
  const { store } = await vault.open();
  await Promise.all(['Ada', 'Bea', 'Cleo'].map(async (name) => must(await store.commit(add(name)))));
  await store.drain();
  expect(await behindItsBack(vault, (db) => db.frames.count())).toBe(3);
});

test('a working store that cannot be written is told of once, and what was saved meanwhile is kept', async () => {
  const vault = await createTestVault();
  const { store, care } = await vault.open();
  must(await store.commit(add('Ada')));
  await store.setValue('x', 1);
  await deleteDatabase(vault);
  for (const name of ['Bea', 'Cleo']) must(await store.commit(add(name)));
  expect((await care.fold()).ok).toBe(false);
  expect(vault.notices).toEqual([{ kind: 'working-store-failing' }]);
  must(await store.commit(add('Dora')));
  await store.drain();
  expect(vault.notices).toEqual([{ kind: 'working-store-failing' }]);

  expect(shown(await vault.open())).toEqual(['Ada||', 'Bea||', 'Cleo||', 'Dora||']);
});

test('copies that could not be written are written with the next ones, in their order', async () => {
  const db = createDb(`mirror-${crypto.randomUUID()}`);
  const told: string[] = [];
  const mirror = createMirror(db.frames, () => told.push('failed'));
  const row = (seq: number) => ({ seq, hash: new Uint8Array([seq]) });
  await db.open();
  mirror.add(row(1));
  expect(await db.frames.count()).toBe(0);
  mirror.begin();
  expect(await mirror.caughtUp()).toBe(true);

  db.close();
  mirror.add(row(2));
  expect(await mirror.caughtUp()).toBe(false);
  mirror.add(row(3));
  expect(await mirror.caughtUp()).toBe(false);
  expect(told).toEqual(['failed']);

  await db.open();
  mirror.add(row(4));
  expect(await mirror.caughtUp()).toBe(true);
  expect(await db.frames.toCollection().primaryKeys()).toEqual([1, 2, 3, 4]);
  await db.delete();
});
