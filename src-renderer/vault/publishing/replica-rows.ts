import { base64UrlToBytes, bytesToBase64Url, concatBytes } from '../../../src-shared/bytes';
import { decodeEntryFile, type Entry } from '../../../src-shared/directory-entry/entry-file';
import { fromHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { FeedRow } from '../../../src-shared/directory-view/rows';
import { viewOf } from '../../../src-shared/vault-format/binary';
import type { DeviceValue } from '../store/types';
import type { FeedReplica } from './replica';

/*
 * A feed as rows of this profile: what stands of it as a whole, stamps, and its entries in runs of so many: what they
 * say, and their files one after the other, which prove it. Only runs that changed are sealed and written again.
 */

/** Some 30 KB a row: from 64 KiB on Chromium keeps a value as a file of its own, and writes it in a hundred times the time. */
export const RUN = 128;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What stands of a feed beside its entries. */
export interface Front extends Omit<FeedReplica, 'rows'> {
  readonly entries: number;
}

/** Feeds stand by their key as base64url: a row's name has at most 64 characters. */
const nameOf = (feed: Hex32, part: string): string => `${bytesToBase64Url(fromHex32(feed))}/${part}`;

const FRONT = '/front';
export const isFrontName = (name: string): boolean => name.endsWith(FRONT);
export const frontName = (feed: Hex32): string => nameOf(feed, 'front');
export const stampsName = (feed: Hex32): string => nameOf(feed, 'stamps');
export const rowsName = (feed: Hex32, run: number): string => nameOf(feed, `r${run}`);
export const proofName = (feed: Hex32, run: number): string => nameOf(feed, `p${run}`);

/** Numbers of the runs that so many entries fill. */
export const runsOf = (entries: number): readonly number[] =>
  Array.from({ length: Math.ceil(entries / RUN) }, (_, run) => run);

const toJson = (key: string, value: unknown): DeviceValue => ({ key, bytes: encoder.encode(JSON.stringify(value)) });

/** Evidence is kept as the bytes it is made of. */
export function frontRow({ rows, ...rest }: FeedReplica): DeviceValue {
  const front: Front = { ...rest, entries: rows.length };
  const json = JSON.stringify(front, (_, value: unknown) =>
    value instanceof Uint8Array ? { bytes: bytesToBase64Url(value) } : value,
  );
  return { key: frontName(rest.feed), bytes: encoder.encode(json) };
}

// Sealed by this vault for this profile: what opens is what was put there.
export const readFront = (bytes: Uint8Array): Front => JSON.parse(decoder.decode(bytes), reviveBytes) as Front;
export const readRows = (bytes: Uint8Array): readonly FeedRow[] =>
  JSON.parse(decoder.decode(bytes)) as readonly FeedRow[];

const reviveBytes = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'bytes' in value && typeof value.bytes === 'string'
    ? base64UrlToBytes(value.bytes)
    : value;

/** Rows as they are kept, run by run. */
export const runsOfRows = (rows: readonly FeedRow[]): readonly Uint8Array[] =>
  runsOf(rows.length).map((run) => encoder.encode(JSON.stringify(rows.slice(run * RUN, (run + 1) * RUN))));

export const madeRuns = (feed: Hex32, runs: readonly Uint8Array[]): DeviceValue[] =>
  runs.map((bytes, run) => ({ key: rowsName(feed, run), bytes }));

/** The runs of rows that are not as they were before. */
export function changedRuns(feed: Hex32, before: readonly FeedRow[], rows: readonly FeedRow[]): DeviceValue[] {
  if (rows === before) return [];
  return runsOf(rows.length).flatMap((run) => {
    const end = Math.min(rows.length, (run + 1) * RUN);
    let at = run * RUN;
    while (at < end && rows[at] === before[at]) at += 1;
    return at === end ? [] : [toJson(rowsName(feed, run), rows.slice(run * RUN, end))];
  });
}

const LENGTH_BYTES = 2;
const SIGNATURE_BYTES = 64;

/** Takes entry files that stand one after the other apart; views, not copies. */
export function splitProof(bytes: Uint8Array): readonly Uint8Array[] {
  const files: Uint8Array[] = [];
  const view = viewOf(bytes);
  for (let at = 0; at + LENGTH_BYTES <= bytes.length;) {
    const end = at + LENGTH_BYTES + view.getUint16(at, true) + SIGNATURE_BYTES;
    files.push(bytes.subarray(at, end));
    at = end;
  }
  return files;
}

/** The entries of such files, as far as they can be read. */
export function readEntries(bytes: Uint8Array): readonly Entry[] {
  const entries: Entry[] = [];
  for (const file of splitProof(bytes)) {
    const entry = decodeEntryFile(file);
    if (!entry.ok) break;
    entries.push(entry.value);
  }
  return entries;
}

/** The runs of signed headers that `added` fills; `last` is the run that the first `before` entries end in. */
export function provenRuns(
  feed: Hex32,
  before: number,
  last: Uint8Array | undefined,
  added: readonly Uint8Array[],
): DeviceValue[] {
  const rows: DeviceValue[] = [];
  for (let from = 0; from < added.length;) {
    const run = Math.floor((before + from) / RUN);
    const room = (run + 1) * RUN - before - from;
    const files = added.slice(from, from + room);
    const start = from === 0 && last !== undefined ? [last] : [];
    rows.push({ key: proofName(feed, run), bytes: concatBytes([...start, ...files]) });
    from += files.length;
  }
  return rows;
}
