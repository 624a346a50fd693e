import * as v from 'valibot';

import { COLLECTIONS } from '../../../src-shared/book/records';
import { method } from '../../../src-shared/contract';
import { idSchema } from '../../../src-shared/ids';

/** Vault's thread → the worker that makes what list and search will see of an import. It has no keys. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const names = v.array(v.strictTuple([idSchema<'client'>(), v.string()]));
const collection = v.picklist(COLLECTIONS);

/** As the database keeps a segment, but open. */
export interface OpenSegment {
  readonly firstOrdinal: number;
  readonly bytes: Uint8Array;
}

export const linesWorker = {
  /** BCP 47. */
  start: method(v.strictObject({ locale: v.string() }))<null>(),
  /** Clients that people may name. */
  names: method(v.strictObject({ names }))<null>(),
  /** Pages of an import, each as JSON. Answers what got full. */
  add: method(v.strictObject({ collection, firstPage: count, pages: v.array(v.string()), names }))<{
    readonly segments: readonly OpenSegment[];
  }>(),
  end: method(v.strictObject({ collection }))<{
    readonly segments: readonly OpenSegment[];
    /** u32 each. */
    readonly order: Uint32Array;
  }>(),
} as const;
