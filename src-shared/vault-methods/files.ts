import * as v from 'valibot';

import {
  DISCLOSURE_FORMATS,
  EXPORT_FORMATS,
  type Contact,
  type DisclosureFormat,
  type ExportFormat,
} from '../book/contact';
import { BASES, type BareFact, shortText, WHOSE, type Whose } from '../book/fact';
import { method } from '../contract';
import { csvMappingSchema, type CsvField, type ImportReport } from '../exchange-contract';
import { idSchema, type ChangeId, type ClientId, type PersonId } from '../ids';
import { exportSelectionSchema } from '../selection';
import { nothing, stretch, type Changed } from './parts';

export interface ImportOutcome {
  /** Null where nothing of the file was new. */
  readonly changeId: ChangeId | null;
  readonly people: number;
  readonly groups: number;
  /** People there already, and brought up to date. */
  readonly updated: number;
  readonly groupsUpdated: number;
  readonly clientsMade: number;
  /** Clients there already, brought up to date from a card of their own. */
  readonly clientsUpdated: number;
  readonly clientsUnchanged: number;
  /** Already in the book, under the same UID or word for word: left as they are. */
  readonly unchanged: number;
  /** Deleted here earlier: left out, unless the file is brought again before the vault is locked. */
  readonly deletedBefore: number;
  /** Erased here for good: left out, whoever asks. */
  readonly erasedBefore: number;
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
  /** Absent in records of before they were told apart: there `people` and `updated` count groups as well. */
  readonly groups?: number;
  readonly updated?: number;
  readonly groupsUpdated?: number;
  readonly clientsMade: number;
  readonly clientsUpdated?: number;
  readonly unchanged: number;
  readonly deletedBefore: number;
  readonly erasedBefore?: number;
  readonly skipped: number;
  /** Set while the import is undone. */
  readonly takenBackAt?: string;
  /** The change that took it back later, where that was not the undoing of the import itself. */
  readonly takenBackBy?: ChangeId;
  /** How many of its people stayed then, because the partner had changed them since. */
  readonly stayed?: number;
}

/** One field of a person or client that a newer file tells otherwise. Without `before` it is new, without `after` no longer there. */
export type Difference = {
  /** Names it in `UpdateChoice`. */
  readonly key: string;
  /** Taken over unless the partner says otherwise. */
  readonly isChosen: boolean;
  /** What stands there is the partner's own word. */
  readonly isYours: boolean;
} & (
  | { readonly what: 'fact'; readonly before?: BareFact; readonly after?: BareFact }
  | { readonly what: 'job'; readonly before?: Job; readonly after?: Job }
  | { readonly what: 'name'; readonly before: string; readonly after: string }
  | { readonly what: 'tag'; readonly after: string }
  | { readonly what: 'members'; readonly before: number; readonly after: number }
  | {
      /** What a client has beside facts. */
      readonly what: 'detail';
      readonly field: 'alias' | 'domain' | 'sector' | 'reference';
      readonly before?: string;
      readonly after: string;
    }
);
export type Job = Contact['organisations'][number];

/** Of a person, or of a client with a card of its own. */
export interface PersonDifferences {
  readonly id: PersonId | ClientId;
  readonly isClient?: true;
  readonly display: string;
  readonly lines: readonly Difference[];
}

/** Of more people and clients than this a comparison only counts. */
export const DIFFERENCES_HELD = 20_000;

/** A file beside the book: what bringing it in would do. */
export interface Comparison {
  readonly fresh: number;
  /** Of whom something is taken over unless the partner says otherwise. */
  readonly changed: number;
  readonly same: number;
  /** The same of groups. */
  readonly groups: { readonly fresh: number; readonly changed: number; readonly same: number };
  /** The same of clients with a card of their own. */
  readonly clients: { readonly fresh: number; readonly changed: number; readonly same: number };
  readonly deletedBefore: number;
  readonly erasedBefore: number;
  /** The first of those of whom the file tells something else, with photos left out. */
  readonly people: readonly PersonDifferences[];
  /** How many more there are; `differences` tells them, up to `DIFFERENCES_HELD` in all. */
  readonly more: number;
  /** The newest import from the same source. */
  readonly earlier?: Pick<ImportRecord, 'at' | 'file' | 'whose'>;
}

const lineKeys = v.pipe(v.array(shortText), v.maxLength(200_000));
const updateChoiceSchema = v.strictObject({
  /** False: who is there already is recognised, and stays as they are but for what is in `take`. */
  asItComes: v.boolean(),
  /** "PERSON.KEY" of differences, where the partner wants it otherwise. */
  leave: lineKeys,
  take: lineKeys,
});
export type UpdateChoice = v.InferOutput<typeof updateChoiceSchema>;

/** What taking an import back would do now. What the partner changed since stays. */
export interface TakeBackPlan {
  /** Brought by it and not changed since. */
  readonly going: number;
  readonly groupsGoing: number;
  /** Made for its people, and nobody else's client by now. */
  readonly clientsGoing: number;
  /** Brought by it and changed since, or named in a matter. */
  readonly staying: number;
  /** There before, changed by it and by nobody since: they go back to what they were. */
  readonly reverting: number;
  readonly groupsReverting: number;
  /** The same of clients. */
  readonly clientsReverting: number;
  /** The first of these who stay. */
  readonly stayingNames: readonly string[];
}

export interface ExportOutcome {
  readonly format: ExportFormat | DisclosureFormat;
  readonly people: number;
  readonly clients: number;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Headers of a table, as its preview has them. */
const columnsSchema = v.pipe(v.array(shortText), v.maxLength(5_000));

export const fileMethods = {
  /**
   * Imports what the connected exchange holds, as one change; `progress` events. With `updates`, people who are there
   * already are brought up to date; without, they stay as they are.
   */
  beginImport: method(
    v.strictObject({ whose: v.picklist(WHOSE), updates: v.exactOptional(updateChoiceSchema) }),
  )<ImportOutcome>(),
  /** Holds what the connected exchange read beside the book; changes nothing. `progress` events. */
  compareImport: method(nothing)<Comparison>(),
  /** More of what the last comparison found, in its order; empty once an import or another comparison has begun. */
  differences: method(v.strictObject(stretch))<{ readonly people: readonly PersonDifferences[] }>(),
  /** Every import there ever was, newest first. */
  imports: method(nothing)<{ readonly imports: readonly ImportRecord[] }>(),

  /** Says why the partner holds all that an import brought: one change, recorded with its date. */
  setBasisOfImport: method(v.strictObject({ changeId: idSchema<'change'>(), basis: v.picklist(BASES) }))<Changed>(),
  planTakeBack: method(v.strictObject({ changeId: idSchema<'change'>() }))<TakeBackPlan>(),
  /** Takes an import back, however long ago it was: one change, which can be undone. `stale` where it was already. */
  takeBackImport: method(v.strictObject({ changeId: idSchema<'change'>() }))<TakeBackPlan>(),

  /** What the columns of a table with this header were read as the last time; null where it was never said by hand. */
  csvMapping: method(v.strictObject({ columns: columnsSchema }))<{ readonly mapping: readonly CsvField[] | null }>(),
  keepCsvMapping: method(v.strictObject({ columns: columnsSchema, mapping: csvMappingSchema }))<null>(),

  /** Stops the running import or scrub; nothing of it stays. */
  cancelJob: method(nothing)<null>(),

  /**
   * Makes the bytes, shows the letter, saves the file if the partner confirms; `cancelled` otherwise. `withClients`: what
   * the book holds about the clients of these people goes along; absent, it does where all of the book goes.
   */
  exportContacts: method(
    v.strictObject({
      selection: exportSelectionSchema,
      format: v.picklist(EXPORT_FORMATS),
      withClients: v.exactOptional(v.boolean()),
    }),
  )<ExportOutcome>(),
  /** All that is held about one person, matters and what the firm was told included; confirmed likewise. */
  disclosePerson: method(
    v.strictObject({ id: idSchema<'person'>(), format: v.picklist(DISCLOSURE_FORMATS) }),
  )<ExportOutcome>(),
} as const;
