import { atOnce } from '../../../src-shared/at-once';
import { bytesToBase64Url } from '../../../src-shared/bytes';
import { COLLECTIONS, type CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { setRef } from './bulk-build';
import type { JournalPoint, StoreCore } from './core';
import type { BlobRow } from './db';
import { ordinalsOfPage, perCollection, rowKey, type PerCollection } from './geometry';
import { encodeManifest, type Manifest } from './manifest-codec';
import {
  pagesToFold,
  recentOfPage,
  sealPage,
  sealSegment,
  toBeWiped,
  type AlsoPages,
  type Presealed,
  type SealedPage,
  type SealedSegment,
} from './preseal';
import { refOf, type BlobRef, type CollectionRefs } from './sealing';
import type { UndoItem } from './undo-list';
import { sealImages, undoRowKey } from './undo-rows';

/** All that one fold writes, sealed, and what memory is when that is on the disk. */
export interface FoldPlan {
  readonly generation: number;
  readonly head: JournalPoint;
  readonly pages: SealedPage[];
  readonly segments: SealedSegment[];
  readonly blobs: BlobRow<string>[];
  readonly staleKeys: readonly string[];
  readonly refs: PerCollection<CollectionRefs>;
  readonly undoItems: readonly (readonly [UndoItem, UndoItem])[];
  readonly dropped: ReadonlySet<UndoItem>;
  readonly undoKeys: ReadonlySet<string>;
  readonly valuesRef: BlobRef | null;
  readonly valuesRevision: number;
}

/** To be run as a job of `commits`: memory must not change in between. */
export async function planFold(
  core: StoreCore,
  presealed: Presealed,
  also: AlsoPages | undefined,
): Promise<Result<FoldPlan, AppError>> {
  const generation = core.generation + 1;
  const refs = perCollection((collection) => {
    const { pages, segments, order } = core.refs[collection];
    return { pages: [...pages], segments: [...segments], order };
  });
  const sealed: Pick<FoldPlan, 'pages' | 'segments' | 'blobs'> = { pages: [], segments: [], blobs: [] };
  const wiped = toBeWiped(core);
  for (const collection of COLLECTIONS) {
    const pages = pagesToFold(core, collection, wiped[collection], also?.[collection]);
    const planned = await planPages(core, presealed, collection, pages, wiped[collection]);
    if (!planned.ok) return planned;
    for (const page of planned.value) {
      sealed.pages.push(page);
      setRef(refs[collection].pages, page.page, refOf(generation, page.row.sealed));
    }
    planSegments(core, presealed, collection, refs[collection], sealed);
  }
  return ok(planRest(core, presealed, { generation, refs, ...sealed }));
}

async function planPages(
  core: StoreCore,
  presealed: Presealed,
  collection: CollectionName,
  pages: readonly number[],
  wiped: ReadonlySet<number>,
): Promise<Result<readonly SealedPage[], AppError>> {
  const planned: SealedPage[] = [];
  for (const page of pages) {
    const early = presealed.pages.get(rowKey(collection, page));
    const current = early && isCurrent(core, early, wiped) ? ok(early) : await sealPage(core, collection, page, wiped);
    if (!current.ok) return current;
    planned.push(current.value);
  }
  return ok(planned);
}

/** Standings are replaced, never changed: the same objects mean the same page. */
function isCurrent(
  core: StoreCore,
  { collection, page, ordinals, wiped }: SealedPage,
  nowWiped: ReadonlySet<number>,
): boolean {
  const now = recentOfPage(core, collection, page);
  const isSame =
    now.size === ordinals.size && [...now].every(([ordinal, standing]) => ordinals.get(ordinal) === standing);
  return isSame && ordinalsOfPage(page).every((ordinal) => !nowWiped.has(ordinal) || wiped.includes(ordinal));
}

function planSegments(
  core: StoreCore,
  presealed: Presealed,
  collection: CollectionName,
  refs: CollectionRefs,
  plan: Pick<FoldPlan, 'segments' | 'blobs'>,
): void {
  const generation = core.generation + 1;
  const view = core.collections[collection];
  for (const number of view.dirtySegments) {
    const early = presealed.segments.get(rowKey(collection, number));
    const isSame = early !== undefined && early.revision === view.segments[number]?.revision;
    const sealed = isSame ? early : sealSegment(core, collection, number);
    if (sealed === undefined) continue;
    plan.segments.push(sealed);
    setRef(refs.segments, number, refOf(generation, sealed.row.sealed));
  }
  if (view.dirtySegments.size === 0 && refs.order !== null) return;
  const sealed = core.sealer.seal('order', collection, generation, new Uint8Array(view.order.slice().buffer));
  plan.blobs.push({ key: `order/${collection}`, version: generation, sealed });
  refs.order = refOf(generation, sealed);
}

type PlannedBlobs = Pick<FoldPlan, 'generation' | 'refs' | 'pages' | 'segments' | 'blobs'>;

/** Undo, values, and the manifest over everything. */
function planRest(core: StoreCore, presealed: Presealed, plan: PlannedBlobs): FoldPlan {
  const { generation, refs } = plan;
  const blobs = [...plan.blobs];
  const seal = (item: UndoItem): readonly [UndoItem, UndoItem] => {
    const sealed = presealed.undo.get(item) ?? atOnce(sealImages(core, item, generation));
    blobs.push(...sealed.rows);
    return [item, sealed.item];
  };
  const done = core.undo.done.map(seal);
  const undone = core.undo.undone.map(seal);
  const undoItems = [...done, ...undone];
  const undoKeys = new Set(undoItems.flatMap(([, item]) => item.rows.map((_, index) => undoRowKey(item, index))));
  const values = sealValues(core, generation);
  if (values !== undefined) blobs.push(values);
  const valuesRef = values ? refOf(generation, values.sealed) : core.valuesRef;
  const manifest: Manifest = {
    ...describe(core, generation, refs),
    values: valuesRef,
    undo: done.map(([, item]) => toRecord(item)),
    redo: undone.map(([, item]) => toRecord(item)),
  };
  const sealed = core.sealer.seal('manifest', 'manifest', generation, encodeManifest(manifest));
  blobs.push({ key: 'manifest', version: generation, sealed });
  return {
    ...plan,
    blobs,
    head: core.head,
    staleKeys: [...core.undoKeys].filter((key) => !undoKeys.has(key)),
    undoItems,
    dropped: new Set(core.undo.dropped),
    undoKeys,
    valuesRef,
    valuesRevision: core.valuesRevision,
  };
}

function sealValues(core: StoreCore, generation: number): BlobRow<string> | undefined {
  if (!core.areValuesDirty && core.valuesRef !== null) return undefined;
  const json = JSON.stringify(Object.fromEntries(core.values));
  const sealed = core.sealer.seal('values', 'values', generation, new TextEncoder().encode(json));
  return { key: 'values', version: generation, sealed };
}

function describe(
  core: StoreCore,
  generation: number,
  refs: PerCollection<CollectionRefs>,
): Omit<Manifest, 'values' | 'undo' | 'redo'> {
  return {
    format: 1,
    generation,
    seq: core.head.seq,
    hash: bytesToBase64Url(core.head.hash),
    locale: core.locale,
    collections: perCollection((collection) => ({ size: core.collections[collection].size, ...refs[collection] })),
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
