import type { Entry } from '../../../src-shared/directory-entry/entry-file';
import type { Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { SignedHeader } from '../../../src-shared/directory-view/problems';
import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import { createQueue } from '../store/queue';
import type { DeviceStore, DeviceValue } from '../store/types';
import type { FeedReplica } from './feed-replica';
import {
  changedContents,
  contentsName,
  frontName,
  frontRow,
  headersName,
  isFrontName,
  keptRuns,
  moreHeaders,
  readFront,
  readRows,
  RUN,
  runsOf,
  stampsName,
} from './replica-rows';
import { entryIn, readEntries } from './packed-headers';
import type { Stamps } from './stamps';

/** Signed headers of a feed by their sequences. */
export type Proof = ReadonlyMap<number, Entry>;

/** A feed to be kept. */
export interface FeedChange {
  readonly feed: FeedReplica;
  /** The entries that are new. */
  readonly added: readonly SignedHeader[];
  /** Of a feed that is new as a whole, its entries as they are kept, where whoever read them made that. */
  readonly headers?: readonly Uint8Array[];
  /** The same of what they say. */
  readonly contents?: readonly Uint8Array[];
  readonly stamps?: Stamps;
}

export interface Replica {
  /** Also those that are only shown so far. */
  readonly feeds: () => ReadonlyMap<Hex32, FeedReplica>;
  /** Feeds that were read, and that are kept soon. */
  readonly show: (feeds: readonly FeedReplica[]) => void;
  /** Loads what an earlier reading left, in slices; `onLoaded` gets each. */
  readonly load: (onLoaded: (feeds: readonly FeedReplica[]) => Promise<void>) => Promise<void>;
  /** The signed headers of a feed, from the first on. */
  readonly proof: (feed: Hex32) => Promise<readonly Entry[]>;
  /** Those of them that stand at these sequences: only their runs are opened. */
  readonly entriesAt: (feed: Hex32, seqs: Iterable<number>) => Promise<Proof>;
  /** Packed headers of a feed: the run that the entry after `seq` stands in, and those after it. */
  readonly proofAfter: (feed: Hex32, seq: number) => Promise<readonly Uint8Array[]>;
  /** Changes what is kept of a feed as it is by then. */
  readonly update: (feed: Hex32, change: (latest: FeedReplica) => FeedReplica) => Promise<void>;
  /** Keeps feeds anew, with the entries that were added to each. Where that fails, none of them is shown any more. */
  readonly keep: (feeds: readonly FeedChange[]) => Promise<Result<null, AppError>>;
  /** How the files of a feed were stamped when they were read. */
  readonly stamps: (feed: Hex32) => Promise<Stamps | undefined>;
  readonly keepStamps: (feed: Hex32, stamps: Stamps) => Promise<Result<null, AppError>>;
  /** Forgets all of it. */
  readonly clear: () => Promise<void>;
}

const FEEDS_AT_ONCE = 8;
const NO_BYTES = new Uint8Array();
const runOf = (seq: number): number => Math.floor((seq - 1) / RUN);

export function createReplica(device: DeviceStore): Replica {
  const feeds = new Map<Hex32, FeedReplica>();
  const kept = new Map<Hex32, FeedReplica>();
  const queue = createQueue();
  const setKept = (feed: FeedReplica): void => {
    kept.set(feed.feed, feed);
    feeds.set(feed.feed, feed);
  };
  const showAsKept = (feed: Hex32): void => {
    const before = kept.get(feed);
    if (before) feeds.set(feed, before);
    else feeds.delete(feed);
  };
  const proofAfter = async (feed: Hex32, seq: number): Promise<readonly Uint8Array[]> => {
    const runs = runsOf(feeds.get(feed)?.rows.length ?? 0).slice(Math.floor(seq / RUN));
    const read = await device.getMany(
      'replica',
      runs.map((run) => headersName(feed, run)),
    );
    const lost = read.indexOf(undefined);
    return read.slice(0, lost < 0 ? read.length : lost).flatMap((bytes) => bytes ?? []);
  };
  const rowsOf = async (change: FeedChange): Promise<DeviceValue[]> => {
    const { feed, added, headers, contents, stamps } = change;
    const before = kept.get(feed.feed)?.rows ?? [];
    const begun = before.length % RUN > 0 && added.length > 0;
    const last = begun
      ? await device.get('replica', headersName(feed.feed, Math.floor(before.length / RUN)))
      : undefined;
    return [
      frontRow(feed),
      ...(headers
        ? keptRuns(headers, (run) => headersName(feed.feed, run))
        : moreHeaders(feed, before.length, last, added)),
      ...(contents
        ? keptRuns(contents, (run) => contentsName(feed.feed, run))
        : changedContents(feed.feed, before, feed.rows)),
      ...(stamps ? [stampsRow(feed.feed, stamps)] : []),
    ];
  };
  return {
    feeds: () => feeds,
    show: (read) => {
      for (const feed of read) feeds.set(feed.feed, feed);
    },
    load: async (onLoaded) => {
      const names = await device.keys('replica');
      const fronts = names.filter(isFrontName);
      const known = new Set<string>();
      for (let from = 0; from < fronts.length; from += FEEDS_AT_ONCE) {
        const loaded = await loadFeeds(device, fronts.slice(from, from + FEEDS_AT_ONCE));
        for (const { feed, keys } of loaded) {
          setKept(feed);
          for (const key of keys) known.add(key);
        }
        await onLoaded(loaded.map(({ feed }) => feed));
      }
      // What no feed needs: of one that cannot be read any more, which is read anew.
      const rest = names.filter((name) => !known.has(name));
      if (rest.length > 0) await device.remove('replica', rest);
    },
    proof: async (feed) => (await proofAfter(feed, 0)).flatMap(readEntries),
    entriesAt: async (feed, seqs) => {
      const wanted = [...new Set(seqs)].filter((seq) => seq > 0);
      const runs = [...new Set(wanted.map(runOf))];
      const read = await device.getMany(
        'replica',
        runs.map((run) => headersName(feed, run)),
      );
      const packed = new Map(runs.map((run, index) => [run, read[index] ?? NO_BYTES]));
      return new Map(
        wanted.flatMap((seq) => {
          const entry = entryIn(packed.get(runOf(seq)) ?? NO_BYTES, (seq - 1) % RUN);
          return entry?.header.seq === seq ? [[seq, entry] as const] : [];
        }),
      );
    },
    proofAfter,
    update: (feed, change) =>
      queue.run(async () => {
        const latest = kept.get(feed);
        if (latest === undefined) return;
        const next = change(latest);
        const put = await device.put('replica', [frontRow(next), ...changedContents(feed, latest.rows, next.rows)]);
        if (!put.ok) return;
        const shown = feeds.get(feed);
        kept.set(feed, next);
        feeds.set(feed, shown === undefined || shown === latest ? next : change(shown));
      }),
    keep: (changed) =>
      queue.run(async () => {
        const rows = await Promise.all(changed.map(rowsOf));
        const put = await device.put('replica', rows.flat());
        for (const { feed } of changed) {
          if (put.ok) setKept(feed);
          else showAsKept(feed.feed);
        }
        return put;
      }),
    stamps: async (feed) => {
      const bytes = await device.get('replica', stampsName(feed));
      return bytes && new Float64Array(bytes.slice().buffer);
    },
    keepStamps: (feed, stamps) => device.put('replica', [stampsRow(feed, stamps)]),
    clear: () =>
      queue.run(async () => {
        feeds.clear();
        kept.clear();
        await device.remove('replica', await device.keys('replica'));
      }),
  };
}

const stampsRow = (feed: Hex32, { buffer, byteOffset, byteLength }: Stamps): DeviceValue => ({
  key: stampsName(feed),
  bytes: new Uint8Array(buffer, byteOffset, byteLength),
});

interface LoadedFeed {
  readonly feed: FeedReplica;
  /** Names of the rows that it is made of. */
  readonly keys: readonly string[];
}

/** Feeds of which every row is there and opens. */
async function loadFeeds(device: DeviceStore, names: readonly string[]): Promise<readonly LoadedFeed[]> {
  const fronts = (await device.getMany('replica', names)).flatMap((bytes) => (bytes ? [readFront(bytes)] : []));
  const namesOf = ({ feed, entries }: { readonly feed: Hex32; readonly entries: number }) =>
    runsOf(entries).flatMap((run) => [headersName(feed, run), contentsName(feed, run)]);
  const wanted = fronts.flatMap(namesOf);
  const read = await device.getMany('replica', wanted);
  const byName = new Map(wanted.map((name, index) => [name, read[index]]));
  return fronts.flatMap(({ entries, ...front }) => {
    const rows = runsOf(entries).flatMap((run) => {
      const headers = byName.get(headersName(front.feed, run));
      const contents = byName.get(contentsName(front.feed, run));
      return headers && contents ? readRows(headers, contents) : [];
    });
    if (rows.length !== entries) return [];
    const keys = [frontName(front.feed), stampsName(front.feed), ...namesOf({ feed: front.feed, entries })];
    return [{ feed: { ...front, rows }, keys }];
  });
}
