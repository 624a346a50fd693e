import type { AppError } from '../../../src-shared/errors';
import { assertNever, err, ok, type Result } from '../../../src-shared/result';
import type { StoreCore } from './core';
import type { FrameRow } from './db';
import { foldNow } from './fold';
import { createReplayProgress, type OnOpening, type ReplayProgress } from './opening-progress';
import { reconcile, type Reconciled } from './reconcile';
import { clearWorkingStore, restoreSnapshot, startEmpty } from './restore-snapshot';
import { readSnapshotFile } from './snapshot-keep';
import { readSnapshot } from './snapshot-read';
import type { PresentFolder } from './store-shell';
import type { OnProgress } from './types';

export interface Rebuilt {
  readonly reconciled: Reconciled;
  /** False where the newest snapshot could not be used. */
  readonly isNewestSound: boolean;
}

/** Nothing of a missing store can be lost by trying. */
export type WhyRebuilt = 'missing' | 'damaged';

const damaged = (part: 'snapshot' | 'journal', where: string) => err({ kind: 'vault-damaged', part, where } as const);

/** Makes the working store anew: newest snapshot that can be read to its end, then the journal, then a fold. */
export async function rebuild(
  core: StoreCore,
  folder: PresentFolder,
  mirror: readonly FrameRow[],
  why: WhyRebuilt,
  onProgress: OnOpening,
): Promise<Result<Rebuilt, AppError>> {
  const found = await findBase(core, folder, why, (done, total) => {
    onProgress('rebuilding', done, total);
    return true;
  });
  if (!found.ok) return found;
  const reconciled = await reconcileWith(core, folder, mirror, createReplayProgress(onProgress));
  if (!reconciled.ok) return reconciled;
  const folded = await foldNow(core);
  if (!folded.ok) return folded;
  const isNewestSound = found.value !== undefined && found.value === folder.snapshots[0]?.name;
  return ok({ reconciled: reconciled.value, isNewestSound });
}

/**
 * Restores the newest snapshot that is whole and answers its name; undefined where the journal alone tells all. What is
 * still in a damaged database is touched only when it is certain what to build on.
 */
async function findBase(
  core: StoreCore,
  { snapshots, journal }: PresentFolder,
  why: WhyRebuilt,
  onProgress: OnProgress,
): Promise<Result<string | undefined, AppError>> {
  for (const { name } of snapshots) {
    const whole =
      why === 'missing' ? ok(null) : await readSnapshot(core.sealer, readSnapshotFile(core, name), {}, onProgress);
    const restored = whole.ok ? await restoreBase(core, name, onProgress) : whole;
    if (restored.ok) return ok(name);
    if (restored.error.kind !== 'vault-damaged') return restored;
  }
  if (journal.firstSeq !== 1 || journal.headSeq === 0) return damaged('snapshot', 'no snapshot can be read');
  const restored = await restoreBase(core, undefined, onProgress);
  return restored.ok ? ok(undefined) : restored;
}

async function restoreBase(
  core: StoreCore,
  snapshot: string | undefined,
  onProgress: OnProgress,
): Promise<Result<null, AppError>> {
  if (snapshot === undefined) {
    await clearWorkingStore(core);
    startEmpty(core);
    core.snapshot = undefined;
    return ok(null);
  }
  const restored = await restoreSnapshot(core, readSnapshotFile(core, snapshot), onProgress);
  if (!restored.ok) return restored;
  core.snapshot = { name: snapshot, seq: restored.value.seq };
  return ok(null);
}

async function reconcileWith(
  core: StoreCore,
  { journal }: PresentFolder,
  mirror: readonly FrameRow[],
  progress: ReplayProgress,
): Promise<Result<Reconciled, AppError>> {
  // An older journal beside a newer snapshot: the snapshot is the later word, and the journal begins anew behind it.
  if (journal.headSeq < core.head.seq) return ok({ behind: 0, missing: 0, mustRebase: true });
  const met = await reconcile(core, journal, mirror, progress);
  if (met.ok) return met;
  switch (met.error.kind) {
    case 'unreadable':
      return err(met.error.error);
    case 'fork':
      return damaged('journal', 'does not follow on the snapshot');
    case 'gap':
      return damaged('journal', 'begins after the snapshot ends');
    default:
      return assertNever(met.error);
  }
}
