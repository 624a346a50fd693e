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
import { workerPort } from './worker-port';

/*
 * Seals what an import brings: its pages, which it also writes into the database, and the frames of the journal around
 * the same pages. A worker of the vault's own process: it ends with the import, and with the process when that is locked.
 */

let starting: ReturnType<typeof start> | undefined;
/** Pages whose frame has not been asked for yet. */
const waiting = new Map<string, InputOf<BulkWriterContract['writePages']>>();

async function start({ keys, database, version, bulk }: InputOf<BulkWriterContract['start']>) {
  const sodium = await loadSodium();
  if (!sodium.ok) throw new Error(sodium.error.kind);
  return { sealing: createSealing(sodium.value, keys), db: await openDatabase(database), version, bulk };
}

/** As it is: the vault's thread has brought it up to date. Who deletes it is not kept waiting. */
const openDatabase = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => {
      const db = request.result;
      db.addEventListener('versionchange', () => db.close());
      resolve(db);
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('database')));
  });

async function started() {
  if (starting === undefined) throw new Error('not started');
  return starting;
}

servePort(workerPort, bulkWriter, {
  start: async (input) => {
    starting = start(input);
    await starting;
    return ok(null);
  },
  writePages: async (part) => {
    const { collection, firstPage } = part;
    waiting.set(blobId(collection, firstPage), part);
    const { sealing, db, version } = await started();
    return ok({ refs: await writePages(sealing, db, version, { collection, firstPage, pages: pagesOf(part) }) });
  },
  makeFrame: async ({ collection, firstPage, ...place }) => {
    const id = blobId(collection, firstPage);
    const part = waiting.get(id);
    waiting.delete(id);
    if (part === undefined) throw new Error('pages');
    const { sealing, bulk } = await started();
    const pages = part.bytes.subarray(0, part.pageEnds.at(-1));
    const plaintext = encodeBulkPart(bulk, collection, firstPage, pages);
    const frame = await encodeLargeFrame({ ...place, sealed: sealing.sealFrame(place, plaintext) }, digest);
    return ok({ bytes: frame.bytes, hash: frame.hash.slice(), pages: part.bytes });
  },
});
