import { concatBytes } from '../../../src-shared/bytes';
import type { Entry } from '../../../src-shared/directory-entry/entry-file';
import { decodeHeader, ENTRY_VERSION, HEADER_MAGIC, isZero } from '../../../src-shared/directory-entry/header';
import { KEY_BYTES, SIGNATURE_BYTES } from '../../../src-shared/directory-entry/key-bytes';
import type { SignedHeader } from '../../../src-shared/directory-view/problems';
import type { RowEntry } from '../../../src-shared/directory-view/rows';
import { asciiText, readU32, viewOf, writeU64 } from '../../../src-shared/vault-format/binary';

/*
 * Signed headers of one feed that follow on one another, as the replica keeps them: a third smaller without what each
 * repeats. Offsets on the right are those in a header, see header.ts of directory-entry/.
 *
 *     0   u64 sequence of the first                                  72
 *     8    64 directory id, feed key                                  8
 *    72    32 id of the last
 *   104       each entry:  u16 length of the next two
 *                            3 kind, code, flags                      5
 *                              previous and all that follows it      80
 *                           64 signature
 */

const PLACE_OFFSET = 8;
const PLACE_BYTES = KEY_BYTES * 2;
const LAST_ID_OFFSET = PLACE_OFFSET + PLACE_BYTES;
const ENTRIES_OFFSET = LAST_ID_OFFSET + KEY_BYTES;
const LENGTH_BYTES = 2;
const KIND_BYTES = 3;

const HEADER_VERSION = 4;
const HEADER_KIND = 5;
const HEADER_PLACE = 8;
const HEADER_SEQ = 72;
const HEADER_PREVIOUS = 80;
const NOT_KEPT = HEADER_PREVIOUS - KIND_BYTES;

const TWO_TO_32 = 0x1_0000_0000;

/** At least one entry, of one feed and without gap: what `checkFeed` accepts. `lastId`: SHA-256 of the last header. */
export function packHeaders(entries: readonly SignedHeader[], lastId: Uint8Array): Uint8Array {
  const [first] = entries;
  if (first === undefined) throw new RangeError('no headers to pack');
  const each = LENGTH_BYTES - NOT_KEPT + SIGNATURE_BYTES;
  const length = entries.reduce((sum, { headerBytes }) => sum + each + headerBytes.length, ENTRIES_OFFSET);
  const packed = new Uint8Array(length);
  packed.set(first.headerBytes.subarray(HEADER_SEQ, HEADER_PREVIOUS));
  packed.set(first.headerBytes.subarray(HEADER_PLACE, HEADER_SEQ), PLACE_OFFSET);
  packed.set(lastId, LAST_ID_OFFSET);
  let at = ENTRIES_OFFSET;
  for (const { headerBytes, signature } of entries) {
    const rest = headerBytes.length - NOT_KEPT;
    packed[at] = rest & 0xff;
    packed[at + 1] = rest >> 8;
    at += LENGTH_BYTES;
    packed.set(headerBytes.subarray(HEADER_KIND, HEADER_PLACE), at);
    packed.set(headerBytes.subarray(HEADER_PREVIOUS), at + KIND_BYTES);
    packed.set(signature, at + rest);
    at += rest + SIGNATURE_BYTES;
  }
  return packed;
}

/** The very bytes that were packed. */
export const unpackHeaders = (packed: Uint8Array): readonly SignedHeader[] =>
  placesOf(packed).map((place, index) => unpack(packed, place, index));

/** The entries of packed headers, as far as they can be read. */
export function readEntries(packed: Uint8Array): readonly Entry[] {
  const entries: Entry[] = [];
  for (const signed of unpackHeaders(packed)) {
    const header = decodeHeader(signed.headerBytes);
    if (!header.ok) break;
    entries.push({ ...signed, header: header.value });
  }
  return entries;
}

/** The entry at a place in packed headers, from 0; only that one is read. */
export function entryIn(packed: Uint8Array, index: number): Entry | undefined {
  const place = placesOf(packed)[index];
  if (place === undefined) return undefined;
  const signed = unpack(packed, place, index);
  const header = decodeHeader(signed.headerBytes);
  return header.ok ? { ...signed, header: header.value } : undefined;
}

const HAS_TARGET = 1;

/** What rows are made of, without putting whole headers together: of an opened directory there are 150,000. */
export function rowEntries(packed: Uint8Array): readonly RowEntry[] {
  const places = placesOf(packed);
  const firstSeq = seqAt(packed);
  return places.map(({ at }, index): RowEntry => {
    // Each header names the one before: there an entry's id stands again.
    const next = places[index + 1];
    const idAt = next ? next.at + KIND_BYTES : LAST_ID_OFFSET;
    const timeAt = at + KIND_BYTES + KEY_BYTES + 1;
    const timeEnd = timeAt + (packed[timeAt - 1] ?? 0);
    const hashEnd = timeEnd + KEY_BYTES;
    const hash = packed.subarray(timeEnd, hashEnd);
    const hasTarget = ((packed[at + 2] ?? 0) & HAS_TARGET) !== 0;
    return {
      id: packed.subarray(idAt, idAt + KEY_BYTES),
      header: {
        kind: packed[at] ?? 0,
        code: packed[at + 1] ?? 0,
        seq: firstSeq + index,
        time: asciiText(packed.subarray(timeAt, timeEnd)),
        ...(!isZero(hash) && { contentHash: hash }),
        ...(hasTarget && { target: packed.subarray(hashEnd, hashEnd + KEY_BYTES) }),
      },
    };
  });
}

const seqAt = (packed: Uint8Array): number => readU32(packed, 0) + readU32(packed, 4) * TWO_TO_32;

interface Place {
  /** Where kind, code and flags stand. */
  readonly at: number;
  /** Where the signature stands. */
  readonly end: number;
}

function placesOf(packed: Uint8Array): readonly Place[] {
  const places: Place[] = [];
  for (let at = ENTRIES_OFFSET + LENGTH_BYTES; at <= packed.length;) {
    const end = at + (packed[at - 2] ?? 0) + (packed[at - 1] ?? 0) * 256;
    places.push({ at, end });
    at = end + SIGNATURE_BYTES + LENGTH_BYTES;
  }
  return places;
}

function unpack(packed: Uint8Array, { at, end }: Place, index: number): SignedHeader {
  const front = new Uint8Array(HEADER_PREVIOUS);
  front.set(HEADER_MAGIC);
  front[HEADER_VERSION] = ENTRY_VERSION;
  front.set(packed.subarray(at, at + KIND_BYTES), HEADER_KIND);
  front.set(packed.subarray(PLACE_OFFSET, LAST_ID_OFFSET), HEADER_PLACE);
  writeU64(viewOf(front), HEADER_SEQ, seqAt(packed) + index);
  return {
    headerBytes: concatBytes([front, packed.subarray(at + KIND_BYTES, end)]),
    signature: packed.subarray(end, end + SIGNATURE_BYTES),
  };
}
