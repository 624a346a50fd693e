import type { VaultError } from '../errors';
import { err, ok, type Result } from '../result';
import { concatBytes, isSameBytes } from '../bytes';
import { asciiBytes, assertLength, HASH_BYTES, readU64, startsWith, VAULT_ID_BYTES, viewOf, writeU64 } from './binary';
import type { Sha256 } from './binary';
import { isBlank, readFrame, type Frame } from './frame';

/*
 * Journal file: this front, then frames one after the other.
 *
 *   0   4  "BWVJ"
 *   4   u8 version = 1
 *   5  16  vault id
 *  21  u64 sequence of the first frame
 *  29  32  hash of the frame before the first
 *  61  32  SHA-256 of all before it
 *
 * Later versions keep these 93 bytes, so that a newer journal is told apart from a damaged one.
 */

const MAGIC = asciiBytes('BWVJ');
export const JOURNAL_VERSION = 1;
const VERSION_OFFSET = 4;
const VAULT_ID_OFFSET = 5;
const FIRST_SEQ_OFFSET = 21;
const PREV_HASH_OFFSET = 29;
const CHECKSUM_OFFSET = 61;
export const JOURNAL_FRONT_BYTES = CHECKSUM_OFFSET + HASH_BYTES;

export interface JournalFront {
  readonly vaultId: Uint8Array;
  readonly firstSeq: number;
  readonly prevHash: Uint8Array;
}

/** `journal-12.bwj`: the file whose first frame has sequence 12. */
export const journalFileName = (firstSeq: number): string => `journal-${firstSeq}.bwj`;

/** The bytes a journal file starts with. */
export function encodeJournalFront({ vaultId, firstSeq, prevHash }: JournalFront, sha256: Sha256): Uint8Array {
  assertLength(vaultId, VAULT_ID_BYTES, 'vault id');
  assertLength(prevHash, HASH_BYTES, 'previous hash');
  const front = new Uint8Array(JOURNAL_FRONT_BYTES);
  front.set(MAGIC);
  front[VERSION_OFFSET] = JOURNAL_VERSION;
  front.set(vaultId, VAULT_ID_OFFSET);
  writeU64(viewOf(front), FIRST_SEQ_OFFSET, firstSeq);
  front.set(prevHash, PREV_HASH_OFFSET);
  front.set(sha256(front.subarray(0, CHECKSUM_OFFSET)), CHECKSUM_OFFSET);
  return front;
}

/** Reads the front of a journal file from its first {@link JOURNAL_FRONT_BYTES} bytes or more. */
export function decodeJournalFront(bytes: Uint8Array, sha256: Sha256): Result<JournalFront, VaultError> {
  const damaged = (where: string) => err({ kind: 'vault-damaged', part: 'journal', where } as const);
  if (bytes.length < JOURNAL_FRONT_BYTES) return damaged('front cut short');
  if (!startsWith(bytes, MAGIC)) return damaged('magic number');
  const checksum = bytes.subarray(CHECKSUM_OFFSET, JOURNAL_FRONT_BYTES);
  if (!isSameBytes(sha256(bytes.subarray(0, CHECKSUM_OFFSET)), checksum)) return damaged('front checksum');
  const version = bytes[VERSION_OFFSET] ?? 0;
  if (version > JOURNAL_VERSION) {
    return err({ kind: 'newer-format', part: 'journal', found: version, supported: JOURNAL_VERSION });
  }
  if (version === 0) return damaged('version');
  const firstSeq = readU64(viewOf(bytes), FIRST_SEQ_OFFSET);
  if (firstSeq === undefined || firstSeq === 0) return damaged('first sequence');
  return ok({
    vaultId: bytes.slice(VAULT_ID_OFFSET, FIRST_SEQ_OFFSET),
    firstSeq,
    prevHash: bytes.slice(PREV_HASH_OFFSET, CHECKSUM_OFFSET),
  });
}

/** What came of reading a journal to its end. Offsets count from the start of the file. */
export type JournalEnd =
  | { readonly kind: 'whole' }
  /** The last frame was cut short, so it was never acknowledged; its bytes start at `offset`. */
  | { readonly kind: 'torn'; readonly offset: number }
  | { readonly kind: 'damaged'; readonly offset: number; readonly where: string };

export interface JournalScanner {
  /**
   * Sound frames that end in what was handed in so far; they are views of it, so a chunk must not be written to
   * afterwards. Nothing more comes after damage.
   */
  readonly push: (chunk: Uint8Array) => readonly Frame[];
  readonly end: () => JournalEnd;
  /** Sequence, hash and end of the last sound frame; those before the first frame where there is none. */
  readonly head: () => JournalHead;
}

export interface JournalHead {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly offset: number;
}

type ScanState =
  | { readonly kind: 'reading'; readonly need: number }
  | { readonly kind: 'blank' }
  | { readonly kind: 'damaged'; readonly where: string };

/** Reads the frames that follow a journal's front, in chunks of any size: structure, hashes, sequence and chain. */
export function createJournalScanner(front: JournalFront, sha256: Sha256): JournalScanner {
  let parts: Uint8Array[] = [];
  let pendingBytes = 0;
  let state: ScanState = { kind: 'reading', need: 1 };
  let head: JournalHead = { seq: front.firstSeq - 1, hash: front.prevHash, offset: JOURNAL_FRONT_BYTES };

  function accept(frame: Frame): boolean {
    if (frame.seq !== head.seq + 1) state = { kind: 'damaged', where: 'sequence' };
    else if (!isSameBytes(frame.prevHash, head.hash)) state = { kind: 'damaged', where: 'chain' };
    else head = { seq: frame.seq, hash: frame.hash, offset: head.offset + frame.bytes.length };
    return state.kind === 'reading';
  }

  function readPending(): Frame[] {
    const pending = concatBytes(parts);
    const frames: Frame[] = [];
    let offset = 0;
    while (offset < pending.length && state.kind === 'reading') {
      const reading = readFrame(pending, offset, sha256);
      if (reading.kind === 'incomplete') state = { kind: 'reading', need: reading.need };
      if (reading.kind === 'blank' || reading.kind === 'damaged') state = reading;
      if (reading.kind !== 'frame') break;
      if (!accept(reading.frame)) break;
      frames.push(reading.frame);
      offset += reading.frame.bytes.length;
    }
    parts = [pending.subarray(offset)];
    pendingBytes = pending.length - offset;
    return frames;
  }

  return {
    push: (chunk) => {
      if (state.kind === 'blank' && !isBlank(chunk)) state = { kind: 'damaged', where: 'length' };
      if (state.kind !== 'reading') return [];
      parts.push(chunk);
      pendingBytes += chunk.length;
      if (pendingBytes < state.need) return [];
      state = { kind: 'reading', need: 1 };
      return readPending();
    },
    end: () => {
      if (state.kind === 'damaged') return { kind: 'damaged', offset: head.offset, where: state.where };
      return pendingBytes === 0 ? { kind: 'whole' } : { kind: 'torn', offset: head.offset };
    },
    head: () => head,
  };
}
