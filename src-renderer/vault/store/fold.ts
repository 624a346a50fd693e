import { COLLECTIONS, type CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { err, type Result } from '../../../src-shared/result';
import type { StoreCore } from './core';
import type { BlobRow } from './db';
import { planFold, type FoldPlan } from './fold-plan';
import { createPresealed, preseal, type AlsoPages } from './preseal';
import type { UndoItem } from './undo-list';
import { writeUnwritten } from './write-unwritten';

/*
 * A fold writes everything that changed since the last one into pages, segments, orders and manifest, in one
 * transaction. Pages and segments are sealed beside the saves; only planning the transaction and taking over its outcome
 * happen between two of them. Every fold is a job of `upkeep`, so there is never more than one.
 */

export const isFoldDue = (core: StoreCore): boolean =>
  core.head.seq !== core.folded.seq ||
  core.undo.dropped.length > 0 ||
  core.areValuesDirty ||
  COLLECTIONS.some(
    (collection) => core.collections[collection].dirtySegments.size > 0 || core.pages.replaced(collection).length > 0,
  );

/** Folds before anything else is saved. Only inside a job of `commits`, or while nothing else runs yet. */
export async function foldNow(core: StoreCore, also?: AlsoPages): Promise<Result<null, AppError>> {
  const stored = await writeUnwritten(core);
  if (!stored.ok) return stored;
  // Nothing changes meanwhile; but lists and searches are answered between its slices.
  const presealed = await preseal(core, also);
  const planned = await planFold(core, presealed.ok ? presealed.value : createPresealed(), also);
  if (!planned.ok) return planned;
  const written = await writeFold(core, planned.value);
  if (written.ok) settle(core, planned.value);
  return written;
}

/** Folds while saves go on. `before` is done between two saves, just ahead of the plan. */
export async function foldBeside(
  core: StoreCore,
  { before, also }: { readonly before?: () => void; readonly also?: AlsoPages } = {},
): Promise<Result<null, AppError>> {
  // The manifest names every page: what only the journal has is written first.
  const stored = await writeUnwritten(core);
  if (!stored.ok) return stored;
  const presealed = await preseal(core, also);
  if (!presealed.ok) return presealed;
  const planned = await core.commits.run(async () => {
    // A fold in the midst of an import would say that its first parts are folded: replay could not make it whole.
    if (core.bulk !== undefined) return err({ kind: 'busy', with: 'import' } as const);
    before?.();
    return planFold(core, presealed.value, also);
  });
  if (!planned.ok) return planned;
  core.pages.expect(planned.value.refs);
  const written = await writeFold(core, planned.value);
  if (written.ok) await core.commits.run(async () => settle(core, planned.value));
  core.pages.expect(undefined);
  return written;
}

async function writeFold(core: StoreCore, plan: FoldPlan): Promise<Result<null, AppError>> {
  const { pages, segments, blobs } = core.db;
  // The manifest must not know of a frame that the database has no copy of.
  if (!(await core.mirror.caughtUp())) return err({ kind: 'failed', where: 'fold: frames' });
  try {
    await core.db.transaction('rw', [pages, segments, blobs], async () => {
      for (const rows of inSlices(plan.pages.map(({ row }) => row))) await pages.bulkPut(rows);
      for (const rows of inSlices(plan.segments.map(({ row }) => row))) await segments.bulkPut(rows);
      for (const rows of inSlices(plan.blobs)) await blobs.bulkPut(rows);
      await blobs.bulkDelete([...plan.staleKeys]);
    });
    return { ok: true, value: null };
  } catch (error) {
    return err({ kind: 'failed', where: `fold: ${error instanceof Error ? error.name : 'unknown'}` });
  }
}

/** Handing a megabyte to the database takes ten milliseconds; between two slices calls are answered. */
const SLICE_BYTES = 512 * 1024;

function* inSlices<Key extends number | string>(sealed: readonly BlobRow<Key>[]): Generator<BlobRow<Key>[]> {
  let slice: BlobRow<Key>[] = [];
  let bytes = 0;
  for (const row of sealed) {
    slice.push(row);
    bytes += row.sealed.length;
    if (bytes < SLICE_BYTES) continue;
    yield slice;
    slice = [];
    bytes = 0;
  }
  if (slice.length > 0) yield slice;
}

/** The fold is on the disk: memory follows, except where a save has gone on since the plan was made. */
function settle(core: StoreCore, plan: FoldPlan): void {
  for (const collection of COLLECTIONS) settleCollection(core, plan, collection);
  const sealed = new Map<UndoItem, UndoItem>(plan.undoItems);
  core.undo.settle(sealed, plan.dropped);
  core.generation = plan.generation;
  core.folded = plan.head;
  core.undoKeys = plan.undoKeys;
  core.valuesRef = plan.valuesRef;
  if (core.valuesRevision === plan.valuesRevision) core.areValuesDirty = false;
}

function settleCollection(core: StoreCore, plan: FoldPlan, collection: CollectionName): void {
  const { recent, dirtySegments, segments } = core.collections[collection];
  Object.assign(core.refs[collection], plan.refs[collection]);
  const pages = plan.pages.filter((page) => page.collection === collection);
  for (const { ordinals } of pages) {
    for (const [ordinal, standing] of ordinals) if (recent.get(ordinal) === standing) recent.delete(ordinal);
  }
  for (const { collection: of, number, revision } of plan.segments) {
    if (of === collection && segments[number]?.revision === revision) dirtySegments.delete(number);
  }
  core.pages.forget(
    collection,
    pages.map(({ page }) => page),
  );
}
