import { open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { concatBytes } from '../../src-shared/bytes';
import type { VaultError } from '../../src-shared/errors';
import { ok, type Result } from '../../src-shared/result';
import {
  createJournalScanner,
  decodeJournalFront,
  encodeJournalFront,
  JOURNAL_FRONT_BYTES,
  type JournalFront,
  type JournalScanner,
} from '../../src-shared/vault-format/journal-file';
import { readRange } from './file-bytes';
import { sha256 } from './hashing';
import { createJournalFile, type JournalFile } from './journal-file';
import { replaceFile } from './sync-files';

const SCAN_CHUNK_BYTES = 1024 * 1024;

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
