import type { InputOf } from '../../../src-shared/contract';
import { ok } from '../../../src-shared/result';
import { servePort } from '../../../src-shared/port-rpc';
import { encodeLargeFrame } from '../../../src-shared/vault-format/frame';
import { createSealing } from '../crypto/sealer';
import { loadSodium } from '../crypto/sodium';
import { bulkWriter, type BulkWriterContract } from './bulk-contract';
import { writePages } from './bulk-pages';
import { pagesOf } from './bulk-part';
import { blobId } from './geometry';
import { digest } from './journal';
import { encodeBulkPart } from './journal-entry';
import { createQueue } from './queue';
import { workerPort } from './worker-port';

/*
 * Seals what an import brings: the frames of the journal, and behind them the pages, which it writes into the database.
 * A worker of the vault's own process: it ends with the import, and with the process when that is locked.
 */

let starting: ReturnType<typeof start> | undefined;
/** Bytes of frames whose pages are not written yet. */
const waiting = new Map<string, Uint8Array>();
const writes = createQueue();

async function start({ keys, database, bulk }: InputOf<BulkWriterContract['start']>) {
  const sodium = await loadSodium();
  if (!sodium.ok) throw new Error(sodium.error.kind);
  const db = openDatabase(database);
  // Told to whoever needs it.
  void db.catch(() => undefined);
  return { sealing: createSealing(sodium.value, keys), db, bulk };
}

async function started() {
  if (starting === undefined) throw new Error('not started');
  return starting;
}

/** As it is: the vault's thread has brought it up to date. Who deletes it is not kept waiting. */
const openDatabase = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    // It is gone: this would make an empty one in its place.
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('success', () => {
      const db = request.result;
      db.addEventListener('versionchange', () => db.close());
      resolve(db);
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('database')));
  });

servePort(workerPort, bulkWriter, {
  start: async (input) => {
    starting = start(input);
    await starting;
    return ok(null);
  },
  makeFrame: async ({ collection, firstPage, bytes, length, ...place }) => {
    const { sealing, bulk } = await started();
    const plaintext = encodeBulkPart(bulk, collection, firstPage, bytes.subarray(0, length));
    const frame = await encodeLargeFrame({ ...place, sealed: sealing.sealFrame(place, plaintext) }, digest);
    waiting.set(blobId(collection, firstPage), bytes);
    return ok({ bytes: frame.bytes, hash: frame.hash.slice() });
  },
  writePages: ({ collection, firstPage, pageEnds, version }) =>
    writes.run(async () => {
      const id = blobId(collection, firstPage);
      const bytes = waiting.get(id);
      waiting.delete(id);
      if (bytes === undefined) throw new Error('pages');
      const { sealing, db } = await started();
      // In one transaction: for each, the browser's process counts what lies in the database's folder, file by file.
      const refs = await writePages(sealing, await db, version, {
        collection,
        firstPage,
        pages: pagesOf({ bytes, pageEnds }),
      });
      return ok({ refs, pages: bytes });
    }),
});
