import { base64UrlToBytes, bytesToBase64Url } from '../../../src-shared/bytes';
import { fromHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { SignedHeader } from '../../../src-shared/directory-view/problems';
import { rowOf, type FeedRow, type RowContent } from '../../../src-shared/directory-view/rows';
import type { DeviceValue } from '../store/types';
import { packHeaders, rowEntries, unpackHeaders } from './packed-headers';
import type { FeedReplica } from './feed-replica';

/*
 * A feed as rows of this profile: what stands of it as a whole, stamps, and its entries in runs of so many: their signed
 * headers, and what they say. A row of the view is made of both. Only runs that changed are sealed and written again.
 */

/** Some 40 KB of headers: from 64 KiB on Chromium keeps a value as a file of its own, and writes it in a hundred times the time. */
export const RUN = 256;

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
export const headersName = (feed: Hex32, run: number): string => nameOf(feed, `h${run}`);
export const contentsName = (feed: Hex32, run: number): string => nameOf(feed, `c${run}`);

/** Numbers of the runs that so many entries fill. */
export const runsOf = (entries: number): readonly number[] =>
  Array.from({ length: Math.ceil(entries / RUN) }, (_, run) => run);

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

const reviveBytes = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'bytes' in value && typeof value.bytes === 'string'
    ? base64UrlToBytes(value.bytes)
    : value;

/** What the entries of a run say, in their order; null: nothing. */
type Contents = readonly (RowContent | null)[];

const contentOf = (row: FeedRow): RowContent | null => ('content' in row ? (row.content ?? null) : null);

/** Rows of one run out of its two parts, which are put there together. */
export function readRows(headers: Uint8Array, contents: Uint8Array): readonly FeedRow[] {
  const said = JSON.parse(decoder.decode(contents)) as Contents;
  return rowEntries(headers).map((entry, index) => rowOf(entry, said[index] ?? undefined));
}

const sliceOf = <Item>(items: readonly Item[], run: number): readonly Item[] => items.slice(run * RUN, (run + 1) * RUN);

const packContents = (rows: readonly FeedRow[]): Uint8Array => encoder.encode(JSON.stringify(rows.map(contentOf)));

/** What all rows of a feed say, run by run. */
export const contentRuns = (rows: readonly FeedRow[]): readonly Uint8Array[] =>
  runsOf(rows.length).map((run) => packContents(sliceOf(rows, run)));

/** The signed headers of all rows of a feed, run by run. */
export const headerRuns = (rows: readonly FeedRow[], signed: readonly SignedHeader[]): readonly Uint8Array[] =>
  runsOf(rows.length).map((run) => packHeaders(sliceOf(signed, run), lastIdOf(sliceOf(rows, run))));

function lastIdOf(rows: readonly FeedRow[]): Uint8Array {
  const last = rows.at(-1);
  if (last === undefined) throw new RangeError('an empty run');
  return fromHex32(last.id);
}

export const keptRuns = (runs: readonly Uint8Array[], nameOfRun: (run: number) => string): DeviceValue[] =>
  runs.map((bytes, run) => ({ key: nameOfRun(run), bytes }));

/** The runs in which an entry does not say what it said before. */
export function changedContents(feed: Hex32, before: readonly FeedRow[], rows: readonly FeedRow[]): DeviceValue[] {
  if (rows === before) return [];
  return runsOf(rows.length).flatMap((run) => {
    const end = Math.min(rows.length, (run + 1) * RUN);
    let at = run * RUN;
    while (at < end && rows[at] === before[at]) at += 1;
    return at === end ? [] : [{ key: contentsName(feed, run), bytes: packContents(sliceOf(rows, run)) }];
  });
}

/** The runs of signed headers that `added` fills; `last` is the run that the entries before it end in. */
export function moreHeaders(
  { feed, rows }: Pick<FeedReplica, 'feed' | 'rows'>,
  before: number,
  last: Uint8Array | undefined,
  added: readonly SignedHeader[],
): DeviceValue[] {
  const runs: DeviceValue[] = [];
  for (let from = 0; from < added.length;) {
    const run = Math.floor((before + from) / RUN);
    const more = added.slice(from, (run + 1) * RUN - before);
    const begun = from === 0 && last !== undefined ? unpackHeaders(last) : [];
    runs.push({ key: headersName(feed, run), bytes: packHeaders([...begun, ...more], lastIdOf(sliceOf(rows, run))) });
    from += more.length;
  }
  return runs;
}
