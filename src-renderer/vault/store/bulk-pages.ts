import type { CollectionName } from '../../../src-shared/book/records';
import type { Sealing } from '../crypto/sealer';
import type { BlobRow } from './db';
import { blobId, rowKey } from './geometry';
import { refOf, type BlobRef } from './sealing';

/** Pages of an import, one after the other. */
export interface PageRun {
  readonly collection: CollectionName;
  readonly firstPage: number;
  readonly pages: readonly Uint8Array[];
}

/** Seals pages and writes them, beyond what is visible. Answers what the manifest will say of them. */
export async function writePages(
  sealing: Sealing,
  db: IDBDatabase,
  version: number,
  { collection, firstPage, pages }: PageRun,
): Promise<readonly BlobRef[]> {
  const rows = pages.map((bytes, index): BlobRow<number> => {
    const page = firstPage + index;
    return {
      key: rowKey(collection, page),
      version,
      sealed: sealing.seal('page', blobId(collection, page), version, bytes),
    };
  });
  await putCovered(db, rows);
  return rows.map(({ sealed }) => refOf(version, sealed));
}

/**
 * Puts pages that the journal holds as well and that no manifest names yet, without waiting for the disk: should a power
 * cut take one that was named since, it is made again like any damaged page.
 */
async function putCovered(db: IDBDatabase, rows: readonly BlobRow<number>[]): Promise<void> {
  const transaction = db.transaction('pages', 'readwrite', { durability: 'relaxed' });
  const pages = transaction.objectStore('pages');
  for (const row of rows) pages.put(row);
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
}
