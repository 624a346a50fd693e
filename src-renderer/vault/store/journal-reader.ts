import { isSameBytes } from '../../../src-shared/bytes';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { readFrame, type Frame } from '../../../src-shared/vault-format/frame';
import type { StoreCore } from './core';
import { decodeEntry, type JournalEntry } from './journal-entry';
import type { Replayer } from './replay';
import { createBreathe } from './slices';

/** Hashes of the frames that were acknowledged here, as far as they are still known. */
export type HashesBySeq = ReadonlyMap<number, Uint8Array>;

const BYTES_AT_ONCE = 4 * 1024 * 1024;

/** An authentic frame that is not the one this working store saw in its place, or goes on from another one. */
export const doesNotFollow: AppError = {
  kind: 'vault-damaged',
  part: 'journal',
  where: 'a frame that does not follow',
};

const damaged = (where: string) => err({ kind: 'vault-damaged', part: 'journal', where } as const);

/** Replays the journal from `core.head` through `lastSeq`, checking that each frame follows on the one before. */
export async function replayJournal(
  core: StoreCore,
  replayer: Replayer,
  lastSeq: number,
  seen: HashesBySeq,
): Promise<Result<null, AppError>> {
  const breathe = createBreathe();
  while (core.head.seq < lastSeq) {
    const read = await core.shell.readFrames({ afterSeq: core.head.seq, limit: BYTES_AT_ONCE });
    if (!read.ok) return read;
    const { frames } = read.value;
    if (frames.length === 0) return damaged(`frame ${core.head.seq + 1} missing`);
    for (let offset = 0; offset < frames.length;) {
      const reading = readFrame(frames, offset, core.sealer.sha256);
      if (reading.kind !== 'frame') return damaged(`frame ${core.head.seq + 1} ${reading.kind}`);
      const replayed = await replayFrame(core, replayer, reading.frame, seen);
      if (!replayed.ok) return replayed;
      offset += reading.frame.bytes.length;
      await breathe();
    }
  }
  return ok(null);
}

/** Opens one frame and does what it says. Memory's head moves on to it once the frame itself is found to be sound. */
export async function replayFrame(
  core: StoreCore,
  replayer: Replayer,
  frame: Frame,
  seen: HashesBySeq,
): Promise<Result<null, AppError>> {
  if (frame.seq !== core.head.seq + 1 || !isSameBytes(frame.prevHash, core.head.hash)) {
    return err(doesNotFollow);
  }
  const opened = core.sealer.openFrame(frame);
  if (!opened.ok) return opened;
  const before = seen.get(frame.seq);
  if (before !== undefined && !isSameBytes(before, frame.hash)) return err(doesNotFollow);
  const entry = decodeEntry(opened.value);
  if (!entry.ok) return entry;
  // The head first: a fold that the entry brings about must know how far it reaches.
  const hash = frame.hash.slice();
  core.head = { seq: frame.seq, hash };
  // A crash came between the acknowledgement and the database's copy.
  if (before === undefined) core.mirror.add({ seq: frame.seq, hash, ...copyOf(frame, entry.value) });
  return replayer.apply(entry.value);
}

/** Parts of an import stand in the pages. Of others exactly these bytes: a view would take the whole buffer along. */
const copyOf = ({ bytes }: Frame, { kind }: JournalEntry): { readonly bytes?: Uint8Array } =>
  kind === 'bulk-part' ? {} : { bytes: bytes.slice() };
