import * as v from 'valibot';

import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { stretchSchema, spotSchema, summarySchema } from './journal-entry';

/*
 * Manifest: UTF-8 JSON. It names every other blob of the working store by version and tag, so that one that is altered,
 * moved, replaced by an older one or missing is noticed.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const ref = v.pipe(v.tuple([count, v.string()]), v.readonly());
const refs = v.array(v.nullable(ref));

const undoSchema = v.strictObject({
  summary: summarySchema,
  touched: v.array(spotSchema),
  stretches: v.array(stretchSchema),
  /** Rows of sealed steps. */
  images: v.array(ref),
  /** Spans of the ordinals it changed, by collection: their content is kept as long as this stands. */
  ordinals: v.strictObject({ people: v.array(count), clients: v.array(count), matters: v.array(count) }),
});

const collectionSchema = v.strictObject({
  /** Ordinals given so far. */
  size: count,
  pages: refs,
  segments: refs,
  order: v.nullable(ref),
});

const manifestSchema = v.strictObject({
  format: v.literal(1),
  /** Grows with every fold; the version of what that fold writes. */
  generation: count,
  /** The last journal frame contained, and its hash (base64url). */
  seq: count,
  hash: v.string(),
  /** Locale of the orders. */
  locale: v.string(),
  collections: v.strictObject({ people: collectionSchema, clients: collectionSchema, matters: collectionSchema }),
  values: v.nullable(ref),
  /** Oldest first. */
  undo: v.array(undoSchema),
  /** What redo brings back, next one last. */
  redo: v.array(undoSchema),
  /** Frames at which snapshots and backups were made: a journal that ends there is this vault's, only older. */
  marks: v.array(ref),
  /** ISO 8601 instant of the newest snapshot; empty where there is none. */
  snapshotAt: v.string(),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const encodeManifest = (manifest: Manifest): Uint8Array => encoder.encode(JSON.stringify(manifest));

export function decodeManifest(bytes: Uint8Array): Result<Manifest, AppError> {
  const parsed = v.safeParse(manifestSchema, JSON.parse(decoder.decode(bytes)));
  return parsed.success ? ok(parsed.output) : err({ kind: 'vault-damaged', part: 'working-store', where: 'manifest' });
}
