import { ascii, check, createCursor, isSame, join, sha256, toBase64Url } from './primitives.ts';

export interface JournalFrame {
  readonly seq: number;
  readonly opId: Uint8Array;
  readonly prevHash: Uint8Array;
  readonly sealed: Uint8Array;
}

export interface Journal {
  readonly vaultId: Uint8Array;
  readonly frames: readonly JournalFrame[];
}

/** Reads a journal file. Throws at damage; a last frame that was cut short is left out. */
export function parseJournal(file: Uint8Array): Journal {
  const cursor = createCursor(file);
  check(isSame(cursor.take(4), ascii('BWVJ')), 'magic number of the journal');
  const version = cursor.u8();
  const vaultId = cursor.take(16);
  const firstSeq = cursor.u64();
  const prevHash = cursor.take(32);
  const checked = file.slice(0, cursor.offset());
  check(isSame(cursor.take(32), sha256(checked)), 'checksum of the journal');
  check(version === 1, 'version of the journal');
  check(firstSeq > 1 || isSame(prevHash, sha256(join(ascii('bailiwick journal'), vaultId))), 'start of the chain');
  return { vaultId, frames: parseFrames(file.slice(cursor.offset()), firstSeq, prevHash) };
}

/** Reads frames one after the other, and checks their chain. */
export function parseFrames(bytes: Uint8Array, firstSeq: number, genesis: Uint8Array): readonly JournalFrame[] {
  const frames: JournalFrame[] = [];
  let expected = { seq: firstSeq, prevHash: genesis };
  let offset = 0;
  while (!isTorn(bytes.subarray(offset))) {
    const cursor = createCursor(bytes.subarray(offset));
    const length = cursor.u32();
    check(cursor.u32() === ~length >>> 0, 'length of a frame');
    const frame = { seq: cursor.u64(), opId: cursor.take(16), prevHash: cursor.take(32) };
    const sealed = cursor.take(length - 88);
    const end = offset + cursor.offset();
    const hash = cursor.take(32);
    check(isSame(hash, sha256(bytes.slice(offset, end))), 'hash of a frame');
    check(frame.seq === expected.seq && isSame(frame.prevHash, expected.prevHash), 'chain of frames');
    frames.push({ ...frame, sealed });
    expected = { seq: frame.seq + 1, prevHash: hash };
    offset = end + 32;
  }
  return frames;
}

const SEALED_MAX_BYTES = 63 * 2 ** 20;

/** Nothing, less than a frame, or zeros: never acknowledged. */
function isTorn(rest: Uint8Array): boolean {
  if (rest.length < 8 || rest.every((byte) => byte === 0)) return true;
  const cursor = createCursor(rest);
  const length = cursor.u32();
  return cursor.u32() === ~length >>> 0 && length <= SEALED_MAX_BYTES + 88 && rest.length < 8 + length;
}

export interface StoredRecord {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly sealed: Uint8Array;
}

export interface Snapshot {
  readonly vaultId: Uint8Array;
  readonly throughSeq: number;
  readonly headHash: string;
  readonly header: Uint8Array;
  readonly records: readonly StoredRecord[];
}

const KINDS = ['manifest', 'page', 'order', 'undo', 'values'];
const END = 255;

/** Reads a snapshot or backup file, whole. */
export function parseSnapshot(file: Uint8Array): Snapshot {
  const cursor = createCursor(file);
  check(isSame(cursor.take(4), ascii('BWVS')), 'magic number of the snapshot');
  const version = cursor.u8();
  const vaultId = cursor.take(16);
  const throughSeq = cursor.u64();
  const headHash = toBase64Url(cursor.take(32));
  const header = cursor.take(cursor.u32());
  const front = file.slice(0, cursor.offset());
  check(isSame(cursor.take(32), sha256(front)), 'checksum of the snapshot');
  check(version === 1, 'version of the snapshot');
  const records: StoredRecord[] = [];
  let kindNumber = cursor.u8();
  for (; kindNumber !== END; kindNumber = cursor.u8()) {
    const kind = KINDS[kindNumber - 1];
    check(kind !== undefined, 'kind of a record');
    const id = Buffer.from(cursor.take(cursor.u8())).toString('latin1');
    check(/^[\x21-\x7e]{1,64}$/.test(id), 'id of a record');
    const recordVersion = cursor.u64();
    records.push({ kind, id, version: recordVersion, sealed: cursor.take(cursor.u32()) });
  }
  check(cursor.u64() === records.length, 'count of records');
  const hashed = file.slice(0, cursor.offset());
  check(isSame(cursor.take(32), sha256(hashed)), 'hash of the snapshot');
  check(cursor.isAtEnd(), 'bytes after the end');
  return { vaultId, throughSeq, headHash, header, records };
}
