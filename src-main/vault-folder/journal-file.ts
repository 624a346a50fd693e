import { open, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { concatBytes, isSameBytes } from '../../src-shared/bytes';
import type { AppError, VaultError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import { HASH_BYTES } from '../../src-shared/vault-format/binary';
import { readFrame } from '../../src-shared/vault-format/frame';
import {
  createJournalScanner,
  decodeJournalFront,
  encodeJournalFront,
  JOURNAL_FRONT_BYTES,
  type JournalFront,
  type JournalScanner,
} from '../../src-shared/vault-format/journal-file';
import { onDisk } from './disk-error';
import { sha256 } from './hashing';
import { replaceFile } from './sync-files';

const SCAN_CHUNK_BYTES = 1024 * 1024;
const READ_LIMIT_BYTES = 16 * 1024 * 1024;

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

/** Writes a new journal file with these frames, atomically. */
export async function writeJournalFile(path: string, front: JournalFront, frames: Uint8Array): Promise<void> {
  await replaceFile(path, concatBytes([encodeJournalFront(front, sha256), frames]));
}

/**
 * Opens a journal and reads all of it. An incomplete last frame was never acknowledged: it is set aside into a file of
 * its own. Anything else that is wrong is named and left as it is.
 */
export async function openJournalFile(path: string, now: Date): Promise<Result<JournalFile, VaultError>> {
  const handle = await open(path, 'r+');
  try {
    const front = decodeJournalFront(await readRange(handle, 0, JOURNAL_FRONT_BYTES), sha256);
    if (!front.ok) {
      await handle.close();
      return front;
    }
    const scanner = createJournalScanner(front.value, sha256);
    const starts = await scanFrames(handle, scanner);
    const end = scanner.end();
    const torn = end.kind === 'torn' ? await setTailAside(handle, path, end.offset, now) : undefined;
    const { seq } = scanner.head();
    const damage = end.kind === 'damaged' ? { afterSeq: seq, where: `${end.where}, byte ${end.offset}` } : undefined;
    return ok(createJournalFile({ path, handle, front: front.value, scanner, starts, torn, damage }));
  } catch (cause) {
    await handle.close();
    throw cause;
  }
}

async function scanFrames(handle: FileHandle, scanner: JournalScanner): Promise<number[]> {
  const starts: number[] = [];
  let frameStart = JOURNAL_FRONT_BYTES;
  for (let position = JOURNAL_FRONT_BYTES; ; position += SCAN_CHUNK_BYTES) {
    const chunk = await readRange(handle, position, SCAN_CHUNK_BYTES);
    for (const frame of scanner.push(chunk)) {
      starts.push(frameStart);
      frameStart += frame.bytes.length;
    }
    if (chunk.length < SCAN_CHUNK_BYTES) return starts;
  }
}

async function setTailAside(handle: FileHandle, path: string, offset: number, now: Date): Promise<string> {
  const { size } = await handle.stat();
  const name = `torn-${now.toISOString().replaceAll(/[:.]/g, '-')}.bin`;
  await replaceFile(join(dirname(path), name), await readRange(handle, offset, size - offset));
  await handle.truncate(offset);
  await handle.sync();
  return name;
}

/** Up to `length` bytes; fewer where the file ends. */
export async function readRange(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) return bytes.slice(0, filled);
    filled += bytesRead;
  }
  return bytes;
}

interface Opened {
  readonly path: string;
  readonly handle: FileHandle;
  readonly front: JournalFront;
  readonly scanner: JournalScanner;
  /** Where each frame starts. */
  readonly starts: number[];
  readonly torn: string | undefined;
  readonly damage: JournalDamage | undefined;
}

function createJournalFile({ path, handle, front, scanner, starts, torn, damage }: Opened): JournalFile {
  let head = scanner.head();
  let broken: AppError | undefined = damage && { kind: 'vault-damaged', part: 'journal', where: damage.where };

  /** What stands in the way of writing: the file was replaced, removed or written to behind our back. */
  async function checkUntouched(): Promise<Result<null, AppError>> {
    const [ours, named] = await Promise.all([handle.stat(), stat(path)]);
    if (ours.ino !== named.ino || ours.dev !== named.dev || named.size !== head.offset) {
      return err({ kind: 'vault-damaged', part: 'journal', where: 'changed by another program' });
    }
    return ok(null);
  }

  async function write(bytes: Uint8Array): Promise<void> {
    try {
      await writeAll(handle, bytes, head.offset);
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
        const untouched = await checkUntouched();
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

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}
