import type { CollectionName } from '../../../src-shared/book/records';
import type { Sealing } from '../crypto/sealer';
import type { BlobRow } from './db';
import { blobId, rowKey } from './geometry';
import { putRelaxed } from './put-relaxed';
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
  // The journal holds them as well, and no manifest names them yet.
  await putRelaxed(db, 'pages', rows);
  return rows.map(({ sealed }) => refOf(version, sealed));
}
