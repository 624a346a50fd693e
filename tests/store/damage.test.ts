import { expect, test } from 'vitest';

import { rowKey } from '../../src-renderer/vault/store/geometry';
import type { Person } from '../../src-shared/book/records';
import { behindItsBack, deleteDatabase, flipBit, pageRow } from './support/damage';
import { createTestVault, must, shown, type TestVault } from './support/open';
import { changeOf, makeClient, makePerson, putClient, putPerson } from './support/plain-book';

const people = (count: number, from = 0): Person[] =>
  Array.from({ length: count }, (_, index) => makePerson(`Person ${String(from + index).padStart(4, '0')}`));

interface Filled {
  readonly vault: TestVault;
  readonly folded: readonly Person[];
  readonly recent: readonly Person[];
  readonly rows: readonly string[];
}

/** 200 people in pages and in a snapshot, 100 in pages only, one more in the journal only. */
async function filledVault(): Promise<Filled> {
  const vault = await createTestVault();
  const opened = await vault.open();
  const acme = makeClient('Acme');
  const first = [makePerson('Ada', { clientId: acme.id }), ...people(199)];
  must(await opened.store.commit(changeOf([putClient(acme), ...first.map(putPerson)])));
  must(await opened.care.makeSnapshot());
  const second = people(100, 1000);
  must(await opened.store.commit(changeOf(second.map(putPerson))));
  must(await opened.store.setValue('settings', { rows: 'compact' }));
  must(await opened.care.fold());
  const recent = [makePerson('Zoe')];
  must(await opened.store.commit(changeOf(recent.map(putPerson))));
  return { vault, folded: [...first, ...second], recent, rows: shown(opened) };
}

async function expectWhole({ vault, folded, recent, rows }: Filled): Promise<void> {
  const opened = await vault.open();
  expect(shown(opened)).toEqual(rows);
  const all = [...folded, ...recent];
  expect(
    must(
      await opened.store.getMany(
        'people',
        all.map(({ id }) => id),
      ),
    ),
  ).toEqual(all);
  expect(opened.store.getValue('settings')).toEqual({ rows: 'compact' });
  must(await opened.store.undo());
  expect(shown(opened)).toHaveLength(rows.length - 1);
  must(await opened.store.redo());
}

test('a database that was deleted is made again, and the partner is told', async () => {
  const filled = await filledVault();
  await deleteDatabase(filled.vault);
  await expectWhole(filled);
  expect(filled.vault.notices).toEqual([{ kind: 'working-store-rebuilt', why: 'missing', people: 301, missing: 0 }]);
  await expectWhole(filled);
  expect(filled.vault.notices).toEqual([]);
});

test.for(['pages', 'segments', 'blobs', 'frames'] as const)(
  'a database whose %s were emptied is made whole',
  async (table) => {
    const filled = await filledVault();
    await behindItsBack(filled.vault, (db) => db.table(table).clear());
    await expectWhole(filled);
    const again = await filled.vault.open();
    expect(must(await again.care.scrub())).toEqual({ checked: 302, doubtful: 0 });
  },
);

test.for(['pages', 'segments', 'blobs', 'frames'] as const)('bits that turned in %s cost nothing', async (table) => {
  const filled = await filledVault();
  await behindItsBack(filled.vault, async (db) => {
    const field = table === 'frames' ? 'bytes' : 'sealed';
    for (const row of await db.table<Record<string, Uint8Array>>(table).toArray()) {
      await db.table(table).put({ ...row, [field]: flipBit(row[field] ?? new Uint8Array(1)) });
    }
  });
  await expectWhole(filled);
});

test('rows that hold no bytes at all are taken for damage, not believed', async () => {
  const filled = await filledVault();
  await behindItsBack(filled.vault, async (db) => {
    const rows = await db.table<Record<string, unknown>>('pages').toArray();
    await db.table('pages').bulkPut(rows.map((row) => ({ ...row, sealed: 'gone', version: -1 })));
    await db.table('blobs').put({ key: 'manifest', version: 'x', sealed: 7 });
  });
  await expectWhole(filled);
});

test('names records that were altered, swapped, replayed and deleted, and brings them back', async () => {
  const vault = await createTestVault();
  const opened = await vault.open();
  const all = people(320);
  must(await opened.store.commit(changeOf(all.map(putPerson))));
  must(await opened.care.makeSnapshot());
  const old = await behindItsBack(vault, (db) => pageRow(db, 'people', 2));
  const edited = all[130];
  if (edited === undefined) throw new Error('no such person');
  must(await opened.store.commit(changeOf([putPerson({ ...edited, version: 2, tags: ['vip'] })])));
  must(await opened.care.fold());
  await behindItsBack(vault, async (db) => {
    const altered = await pageRow(db, 'people', 0);
    await db.pages.put({ ...altered, sealed: flipBit(altered.sealed) });
    await db.pages.put({ ...(await pageRow(db, 'people', 3)), key: rowKey('people', 1) });
    await db.pages.put(old);
    await db.pages.delete(rowKey('people', 4));
  });

  const again = await vault.open();
  expect(must(await again.care.scrub())).toEqual({ checked: 320, doubtful: 320 - 64 });
  const named = vault.notices.flatMap((notice) => (notice.kind === 'records-doubtful' ? notice.records : []));
  const byHow = (how: string) => named.filter((record) => record.how === how).map(({ display }) => display);
  expect(byHow('altered')).toContain('Person 0000');
  expect(byHow('swapped')).toContain('Person 0064');
  expect(byHow('replayed')).toContain('Person 0130');
  expect(byHow('deleted')).toContain('Person 0319');
  expect(byHow('altered')).toHaveLength(64);
  expect(must(await again.store.get('people', edited.id))?.tags).toEqual(['vip']);
  expect(must(await again.care.scrub()).doubtful).toBe(0);
});

test('a damaged page found while reading is made again on the spot', async () => {
  const { vault, folded } = await filledVault();
  await behindItsBack(vault, async (db) => {
    const row = await pageRow(db, 'people', 3);
    await db.pages.put({ ...row, sealed: flipBit(row.sealed) });
  });
  const opened = await vault.open();
  const person = folded[210];
  expect(must(await opened.store.get('people', person?.id ?? makePerson('').id))).toEqual(person);
  expect(vault.notices.map(({ kind }) => kind)).toEqual(['records-doubtful', 'working-store-rebuilt']);
});

test('a damaged snapshot is replaced from the working store', async () => {
  const filled = await filledVault();
  const [[name, bytes] = ['', new Uint8Array()]] = filled.vault.disk.snapshots;
  filled.vault.disk.snapshots.set(name, flipBit(bytes));
  const opened = await filled.vault.open();
  must(await opened.care.scrub());
  expect(filled.vault.notices).toEqual([{ kind: 'snapshot-replaced' }]);
  await deleteDatabase(filled.vault);
  await expectWhole(filled);
});

test('a lost snapshot is made again on opening', async () => {
  const filled = await filledVault();
  filled.vault.disk.snapshots.clear();
  await expectWhole(filled);
  expect(filled.vault.disk.snapshots.size).toBe(1);
});

test('with snapshot and database gone it says so, and touches nothing', async () => {
  const { vault } = await filledVault();
  const [[name, bytes] = ['', new Uint8Array()]] = vault.disk.snapshots;
  vault.disk.snapshots.set(name, flipBit(bytes));
  await behindItsBack(vault, (db) => db.blobs.delete('manifest'));
  const before = await behindItsBack(vault, (db) => db.pages.count());
  expect(await vault.tryOpen()).toMatchObject({ ok: false, error: { kind: 'vault-damaged', part: 'snapshot' } });
  expect(await behindItsBack(vault, (db) => db.pages.count())).toBe(before);
});

test('a page that neither database nor snapshot can give is named and set aside, and the rest goes on', async () => {
  const { vault, folded, rows } = await filledVault();
  const [[name, bytes] = ['', new Uint8Array()]] = vault.disk.snapshots;
  vault.disk.snapshots.set(name, flipBit(bytes));
  await behindItsBack(vault, async (db) => {
    const row = await pageRow(db, 'people', 1);
    await db.pages.put({ ...row, sealed: flipBit(row.sealed) });
  });
  const opened = await vault.open();
  expect(must(await opened.care.scrub())).toEqual({ checked: 302, doubtful: 64 });
  expect(vault.notices).toMatchObject([
    { kind: 'records-doubtful', records: { length: 64 } },
    { kind: 'working-store-rebuilt', missing: 64 },
    { kind: 'snapshot-replaced' },
  ]);
  const lost = folded[70];
  const kept = folded[10];
  if (lost === undefined || kept === undefined) throw new Error('no such person');
  for (const { store, care } of [opened, await vault.open()]) {
    expect(store.views.people.order).toHaveLength(rows.length);
    expect(await store.get('people', lost.id)).toMatchObject({ ok: false, error: { kind: 'vault-damaged' } });
    expect(must(await store.get('people', kept.id))).toEqual(kept);
    expect(must(await care.scrub()).doubtful).toBe(0);
  }
  expect(await behindItsBack(vault, (db) => db.blobs.where('key').startsWith('aside/').count())).toBe(1);
});
