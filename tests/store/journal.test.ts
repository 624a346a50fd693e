import { expect, test } from 'vitest';

import { createSealer } from '../../src-renderer/vault/crypto/sealer';
import { createVaultKey, systemRandom } from '../../src-renderer/vault/crypto/keys';
import { base64UrlToBytes } from '../../src-shared/bytes';
import { flipBit, behindItsBack, deleteDatabase } from './support/damage';
import { createTestVault, must, shown, type TestVault } from './support/open';
import { changeOf, makePerson, putPerson } from './support/plain-book';

const addPerson = async (vault: TestVault, name: string): Promise<void> => {
  const { store } = await vault.open();
  must(await store.commit(changeOf([putPerson(makePerson(name))])));
};

test('frames that the journal lost are kept, named, and the journal goes on behind a snapshot', async () => {
  const vault = await createTestVault();
  for (const name of ['Ada', 'Bea', 'Cleo']) await addPerson(vault, name);
  vault.disk.journal.frames.splice(-2);
  const opened = await vault.open();
  expect(vault.notices).toEqual([{ kind: 'journal-behind', lost: 2, restored: true }]);
  must(await opened.store.commit(changeOf([putPerson(makePerson('Dora'))])));
  await deleteDatabase(vault);
  expect(shown(await vault.open())).toEqual(['Ada||', 'Bea||', 'Cleo||', 'Dora||']);
});

test('a journal that was emptied behind the last fold is begun anew from the working store', async () => {
  const vault = await createTestVault();
  await addPerson(vault, 'Ada');
  const { store, care } = await vault.open();
  must(await store.commit(changeOf([putPerson(makePerson('Bea'))])));
  must(await care.fold());
  vault.disk.journal.frames.splice(0);
  expect(shown(await vault.open())).toEqual(['Ada||', 'Bea||']);
  expect(vault.notices).toEqual([{ kind: 'journal-behind', lost: 2, restored: true }]);
  await deleteDatabase(vault);
  expect(shown(await vault.open())).toEqual(['Ada||', 'Bea||']);
});

test('a backup restored over a newer working store does not take back what was saved since', async () => {
  const vault = await createTestVault();
  await addPerson(vault, 'Ada');
  must(await (await vault.open()).care.makeSnapshot());
  const snapshots = new Map(vault.disk.snapshots);
  const journal = structuredClone(vault.disk.journal);
  await addPerson(vault, 'Bea');
  must(await (await vault.open()).care.makeSnapshot());
  vault.disk.snapshots.clear();
  for (const [name, bytes] of snapshots) vault.disk.snapshots.set(name, bytes);
  vault.disk.journal = journal;
  expect(shown(await vault.open())).toEqual(['Ada||', 'Bea||']);
  expect(vault.notices).toEqual([{ kind: 'journal-behind', lost: 1, restored: true }]);
});

test('a journal that went another way is followed, and the database of the first way is left alone', async () => {
  const vault = await createTestVault();
  await addPerson(vault, 'Ada');
  must(await (await vault.open()).care.makeSnapshot());
  const folder = { snapshots: new Map(vault.disk.snapshots), journal: structuredClone(vault.disk.journal) };
  await addPerson(vault, 'Bea');
  // The same vault, carried to another machine before that, and changed there.
  const elsewhere: TestVault = { ...vault, disk: { ...vault.disk, ...folder } };
  const profile = await behindItsBack(vault, async (db) => ({
    blobs: await db.blobs.toArray(),
    frames: await db.frames.toArray(),
  }));
  await deleteDatabase(vault);
  Object.assign(vault.disk, { journal: elsewhere.disk.journal });
  await addPerson(vault, 'Cleo');
  await behindItsBack(vault, async (db) => {
    await db.blobs.clear();
    await db.blobs.bulkPut(profile.blobs);
    await db.frames.clear();
    await db.frames.bulkPut(profile.frames);
  });
  const opened = await vault.open();
  expect(shown(opened)).toEqual(['Ada||', 'Cleo||']);
  expect(vault.notices.map(({ kind }) => kind)).toContain('journal-behind');
  expect(await behindItsBack(vault, (db) => db.frames.count())).toBe(profile.frames.length);
  expect(shown(await vault.open())).toEqual(['Ada||', 'Cleo||']);
});

test('frames that somebody else made are not taken for changes', async () => {
  const vault = await createTestVault();
  await addPerson(vault, 'Ada');
  const { sealer } = vault;
  const vaultId = base64UrlToBytes(vault.id) ?? new Uint8Array();
  const forged = createSealer({
    sodium: vault.sodium,
    vaultId,
    keysByEpoch: new Map([[1, createVaultKey(systemRandom)]]),
    epoch: 1,
  });
  const { store } = await vault.open({ sealer: { ...sealer, sealFrame: forged.sealFrame } });
  must(await store.commit(changeOf([putPerson(makePerson('Mallory'))])));
  const opened = await vault.open();
  expect(shown(opened)).toEqual(['Ada||']);
  expect(vault.notices).toEqual([{ kind: 'journal-behind', lost: 1, restored: false }]);
  must(await opened.store.commit(changeOf([putPerson(makePerson('Bea'))])));
  expect(shown(await vault.open())).toEqual(['Ada||', 'Bea||']);
});

test('a full disk is told, changes nothing, and leaves the store usable', async () => {
  const vault = await createTestVault();
  const opened = await vault.open();
  vault.disk.failure = { kind: 'disk-full', path: '/vault' };
  const saved = await opened.store.commit(changeOf([putPerson(makePerson('Ada'))]));
  expect(saved).toEqual({ ok: false, error: { kind: 'disk-full', path: '/vault' } });
  expect(await opened.care.makeSnapshot()).toMatchObject({ ok: false, error: { kind: 'disk-full' } });
  expect(shown(opened)).toEqual([]);
  vault.disk.failure = undefined;
  must(await opened.store.commit(changeOf([putPerson(makePerson('Bea'))])));
  expect(shown(await vault.open())).toEqual(['Bea||']);
});

test('a snapshot that did not reach the disk whole cuts nothing', async () => {
  const vault = await createTestVault();
  const opened = await vault.open();
  must(await opened.store.commit(changeOf([putPerson(makePerson('Ada'))])));
  const { snapshots } = vault.disk;
  const set = snapshots.set.bind(snapshots);
  snapshots.set = (name, bytes) => set(name, flipBit(bytes));
  expect(await opened.care.makeSnapshot()).toMatchObject({ ok: false, error: { kind: 'vault-damaged' } });
  expect(vault.disk.journal.frames).toHaveLength(1);
  expect(snapshots.size).toBe(2);
});

test('a backup opens on a machine that never saw the vault', async () => {
  const vault = await createTestVault();
  await addPerson(vault, 'Ada');
  const opened = await vault.open();
  const chunks: Uint8Array[] = [];
  const written = must(
    await opened.care.writeSnapshot(new Uint8Array(9), async (chunk) => ({ ok: true, value: chunks.push(chunk) })),
  );
  const whole = new Uint8Array(await new Blob(chunks.map((chunk) => chunk.slice())).arrayBuffer());
  const read = async (offset: number, length: number) =>
    ({ ok: true, value: { chunk: whole.slice(offset, offset + length), size: whole.length } }) as const;
  expect(must(await opened.care.verifySnapshot(read))).toMatchObject({ people: 1 });
  await deleteDatabase(vault);
  vault.disk.snapshots.clear();
  vault.disk.snapshots.set(`snapshot-${written.seq}.bws`, whole);
  vault.disk.journal = { firstSeq: written.seq + 1, prevHash: vault.disk.journal.prevHash, frames: [] };
  const front = must(await opened.care.verifySnapshot(read));
  expect(front.people).toBe(1);
});

test('after re-keying nothing is left under the earlier key', async () => {
  const vault = await createTestVault();
  const { store, care } = await vault.open();
  for (const name of ['Ada', 'Bea']) must(await store.commit(changeOf([putPerson(makePerson(name))])));
  const vaultId = base64UrlToBytes(vault.id) ?? new Uint8Array();
  const newKey = createVaultKey(systemRandom);
  const both = new Map([
    [1, vault.key],
    [2, newKey],
  ]);
  must(await care.reseal(createSealer({ sodium: vault.sodium, vaultId, keysByEpoch: both, epoch: 2 })));
  must(await store.commit(changeOf([putPerson(makePerson('Cleo'))])));
  vault.sealer = createSealer({ sodium: vault.sodium, vaultId, keysByEpoch: new Map([[2, newKey]]), epoch: 2 });
  const again = await vault.open();
  expect(shown(again)).toEqual(['Ada||', 'Bea||', 'Cleo||']);
  must(await again.store.undo());
  must(await again.store.undo());
  expect(must(await again.care.scrub()).doubtful).toBe(0);
  expect(vault.notices).toEqual([]);
  await deleteDatabase(vault);
  expect(shown(await vault.open())).toEqual(['Ada||']);
});

test('once drained it takes no more changes, and has finished those in hand', async () => {
  const vault = await createTestVault();
  const { store } = await vault.open();
  const saved = store.commit(changeOf([putPerson(makePerson('Ada'))]));
  const drained = store.drain();
  const late = store.commit(changeOf([putPerson(makePerson('Bea'))]));
  await drained;
  expect((await saved).ok).toBe(true);
  expect(await late).toEqual({ ok: false, error: { kind: 'locked' } });
  expect(shown(await vault.open())).toEqual(['Ada||']);
});
