import { Dexie } from 'dexie';

import { createDb, databaseName, type BlobRow, type StoreDb } from '../../../src-renderer/vault/store/db';
import { rowKey } from '../../../src-renderer/vault/store/geometry';
import type { CollectionName } from '../../../src-shared/book/records';
import type { TestVault } from './open';

/** Works on the vault's database behind the store's back. */
export async function behindItsBack<Value>(vault: TestVault, work: (db: StoreDb) => Promise<Value>): Promise<Value> {
  const db = createDb(databaseName(vault.id));
  await db.open();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

export const deleteDatabase = (vault: TestVault): Promise<void> => Dexie.delete(databaseName(vault.id));

export async function pageRow(db: StoreDb, collection: CollectionName, page: number): Promise<BlobRow<number>> {
  const row = await db.pages.get(rowKey(collection, page));
  if (row === undefined) throw new Error('no such page');
  return row;
}

/** The same bytes with one bit turned. */
export function flipBit(bytes: Uint8Array, at = bytes.length >> 1): Uint8Array {
  const flipped = bytes.slice();
  flipped[at] = (flipped[at] ?? 0) ^ 1;
  return flipped;
}
