import * as v from 'valibot';

import { EXPORT_FORMATS, type ExportFormat } from './book/contact';
import { BASES, longText, shortText, WHOSE, type Whose } from './book/fact';
import {
  clientDraftSchema,
  matterDraftSchema,
  personDraftSchema,
  type AnyId,
  type ClientRecord,
  type CollectionName,
  type Matter,
  type Person,
  type RelationType,
} from './book/records';
import { method } from './contract';
import { directoryContract, type DirectoryEvent } from './directory-contract';
import type { ImportReport } from './exchange-contract';
import { idSchema, type ChangeId, type ClientId, type MatterId, type PersonId } from './ids';
import { clientIds, peopleFilterSchema, personIds, selectionSchema, type Gap } from './selection';

/**
 * Screen → vault, over a MessagePort that the shell brokers and does not see into. While the vault is locked every
 * method but `state`, `createVault` answers `locked`. Passphrases, recovery codes and keys never pass here: those
 * methods only ask the vault to show its own sheet.
 */

const nothing = v.strictObject({});
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One row of the People list: what is shown, no more. */
export interface PersonRow {
  readonly id: PersonId;
  readonly display: string;
  readonly given?: string;
  readonly family?: string;
  readonly isGroup: boolean;
  readonly title?: string;
  readonly client?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly neverPublish: boolean;
  readonly informationBarrier: boolean;
}

export interface ClientRow {
  readonly id: ClientId;
  readonly name: string;
  readonly sector?: string;
  readonly people: number;
  readonly neverPublish: boolean;
  readonly informationBarrier: boolean;
}

export interface Rows<Row> {
  /** How many match; `rows` are those from `from`. */
  readonly total: number;
  readonly from: number;
  readonly rows: readonly Row[];
  /** True where nothing matched exactly and near spellings were taken. */
  readonly isFuzzy: boolean;
}

export interface Facets {
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  readonly flags: Readonly<Record<'neverPublish' | 'informationBarrier' | 'group', number>>;
  readonly gaps: Readonly<Record<Gap, number>>;
}

export interface PersonDetail {
  readonly person: Person;
  readonly clientNames: Readonly<Record<ClientId, string>>;
  readonly relations: readonly {
    readonly to: PersonId;
    readonly display: string;
    readonly type: RelationType;
    readonly note?: string;
  }[];
  readonly matters: readonly Matter[];
}

export interface ClientDetail {
  readonly client: ClientRecord;
  readonly people: number;
  readonly matters: readonly Matter[];
}

/** A change that was acknowledged: journalled, fsynced, applied. */
export interface Saved<SavedId extends AnyId> {
  readonly id: SavedId;
  readonly version: number;
  readonly changeId: ChangeId;
}

/** What a change was, in kinds rather than words, so that the screen words it. */
export interface ChangeSummary {
  readonly changeId: ChangeId;
  readonly what: 'create' | 'edit' | 'delete' | 'import' | 'tag' | 'flag' | 'basis' | 'settings';
  readonly collection: CollectionName;
  readonly count: number;
  readonly at: string;
}

export interface FoundItem {
  readonly kind: 'person' | 'client';
  readonly id: PersonId | ClientId;
  readonly display: string;
  readonly given?: string;
  readonly family?: string;
  readonly detail?: string;
}

export interface Today {
  readonly people: number;
  readonly clients: number;
  readonly birthdays: readonly {
    readonly id: PersonId;
    readonly display: string;
    readonly given?: string;
    readonly family?: string;
    readonly client?: string;
    /** ISO 8601 date of the coming birthday. */
    readonly on: string;
    /** Only where the year of birth is known. */
    readonly turns?: number;
  }[];
  readonly gaps: readonly {
    readonly gap: Gap;
    readonly count: number;
    readonly examples: readonly { readonly id: PersonId; readonly display: string }[];
  }[];
}

export const settingsSchema = v.strictObject({
  idleMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 60)),
  lockOnScreenLock: v.boolean(),
  theme: v.picklist(['system', 'light', 'dark']),
  rows: v.picklist(['compact', 'comfortable']),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

/** Something the partner must be told about the vault itself; stays until dismissed. */
export type Notice =
  | { readonly kind: 'header-copy-repaired' }
  | {
      readonly kind: 'working-store-rebuilt';
      readonly why: 'missing' | 'damaged' | 'tampered';
      readonly people: number;
      readonly missing: number;
    }
  | { readonly kind: 'snapshot-replaced' }
  | { readonly kind: 'torn-tail'; readonly file: string }
  | { readonly kind: 'journal-behind'; readonly lost: number; readonly restored: boolean }
  | {
      readonly kind: 'records-doubtful';
      readonly records: readonly {
        readonly collection: CollectionName;
        readonly display: string;
        readonly how: 'altered' | 'swapped' | 'replayed' | 'deleted';
      }[];
    }
  | { readonly kind: 'rekey-unfinished' }
  | { readonly kind: 'clock-went-back' };

export interface Safety {
  readonly vaultId: string;
  readonly createdAt: string;
  readonly keyEpoch: number;
  readonly kdf: { readonly memoryMiB: number; readonly passes: number };
  readonly recovery: 'none' | 'shown' | 'confirmed';
  readonly lastBackup?: { readonly at: string; readonly path: string; readonly bytes: number };
  readonly lastSnapshot?: { readonly at: string; readonly seq: number };
  readonly journal: { readonly frames: number; readonly bytes: number };
  readonly lastScrub?: { readonly at: string; readonly checked: number; readonly doubtful: number };
  readonly notices: readonly Notice[];
}

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
}

export interface ExportOutcome {
  readonly format: ExportFormat;
  readonly people: number;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Fewer bytes turn up among tens of megabytes of sealed ones by chance alone. */
export const SHOW_ME_LEAST_BYTES = 5;

/** Five letters of English, two of Chinese. */
export const canBeShown = (text: string): boolean =>
  new TextEncoder().encode(text.normalize('NFC')).length >= SHOW_ME_LEAST_BYTES;

export const vaultContract = {
  state: method(nothing)<{ readonly isOpen: boolean }>(),
  /**
   * Shows the sheet that makes a passphrase, creates the vault and opens it, then imports what is named.
   * `cancelled` where the partner closes the sheet; nothing is stored then.
   */
  createVault: method(
    v.strictObject({
      fill: v.variant('kind', [
        v.strictObject({ kind: v.literal('empty') }),
        v.strictObject({ kind: v.literal('exchange'), whose: v.picklist(WHOSE) }),
        v.strictObject({ kind: v.literal('sample') }),
      ]),
    }),
  )<{ readonly imported: ImportOutcome | null }>(),
  changePassphrase: method(nothing)<null>(),
  /** Shows a new recovery code, asks two random groups back. `cancelled` leaves an earlier code as it was. */
  makeRecoveryCode: method(nothing)<null>(),
  makeBackup: method(nothing)<{ readonly path: string; readonly bytes: number }>(),
  safety: method(nothing)<Safety>(),
  dismissNotice: method(v.strictObject({ kind: shortText }))<null>(),
  /** Opens and checks every page, segment and frame; `progress` events; named records come as notices. */
  scrub: method(nothing)<{ readonly checked: number; readonly doubtful: number }>(),
  settings: method(nothing)<Settings>(),
  saveSettings: method(settingsSchema)<null>(),

  listPeople: method(
    v.strictObject({ filter: peopleFilterSchema, from: count, count: v.pipe(count, v.maxValue(500)) }),
  )<Rows<PersonRow>>(),
  /** All matching ids in the list's order: for select all and range selection. */
  peopleIds: method(v.strictObject({ filter: peopleFilterSchema }))<{ readonly ids: readonly PersonId[] }>(),
  /** Where a person stands in the list; -1 where the filter leaves them out. */
  positionOfPerson: method(v.strictObject({ filter: peopleFilterSchema, id: idSchema<'person'>() }))<{
    readonly index: number;
  }>(),
  facets: method(v.strictObject({ filter: peopleFilterSchema }))<Facets>(),
  person: method(v.strictObject({ id: idSchema<'person'>() }))<PersonDetail>(),
  savePerson: method(personDraftSchema)<Saved<PersonId>>(),
  deletePeople: method(v.strictObject({ ids: personIds }))<{ readonly changeId: ChangeId; readonly count: number }>(),
  /** `changeId` is null where nothing had to change, here and in the next two. */
  tagPeople: method(v.strictObject({ ids: personIds, add: v.array(shortText), remove: v.array(shortText) }))<{
    readonly changeId: ChangeId | null;
  }>(),
  flagPeople: method(
    v.strictObject({ ids: personIds, flag: v.picklist(['neverPublish', 'informationBarrier']), on: v.boolean() }),
  )<{ readonly changeId: ChangeId | null }>(),
  setBasis: method(v.strictObject({ ids: personIds, basis: v.picklist(BASES) }))<{
    readonly changeId: ChangeId | null;
  }>(),
  /** A vCard of what one hands over on paper: name, client, title, e-mails, phones. For the QR code. */
  handOver: method(v.strictObject({ id: idSchema<'person'>() }))<{ readonly vcard: string }>(),

  listClients: method(
    v.strictObject({ text: v.optional(shortText), from: count, count: v.pipe(count, v.maxValue(500)) }),
  )<Rows<ClientRow>>(),
  positionOfClient: method(v.strictObject({ text: v.optional(shortText), id: idSchema<'client'>() }))<{
    readonly index: number;
  }>(),
  client: method(v.strictObject({ id: idSchema<'client'>() }))<ClientDetail>(),
  saveClient: method(clientDraftSchema)<Saved<ClientId>>(),
  deleteClients: method(v.strictObject({ ids: clientIds }))<{ readonly changeId: ChangeId; readonly count: number }>(),

  saveMatter: method(matterDraftSchema)<Saved<MatterId>>(),
  deleteMatter: method(v.strictObject({ id: idSchema<'matter'>() }))<{
    readonly changeId: ChangeId;
    readonly count: number;
  }>(),

  /** People and clients for the palette and for fields that name one; best first. */
  find: method(
    v.strictObject({
      text: shortText,
      kinds: v.array(v.picklist(['person', 'client'])),
      limit: v.pipe(count, v.maxValue(50)),
    }),
  )<{ readonly items: readonly FoundItem[] }>(),
  /** `date`: the partner's local date, ISO 8601. */
  today: method(v.strictObject({ date: v.pipe(v.string(), v.isoDate()) }))<Today>(),

  undo: method(nothing)<ChangeSummary>(),
  redo: method(nothing)<ChangeSummary>(),
  /** Newest first; the first is what `undo` takes back. */
  changes: method(nothing)<{ readonly changes: readonly ChangeSummary[] }>(),

  /** Unsaved typing, sealed as it is typed. `key` names the form: "person:ID", "person:new". */
  saveDraft: method(v.strictObject({ key: shortText, text: longText }))<null>(),
  draft: method(v.strictObject({ key: shortText }))<{ readonly text: string | null }>(),
  dropDraft: method(v.strictObject({ key: shortText }))<null>(),
  drafts: method(nothing)<{ readonly keys: readonly string[] }>(),

  /** Imports what the connected exchange holds, as one change; `progress` events. */
  beginImport: method(v.strictObject({ whose: v.picklist(WHOSE) }))<ImportOutcome>(),
  /** Every import there ever was, newest first. */
  imports: method(nothing)<{ readonly imports: readonly ImportRecord[] }>(),
  /** Stops the running import or scrub; nothing of it stays. */
  cancelJob: method(nothing)<null>(),
  /** Makes the bytes, shows the letter, saves the file if the partner confirms; `cancelled` otherwise. */
  exportContacts: method(
    v.strictObject({ selection: selectionSchema, format: v.picklist(EXPORT_FORMATS) }),
  )<ExportOutcome>(),
  /** Looks for `text` in every byte of profile and vault folder, as UTF-8, UTF-16, base64 (all phases) and hex. */
  showMe: method(v.strictObject({ text: v.pipe(shortText, v.check(canBeShown)) }))<{
    readonly files: number;
    readonly bytes: number;
    readonly found: readonly { readonly file: string; readonly encoding: string }[];
    /** Encodings in which the text is shorter than `SHOW_ME_LEAST_BYTES`, and was not looked for. */
    readonly tooShortIn: readonly string[];
  }>(),

  ...directoryContract,
} as const;
export type VaultContract = typeof vaultContract;

export type Job = 'import' | 'export' | 'scrub' | 'backup' | 'rebuild' | 'show-me';

/** Vault → screen. */
export type VaultEvent =
  | { readonly kind: 'changed'; readonly collections: readonly CollectionName[] }
  | { readonly kind: 'progress'; readonly job: Job; readonly done: number; readonly total: number }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | DirectoryEvent;

export { GAPS, peopleFilterSchema, type Gap, type PeopleFilter, type Selection } from './selection';
export { WHOSE };
export type { Whose };
