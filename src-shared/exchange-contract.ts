import * as v from 'valibot';

import { contactSchema } from './book/contact';
import { shortText } from './book/fact';
import { checkedJsonMethod, checkedMethod, method } from './contract';
import type { FirmSign } from './firm-signs';
import { checkedInPlace } from './quick-check';

/** The exchange reads one contact file in a throw-away process. It holds no keys and writes nothing. */

const nothing = v.strictObject({});
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const MAX_FILE_BYTES = 512 * 1024 * 1024;
/** JSON is read as a whole: its text and the values made of it take several times its size in memory. */
export const MAX_JSON_BYTES = 64 * 1024 * 1024;

/** What kinds of contact files are read. */
export const FILE_FORMATS = ['vcard', 'csv', 'jcard', 'xcard', 'ldif', 'ics', 'msg', 'pst'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** The field of a contact that a CSV column is read as; `skip` drops it, `keep` keeps it verbatim. */
export const CSV_FIELDS = [
  'skip',
  'keep',
  'fullName',
  'given',
  'family',
  'additional',
  'prefix',
  'suffix',
  'nickname',
  'organisation',
  'department',
  'title',
  'email',
  'phone',
  'mobile',
  'workPhone',
  'homePhone',
  'fax',
  'url',
  'street',
  'locality',
  'region',
  'postalCode',
  'country',
  'birthday',
  'anniversary',
  'note',
  'tags',
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

export const csvMappingSchema = v.pipe(v.array(v.picklist(CSV_FIELDS)), v.maxLength(5_000));

export const QUOTES = ['"', "'", 'none'] as const;
export type Quote = (typeof QUOTES)[number];

/** How a file is to be read where what was found is not right. Of others than tables only the encoding counts. */
export const readOptionsSchema = v.strictObject({
  encoding: v.optional(shortText),
  delimiter: v.optional(v.picklist([',', ';', '\t', '|'])),
  /** What stands around cells that hold a delimiter or a line end. */
  quote: v.optional(v.picklist(QUOTES)),
  /** One entry per column, in order. */
  mapping: v.optional(csvMappingSchema),
});
export type ReadOptions = v.InferOutput<typeof readOptionsSchema>;

/** What could not be taken over as a field of the book, and why. Names properties and places, no values. */
export const reportLineSchema = v.strictObject({
  /** "card 3, line 41" or "row 12". */
  where: shortText,
  /** Property or column name. */
  what: shortText,
  why: shortText,
});
export type ReportLine = Readonly<v.InferOutput<typeof reportLineSchema>>;

/** What became of the values of one property or column. Changed values are kept: they count there as well. */
export interface PropertyReport {
  readonly what: string;
  readonly kept: number;
  readonly verbatim: number;
  readonly changed: number;
  readonly skipped: number;
  /** How values were changed and why they were skipped, with how often; at most 8. */
  readonly reasons: readonly { readonly why: string; readonly count: number }[];
}

/** What was made of a file: shown before the import. */
export interface ImportReport {
  /** How many values became fields of the book. */
  readonly kept: number;
  /** Those with a problem first; of the first 1,000 names, the others together. */
  readonly properties: readonly PropertyReport[];
  /** Property or column names kept word for word, with how often. */
  readonly verbatim: readonly { readonly what: string; readonly count: number }[];
  readonly changed: readonly ReportLine[];
  readonly skipped: readonly ReportLine[];
  /** How many lines did not fit into `changed` and `skipped` (each at most 1,000). */
  readonly more: number;
}

export interface FilePreview {
  readonly fileName: string;
  readonly format: FileFormat;
  /** vCard: "2.1", "3.0", "4.0" or "mixed". */
  readonly version?: string;
  /** The program that wrote it, where it can be told. */
  readonly program?: string;
  readonly people: number;
  readonly groups: number;
  /** Organisations with a card or row of their own. */
  readonly clients: number;
  /** How many are named, by whatever it is. */
  readonly organisations: number;
  readonly birthdays: number;
  readonly emails: number;
  readonly phones: number;
  readonly photos: number;
  readonly report: ImportReport;
  /** The first of them, as they would stand in the list. */
  readonly sample: readonly {
    readonly given?: string;
    readonly family?: string;
    readonly display: string;
    readonly organisation?: string;
    readonly detail?: string;
    /** Absent for a person. */
    readonly is?: 'client' | 'group';
  }[];
  /** Reasons to think that the list is the firm's. */
  readonly firmSigns: readonly FirmSign[];
  /** How the letters of a text file were read: a label of the WHATWG Encoding Standard. */
  readonly encoding?: string;
  readonly csv?: {
    readonly encoding: string;
    readonly delimiter: string;
    readonly quote: Quote;
    /** The first 500. */
    readonly columns: readonly string[];
    /** How many columns there are. */
    readonly width: number;
    readonly mapping: readonly CsvField[];
    /** True where the header was not recognised: the mapping is a best guess and must be confirmed. */
    readonly needsMapping: boolean;
    /** The first rows as they stand, for the mapping table. */
    readonly rows: readonly (readonly string[])[];
  };
}

/** Screen → exchange. The file's bytes come in chunks of 1 MiB, each awaited; the last call reads the rest. */
export const exchangeForScreen = {
  begin: method(v.strictObject({ fileName: shortText, size: count }))<null>(),
  chunk: method(v.strictObject({ bytes: v.instance(Uint8Array) }))<null>(),
  /** Parses all of it and says what it is; `read` events tell the progress. */
  finish: method(nothing)<FilePreview>(),
  /** Reads the file again with other options. */
  reread: method(readOptionsSchema)<FilePreview>(),
} as const;
export type ExchangeForScreen = typeof exchangeForScreen;

export interface ExchangeEvent {
  readonly kind: 'read';
  readonly done: number;
  readonly total: number;
}

/** Small enough that what is done with them at a stretch keeps nobody waiting. */
export const CONTACTS_AT_ONCE = 128;

/** Vault → exchange. The vault pulls and parses each batch: the exchange has read hostile bytes. */
export const exchangeForVault = {
  describe: checkedMethod(
    nothing,
    v.strictObject({
      fileName: shortText,
      /** As in the preview. */
      format: v.optional(shortText),
      version: v.optional(shortText),
      program: v.optional(shortText),
      total: count,
      /** How many of these are groups. */
      groups: v.optional(count),
      /** How many of these are organisations with a card of their own. */
      clients: v.optional(count),
      /** How many things of the file were skipped, as the preview's report lists them. */
      skipped: v.optional(count),
      /** False where none names another one and no client has a card: then nobody need be held back to be linked. */
      belongTogether: v.optional(v.boolean()),
    }),
  ),
  next: checkedJsonMethod(
    nothing,
    checkedInPlace(
      v.strictObject({
        contacts: v.pipe(v.array(contactSchema), v.maxLength(CONTACTS_AT_ONCE)),
        isLast: v.boolean(),
        /** What showed only while the batch was made: pictures that cannot be decoded. */
        skipped: v.pipe(v.array(reportLineSchema), v.maxLength(2_048)),
      }),
    ),
  ),
} as const;
export type ExchangeForVault = typeof exchangeForVault;
