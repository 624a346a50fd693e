import type { AppError } from '../../../src-shared/errors';
import { err, type Result } from '../../../src-shared/result';
import type { StoreCore } from './core';
import { foldBeside, isFoldDue } from './fold';
import { reseal } from './reseal';
import { scrub } from './scrub';
import { keepSnapshot } from './snapshot-keep';
import { verifySnapshot } from './snapshot-read';
import { foldForSnapshot, streamSnapshot } from './snapshot-write';
import type { StoreCare } from './types';

const always = (): boolean => true;

/** The upkeep that is asked for. */
export function createCare(core: StoreCore): StoreCare {
  return {
    fold: () => core.upkeep.run(() => foldBeside(core)),
    writeSnapshot: (header, write, onProgress) =>
      core.upkeep.run(async () => {
        const folded = await foldForSnapshot(core);
        return folded.ok ? streamSnapshot(core, header, write, onProgress) : folded;
      }),
    verifySnapshot: (read, onProgress) => verifySnapshot(core.sealer, read, onProgress),
    makeSnapshot: () => core.upkeep.run(() => keepSnapshot(core)),
    forget: () => core.upkeep.run(() => forget(core)),
    scrub: (onProgress = always) => core.upkeep.run(() => scrub(core, onProgress)),
    reseal: (sealer, onProgress = always) => core.upkeep.run(() => reseal(core, sealer, onProgress)),
    standing: () => ({
      ...(core.snapshot && { lastSnapshot: { at: core.snapshotAt, seq: core.snapshot.seq } }),
      journal: { frames: core.head.seq - core.cutSeq, bytes: core.journalBytes },
    }),
  };
}

async function forget(core: StoreCore): Promise<Result<null, AppError>> {
  if (core.bulk !== undefined) return err({ kind: 'busy', with: 'import' });
  await core.commits.run(async () => core.undo.forget());
  return keepSnapshot(core);
}

/** When upkeep is due by itself. */
export interface UpkeepPace {
  /** Milliseconds without a change before folding. */
  readonly quietMs: number;
  /** Records not folded yet that do not wait for quiet. */
  readonly records: number;
  readonly journalBytes: number;
  readonly journalFrames: number;
  readonly snapshotAgeMs: number;
}

export const USUAL_PACE: UpkeepPace = {
  quietMs: 3000,
  records: 1000,
  journalBytes: 8 * 1024 * 1024,
  journalFrames: 2000,
  snapshotAgeMs: 24 * 60 * 60 * 1000,
};

/** Folds when the partner pauses, and makes a snapshot when the journal has grown. Never while locking. */
export function startUpkeep(core: StoreCore, pace: UpkeepPace): void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function wait(milliseconds: number): void {
    clearTimeout(timer);
    // What fails here (the database gone, the disk full) costs nothing that is acknowledged, and is tried again.
    timer = setTimeout(() => void keepUp().catch(() => undefined), milliseconds);
  }

  async function keepUp(): Promise<void> {
    if (core.isDraining) return;
    // The last frame of a long import is followed by no other that would ask again.
    if (core.bulk !== undefined) return wait(pace.quietMs);
    if (isFoldDue(core)) await core.upkeep.run(() => foldBeside(core));
    // A snapshot that fails (a full disk) is tried again after the next change.
    if (!core.isDraining && isSnapshotDue(core, pace)) await core.upkeep.run(() => keepSnapshot(core));
  }

  core.poke = () => {
    const recent = Object.values(core.collections).reduce((sum, { recent: { size } }) => sum + size, 0);
    wait(recent > pace.records ? 0 : pace.quietMs);
  };
  core.poke();
}

function isSnapshotDue(core: StoreCore, { journalBytes, journalFrames, snapshotAgeMs }: UpkeepPace): boolean {
  const frames = core.head.seq - core.cutSeq;
  if (frames === 0) return false;
  const age = Date.parse(core.now()) - Date.parse(core.snapshotAt);
  return core.journalBytes > journalBytes || frames > journalFrames || !(age < snapshotAgeMs);
}
