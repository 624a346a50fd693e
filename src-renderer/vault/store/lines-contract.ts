import * as v from 'valibot';

import { COLLECTIONS } from '../../../src-shared/book/records';
import { method } from '../../../src-shared/contract';
import { bytesSchema as bytes, count } from './bulk-part';

/** Vault's thread → the worker that packs and sorts the lines of an import. It has no keys. */

const collection = v.picklist(COLLECTIONS);

export const linesWorker = {
  /** BCP 47. */
  start: method(v.strictObject({ locale: v.string() }))<null>(),
  /** A segment as the database keeps it, but open, and not packed yet; in their order. Answers it packed. */
  add: method(v.strictObject({ collection, firstOrdinal: count, bytes }))<{ readonly bytes: Uint8Array }>(),
  end: method(v.strictObject({ collection }))<{
    /** u32 each. */
    readonly order: Uint32Array;
  }>(),
} as const;
