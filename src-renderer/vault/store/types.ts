import type { CollectionName, RecordsByCollection } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { ChangeId, Id } from '../../../src-shared/ids';
import type { Result } from '../../../src-shared/result';
import type { Sealer } from '../crypto/sealer';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import type { Lines } from './lines';

/**
 * What list and search need of a record. Kept in sealed segments, held in memory as a few long strings: 100,000
 * records are never parsed into objects.
 */
export interface Summary {
  /** Fields of the row, in the collection's fixed order; tabs and line breaks are replaced by blanks. */
  readonly display: readonly string[];
  /** Accent-free lower-case text that search looks through; one line. */
  readonly folded: string;
  /** What the list sorts by; compared with the locale's collation. */
  readonly sortKey: string;
  /** 32 bits of the collection's own (flags, gaps). */
  readonly bits: number;
  /** Month * 32 + day of a birthday; 0 where unknown. */
  readonly day: number;
}

/** Supplied by the book: the store knows no names and no facts. */
export interface Summariser<Rec> {
  readonly displayFields: number;
  readonly summarise: (record: Rec, names: { readonly clientName: (id: Id) => string | undefined }) => Summary;
}

export type Summarisers = { readonly [C in CollectionName]: Summariser<RecordsByCollection[C]> };

/** A stretch of a collection, by ordinals. */
export interface Segment {
  readonly firstOrdinal: number;
  readonly count: number;
  /** Lines of `Summary.folded`; a deleted record's line is empty. */
  readonly folded: Lines;
  readonly bits: Uint32Array;
  readonly days: Uint16Array;
}

/** A collection in memory. `revision` grows with every change, so that derived things know when to be made anew. */
export interface CollectionView {
  readonly revision: number;
  /** Number of ordinals ever given, deleted ones included. */
  readonly size: number;
  /** Live ordinals in the list's order. */
  readonly order: Uint32Array;
  readonly segments: readonly Segment[];
  /** The segment that an ordinal lies in. */
  readonly segmentAt: (ordinal: number) => Segment | undefined;
  readonly isLive: (ordinal: number) => boolean;
  /** Of deleted records too. */
  readonly ordinalOf: (id: Id) => number | undefined;
  readonly idAt: (ordinal: number) => Id;
  /** The row's fields; made from the segment's text when asked for. */
  readonly displayAt: (ordinal: number) => readonly string[];
  readonly bitsAt: (ordinal: number) => number;
  readonly dayAt: (ordinal: number) => number;
}

/** A record's new state; `null` deletes it and leaves a tombstone. */
export type Put = {
  readonly [C in CollectionName]: {
    readonly collection: C;
    readonly id: RecordsByCollection[C]['id'];
    readonly record: RecordsByCollection[C] | null;
  };
}[CollectionName];

/** One change of the book as the partner understands it: journalled in one frame, undone as one. */
export interface Change {
  readonly summary: Omit<ChangeSummary, 'changeId' | 'at'>;
  readonly puts: readonly Put[];
  /** Records whose summaries must be made anew though they did not change (people of a renamed client). */
  readonly touched: readonly { readonly collection: CollectionName; readonly id: Id }[];
  /** Values that the change's frame sets; undo and redo turn them by their own `keep`. */
  readonly keep?: (changeId: ChangeId) => readonly KeptValue[];
}

/** A small value beside the records, set by the frame of the change that it belongs to. */
export interface KeptValue {
  readonly key: string;
  readonly value: unknown;
}

/** A long change (an import): invisible until `commit`, gone after `abort` or a crash. */
export interface BulkChange {
  readonly changeId: ChangeId;
  readonly add: (
    records: readonly {
      readonly [C in CollectionName]: { readonly collection: C; readonly record: RecordsByCollection[C] };
    }[CollectionName][],
  ) => Promise<Result<null, AppError>>;
  readonly commit: (values?: readonly KeptValue[]) => Promise<Result<{ readonly changeId: ChangeId }, AppError>>;
  readonly abort: () => Promise<void>;
}

export type KeepWith = (turned: ChangeSummary) => readonly KeptValue[];

/** Progress of something long; returning false from it asks to stop. */
export type OnProgress = (done: number, total: number) => boolean;

export interface BookStore {
  readonly views: { readonly [C in CollectionName]: CollectionView };
  readonly get: <C extends CollectionName>(
    collection: C,
    id: Id,
  ) => Promise<Result<RecordsByCollection[C] | undefined, AppError>>;
  /** Many records at once, page by page, in the order asked for; missing ones are left out. */
  readonly getMany: <C extends CollectionName>(
    collection: C,
    ids: readonly Id[],
  ) => Promise<Result<readonly RecordsByCollection[C][], AppError>>;
  readonly tombstoned: (collection: CollectionName, id: Id) => boolean;
  /** Resolves when the change is durable (its frame fsynced) and seen by every reader. One after the other. */
  readonly commit: (change: Change) => Promise<Result<{ readonly changeId: ChangeId }, AppError>>;
  /** `expected`: about how many records will come, where that is known. */
  readonly beginBulk: (summary: Omit<ChangeSummary, 'changeId' | 'at' | 'count'>, expected?: number) => BulkChange;
  /** `keep`: values that are set in the same frame, once it is known which change is turned. */
  readonly undo: (keep?: KeepWith) => Promise<Result<ChangeSummary, AppError>>;
  readonly redo: (keep?: KeepWith) => Promise<Result<ChangeSummary, AppError>>;
  /** Newest first; what was taken back is not among them. */
  readonly changes: () => readonly ChangeSummary[];
  /** Whether something was taken back that can be brought back again. */
  readonly canRedo: () => boolean;
  /** What the first `most` records of a change that can be undone are called now, or were last. */
  readonly namesIn: (changeId: ChangeId, most: number) => Promise<Result<readonly string[], AppError>>;
  /** Small sealed, journalled values beside the records: settings, drafts, what the vault knows of itself. */
  readonly getValue: (key: string) => unknown;
  /** `null` removes the value. */
  readonly setValue: (key: string, value: unknown) => Promise<Result<null, AppError>>;
  readonly valueKeys: () => readonly string[];
  readonly onChange: (listener: (collections: readonly CollectionName[]) => void) => void;
  /** Resolves when nothing is in hand any more; later commits answer `locked`. */
  readonly drain: () => Promise<void>;
}

/**
 * What this profile alone keeps, sealed, in no journal, snapshot or backup: it does not come back with a backup, nor
 * goes along to another computer. `local` is small, `replica` can be read again from elsewhere.
 */
export interface DeviceStore {
  /** Undefined where there is none, or where it is not what was put there. */
  readonly get: (table: DeviceTable, key: string) => Promise<Uint8Array | undefined>;
  readonly getMany: (table: DeviceTable, keys: readonly string[]) => Promise<readonly (Uint8Array | undefined)[]>;
  /** All of them, or none. */
  readonly put: (table: DeviceTable, rows: readonly DeviceValue[]) => Promise<Result<null, AppError>>;
  readonly remove: (table: DeviceTable, keys: readonly string[]) => Promise<void>;
  readonly keys: (table: DeviceTable) => Promise<readonly string[]>;
}

export type DeviceTable = 'local' | 'replica';

export interface DeviceValue {
  /** Visible ASCII, 1 to 64 characters. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** Where the bytes of a file go, and where they come from again: the shell's calls, bound to a file by the caller. */
export type WriteChunk = (chunk: Uint8Array) => Promise<Result<unknown, AppError>>;
export type ReadChunk = (
  offset: number,
  length: number,
) => Promise<Result<{ readonly chunk: Uint8Array; readonly size: number }, AppError>>;

/** How the vault stands on the disk, as far as the store knows. */
export interface StoreStanding {
  readonly lastSnapshot?: { readonly at: string; readonly seq: number };
  readonly journal: { readonly frames: number; readonly bytes: number };
}

/** The upkeep of the store: runs by itself when the vault is idle, and when the partner asks. Saves go on meanwhile. */
export interface StoreCare {
  /** Writes what changed since the last fold into pages and segments. Happens by itself in quiet moments. */
  readonly fold: () => Promise<Result<null, AppError>>;
  /** Writes what the book holds now as a snapshot or backup file, chunk by chunk. `cancelled` where `onProgress` says so. */
  readonly writeSnapshot: (
    header: Uint8Array,
    write: WriteChunk,
    onProgress?: OnProgress,
  ) => Promise<Result<{ readonly seq: number }, AppError>>;
  /** Reads such a file to its end, opens every record in it and counts the people. */
  readonly verifySnapshot: (
    read: ReadChunk,
    onProgress?: OnProgress,
  ) => Promise<Result<{ readonly people: number }, AppError>>;
  /** Folds, writes a snapshot into the vault folder, verifies it and cuts the journal. */
  readonly makeSnapshot: () => Promise<Result<null, AppError>>;
  /**
   * Lets go of all that only an undo could bring back, in the working store and in the vault folder: no change can be
   * undone any more, pages lose what nothing names, a fresh snapshot takes the place of journal and older snapshots.
   */
  readonly forget: () => Promise<Result<null, AppError>>;
  /**
   * Opens every page, segment and frame, and the snapshots; names and mends what is not as it should be. Answers how
   * many records were looked at, and how many are doubtful.
   */
  readonly scrub: (
    onProgress?: OnProgress,
  ) => Promise<Result<{ readonly checked: number; readonly doubtful: number }, AppError>>;
  /**
   * Seals under the key of `sealer`'s epoch from now on, and everything anew that is still under an earlier one, journal
   * and snapshot included; goes on where an earlier run stopped. Only then may the earlier keys be forgotten.
   */
  readonly reseal: (sealer: Sealer, onProgress?: OnProgress) => Promise<Result<null, AppError>>;
  readonly standing: () => StoreStanding;
}
