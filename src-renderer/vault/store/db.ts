import { Dexie, type Table } from 'dexie';

/** A sealed blob. Read back, nothing about it may be trusted: the disk is not ours alone. */
export interface BlobRow<Key = number | string> {
  readonly key: Key;
  readonly version: number;
  readonly sealed: Uint8Array;
}

/** The journal's frames since it was last cut. Parts of an import have no bytes here: the pages will hold them. */
export interface FrameRow {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly bytes?: Uint8Array;
}

/** A sealed row of this profile's own. */
export interface DeviceRow {
  readonly key: string;
  readonly sealed: Uint8Array;
}

export interface StoreDb extends Dexie {
  readonly pages: Table<BlobRow<number>, number>;
  readonly segments: Table<BlobRow<number>, number>;
  /** Manifest, orders, values, what undo needs. */
  readonly blobs: Table<BlobRow<string>, string>;
  readonly frames: Table<FrameRow, number>;
  /** Which feed of the firm directory this profile may sign. */
  readonly local: Table<DeviceRow, string>;
  /** What was read of the firm directory: to be read again where it is lost. */
  readonly replica: Table<DeviceRow, string>;
}

/** The working store's database of a vault. What a fold wrote must survive a power cut as a whole, hence `strict`. */
export function createDb(name: string): StoreDb {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict', autoOpen: false }) as StoreDb;
  db.version(1).stores({ pages: 'key', segments: 'key', blobs: 'key', frames: 'seq' });
  db.version(2).stores({ local: 'key', replica: 'key' });
  return db;
}

export const databaseName = (vaultId: string): string => `bailiwick-${vaultId}`;
