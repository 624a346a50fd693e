import { base64UrlToBytes, bytesToBase64Url, concatBytes } from '../../../src-shared/bytes';
import { decodeEntryFile, type Entry } from '../../../src-shared/directory-entry/entry-file';
import { fromHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { FeedProblem } from '../../../src-shared/directory-view/problems';
import type { FeedRow, ViewFeed } from '../../../src-shared/directory-view/rows';
import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import { viewOf } from '../../../src-shared/vault-format/binary';
import { createQueue } from '../store/queue';
import type { DeviceStore, DeviceValue } from '../store/types';
import type { Stamps } from './stamps';

/** What this profile has read of a feed: kept though the folder may say less tomorrow. */
export interface FeedReplica extends ViewFeed {
  readonly rows: readonly FeedRow[];
  /** ISO 8601 instant at which this profile first read it. */
  readonly firstSeen: string;
  /** Every entry up to here has had its own signature checked. */
  readonly verifiedThrough: number;
  readonly problems: readonly KeptProblem[];
}

/** A problem with the time at which it was first seen. */
export interface KeptProblem extends FeedProblem {
  readonly since: string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const ROWS = '/rows';
const PROOF = '/proof';
const STAMPS = '/stamps';

/** Feeds stand by their key as base64url: a row's name has at most 64 characters. */
const nameOf = (feed: Hex32, part: typeof ROWS | typeof PROOF | typeof STAMPS): string =>
  bytesToBase64Url(fromHex32(feed)) + part;

const reviveBytes = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'bytes' in value && typeof value.bytes === 'string'
    ? base64UrlToBytes(value.bytes)
    : value;

/** Rows to keep a feed as it is now. Evidence is kept as the bytes it is made of. */
function replicaRow(feed: FeedReplica): DeviceValue {
  const json = JSON.stringify(feed, (_, value: unknown) =>
    value instanceof Uint8Array ? { bytes: bytesToBase64Url(value) } : value,
  );
  return { key: nameOf(feed.feed, ROWS), bytes: encoder.encode(json) };
}

/** The signed headers of a feed from the first on, one entry file after the other. */
function proofRow(feed: Hex32, entries: readonly Uint8Array[]): DeviceValue {
  return { key: nameOf(feed, PROOF), bytes: concatBytes(entries) };
}

const stampsRow = (feed: Hex32, { buffer, byteOffset, byteLength }: Stamps): DeviceValue => ({
  key: nameOf(feed, STAMPS),
  bytes: new Uint8Array(buffer, byteOffset, byteLength),
});

/** Takes the signed headers apart again. */
function readProof(bytes: Uint8Array | undefined): readonly Entry[] {
  if (bytes === undefined) return [];
  const entries: Entry[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const end = at + 2 + viewOf(bytes).getUint16(at, true) + 64;
    const entry = decodeEntryFile(bytes.subarray(at, end));
    if (!entry.ok) break;
    entries.push(entry.value);
    at = end;
  }
  return entries;
}

export interface Replica {
  readonly feeds: () => ReadonlyMap<Hex32, FeedReplica>;
  /** Loads what an earlier reading left, in slices. */
  readonly load: (pause: () => Promise<void>) => Promise<void>;
  readonly proof: (feed: Hex32) => Promise<readonly Entry[]>;
  /** Changes what is kept of a feed as it is by then. */
  readonly update: (feed: Hex32, change: (latest: FeedReplica) => FeedReplica) => Promise<void>;
  /** Keeps feeds anew, with the entries that were added to each. */
  readonly keep: (
    feeds: readonly {
      readonly feed: FeedReplica;
      readonly added: readonly Uint8Array[];
      readonly stamps?: Stamps;
    }[],
  ) => Promise<Result<null, AppError>>;
  /** How the files of a feed were stamped when they were read. */
  readonly stamps: (feed: Hex32) => Promise<Stamps | undefined>;
  readonly keepStamps: (feed: Hex32, stamps: Stamps) => Promise<Result<null, AppError>>;
  /** Forgets all of it. */
  readonly clear: () => Promise<void>;
}

export function createReplica(device: DeviceStore): Replica {
  const feeds = new Map<Hex32, FeedReplica>();
  const queue = createQueue();
  return {
    feeds: () => feeds,
    load: async (pause) => {
      const keys = (await device.keys('replica')).filter((key) => key.endsWith(ROWS));
      for (let from = 0; from < keys.length; from += FEEDS_AT_ONCE) {
        for (const bytes of await device.getMany('replica', keys.slice(from, from + FEEDS_AT_ONCE))) {
          // Sealed by this vault for this profile: what opens is what was put there.
          const feed = bytes && (JSON.parse(decoder.decode(bytes), reviveBytes) as FeedReplica);
          if (feed) feeds.set(feed.feed, feed);
        }
        await pause();
      }
    },
    proof: async (feed) => readProof(await device.get('replica', nameOf(feed, PROOF))),
    update: (feed, change) =>
      queue.run(async () => {
        const latest = feeds.get(feed);
        if (latest === undefined) return;
        const next = change(latest);
        const kept = await device.put('replica', [replicaRow(next)]);
        if (kept.ok) feeds.set(feed, next);
      }),
    keep: (changed) =>
      queue.run(async () => {
        const rows: DeviceValue[] = [];
        for (const { feed, added, stamps } of changed) {
          rows.push(replicaRow(feed), ...(stamps ? [stampsRow(feed.feed, stamps)] : []));
          if (added.length === 0) continue;
          const before = await device.get('replica', nameOf(feed.feed, PROOF));
          rows.push(proofRow(feed.feed, before ? [before, ...added] : added));
        }
        const kept = await device.put('replica', rows);
        if (kept.ok) for (const { feed } of changed) feeds.set(feed.feed, feed);
        return kept;
      }),
    stamps: async (feed) => {
      const bytes = await device.get('replica', nameOf(feed, STAMPS));
      return bytes && new Float64Array(bytes.slice().buffer);
    },
    keepStamps: (feed, stamps) => device.put('replica', [stampsRow(feed, stamps)]),
    clear: () =>
      queue.run(async () => {
        feeds.clear();
        await device.remove('replica', await device.keys('replica'));
      }),
  };
}

const FEEDS_AT_ONCE = 8;
