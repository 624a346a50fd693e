import type { AnyId, AnyRecord } from '../../../src-shared/book/records';

/**
 * What stands under an ordinal. `deleted` and `undone` records keep their content for as long as a change that can be
 * undone or redone may bring them back. A hole was never given to a record.
 */
export const STATE = { hole: 0, live: 1, deleted: 2, undone: 3 } as const;
export type State = (typeof STATE)[keyof typeof STATE];

/** As it stands in a page. */
export type Entry =
  | { readonly live: AnyRecord }
  | { readonly deleted: { readonly id: AnyId; readonly at: string; readonly record?: AnyRecord } }
  | { readonly undone: { readonly id: AnyId; readonly record?: AnyRecord } }
  | null;

/** The same, flat. `record` is absent where nothing may bring it back any more. */
export interface Standing {
  readonly id: AnyId;
  readonly state: Exclude<State, 0>;
  readonly at?: string;
  readonly record?: AnyRecord;
}

export function entryToStanding(entry: Entry): Standing | undefined {
  if (entry === null) return undefined;
  if ('live' in entry) return { id: entry.live.id, state: STATE.live, record: entry.live };
  if ('deleted' in entry) return { ...entry.deleted, state: STATE.deleted };
  return { ...entry.undone, state: STATE.undone };
}

export function standingToEntry({ id, state, at = '', record }: Standing): Entry {
  const kept = record === undefined ? {} : { record };
  if (state === STATE.deleted) return { deleted: { id, at, ...kept } };
  if (state === STATE.undone) return { undone: { id, ...kept } };
  if (record === undefined) throw new Error('a live record without content');
  return { live: record };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const hasId = (value: unknown): boolean => isObject(value) && typeof value['id'] === 'string';

/** Checks the envelope; the records in it are our own, authenticated by the seal around them. */
export function isEntry(value: unknown): value is Entry {
  if (value === null) return true;
  if (!isObject(value)) return false;
  if ('live' in value) return hasId(value['live']);
  if ('deleted' in value) return hasId(value['deleted']);
  return hasId(value['undone']);
}
