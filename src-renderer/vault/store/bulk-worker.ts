import type { InputOf } from '../../../src-shared/contract';
import { ok } from '../../../src-shared/result';
import { servePort } from '../../../src-shared/port-rpc';
import { encodeLargeFrame } from '../../../src-shared/vault-format/frame';
import { createSealing } from '../crypto/sealer';
import { loadSodium } from '../crypto/sodium';
import { bulkWriter, type BulkWriterContract } from './bulk-contract';
import { writePages } from './bulk-pages';
import { blobId } from './geometry';
import { digest } from './journal';
import { encodeBulkPart } from './journal-entry';
import { createTextBytes } from './text-bytes';
import { workerPort } from './worker-port';

/*
 * Seals what an import brings: its pages, which it also writes into the database, and the frames of the journal around
 * the same pages. A worker of the vault's own process: it ends with the import, and with the process when that is locked.
 */

/** One behind the other, with commas between them, as the frame has them. */
interface Pages {
  readonly bytes: Uint8Array;
  /** Where each ends. */
  readonly ends: readonly number[];
}

let starting: ReturnType<typeof start> | undefined;
/** Pages whose frame has not been asked for yet. */
const waiting = new Map<string, Pages>();

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

const text = createTextBytes();

function encodePages(pages: readonly string[]): Pages {
  const ends: number[] = [];
  for (const page of pages) {
    if (ends.length > 0) text.add(',');
    text.add(page);
    ends.push(text.length());
  }
  return { bytes: text.take(), ends };
}

const pagesOf = ({ bytes, ends }: Pages): Uint8Array[] =>
  ends.map((end, index) => bytes.subarray(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end));

servePort(workerPort, bulkWriter, {
  start: async (input) => {
    starting = start(input);
    await starting;
    return ok(null);
  },
  writePages: async ({ collection, firstPage, pages: texts }) => {
    const pages = encodePages(texts);
    waiting.set(blobId(collection, firstPage), pages);
    const { sealing, db, version } = await started();
    return ok({ refs: await writePages(sealing, db, version, { collection, firstPage, pages: pagesOf(pages) }) });
  },
  makeFrame: async ({ collection, firstPage, ...place }) => {
    const id = blobId(collection, firstPage);
    const pages = waiting.get(id);
    waiting.delete(id);
    if (pages === undefined) throw new Error('pages');
    const { sealing, bulk } = await started();
    const plaintext = encodeBulkPart(bulk, collection, firstPage, pages.bytes);
    const frame = await encodeLargeFrame({ ...place, sealed: sealing.sealFrame(place, plaintext) }, digest);
    return ok({ bytes: frame.bytes, hash: frame.hash.slice() });
  },
});
