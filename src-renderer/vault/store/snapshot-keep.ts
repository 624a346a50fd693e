import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { snapshotFileName } from '../../../src-shared/vault-format/snapshot-file';
import type { StoreCore } from './core';
import { readSnapshot } from './snapshot-read';
import { foldForSnapshot, streamSnapshot } from './snapshot-write';
import type { ReadChunk } from './types';

export const readSnapshotFile =
  (core: Pick<StoreCore, 'shell'>, snapshot: string): ReadChunk =>
  (offset, length) =>
    core.shell.readFile({ file: { snapshot }, offset, length });

/**
 * Puts a snapshot into the vault folder, opens it again to the last record, and only then lets the journal be cut. Also
 * mends a journal that lost its tail: it begins anew behind the snapshot. A job of `upkeep`.
 */
export async function keepSnapshot(core: StoreCore): Promise<Result<null, AppError>> {
  const before = core.snapshotAt;
  core.snapshotAt = core.now();
  const kept = await writeAndCut(core);
  if (!kept.ok) core.snapshotAt = before;
  return kept;
}

async function writeAndCut(core: StoreCore): Promise<Result<null, AppError>> {
  const written = await writeFile(core);
  if (!written.ok) return written;
  const { seq, name, journalBytes } = written.value;
  const verified = await readSnapshot(core.sealer, readSnapshotFile(core, name), {});
  if (!verified.ok) return verified;
  // Queued like a save: the shell must not take a frame while it cuts.
  const cut = await core.commits.run(() => core.shell.cutJournal({ throughSeq: seq, snapshot: name }));
  if (!cut.ok) return cut;
  core.snapshot = { name, seq };
  core.cutSeq = seq;
  core.journalBytes -= journalBytes;
  await core.db.frames.where('seq').belowOrEqual(seq).delete();
  return ok(null);
}

interface WrittenSnapshot {
  readonly seq: number;
  readonly name: string;
  /** Size of the journal that it stands for. */
  readonly journalBytes: number;
}

async function writeFile(core: StoreCore): Promise<Result<WrittenSnapshot, AppError>> {
  const folded = await foldForSnapshot(core);
  if (!folded.ok) return folded;
  const name = snapshotFileName(core.folded.seq);
  const { journalBytes } = core;
  const begun = await core.shell.beginFile({ target: 'snapshot', suggestedName: name });
  if (!begun.ok) return begun;
  const { writeId } = begun.value;
  const streamed = await streamSnapshot(core, core.header(), (chunk) => core.shell.writeFile({ writeId, chunk }));
  if (!streamed.ok) return abandon(core, writeId, streamed);
  const committed = await core.shell.commitFile({ writeId });
  if (!committed.ok) return abandon(core, writeId, committed);
  return ok({ seq: streamed.value.seq, name, journalBytes });
}

async function abandon<Failure>(core: StoreCore, writeId: number, failure: Failure): Promise<Failure> {
  await core.shell.abortFile({ writeId });
  return failure;
}
