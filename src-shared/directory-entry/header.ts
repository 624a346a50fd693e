import { err, ok, type Result } from '../result';
import { asciiBytes, asciiText, assertLength, readU32, viewOf, writeU64 } from '../vault-format/binary';
import { KEY_BYTES, SIGNATURE_BYTES } from './key-bytes';

/*
 * Header of an entry: what is signed. Its SHA-256 is the entry's id.
 *
 *     0     4  "BWDE"
 *     4     u8 version = 1
 *     5     u8 kind
 *     6     u8 code
 *     7     u8 flags: 1 target, 2 attest; the others are zero
 *     8    32  directory id
 *    40    32  feed key
 *    72    u64 sequence, from 1
 *    80    32  SHA-256 of the feed's previous header; zeros for the first
 *   112     u8 n, at most 30
 *   113     n  time, RFC 3339 in UTC, ASCII
 *   113+n  32  content hash; zeros: no content
 *         [32  target]
 *         [32  member id, 64 signature by that identity: see devicePae]
 *
 * The attest stands in the first header of a feed and in no other. Later versions keep magic and version.
 */

/** The first bytes of a header. */
export const HEADER_MAGIC = asciiBytes('BWDE');
const MAGIC_NUMBER = readU32(HEADER_MAGIC, 0);
const TWO_TO_32 = 0x1_0000_0000;
const VERSION_OFFSET = 4;
const KIND_OFFSET = 5;
const CODE_OFFSET = 6;
const FLAGS_OFFSET = 7;
const DIRECTORY_OFFSET = 8;
const FEED_OFFSET = 40;
const SEQ_OFFSET = 72;
const PREVIOUS_OFFSET = 80;
const TIME_LENGTH_OFFSET = 112;
const TIME_OFFSET = 113;
const TIME_MAX_BYTES = 30;
const HAS_TARGET = 1;
const HAS_ATTEST = 2;
const ATTEST_BYTES = KEY_BYTES + SIGNATURE_BYTES;

export const ENTRY_VERSION = 1;
export const HEADER_MIN_BYTES = TIME_OFFSET + KEY_BYTES;

/** Seconds as a clock shows them, a leap second included; a day of a month is not checked against the month. */
const TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?Z$/;

/** An identity's word that a feed is written by one of its devices. */
export interface Attest {
  readonly memberId: Uint8Array;
  readonly signature: Uint8Array;
}

/** The parts of a header. Numbers of kinds and codes that this version does not know are kept as they are. */
export interface EntryHeader {
  readonly kind: number;
  readonly code: number;
  readonly directoryId: Uint8Array;
  readonly feedKey: Uint8Array;
  readonly seq: number;
  readonly previous: Uint8Array;
  /** By the author's clock: shown and compared, never a reason to refuse. */
  readonly time: string;
  /** Absent: the entry has no content. */
  readonly contentHash?: Uint8Array;
  readonly target?: Uint8Array;
  readonly attest?: Attest;
}

/** Why bytes are no entry. `where` names a field, never what stood there. */
export type EntryFault =
  | { readonly kind: 'malformed'; readonly where: string }
  | { readonly kind: 'unknown-version'; readonly found: number }
  | { readonly kind: 'oversized'; readonly limit: number };

/** The bytes of a header. Throws on parts that no reader would accept: they are made by our own code. */
export function encodeHeader(header: EntryHeader): Uint8Array {
  const { kind, code, directoryId, feedKey, seq, previous, time, contentHash, target, attest } = header;
  if (!TIME.test(time) || time.length > TIME_MAX_BYTES) throw new RangeError('time of an entry');
  if (seq < 1 || (attest !== undefined) !== (seq === 1)) throw new RangeError('the first entry carries the attest');
  assertKeys({ directoryId, feedKey, previous, ...(contentHash && { contentHash }), ...(target && { target }) });
  const timeEnd = TIME_OFFSET + time.length;
  const targetAt = timeEnd + KEY_BYTES;
  const attestAt = targetAt + (target === undefined ? 0 : KEY_BYTES);
  const bytes = new Uint8Array(attestAt + (attest === undefined ? 0 : ATTEST_BYTES));
  bytes.set(HEADER_MAGIC);
  bytes.set(
    [ENTRY_VERSION, kind, code, (target === undefined ? 0 : HAS_TARGET) | (attest === undefined ? 0 : HAS_ATTEST)],
    VERSION_OFFSET,
  );
  bytes.set(directoryId, DIRECTORY_OFFSET);
  bytes.set(feedKey, FEED_OFFSET);
  writeU64(viewOf(bytes), SEQ_OFFSET, seq);
  bytes.set(previous, PREVIOUS_OFFSET);
  bytes[TIME_LENGTH_OFFSET] = time.length;
  bytes.set(asciiBytes(time), TIME_OFFSET);
  if (contentHash !== undefined) bytes.set(contentHash, timeEnd);
  if (target !== undefined) bytes.set(target, targetAt);
  if (attest !== undefined) setAttest(bytes, attestAt, attest);
  return bytes;
}

function assertKeys(keys: Readonly<Record<string, Uint8Array>>): void {
  for (const [what, bytes] of Object.entries(keys)) assertLength(bytes, KEY_BYTES, what);
}

function setAttest(bytes: Uint8Array, offset: number, { memberId, signature }: Attest): void {
  assertLength(memberId, KEY_BYTES, 'member id');
  assertLength(signature, SIGNATURE_BYTES, 'attest');
  bytes.set(memberId, offset);
  bytes.set(signature, offset + KEY_BYTES);
}

const malformed = (where: string) => err({ kind: 'malformed', where } as const);

/** Takes a header apart; its parts are views, not copies. Never throws. One header has one spelling. */
export function decodeHeader(bytes: Uint8Array): Result<EntryHeader, EntryFault> {
  if (bytes.length < HEADER_MIN_BYTES) return malformed('header length');
  if (readU32(bytes, 0) !== MAGIC_NUMBER) return malformed('magic number');
  const version = bytes[VERSION_OFFSET] ?? 0;
  if (version > ENTRY_VERSION) return err({ kind: 'unknown-version', found: version });
  if (version === 0) return malformed('version');
  const flags = bytes[FLAGS_OFFSET] ?? 0;
  if (flags > (HAS_TARGET | HAS_ATTEST)) return malformed('flags');
  const seq = readU32(bytes, SEQ_OFFSET) + readU32(bytes, SEQ_OFFSET + 4) * TWO_TO_32;
  if (seq === 0 || !Number.isSafeInteger(seq)) return malformed('sequence');
  const attested = (flags & HAS_ATTEST) !== 0;
  if (attested !== (seq === 1)) return malformed('attest');
  return decodeRest(bytes, flags, seq);
}

function decodeRest(bytes: Uint8Array, flags: number, seq: number): Result<EntryHeader, EntryFault> {
  const timeEnd = TIME_OFFSET + (bytes[TIME_LENGTH_OFFSET] ?? 0);
  const targetAt = timeEnd + KEY_BYTES;
  const attestAt = targetAt + ((flags & HAS_TARGET) === 0 ? 0 : KEY_BYTES);
  const end = attestAt + ((flags & HAS_ATTEST) === 0 ? 0 : ATTEST_BYTES);
  if (bytes.length !== end) return malformed('header length');
  if (timeEnd > TIME_OFFSET + TIME_MAX_BYTES) return malformed('time');
  const time = asciiText(bytes.subarray(TIME_OFFSET, timeEnd));
  if (!TIME.test(time)) return malformed('time');
  const contentHash = bytes.subarray(timeEnd, targetAt);
  return ok({
    kind: bytes[KIND_OFFSET] ?? 0,
    code: bytes[CODE_OFFSET] ?? 0,
    directoryId: bytes.subarray(DIRECTORY_OFFSET, FEED_OFFSET),
    feedKey: bytes.subarray(FEED_OFFSET, SEQ_OFFSET),
    seq,
    previous: bytes.subarray(PREVIOUS_OFFSET, TIME_LENGTH_OFFSET),
    time,
    ...(!isZero(contentHash) && { contentHash }),
    ...(targetAt < attestAt && { target: bytes.subarray(targetAt, attestAt) }),
    ...(attestAt < end && { attest: readAttest(bytes, attestAt) }),
  });
}

const readAttest = (bytes: Uint8Array, offset: number): Attest => ({
  memberId: bytes.subarray(offset, offset + KEY_BYTES),
  signature: bytes.subarray(offset + KEY_BYTES, offset + ATTEST_BYTES),
});

/** What stands for "none" where 32 bytes are expected. */
export function isZero(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index += 1) if (bytes[index] !== 0) return false;
  return true;
}

/** What the first entry of a feed has for the hash of the header before. */
export const noPrevious = (): Uint8Array => new Uint8Array(KEY_BYTES);
