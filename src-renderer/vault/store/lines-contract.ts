import * as v from 'valibot';

import { COLLECTIONS } from '../../../src-shared/book/records';
import { method } from '../../../src-shared/contract';
import type { FinishedLine } from './segment';

/** Vault's thread → the worker that packs and sorts the lines of an import. It has no keys. */

const collection = v.picklist(COLLECTIONS);
/** Our own, of the same process: looked into one by one, they would cost as much as they save. */
const lines = v.custom<readonly FinishedLine[]>((value) => Array.isArray(value), 'lines');

/** As the database keeps a segment, but open. */
export interface OpenSegment {
  readonly firstOrdinal: number;
  readonly bytes: Uint8Array;
}

export const linesWorker = {
  /** BCP 47. */
  start: method(v.strictObject({ locale: v.string() }))<null>(),
  /** Lines in the order of their ordinals. Answers what got full. */
  add: method(v.strictObject({ collection, lines }))<{ readonly segments: readonly OpenSegment[] }>(),
  end: method(v.strictObject({ collection }))<{
    readonly segments: readonly OpenSegment[];
    /** u32 each. */
    readonly order: Uint32Array;
  }>(),
} as const;
