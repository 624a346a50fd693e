import { bytesToBase64Url, isSameBytes } from '../../../src-shared/bytes';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { JournalState } from '../../../src-shared/shell-contract';
import { genesisHash, readFrame } from '../../../src-shared/vault-format/frame';
import type { StoreCore } from './core';
import type { FrameRow } from './db';
import { doesNotFollow, replayFrame, replayJournal } from './journal-reader';
import type { ReplayProgress } from './opening-progress';
import { createReplayer, type Replayer } from './replay';

/** How the working store and the journal came together. */
export interface Reconciled {
  /** Frames that the journal should have given and did not. */
  readonly behind: number;
  /** How many of those neither the database had. */
  readonly missing: number;
  /** The journal holds something that cannot be read, or ends too early: it must begin anew behind a snapshot. */
  readonly mustRebase: boolean;
}

/**
 * `fork`: each holds what the other does not. `gap`: the journal was cut behind what the working store knows.
 * `unreadable`: something that the frames build on cannot be read.
 */
export type Unreconcilable =
  { readonly kind: 'fork' } | { readonly kind: 'gap' } | { readonly kind: 'unreadable'; readonly error: AppError };

/**
 * Brings memory from the last fold (or a snapshot) up to the journal's head; where the database's copies of the frames
 * (`mirror`) reach further than the journal, up to the last of those.
 */
export async function reconcile(
  core: StoreCore,
  journal: JournalState,
  mirror: readonly FrameRow[],
  progress: ReplayProgress,
): Promise<Result<Reconciled, Unreconcilable>> {
  progress.expect(journal.headSeq - core.head.seq);
  const replayer = createReplayer(core, progress);
  const fault =
    journal.headSeq < core.head.seq
      ? findForeign(core, journal, mirror)
      : await replayWhatFollows(core, replayer, journal, mirror);
  if (fault !== undefined) return err(fault);
  const given = core.head.seq > journal.headSeq ? journal.headSeq : core.head.seq;
  const replayed = await replayMirror(core, replayer, mirror);
  if (!replayed.ok) return err({ kind: 'unreadable', error: replayed.error });
  const end = Math.max(core.head.seq, journal.headSeq, mirror.at(-1)?.seq ?? 0);
  const isSound = end === journal.headSeq && core.head.seq === end && journal.damage === undefined;
  const missing = end - core.head.seq;
  // Past what cannot be read: only a journal that ends before the snapshot is begun anew behind it.
  if (missing > 0) core.head = { seq: end + 1, hash: core.head.hash };
  return ok({ behind: end - given, missing, mustRebase: !isSound });
}

/** A journal that ends before the last fold must end at a frame that this working store went through. */
function findForeign(
  core: StoreCore,
  { headSeq, headHash }: JournalState,
  mirror: readonly FrameRow[],
): Unreconcilable | undefined {
  if (headSeq === 0 && isSameBytes(headHash, genesisHash(core.sealer.vaultId, core.sealer.sha256))) return undefined;
  const row = mirror.find(({ seq }) => seq === headSeq);
  const hash = bytesToBase64Url(headHash);
  const isKnown = row
    ? isSameBytes(row.hash, headHash)
    : core.marks.some(([seq, mark]) => seq === headSeq && mark === hash);
  return isKnown ? undefined : { kind: 'fork' };
}

async function replayWhatFollows(
  core: StoreCore,
  replayer: Replayer,
  { firstSeq, headSeq, headHash }: JournalState,
  mirror: readonly FrameRow[],
): Promise<Unreconcilable | undefined> {
  const from = core.head;
  if (firstSeq > from.seq + 1) return { kind: 'gap' };
  if (headSeq === from.seq) return isSameBytes(headHash, from.hash) ? undefined : { kind: 'fork' };
  const replayed = await replayJournal(core, replayer, headSeq, new Map(mirror.map(({ seq, hash }) => [seq, hash])));
  if (replayed.ok) return undefined;
  if (replayed.error === doesNotFollow) return { kind: 'fork' };
  // A frame that does not open ends what the journal can give. The database may hold a copy of it.
  if (replayed.error.kind === 'vault-damaged' && replayed.error.part === 'journal') return undefined;
  return { kind: 'unreadable', error: replayed.error };
}

/** Frames that only the database still holds, as far as they follow on each other. */
async function replayMirror(
  core: StoreCore,
  replayer: Replayer,
  mirror: readonly FrameRow[],
): Promise<Result<null, AppError>> {
  for (const { seq, hash, bytes } of mirror) {
    if (seq <= core.head.seq) continue;
    const reading = bytes instanceof Uint8Array ? readFrame(bytes, 0, core.sealer.sha256) : undefined;
    if (reading?.kind !== 'frame') break;
    const before = core.head;
    const replayed = await replayFrame(core, replayer, reading.frame, new Map([[seq, hash]]));
    // What does not follow or does not open was damaged with the rest; the frames before it stand.
    if (!replayed.ok && core.head === before) break;
    if (!replayed.ok) return replayed;
  }
  return ok(null);
}
