import { expect, test } from 'vitest';

import { sha256StreamWith, sha256With } from '../../src-renderer/vault/crypto/sodium';
import { decodePage } from '../../src-renderer/vault/store/page-codec';
import { COLLECTIONS } from '../../src-shared/book/records';
import type { AppError } from '../../src-shared/errors';
import type { Result } from '../../src-shared/result';
import { readFrame } from '../../src-shared/vault-format/frame';
import { createSnapshotReader } from '../../src-shared/vault-format/snapshot-reader';
import { behindItsBack, deleteDatabase, pageRow } from './support/damage';
import { createTestVault, must, shown, type TestVault } from './support/open';
import { changeOf, dropPerson, makePerson, putPerson } from './support/plain-book';

const pageText = (vault: TestVault, page: number): Promise<string> =>
  behindItsBack(vault, async (db) => {
    const { version, sealed } = await pageRow(db, 'people', page);
    return JSON.stringify(must(decodePage(must(vault.sealer.open('page', `people/${page}`, version, sealed)))));
  });

/** An import's worker has to be loaded first, which takes its time on a busy machine. */
const WORKER = { timeout: 20_000 };

/** Pages of an import come into the database while it runs, as those of a large one do. */
const NONE_HELD = { partsHeld: 0 };

test('keeps a deleted record’s content while it can come back, and its tombstone after', async () => {
  const vault = await createTestVault();
  const { store, care } = await vault.open();
  const ada = makePerson('Ada', { note: 'likes figs' });
  must(await store.commit(changeOf([putPerson(ada)])));
  must(await store.commit(changeOf([dropPerson(ada.id)])));
  must(await care.fold());
  expect(await pageText(vault, 0)).toContain('likes figs');

  const other = makePerson('Bea');
  for (let version = 1; version <= 100; version += 1) {
    must(await store.commit(changeOf([putPerson({ ...other, version })])));
  }
  must(await care.fold());
  expect(await pageText(vault, 0)).not.toContain('likes figs');
  expect(store.tombstoned('people', ada.id)).toBe(true);
  expect((await vault.open()).store.tombstoned('people', ada.id)).toBe(true);
});

test('takes back a hundred changes and no more, also after a restart', async () => {
  const vault = await createTestVault();
  const { store, care } = await vault.open();
  const ada = makePerson('Ada');
  for (let version = 1; version <= 105; version += 1) {
    must(await store.commit(changeOf([putPerson({ ...ada, version, tags: [String(version)] })])));
    if (version === 60) must(await care.fold());
  }
  must(await care.fold());
  const again = await vault.open();
  expect(again.store.changes()).toHaveLength(100);
  for (let back = 0; back < 100; back += 1) must(await again.store.undo());
  expect(await again.store.undo()).toEqual({ ok: false, error: { kind: 'nothing-to-undo' } });
  expect(shown(again)).toEqual(['Ada||5']);
});

test('an import that was taken back is gone for good once something else changes', async () => {
  const vault = await createTestVault();
  const { store, care } = await vault.open();
  const bulk = store.beginBulk({ what: 'import', collection: 'people' });
  must(await bulk.add([{ collection: 'people', record: makePerson('Imp', { note: 'a secret' }) }]));
  must(await bulk.commit());
  must(await store.undo());
  must(await care.fold());
  const page = await behindItsBack(vault, async (db) => Number(await db.pages.toCollection().firstKey()));
  expect(await pageText(vault, page)).toContain('a secret');
  must(await store.commit(changeOf([putPerson(makePerson('Ada'))])));
  must(await care.fold());
  expect(await pageText(vault, page)).not.toContain('a secret');
  await deleteDatabase(vault);
  expect(shown(await vault.open())).toEqual(['Ada||']);
});

test('an import that was broken off leaves nothing, and the next one takes its place', async () => {
  const vault = await createTestVault();
  const first = await vault.open(NONE_HELD);
  const broken = first.store.beginBulk({ what: 'import', collection: 'people' });
  // More than one frame's worth, so that parts lie in the journal.
  const many = (name: string) =>
    Array.from({ length: 900 }, (_, i) => makePerson(`${name} ${i}`, { note: 'x'.repeat(1500) }));
  must(await broken.add(many('Broken').map((record) => ({ collection: 'people', record }))));
  // Parts are written while the next is made.
  await expect.poll(() => vault.disk.journal.frames.length, WORKER).toBeGreaterThan(0);
  await expect.poll(() => behindItsBack(vault, (db) => db.pages.count()), WORKER).toBeGreaterThan(0);

  const second = await vault.open();
  expect(shown(second)).toEqual([]);
  const bulk = second.store.beginBulk({ what: 'import', collection: 'people' });
  must(await bulk.add(many('Whole').map((record) => ({ collection: 'people', record }))));
  must(await bulk.commit());
  must(await second.care.fold());
  for (const opened of [second, await vault.open()]) {
    expect(shown(opened)).toHaveLength(900);
    expect(shown(opened).every((row) => row.startsWith('Whole'))).toBe(true);
    expect(must(await opened.care.scrub()).doubtful).toBe(0);
  }
  await deleteDatabase(vault);
  expect(shown(await vault.open())).toHaveLength(900);
});

test('an import that is given up takes its pages along', async () => {
  const vault = await createTestVault();
  const { store, care } = await vault.open(NONE_HELD);
  must(await store.commit(changeOf([putPerson(makePerson('Ada'))])));
  const bulk = store.beginBulk({ what: 'import', collection: 'people' });
  const many = Array.from({ length: 900 }, (_, i) => makePerson(`Person ${i}`, { note: 'x'.repeat(1500) }));
  must(await bulk.add(many.map((record) => ({ collection: 'people', record }))));
  await expect.poll(() => behindItsBack(vault, (db) => db.pages.count()), WORKER).toBeGreaterThan(0);
  expect(await store.undo()).toEqual({ ok: false, error: { kind: 'busy', with: 'import' } });
  await bulk.abort();
  expect(await behindItsBack(vault, (db) => db.pages.count())).toBe(0);
  must(await store.undo());
  must(await care.fold());
  // Who was made by hand has one.
  expect(await behindItsBack(vault, (db) => db.pages.count())).toBe(1);
});

test('an import that overtakes a fold is whole after a crash', async () => {
  const vault = await createTestVault();
  const { store, care } = await vault.open();
  must(await store.commit(changeOf([putPerson(makePerson('Ada'))])));
  const folded = care.fold();
  const bulk = store.beginBulk({ what: 'import', collection: 'people' });
  const many = Array.from({ length: 900 }, (_, i) => makePerson(`Person ${i}`, { note: 'x'.repeat(1500) }));
  must(await bulk.add(many.map((record) => ({ collection: 'people', record }))));
  await folded;
  expect(await care.fold()).toEqual({ ok: false, error: { kind: 'busy', with: 'import' } });
  const before = await behindItsBack(vault, (db) => db.blobs.toArray());
  must(await bulk.commit());
  must(await care.fold());
  // As if the process had ended between the last frame and the fold.
  await behindItsBack(vault, (db) => db.blobs.bulkPut(before));
  expect(shown(await vault.open())).toHaveLength(901);
});

test('a change of many records is one change, though it takes several frames', async () => {
  const vault = await createTestVault();
  const { store } = await vault.open();
  const people = Array.from({ length: 9000 }, (_, index) => makePerson(`Person ${index}`));
  must(await store.commit(changeOf(people.map(putPerson))));
  const frames = vault.disk.journal.frames.length;
  expect(frames).toBeGreaterThan(3);
  const again = await vault.open();
  expect(shown(again)).toHaveLength(9000);
  must(await again.store.undo());
  // Its last frame did not reach the disk, nor the database: it never was acknowledged.
  vault.disk.journal.frames.splice(-1);
  await behindItsBack(vault, (db) =>
    db.frames
      .where('seq')
      .aboveOrEqual(2 * frames)
      .delete(),
  );
  expect(shown(await vault.open())).toHaveLength(9000);
});

test('forgets what only an undo could bring back, in the working store, the journal and the snapshots', async () => {
  const vault = await createTestVault();
  const first = await vault.open();
  const { store, care } = first;
  const bulk = store.beginBulk({ what: 'import', collection: 'people' });
  const ada = makePerson('Zebrafish', { note: 'a canary in Zebrafish’s note' });
  must(await bulk.add([{ collection: 'people', record: ada }]));
  must(await bulk.commit());
  must(await store.commit(changeOf([putPerson(makePerson('Bea'))])));
  must(await store.commit(changeOf([putPerson({ ...ada, version: 2, tags: ['Zebrafish'] })])));
  must(await care.makeSnapshot());
  must(await store.setValue('draft', 'about Zebrafish'));
  must(await store.commit({ ...changeOf([dropPerson(ada.id)]), keep: () => [{ key: 'draft', value: null }] }));
  expect(await allPlaintext(vault)).toMatch(/zebrafish/i);

  must(await care.forget());
  expect(store.changes()).toEqual([]);
  expect(await store.undo()).toEqual({ ok: false, error: { kind: 'nothing-to-undo' } });
  expect(await allPlaintext(vault)).not.toMatch(/zebrafish/i);
  for (const opened of [first, await vault.open()]) {
    expect(shown(opened)).toEqual(['Bea||']);
    expect(must(await opened.care.scrub()).doubtful).toBe(0);
  }
  await deleteDatabase(vault);
  expect(shown(await vault.open())).toEqual(['Bea||']);
  expect(vault.disk.snapshots.size).toBe(1);
});

/** Whatever lies sealed in database, journal and snapshots, opened. */
async function allPlaintext(vault: TestVault): Promise<string> {
  const texts: string[] = [];
  const add = (opened: Result<Uint8Array, AppError>) => texts.push(new TextDecoder().decode(must(opened)));
  const addFrame = (bytes: Uint8Array) => {
    const reading = readFrame(bytes, 0, sha256With(vault.sodium));
    if (reading.kind !== 'frame') throw new Error(reading.kind);
    add(vault.sealer.openFrame(reading.frame));
  };
  await behindItsBack(vault, async (db) => {
    for (const { key, version, sealed } of await db.pages.toArray())
      add(vault.sealer.open('page', idOfRow(key), version, sealed));
    for (const { key, version, sealed } of await db.segments.toArray())
      add(vault.sealer.open('segment', idOfRow(key), version, sealed));
    for (const { key, version, sealed } of await db.blobs.toArray()) {
      const [kind = '', id = key] = /^(order|undo)\/(.*)$/.exec(key)?.slice(1) ?? [key];
      add(vault.sealer.open(kind as 'manifest', id, version, sealed));
    }
    for (const { bytes } of await db.frames.toArray()) if (bytes) addFrame(bytes);
  });
  for (const frame of vault.disk.journal.frames) addFrame(frame);
  for (const bytes of vault.disk.snapshots.values()) {
    for (const part of must(createSnapshotReader(() => sha256StreamWith(vault.sodium)).push(bytes))) {
      if (part.kind !== 'record') continue;
      const { kind, id, version, sealed } = part.record;
      add(vault.sealer.open(kind, id, version, sealed));
    }
  }
  return texts.join('\n');
}

/** As `rowKey` made it. */
const idOfRow = (key: number): string => `${COLLECTIONS[Math.floor(key / 2 ** 24)] ?? ''}/${key % 2 ** 24}`;
