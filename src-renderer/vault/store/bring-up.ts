import { isSameBytes } from '../../../src-shared/bytes';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { readFrame } from '../../../src-shared/vault-format/frame';
import type { StoreCore } from './core';
import type { FrameRow } from './db';
import { loadWorkingStore, readRows, type StoreRows } from './load';
import { rebuild, type WhyRebuilt } from './rebuild';
import { reconcile, type Reconciled } from './reconcile';
import { startEmpty } from './restore-snapshot';
import { keepSnapshot } from './snapshot-keep';
import { makeSegments } from './stale-segments';
import type { PresentFolder } from './store-shell';
import { createReplayProgress, type OnOpening } from './opening-progress';

/** `fork`: the journal went another way than this database, which must be left alone. */
export type BroughtUp = 'up' | 'fork';

/** Brings a vault's working store to where its journal ends, from whatever is found. */
export async function bringUp(
  core: StoreCore,
  folder: PresentFolder,
  onProgress: OnOpening = () => undefined,
  rowsAhead?: StoreRows,
): Promise<Result<BroughtUp, AppError>> {
  const isReadable = await openDatabase(core);
  const [newest] = folder.snapshots;
  if (newest !== undefined) core.snapshot = { name: newest.name, seq: snapshotSeq(newest.name) };
  const loaded = isReadable
    ? loadWorkingStore(core, rowsAhead ?? (await readRows(core.db)))
    : err({ kind: 'damaged', where: 'database' } as const);
  if (loaded.ok) return catchUp(core, folder, loaded.value, onProgress);
  if (loaded.error.kind === 'missing' && isNew(folder)) return startNew(core);
  return rebuildWith(core, folder, loaded.error.kind, onProgress);
}

/** A database that cannot even be opened is removed: what is in it is in journal and snapshot as well. */
async function openDatabase(core: StoreCore): Promise<boolean> {
  try {
    await core.db.open();
    return true;
  } catch {
    await core.db.delete();
    await core.db.open();
    return false;
  }
}

const snapshotSeq = (name: string): number => Number(/(\d+)/.exec(name)?.[1] ?? 0);

/** Created a moment ago: no frame, no snapshot, and nothing amiss. */
const isNew = ({ snapshots, journal }: PresentFolder): boolean =>
  snapshots.length === 0 && journal.firstSeq === 1 && journal.headSeq === 0 && journal.damage === undefined;

async function startNew(core: StoreCore): Promise<Result<BroughtUp, AppError>> {
  startEmpty(core);
  // With the header at its front: from the start the header exists three times.
  const kept = await keepSnapshot(core);
  return kept.ok ? ok('up') : kept;
}

type Stale = Extract<ReturnType<typeof loadWorkingStore>, { ok: true }>['value'];

async function catchUp(
  core: StoreCore,
  folder: PresentFolder,
  stale: Stale,
  onProgress: OnOpening,
): Promise<Result<BroughtUp, AppError>> {
  let areBasesSound = true;
  core.pages.treatDoubt = async () => {
    areBasesSound = false;
  };
  await makeSegments(core, stale);
  const mirror = await readMirror(core, Math.min(folder.journal.headSeq, core.head.seq));
  const met = await reconcile(core, folder.journal, mirror, createReplayProgress(onProgress));
  if (!met.ok && met.error.kind === 'unreadable' && met.error.error.kind !== 'vault-damaged')
    return err(met.error.error);
  if (!met.ok && met.error.kind === 'fork') {
    const lost = Math.max(core.head.seq, mirror.at(-1)?.seq ?? 0) - folder.journal.headSeq;
    core.tell({ kind: 'journal-behind', lost: Math.max(0, lost), restored: false });
    return ok('fork');
  }
  if (!met.ok || !areBasesSound) return rebuildWith(core, folder, 'damaged', onProgress);
  if (stale.length > 0) tellRebuilt(core, 'damaged');
  return settle(core, met.value, core.snapshot !== undefined);
}

async function rebuildWith(
  core: StoreCore,
  folder: PresentFolder,
  why: WhyRebuilt,
  onProgress: OnOpening,
): Promise<Result<BroughtUp, AppError>> {
  const mirror = await readMirror(core, folder.journal.headSeq + 1);
  const rebuilt = await rebuild(core, folder, mirror, why, onProgress);
  if (!rebuilt.ok) return rebuilt;
  tellRebuilt(core, why);
  return settle(core, rebuilt.value.reconciled, rebuilt.value.isNewestSound);
}

/** The database's copies of the frames from `seq` on, without those that are damaged themselves. */
async function readMirror(core: StoreCore, seq: number): Promise<readonly FrameRow[]> {
  const rows = await core.db.frames.where('seq').aboveOrEqual(seq).sortBy('seq');
  return rows.filter((row) => isSoundRow(core, row));
}

function isSoundRow(core: StoreCore, { seq, hash, bytes }: FrameRow): boolean {
  if (!(hash instanceof Uint8Array) || bytes === undefined) return hash instanceof Uint8Array;
  const reading = bytes instanceof Uint8Array ? readFrame(bytes, 0, core.sealer.sha256) : undefined;
  return reading?.kind === 'frame' && reading.frame.seq === seq && isSameBytes(reading.frame.hash, hash);
}

function tellRebuilt(core: StoreCore, why: WhyRebuilt): void {
  core.tell({ kind: 'working-store-rebuilt', why, people: core.collections.people.order.length, missing: 0 });
}

/** A journal or snapshot that is not as it should be is made anew before the first save. */
async function settle(
  core: StoreCore,
  { behind, missing, mustRebase }: Reconciled,
  isSnapshotSound: boolean,
): Promise<Result<BroughtUp, AppError>> {
  if (!mustRebase && isSnapshotSound) return ok('up');
  const kept = await keepSnapshot(core);
  if (!kept.ok) return kept;
  if (mustRebase) core.tell({ kind: 'journal-behind', lost: behind, restored: missing === 0 });
  if (!isSnapshotSound) core.tell({ kind: 'snapshot-replaced' });
  return ok('up');
}
