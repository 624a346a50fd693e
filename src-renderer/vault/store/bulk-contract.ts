import * as v from 'valibot';

import { COLLECTIONS } from '../../../src-shared/book/records';
import { method } from '../../../src-shared/contract';
import { idSchema } from '../../../src-shared/ids';
import type { BlobRef } from './sealing';

/** Vault's thread → the worker that seals what an import brings. Both are of one process and one build. */

// Not v.instance: it infers the bytes of a plain ArrayBuffer only.
const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes');
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Each the JSON of a page. */
const pages = v.array(v.string());
const place = { collection: v.picklist(COLLECTIONS), firstPage: count } as const;

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
  writePages: method(v.strictObject({ ...place, pages }))<{
    readonly refs: readonly BlobRef[];
  }>(),
  /** The frame that holds pages handed over before. */
  makeFrame: method(v.strictObject({ ...place, seq: count, opId: bytes, prevHash: bytes }))<{
    readonly bytes: Uint8Array;
    readonly hash: Uint8Array;
  }>(),
} as const;
export type BulkWriterContract = typeof bulkWriter;
