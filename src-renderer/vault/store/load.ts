import { base64UrlToBytes } from '../../../src-shared/bytes';
import { COLLECTIONS, type CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { StoreCore } from './core';
import type { BlobRow, StoreDb } from './db';
import { blobId, rowKey, SEGMENT_SIZE, segmentCount } from './geometry';
import { decodeManifest, type Manifest } from './manifest-codec';
import { openRow } from './sealing';
import type { MemorySegment } from './segment';
import { decodeSegment } from './segment-codec';
import { undoRowKey } from './undo-rows';
import type { UndoItem } from './undo-list';

/** What is wrong with the working store as a whole. `missing`: there is none, as on a fresh profile. */
export type StoreFault = { readonly kind: 'missing' } | { readonly kind: 'damaged'; readonly where: string };

/** A collection of which segments could not be used: undefined ones are to be made again out of their pages. */
export interface StaleCollection {
  readonly collection: CollectionName;
  readonly size: number;
  readonly segments: readonly (MemorySegment | undefined)[];
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const damaged = (where: string) => err({ kind: 'damaged', where } as const);

/** All that unlocking reads of the database, as it lies there. */
export interface StoreRows {
  readonly manifest: BlobRow | undefined;
  readonly values: BlobRow | undefined;
  readonly orders: readonly (BlobRow | undefined)[];
  readonly segments: readonly BlobRow<number>[];
  readonly hasPages: boolean;
}

export async function readRows(db: StoreDb): Promise<StoreRows> {
  const keys = ['manifest', 'values', ...COLLECTIONS.map((collection) => `order/${collection}`)];
  const [[manifest, values, ...orders], segments, pages] = await db.transaction(
    'r',
    [db.blobs, db.segments, db.pages],
    () => Promise.all([db.blobs.bulkGet(keys), db.segments.toArray(), db.pages.limit(1).count()]),
  );
  return { manifest, values, orders, segments, hasPages: pages > 0 };
}

/** Opens manifest, segments, orders and values into memory. Pages stay where they are. */
export function loadWorkingStore(core: StoreCore, rows: StoreRows): Result<readonly StaleCollection[], StoreFault> {
  if (rows.manifest === undefined) return rows.hasPages ? damaged('manifest') : err({ kind: 'missing' });
  const manifest = openManifest(core, rows.manifest);
  if (!manifest.ok) return damaged('manifest');
  return loadFrom(core, manifest.value, rows);
}

export function openManifest(core: StoreCore, row: BlobRow): Result<Manifest, AppError> {
  if (!(row.sealed instanceof Uint8Array) || !Number.isSafeInteger(row.version) || row.version < 0) {
    return err({ kind: 'vault-damaged', part: 'working-store', where: 'manifest' });
  }
  const opened = core.sealer.open('manifest', 'manifest', row.version, row.sealed);
  return opened.ok ? decodeManifest(opened.value) : opened;
}

function loadFrom(
  core: StoreCore,
  manifest: Manifest,
  { values, orders, segments: segmentRows }: StoreRows,
): Result<readonly StaleCollection[], StoreFault> {
  adoptManifest(core, manifest);
  if (!adoptValues(core, manifest.values, values)) return damaged('values');
  const rows = new Map(segmentRows.map((row) => [row.key, row]));
  const stale: StaleCollection[] = [];
  for (const [index, collection] of COLLECTIONS.entries()) {
    const { size, segments } = openSegments(core, collection, manifest, rows);
    const whole = segments.filter((segment) => segment !== undefined);
    if (whole.length < segments.length) stale.push({ collection, size, segments });
    else core.collections[collection].load(whole, size, openOrder(core, collection, manifest, orders[index]));
  }
  return ok(stale);
}

/** Everything of the manifest that memory keeps. */
export function adoptManifest(core: StoreCore, manifest: Manifest): void {
  for (const collection of COLLECTIONS) {
    const { pages, segments, order } = manifest.collections[collection];
    Object.assign(core.refs[collection], { pages, segments, order });
  }
  const toItem = ({ images, ...rest }: Manifest['undo'][number]): UndoItem => ({ ...rest, rows: images });
  const done = manifest.undo.map(toItem);
  const undone = manifest.redo.map(toItem);
  core.undo.load(done, undone);
  core.undoKeys = new Set([...done, ...undone].flatMap((item) => item.rows.map((_, index) => undoRowKey(item, index))));
  core.generation = manifest.generation;
  core.folded = { seq: manifest.seq, hash: base64UrlToBytes(manifest.hash) ?? new Uint8Array() };
  core.head = core.folded;
  core.marks.splice(0, core.marks.length, ...manifest.marks);
  core.valuesRef = manifest.values;
  core.snapshotAt = manifest.snapshotAt;
}

/** False where the values are not what the manifest says. */
export function adoptValues(core: StoreCore, ref: Manifest['values'], row: BlobRow | undefined): boolean {
  core.values.clear();
  if (ref === null) return true;
  const opened = openRow(core.sealer, 'values', 'values', ref, row);
  if (!opened.ok) return false;
  const values: unknown = JSON.parse(decoder.decode(opened.value));
  for (const [key, value] of Object.entries(values ?? {})) core.values.set(key, value);
  return true;
}

function openSegments(
  core: StoreCore,
  collection: CollectionName,
  manifest: Manifest,
  rows: ReadonlyMap<number, BlobRow<number>>,
): { readonly size: number; readonly segments: readonly (MemorySegment | undefined)[] } {
  const { size, segments: refs } = manifest.collections[collection];
  const segments = Array.from({ length: segmentCount(size) }, (_, number) => {
    const ref = refs[number];
    if (!ref) return undefined;
    const opened = openRow(
      core.sealer,
      'segment',
      blobId(collection, number),
      ref,
      rows.get(rowKey(collection, number)),
    );
    const segment = opened.ok ? decodeSegment(opened.value, number * SEGMENT_SIZE) : undefined;
    return segment?.ok ? segment.value : undefined;
  });
  return { size, segments };
}

function openOrder(
  core: StoreCore,
  collection: CollectionName,
  manifest: Manifest,
  row: BlobRow | undefined,
): Uint32Array | undefined {
  const ref = manifest.collections[collection].order;
  if (ref === null || manifest.locale !== core.locale) return undefined;
  const opened = openRow(core.sealer, 'order', collection, ref, row);
  return opened.ok ? new Uint32Array(opened.value.slice().buffer) : undefined;
}
