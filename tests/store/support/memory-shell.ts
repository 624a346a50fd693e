import { concatBytes, isSameBytes } from '../../../src-shared/bytes';
import type { AppError } from '../../../src-shared/errors';
import { err, ok } from '../../../src-shared/result';
import type { JournalState, VaultFolder } from '../../../src-shared/shell-contract';
import type { Sha256 } from '../../../src-shared/vault-format/binary';
import { genesisHash, readFrame, type Frame } from '../../../src-shared/vault-format/frame';
import { decodeSnapshotFront } from '../../../src-shared/vault-format/snapshot-file';
import type { StoreShell } from '../../../src-renderer/vault/store/store-shell';

/** A vault folder in memory, kept by the rules of the shell contract. Tests damage it directly. */
export interface MemoryDisk {
  journal: { firstSeq: number; prevHash: Uint8Array; frames: Uint8Array[] };
  readonly snapshots: Map<string, Uint8Array>;
  readonly backups: Map<string, Uint8Array>;
  /** Answered by the next calls that write. */
  failure: AppError | undefined;
  readonly calls: { appended: number };
}

export const createMemoryDisk = (vaultId: Uint8Array, sha256: Sha256): MemoryDisk => ({
  journal: { firstSeq: 1, prevHash: genesisHash(vaultId, sha256), frames: [] },
  snapshots: new Map(),
  backups: new Map(),
  failure: undefined,
  calls: { appended: 0 },
});

const frameAt = (bytes: Uint8Array, sha256: Sha256): Frame => {
  const reading = readFrame(bytes, 0, sha256);
  if (reading.kind !== 'frame') throw new Error(`not a frame: ${reading.kind}`);
  return reading.frame;
};

function headOf({ journal }: MemoryDisk, sha256: Sha256): { readonly seq: number; readonly hash: Uint8Array } {
  const last = journal.frames.at(-1);
  if (last === undefined) return { seq: journal.firstSeq - 1, hash: journal.prevHash };
  const frame = frameAt(last, sha256);
  return { seq: frame.seq, hash: frame.hash };
}

export function journalState(disk: MemoryDisk, sha256: Sha256): JournalState {
  const head = headOf(disk, sha256);
  const bytes = disk.journal.frames.reduce((sum, frame) => sum + frame.length, 0);
  return { firstSeq: disk.journal.firstSeq, headSeq: head.seq, headHash: head.hash, bytes };
}

export const folderOf = (disk: MemoryDisk, sha256: Sha256): Extract<VaultFolder, { kind: 'present' }> => ({
  kind: 'present',
  path: '/vault',
  headers: [],
  snapshots: [...disk.snapshots].map(([name, bytes]) => ({ name, size: bytes.length })).toReversed(),
  journal: journalState(disk, sha256),
});

export function createMemoryShell(disk: MemoryDisk, sha256: Sha256): StoreShell {
  const writes = new Map<number, { target: string; name: string; chunks: Uint8Array[]; whole?: Uint8Array }>();
  let nextWrite = 1;
  const failing = () => (disk.failure ? err(disk.failure) : undefined);
  const refused = (where: string) => err({ kind: 'refused', where } as const);

  return {
    appendFrame: async ({ frame: bytes }) => {
      const failed = failing();
      if (failed) return failed;
      const frame = frameAt(bytes.slice(), sha256);
      const head = headOf(disk, sha256);
      if (frame.seq !== head.seq + 1 || !isSameBytes(frame.prevHash, head.hash)) return refused('appendFrame');
      disk.journal.frames.push(frame.bytes);
      disk.calls.appended += 1;
      return ok({ headSeq: frame.seq });
    },
    readFrames: async ({ afterSeq, limit }) => {
      const { firstSeq, frames } = disk.journal;
      const wanted: Uint8Array[] = [];
      let bytes = 0;
      for (const frame of frames.slice(Math.max(0, afterSeq + 1 - firstSeq))) {
        if (wanted.length > 0 && bytes + frame.length > limit) break;
        wanted.push(frame);
        bytes += frame.length;
      }
      return ok({ frames: concatBytes(wanted) });
    },
    cutJournal: async ({ throughSeq, snapshot }) => {
      const front = decodeSnapshotFront(disk.snapshots.get(snapshot) ?? new Uint8Array(), sha256);
      if (!front.ok || front.value.throughSeq !== throughSeq) return refused('snapshot');
      const { firstSeq, frames } = disk.journal;
      // A journal that ends earlier is set aside as a whole.
      const rest = headOf(disk, sha256).seq >= throughSeq ? frames.slice(throughSeq + 1 - firstSeq) : [];
      disk.journal = { firstSeq: throughSeq + 1, prevHash: front.value.headHash, frames: rest };
      for (const name of disk.snapshots.keys()) if (name !== snapshot) disk.snapshots.delete(name);
      return ok(null);
    },
    beginFile: async ({ target, suggestedName }) => {
      const failed = failing();
      if (failed) return failed;
      writes.set(nextWrite, { target, name: suggestedName, chunks: [] });
      return ok({ writeId: nextWrite++, path: `/vault/${suggestedName}` });
    },
    writeFile: async ({ writeId, chunk }) => {
      const failed = failing();
      if (failed) return failed;
      writes.get(writeId)?.chunks.push(chunk.slice());
      return ok(null);
    },
    commitFile: async ({ writeId }) => {
      const failed = failing();
      if (failed) return failed;
      const write = writes.get(writeId);
      if (write === undefined) return refused('writeId');
      write.whole = concatBytes(write.chunks);
      const files = write.target === 'snapshot' ? disk.snapshots : disk.backups;
      files.delete(write.name);
      files.set(write.name, write.whole);
      return ok({ path: `/vault/${write.name}`, bytes: write.whole.length });
    },
    abortFile: async ({ writeId }) => {
      writes.delete(writeId);
      return ok(null);
    },
    readFile: async ({ file, offset, length }) => {
      const whole = 'snapshot' in file ? disk.snapshots.get(file.snapshot) : writes.get(file.writeId)?.whole;
      if (whole === undefined) return err({ kind: 'not-found', what: 'file' });
      return ok({ chunk: whole.slice(offset, offset + length), size: whole.length });
    },
  };
}
