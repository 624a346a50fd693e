import { asciiBytes, HASH_BYTES, viewOf, writeU64, type CreateSha256 } from './binary';
import {
  encodeSnapshotFront,
  END_BYTES,
  END_KIND,
  RECORD_ID,
  RECORD_KINDS,
  sha256From,
  type SnapshotFront,
  type SnapshotRecord,
} from './snapshot-file';

export interface SnapshotWriter {
  /** Answers the chunks that are full: hand them to the disk in order. */
  readonly add: (record: SnapshotRecord) => readonly Uint8Array[];
  /** Answers the remaining chunks. Nothing may be added afterwards. */
  readonly end: () => readonly Uint8Array[];
}

/** Writes a snapshot (layout: snapshot-file.ts) as chunks of `chunkBytes`, of which only the last may be shorter. */
export function createSnapshotWriter(
  front: SnapshotFront,
  createSha256: CreateSha256,
  chunkBytes: number,
): SnapshotWriter {
  const hash = createSha256();
  const chunker = createChunker(chunkBytes);
  let count = 0;
  const put = (bytes: Uint8Array): void => {
    hash.update(bytes);
    chunker.add(bytes);
  };
  put(encodeSnapshotFront(front, sha256From(createSha256)));
  return {
    add: (record) => {
      count += 1;
      put(encodeRecordFront(record));
      put(record.sealed);
      return chunker.takeFull();
    },
    end: () => {
      const end = new Uint8Array(END_BYTES);
      end[0] = END_KIND;
      writeU64(viewOf(end), 1, count);
      hash.update(end.subarray(0, -HASH_BYTES));
      end.set(hash.digest(), END_BYTES - HASH_BYTES);
      chunker.add(end);
      return chunker.takeAll();
    },
  };
}

function encodeRecordFront({ kind, id, version, sealed }: SnapshotRecord): Uint8Array {
  if (!RECORD_ID.test(id)) throw new RangeError('record id');
  const front = new Uint8Array(2 + id.length + 12);
  const view = viewOf(front);
  front[0] = RECORD_KINDS.indexOf(kind) + 1;
  front[1] = id.length;
  front.set(asciiBytes(id), 2);
  writeU64(view, 2 + id.length, version);
  view.setUint32(10 + id.length, sealed.length, true);
  return front;
}

function createChunker(chunkBytes: number) {
  let full: Uint8Array[] = [];
  let chunk = new Uint8Array(chunkBytes);
  let used = 0;
  return {
    add: (bytes: Uint8Array): void => {
      let offset = 0;
      while (offset < bytes.length) {
        const part = bytes.subarray(offset, offset + chunkBytes - used);
        chunk.set(part, used);
        used += part.length;
        offset += part.length;
        if (used === chunkBytes) {
          full.push(chunk);
          // A fresh one each time: full chunks are transferred to the shell.
          chunk = new Uint8Array(chunkBytes);
          used = 0;
        }
      }
    },
    takeFull: (): readonly Uint8Array[] => {
      const taken = full;
      full = [];
      return taken;
    },
    takeAll: (): readonly Uint8Array[] => (used === 0 ? full : [...full, chunk.slice(0, used)]),
  };
}
