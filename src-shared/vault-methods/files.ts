import * as v from 'valibot';

import { EXPORT_FORMATS, type ExportFormat } from '../book/contact';
import { shortText, WHOSE, type Whose } from '../book/fact';
import { method } from '../contract';
import { csvMappingSchema, type CsvField, type ImportReport } from '../exchange-contract';
import { idSchema, type ChangeId } from '../ids';
import { selectionSchema } from '../selection';
import { nothing } from './parts';

export interface ImportOutcome {
  /** Null where nothing of the file was new. */
  readonly changeId: ChangeId | null;
  readonly people: number;
  readonly clientsMade: number;
  /** Already in the book, under the same UID or word for word: left as they are. */
  readonly unchanged: number;
  /** Deleted here earlier: left out, unless the file is brought again before the vault is locked. */
  readonly deletedBefore: number;
  readonly skipped: ImportReport['skipped'];
}

/** An import as the vault remembers it, for good. */
export interface ImportRecord {
  readonly changeId: ChangeId;
  readonly at: string;
  /** File name without its folder. */
  readonly file: string;
  /** As the exchange names them in its preview: "vcard", "4.0". */
  readonly format?: string;
  readonly version?: string;
  /** The program that wrote the file, where it could be told. */
  readonly program?: string;
  readonly whose: Whose;
  readonly people: number;
  readonly clientsMade: number;
  readonly unchanged: number;
  readonly deletedBefore: number;
  readonly skipped: number;
  /** Set while the import is undone. */
  readonly takenBackAt?: string;
  /** The change that took it back later, where that was not the undoing of the import itself. */
  readonly takenBackBy?: ChangeId;
  /** How many of its people stayed then, because the partner had changed them since. */
  readonly stayed?: number;
}

/** What taking an import back would do now. What the partner changed since stays. */
export interface TakeBackPlan {
  /** Brought by it and not changed since. */
  readonly going: number;
  /** Made for its people, and nobody else's client by now. */
  readonly clientsGoing: number;
  /** Brought by it and changed since, or named in a matter. */
  readonly staying: number;
  /** The first of these. */
  readonly stayingNames: readonly string[];
}

export interface ExportOutcome {
  readonly format: ExportFormat;
  readonly people: number;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Headers of a table, as its preview has them. */
const columnsSchema = v.pipe(v.array(shortText), v.maxLength(5_000));

export const fileMethods = {
  /** Imports what the connected exchange holds, as one change; `progress` events. */
  beginImport: method(v.strictObject({ whose: v.picklist(WHOSE) }))<ImportOutcome>(),
  /** Every import there ever was, newest first. */
  imports: method(nothing)<{ readonly imports: readonly ImportRecord[] }>(),

  planTakeBack: method(v.strictObject({ changeId: idSchema<'change'>() }))<TakeBackPlan>(),
  /** Takes an import back, however long ago it was: one change, which can be undone. `stale` where it was already. */
  takeBackImport: method(v.strictObject({ changeId: idSchema<'change'>() }))<TakeBackPlan>(),

  /** What the columns of a table with this header were read as the last time; null where it was never said by hand. */
  csvMapping: method(v.strictObject({ columns: columnsSchema }))<{ readonly mapping: readonly CsvField[] | null }>(),
  keepCsvMapping: method(v.strictObject({ columns: columnsSchema, mapping: csvMappingSchema }))<null>(),

  /** Stops the running import or scrub; nothing of it stays. */
  cancelJob: method(nothing)<null>(),

  /** Makes the bytes, shows the letter, saves the file if the partner confirms; `cancelled` otherwise. */
  exportContacts: method(
    v.strictObject({ selection: selectionSchema, format: v.picklist(EXPORT_FORMATS) }),
  )<ExportOutcome>(),
} as const;
