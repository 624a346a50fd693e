import * as v from 'valibot';

import type { AnyId } from '../book/records';
import type { ChangeId } from '../ids';

/** The input of a method that needs none. */
export const nothing = v.strictObject({});
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Which rows of a list are asked for. */
export const stretch = { from: count, count: v.pipe(count, v.maxValue(500)) };

export interface Rows<Row> {
  /** How many match; `rows` are those from `from`. */
  readonly total: number;
  readonly from: number;
  readonly rows: readonly Row[];
  /** How many of all that match do so in a near spelling only; they stand last. */
  readonly near: number;
}

/** A change that was acknowledged: journalled, fsynced, applied. */
export interface Saved<SavedId extends AnyId> {
  readonly id: SavedId;
  readonly version: number;
  readonly changeId: ChangeId;
}

/** Records that are gone. */
export interface Deleted {
  readonly changeId: ChangeId;
  readonly count: number;
}

/** `changeId` is null where nothing had to change. */
export interface Changed {
  readonly changeId: ChangeId | null;
}
