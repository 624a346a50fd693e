import * as v from 'valibot';

import { method } from '../../../src-shared/contract';
import { idSchema } from '../../../src-shared/ids';
import { bulkPartSchema, bytesSchema as bytes, partPlace } from './bulk-part';
import type { BlobRef } from './sealing';

/** Vault's thread → the worker that seals what an import brings. Both are of one process and one build. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const bulkWriter = {
  start: method(
    v.strictObject({
      keys: v.strictObject({ vaultId: bytes, epoch: count, records: bytes, frames: bytes }),
      database: v.string(),
      /** Of the pages. */
      version: count,
      bulk: idSchema<'change'>(),
    }),
  )<null>(),
  /** Seals pages and writes them into the database. */
  writePages: method(bulkPartSchema)<{
    readonly refs: readonly BlobRef[];
  }>(),
  /** The frame that holds pages handed over before; their bytes come back with it. */
  makeFrame: method(v.strictObject({ ...partPlace, seq: count, opId: bytes, prevHash: bytes }))<{
    readonly bytes: Uint8Array;
    readonly hash: Uint8Array;
    readonly pages: Uint8Array;
  }>(),
} as const;
export type BulkWriterContract = typeof bulkWriter;
