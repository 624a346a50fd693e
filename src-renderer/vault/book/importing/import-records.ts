import * as v from 'valibot';

import { instantSchema, shortText, WHOSE } from '../../../../src-shared/book/fact';
import { idSchema, type ChangeId } from '../../../../src-shared/ids';
import type { ChangeSummary, ImportRecord } from '../../../../src-shared/vault-contract';
import type { BookStore, KeptValue } from '../../store/types';

/*
 * Of each import the vault keeps a record for good, as a sealed value beside the people: what was brought in, from
 * which file, and whether it was taken back. It is written by the very frame that commits, undoes or redoes the import.
 */

const PREFIX = 'import/';
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

// Parsed when read: an older version may have written it.
const recordSchema = v.strictObject({
  changeId: idSchema<'change'>(),
  at: instantSchema,
  file: shortText,
  format: v.exactOptional(shortText),
  version: v.exactOptional(shortText),
  program: v.exactOptional(shortText),
  whose: v.picklist(WHOSE),
  people: count,
  groups: v.exactOptional(count),
  updated: v.exactOptional(count),
  groupsUpdated: v.exactOptional(count),
  clientsMade: count,
  clientsUpdated: v.exactOptional(count),
  unchanged: count,
  deletedBefore: count,
  erasedBefore: v.exactOptional(count),
  skipped: count,
  takenBackAt: v.exactOptional(instantSchema),
  takenBackBy: v.exactOptional(idSchema<'change'>()),
  stayed: v.exactOptional(count),
}) satisfies v.GenericSchema<unknown, ImportRecord>;

export const keptImport = (record: ImportRecord): KeptValue => ({ key: PREFIX + record.changeId, value: record });

type Values = Pick<BookStore, 'getValue' | 'valueKeys'>;

/** Newest first. */
export const listImports = (store: Values): readonly ImportRecord[] =>
  store
    .valueKeys()
    .flatMap((key) => (key.startsWith(PREFIX) ? (readRecord(store.getValue(key)) ?? []) : []))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));

/** What is kept with the undoing or redoing of a change: an import's record says whether it was taken back. */
export const turnedImport =
  (store: Values, turn: 'undo' | 'redo', now: string) =>
  (change: ChangeSummary): readonly KeptValue[] => {
    const record = importTurnedBy(store, change);
    if (!record) return [];
    const { takenBackAt: _before, ...others } = record;
    const isTakenBack = (turn === 'undo') === (change.what === 'import');
    return [keptImport({ ...others, ...(isTakenBack && { takenBackAt: now }) })];
  };

/** The import that a change is, or that it took back. */
export function importTurnedBy(store: Values, { what, changeId }: ChangeSummary): ImportRecord | undefined {
  if (what === 'import') return importRecord(store, changeId);
  if (what !== 'take-back') return undefined;
  return listImports(store).find(({ takenBackBy }) => takenBackBy === changeId);
}

export const importRecord = (store: Pick<BookStore, 'getValue'>, changeId: ChangeId): ImportRecord | undefined =>
  readRecord(store.getValue(PREFIX + changeId));

function readRecord(value: unknown): ImportRecord | undefined {
  const parsed = v.safeParse(recordSchema, value);
  return parsed.success ? parsed.output : undefined;
}
