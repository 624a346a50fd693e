import { fstatSync, statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

import { isSameBytes } from '../../src-shared/bytes';
import type { AppError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import { HASH_BYTES } from '../../src-shared/vault-format/binary';
import { readFrame } from '../../src-shared/vault-format/frame';
import type { JournalFront, JournalScanner } from '../../src-shared/vault-format/journal-file';
import { onDisk } from './disk-error';
import { readRange, writeAll, writeAllNow } from './file-bytes';
import { sha256 } from './hashing';

const READ_LIMIT_BYTES = 16 * 1024 * 1024;
/**
 * Frames of a save. What the page cache takes and gives at once is done on this thread: each way through Node's threads
 * and back costs a save a quarter of a millisecond. Only the disk is waited for elsewhere.
 */
const SMALL_FRAME_BYTES = 64 * 1024;

/** What is wrong with a journal, after which sequence. */
export interface JournalDamage {
  readonly afterSeq: number;
  readonly where: string;
}

/** One journal file, open for appending. Calls must come one after the other. */
export interface JournalFile {
  readonly front: JournalFront;
  readonly headSeq: number;
  readonly headHash: Uint8Array;
  readonly bytes: number;
  readonly tornTail: string | undefined;
  readonly damage: JournalDamage | undefined;
  readonly append: (frame: Uint8Array) => Promise<Result<{ readonly headSeq: number }, AppError>>;
  readonly readFrames: (afterSeq: number, limit: number) => Promise<Result<{ readonly frames: Uint8Array }, AppError>>;
  /** The hash of a frame of this file, or of the one before its first. */
  readonly hashOf: (seq: number) => Promise<Uint8Array>;
  /** All sound frames after `seq`, which is of this file or the one before its first. */
  readonly bytesAfter: (seq: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** A journal that was read to its end. */
export interface ScannedJournal {
  readonly path: string;
  readonly handle: FileHandle;
  readonly front: JournalFront;
  readonly scanner: JournalScanner;
  /** Where each frame starts. */
  readonly starts: number[];
  readonly torn: string | undefined;
  readonly damage: JournalDamage | undefined;
}

/** Serves the frames of a journal, and takes new ones, until it is closed. */
export function createJournalFile({ path, handle, front, scanner, starts, torn, damage }: ScannedJournal): JournalFile {
  let head = scanner.head();
  let broken: AppError | undefined = damage && { kind: 'vault-damaged', part: 'journal', where: damage.where };

  /** What stands in the way of writing: the file was replaced, removed or written to behind our back. */
  function checkUntouched(): Result<null, AppError> {
    const [ours, named] = [fstatSync(handle.fd), statSync(path)];
    if (ours.ino !== named.ino || ours.dev !== named.dev || named.size !== head.offset) {
      return err({ kind: 'vault-damaged', part: 'journal', where: 'changed by another program' });
    }
    return ok(null);
  }

  async function write(bytes: Uint8Array): Promise<void> {
    try {
      if (bytes.length <= SMALL_FRAME_BYTES) writeAllNow(handle, bytes, head.offset);
      else await writeAll(handle, bytes, head.offset);
      await handle.datasync();
    } catch (cause) {
      // Half a frame must not stay in the way of the next one.
      await handle
        .truncate(head.offset)
        .then(async () => handle.sync())
        .catch(() => {
          broken = { kind: 'disk-failed', path, code: 'truncate' };
        });
      throw cause;
    }
  }

  const file: JournalFile = {
    front,
    get headSeq() {
      return head.seq;
    },
    get headHash() {
      return head.hash;
    },
    get bytes() {
      return head.offset;
    },
    tornTail: torn,
    damage,
    append: async (bytes) =>
      onDisk(path, async () => {
        if (broken !== undefined) return err(broken);
        const reading = readFrame(bytes, 0, sha256);
        if (reading.kind !== 'frame' || reading.frame.bytes.length !== bytes.length) {
          return err({ kind: 'bad-input', where: 'frame' });
        }
        const { frame } = reading;
        // The answer to an earlier call was lost on its way: the frame is already here.
        if (frame.seq === head.seq && isSameBytes(frame.hash, head.hash)) return ok({ headSeq: head.seq });
        if (frame.seq !== head.seq + 1) return err({ kind: 'refused', where: 'frame: sequence' });
        if (!isSameBytes(frame.prevHash, head.hash)) return err({ kind: 'refused', where: 'frame: previous hash' });
        const untouched = checkUntouched();
        if (!untouched.ok) return untouched;
        await write(bytes);
        starts.push(head.offset);
        head = { seq: frame.seq, hash: frame.hash.slice(), offset: head.offset + bytes.length };
        return ok({ headSeq: head.seq });
      }),
    readFrames: async (afterSeq, limit) =>
      onDisk(path, async () => {
        const first = afterSeq + 1 - front.firstSeq;
        if (first < 0) return err({ kind: 'refused', where: 'afterSeq: already cut' });
        const start = starts[first];
        if (start === undefined) return ok({ frames: new Uint8Array(0) });
        const most = start + Math.min(limit, READ_LIMIT_BYTES);
        let end = starts[first + 1] ?? head.offset;
        for (let next = first + 1; next < starts.length && (starts[next + 1] ?? head.offset) <= most; next += 1) {
          end = starts[next + 1] ?? head.offset;
        }
        return ok({ frames: await readRange(handle, start, end - start) });
      }),
    hashOf: async (seq) => {
      if (seq === front.firstSeq - 1) return front.prevHash;
      const end = starts[seq + 1 - front.firstSeq] ?? head.offset;
      return readRange(handle, end - HASH_BYTES, HASH_BYTES);
    },
    bytesAfter: async (seq) => {
      const start = starts[seq + 1 - front.firstSeq] ?? head.offset;
      return readRange(handle, start, head.offset - start);
    },
    close: async () => handle.close(),
  };
  return file;
}
