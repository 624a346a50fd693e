import * as v from 'valibot';

import { COLLECTIONS, type AnyId, type AnyRecord, type CollectionName } from '../../../src-shared/book/records';
import { concatBytes } from '../../../src-shared/bytes';
import type { AppError } from '../../../src-shared/errors';
import { idSchema, type ChangeId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import { count, findPageEnds, type BulkPart } from './bulk-part';

/*
 * What a journal frame holds: UTF-8 JSON, one object, told apart by `kind`. Records are named by their ordinal, so that
 * replay needs no look-up, and every step says the outcome, so that replaying one twice does no harm.
 */

const anyId = v.custom<AnyId>((value) => v.is(idSchema(), value), 'an id');
const collection = v.picklist(COLLECTIONS);
const state = v.picklist([1, 2, 3]);
// Our own records, authenticated by the seal around them.
const record = v.custom<AnyRecord>((value) => typeof value === 'object' && value !== null && 'id' in value, 'a record');

/** What becomes of one ordinal. Without a record its content stays as it is. */
const stepSchema = v.strictObject({
  collection,
  ordinal: count,
  id: anyId,
  state,
  at: v.exactOptional(v.string()),
  record: v.exactOptional(record),
});
export type Step = v.InferOutput<typeof stepSchema>;

/** The same state for a stretch of ordinals: an import, taken back or brought back. */
const stretchSchema = v.strictObject({ collection, from: count, to: count, state });
export type Stretch = v.InferOutput<typeof stretchSchema>;

const spotSchema = v.strictObject({ collection, ordinal: count });
/** A record whose summary must be made anew. */
export type Spot = v.InferOutput<typeof spotSchema>;

const summarySchema = v.strictObject({
  changeId: idSchema<'change'>(),
  what: v.picklist([
    'create',
    'edit',
    'delete',
    'import',
    'take-back',
    'merge',
    'part',
    'tag',
    'flag',
    'basis',
    'settings',
  ]),
  collection,
  count,
  at: v.string(),
}) satisfies v.GenericSchema<unknown, ChangeSummary>;

const keptValue = v.strictObject({ key: v.string(), value: v.unknown() });
/** Values that are set together with the change. */
const values = v.exactOptional(v.array(keptValue));

const effect = {
  steps: v.array(stepSchema),
  /** Steps that take it back. */
  images: v.array(stepSchema),
};

const entrySchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('change'),
    summary: summarySchema,
    touched: v.array(spotSchema),
    values,
    ...effect,
  }),
  v.strictObject({
    kind: v.picklist(['undo', 'redo']),
    of: idSchema<'change'>(),
    touched: v.array(spotSchema),
    stretches: v.array(stretchSchema),
    values,
    ...effect,
  }),
  /** The beginning of a change that is too long for one frame; void unless the rest follows at once. */
  v.strictObject({ kind: v.literal('part'), of: idSchema<'change'>(), ...effect }),
  v.strictObject({ kind: v.literal('value'), ...keptValue.entries }),
  v.strictObject({ kind: v.literal('bulk-commit'), summary: summarySchema, stretches: v.array(stretchSchema), values }),
  v.strictObject({ kind: v.literal('bulk-abort'), bulk: idSchema<'change'>() }),
]);
export type WholeEntry = v.InferOutput<typeof entrySchema>;

const bulkPartSchema = v.strictObject({
  kind: v.literal('bulk-part'),
  bulk: idSchema<'change'>(),
  collection,
  firstPage: count,
});

/** Its pages stay bytes: what becomes of them is seen when the import ends, and few are ever read out of the journal. */
export type BulkPartEntry = v.InferOutput<typeof bulkPartSchema> & BulkPart;

export type JournalEntry = WholeEntry | BulkPartEntry;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const encodeEntry = (entry: WholeEntry): Uint8Array => encoder.encode(JSON.stringify(entry));

const BULK_PART = encoder.encode('{"kind":"bulk-part"');
const PAGES = encoder.encode(',"pages":[');
const END = encoder.encode(']}');

/** Pages are bytes already, with commas between them: an import turns each record into text once. */
export function encodeBulkPart(
  bulk: ChangeId,
  inCollection: CollectionName,
  firstPage: number,
  pages: Uint8Array,
): Uint8Array {
  const front = JSON.stringify({ kind: 'bulk-part', bulk, collection: inCollection, firstPage });
  return concatBytes([encoder.encode(front.slice(0, -1)), PAGES, pages, END]);
}

/** The pages in the bytes of such an entry, of which they are the last `length` but for its end. */
export const pagesOfBulkPart = (entry: Uint8Array, length: number): Uint8Array =>
  entry.subarray(entry.length - END.length - length, entry.length - END.length);

export function decodeEntry(bytes: Uint8Array): Result<JournalEntry, AppError> {
  if (BULK_PART.every((byte, index) => bytes[index] === byte)) return decodeBulkPart(bytes);
  const parsed = v.safeParse(entrySchema, JSON.parse(decoder.decode(bytes)));
  return parsed.success ? ok(parsed.output) : unreadable;
}

const unreadable: Result<never, AppError> = err({
  kind: 'vault-damaged',
  part: 'journal',
  where: 'content of a frame',
});

function decodeBulkPart(bytes: Uint8Array): Result<BulkPartEntry, AppError> {
  // Nothing ahead of the pages has a list of its own.
  const from = bytes.indexOf(0x5b) + 1;
  const front = decoder.decode(bytes.subarray(0, from - PAGES.length));
  const parsed = v.safeParse(bulkPartSchema, JSON.parse(`${front}}`));
  if (!parsed.success) return unreadable;
  const pages = bytes.subarray(from, bytes.length - END.length);
  return ok({ ...parsed.output, bytes: pages, pageEnds: findPageEnds(pages) });
}

export { summarySchema, spotSchema, stepSchema, stretchSchema };
