import * as v from 'valibot';

import { COLLECTIONS } from '../../../src-shared/book/records';
import { method } from '../../../src-shared/contract';
import { idSchema } from '../../../src-shared/ids';
import { count, bytesSchema as bytes } from './bulk-part';
import type { BlobRef } from './sealing';

/** Vault's thread → the worker that seals what an import brings. Both are of one process and one build. */

export const bulkWriter = {
  start: method(
    v.strictObject({
      keys: v.strictObject({ vaultId: bytes, epoch: count, records: bytes, frames: bytes }),
      database: v.string(),
      bulk: idSchema<'change'>(),
    }),
  )<null>(),
  /** The frame that holds pages. Their bytes stay until the pages are written. */
  makeFrame: method(
    v.strictObject({
      collection: v.picklist(COLLECTIONS),
      firstPage: count,
      /** Begins with the pages; behind them may be anything. */
      bytes,
      /** Of the pages. */
      length: count,
      seq: count,
      opId: bytes,
      prevHash: bytes,
    }),
  )<{
    readonly bytes: Uint8Array;
    readonly hash: Uint8Array;
  }>(),
  /** Seals the pages of a frame that was made and writes them into the database. Their bytes come back, to be used again. */
  writePages: method(
    v.strictObject({
      collection: v.picklist(COLLECTIONS),
      firstPage: count,
      pageEnds: v.custom<Uint32Array>((value) => value instanceof Uint32Array, 'places'),
      version: count,
    }),
  )<{ readonly refs: readonly BlobRef[]; readonly pages: Uint8Array }>(),
} as const;
export type BulkWriterContract = typeof bulkWriter;
