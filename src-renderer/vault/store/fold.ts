import { bytesToBase64Url } from '../../../src-shared/bytes';
import { COLLECTIONS, type CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { setRef } from './bulk-build';
import type { CollectionRefs, StoreCore } from './core';
import type { BlobRow } from './db';
import { standingToEntry, STATE, type Entry, type Standing } from './entry';
import { blobId, PAGE_SIZE, pageOf, perCollection, rowKey, type PerCollection } from './geometry';
import { encodeManifest, type Manifest } from './manifest-codec';
import { encodePage } from './page-codec';
import { refOf } from './sealing';
import { encodeSegment } from './segment-codec';
import { unreachable, type UndoItem } from './undo-list';
import { sealImages, undoRowKey } from './undo-rows';

/** All that one fold writes, sealed, with the manifest that names it. */
interface FoldPlan {
  readonly generation: number;
  readonly pages: BlobRow<number>[];
  readonly segments: BlobRow<number>[];
  readonly blobs: BlobRow<string>[];
  readonly refs: PerCollection<CollectionRefs>;
}

export const isFoldDue = (core: StoreCore): boolean =>
  core.head.seq !== core.folded.seq ||
  core.undo.dropped.length > 0 ||
  core.areValuesDirty ||
  COLLECTIONS.some(
    (collection) => core.collections[collection].dirtySegments.size > 0 || core.pages.replaced(collection).length > 0,
  );

const NO_PAGES = perCollection((): readonly number[] => []);

/**
 * Writes everything that changed since the last fold into pages, segments, orders and manifest, in one transaction.
 * To be run as a job of `commits`: memory must not change in between.
 */
export async function foldNow(
  core: StoreCore,
  alsoPages: PerCollection<readonly number[]> = NO_PAGES,
): Promise<Result<null, AppError>> {
  const planned = await planFold(core, alsoPages);
  if (!planned.ok) return planned;
  return writeFold(core, planned.value);
}

async function planFold(
  core: StoreCore,
  alsoPages: PerCollection<readonly number[]>,
): Promise<Result<FoldPlan, AppError>> {
  const generation = core.generation + 1;
  const plan: FoldPlan = {
    generation,
    pages: [],
    segments: [],
    blobs: [],
    refs: perCollection((collection) => ({
      ...core.refs[collection],
      pages: [...core.refs[collection].pages],
      segments: [...core.refs[collection].segments],
    })),
  };
  const wiped = unreachable(core.undo);
  for (const collection of COLLECTIONS) {
    const sealed = await sealPages(core, plan, collection, { wiped: wiped[collection], also: alsoPages[collection] });
    if (!sealed.ok) return sealed;
    sealSegments(core, plan, collection);
  }
  return ok(plan);
}

async function sealPages(
  core: StoreCore,
  plan: FoldPlan,
  collection: CollectionName,
  { wiped, also }: { readonly wiped: ReadonlySet<number>; readonly also: readonly number[] },
): Promise<Result<null, AppError>> {
  const view = core.collections[collection];
  const pages = new Set([
    ...[...view.recent.keys(), ...wiped].map(pageOf),
    ...core.pages.replaced(collection),
    ...also,
  ]);
  const ordinals = [...pages].toSorted((a, b) => a - b).flatMap((page) => ordinalsOfPage(page, view.size));
  let entries: Entry[] = [];
  const visited = await core.pages.visit(collection, ordinals, (ordinal, standing) => {
    const isWiped = wiped.has(ordinal) && standing?.state !== STATE.live;
    entries.push(standing === undefined ? null : standingToEntry(isWiped ? withoutRecord(standing) : standing));
    if ((ordinal + 1) % PAGE_SIZE !== 0 && ordinal + 1 !== view.size) return;
    sealPage(core, plan, collection, pageOf(ordinal), entries);
    entries = [];
  });
  return visited;
}

const ordinalsOfPage = (page: number, size: number): number[] =>
  Array.from({ length: Math.min(PAGE_SIZE, size - page * PAGE_SIZE) }, (_, index) => page * PAGE_SIZE + index);

const withoutRecord = ({ id, state, at }: Standing): Standing => ({ id, state, ...(at === undefined ? {} : { at }) });

function sealPage(
  core: StoreCore,
  plan: FoldPlan,
  collection: CollectionName,
  page: number,
  entries: readonly Entry[],
): void {
  const { generation } = plan;
  const sealed = core.sealer.seal('page', blobId(collection, page), generation, encodePage(entries));
  plan.pages.push({ key: rowKey(collection, page), version: generation, sealed });
  setRef(plan.refs[collection].pages, page, refOf(generation, sealed));
}

function sealSegments(core: StoreCore, plan: FoldPlan, collection: CollectionName): void {
  const { generation } = plan;
  const view = core.collections[collection];
  const refs = plan.refs[collection];
  for (const number of view.dirtySegments) {
    const segment = view.segments[number];
    if (segment === undefined) continue;
    const sealed = core.sealer.seal('segment', blobId(collection, number), generation, encodeSegment(segment));
    plan.segments.push({ key: rowKey(collection, number), version: generation, sealed });
    setRef(refs.segments, number, refOf(generation, sealed));
  }
  if (view.dirtySegments.size === 0 && refs.order !== null) return;
  const order = new Uint8Array(view.order.slice().buffer);
  const sealed = core.sealer.seal('order', collection, generation, order);
  plan.blobs.push({ key: `order/${collection}`, version: generation, sealed });
  refs.order = refOf(generation, sealed);
}

async function writeFold(core: StoreCore, plan: FoldPlan): Promise<Result<null, AppError>> {
  const { generation, pages, segments, refs } = plan;
  const blobs = [...plan.blobs];
  const sealItem = (item: UndoItem): UndoItem => {
    const sealed = sealImages(core, item, generation);
    blobs.push(...sealed.rows);
    return sealed.item;
  };
  const done = core.undo.done.map(sealItem);
  const undone = core.undo.undone.map(sealItem);
  const undoKeys = new Set(
    [...done, ...undone].flatMap((item) => item.rows.map((_, index) => undoRowKey(item, index))),
  );
  const stale = [...core.undoKeys].filter((key) => !undoKeys.has(key));
  const values = sealValues(core, generation);
  if (values !== undefined) blobs.push(values);
  const valuesRef = values ? refOf(generation, values.sealed) : core.valuesRef;
  const manifest = { ...describe(core, plan), values: valuesRef, undo: done.map(toRecord), redo: undone.map(toRecord) };
  const sealed = core.sealer.seal('manifest', 'manifest', generation, encodeManifest(manifest));
  blobs.push({ key: 'manifest', version: generation, sealed });
  try {
    await core.db.transaction('rw', [core.db.pages, core.db.segments, core.db.blobs], async () => {
      await core.db.pages.bulkPut(pages);
      await core.db.segments.bulkPut(segments);
      await core.db.blobs.bulkPut(blobs);
      await core.db.blobs.bulkDelete(stale);
    });
  } catch (error) {
    return err({ kind: 'failed', where: `fold: ${error instanceof Error ? error.name : 'unknown'}` });
  }
  core.undo.load(done, undone);
  settle(core, { generation, refs, undoKeys, valuesRef });
  return ok(null);
}

function sealValues(core: StoreCore, generation: number): BlobRow<string> | undefined {
  if (!core.areValuesDirty && core.valuesRef !== null) return undefined;
  const json = JSON.stringify(Object.fromEntries(core.values));
  const sealed = core.sealer.seal('values', 'values', generation, new TextEncoder().encode(json));
  return { key: 'values', version: generation, sealed };
}

function describe(core: StoreCore, { generation, refs }: FoldPlan): Omit<Manifest, 'values' | 'undo' | 'redo'> {
  const collectionOf = (collection: CollectionName) => ({
    size: core.collections[collection].size,
    pages: refs[collection].pages,
    segments: refs[collection].segments,
    order: refs[collection].order,
  });
  return {
    format: 1,
    generation,
    seq: core.head.seq,
    hash: bytesToBase64Url(core.head.hash),
    locale: core.locale,
    collections: perCollection(collectionOf),
    marks: [...core.marks],
    snapshotAt: core.snapshotAt,
  };
}

const toRecord = ({ summary, touched, stretches, rows, ordinals }: UndoItem): Manifest['undo'][number] => ({
  summary,
  touched: [...touched],
  stretches: [...stretches],
  images: [...rows],
  ordinals: perCollection((collection) => [...ordinals[collection]]),
});

/** The fold is on the disk: memory follows. */
function settle(
  core: StoreCore,
  {
    generation,
    refs,
    undoKeys,
    valuesRef,
  }: Pick<FoldPlan, 'generation' | 'refs'> & Pick<StoreCore, 'undoKeys' | 'valuesRef'>,
): void {
  for (const collection of COLLECTIONS) {
    Object.assign(core.refs[collection], refs[collection]);
    core.collections[collection].recent.clear();
    core.collections[collection].dirtySegments.clear();
  }
  core.generation = generation;
  core.folded = core.head;
  core.undoKeys = undoKeys;
  core.valuesRef = valuesRef;
  core.areValuesDirty = false;
  core.pages.forget();
}
