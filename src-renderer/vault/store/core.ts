import type { CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { Id } from '../../../src-shared/ids';
import type { Notice } from '../../../src-shared/vault-contract';
import { createCollectionState, type CollectionState } from './collection-state';
import type { StoreDb } from './db';
import { perCollection, type PerCollection } from './geometry';
import type { Mirror } from './mirror';
import { compareKeysOf } from './order';
import type { PageReader } from './pages';
import type { Queue } from './queue';
import type { BlobRef, CollectionRefs, StoreSealer } from './sealing';
import type { StoreShell } from './store-shell';
import type { Summarisers } from './types';
import type { UndoList } from './undo-list';
import type { Unwritten } from './unwritten';

/** A place in the journal: a frame's sequence and hash. */
export interface JournalPoint {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** What every part of the store works on. Mutable, and changed only by jobs of `commits`, so never by two at once. */
export interface StoreCore {
  readonly shell: StoreShell;
  readonly sealer: StoreSealer;
  readonly db: StoreDb;
  readonly summarisers: Summarisers;
  readonly now: () => string;
  readonly locale: string;
  /** The vault's header file as it is now. */
  readonly header: () => Uint8Array;
  readonly collections: PerCollection<CollectionState>;
  readonly refs: PerCollection<CollectionRefs>;
  readonly values: Map<string, unknown>;
  readonly undo: UndoList;
  readonly pages: PageReader;
  readonly unwritten: Unwritten;
  /** So many parts of an import have their pages written once it stands. */
  readonly partsHeld: number;
  readonly mirror: Mirror;
  /** Saves, and the last step of a fold: what must not be interleaved. */
  readonly commits: Queue;
  /** Fold, snapshot, backup, scrub, re-key: long work that leaves room for saves, one at a time. */
  readonly upkeep: Queue;
  readonly marks: BlobRef[];
  /** The journal's last frame. */
  head: JournalPoint;
  /** The last frame that pages and segments contain. */
  folded: JournalPoint;
  /** The newest snapshot of the vault folder, as far as it is known to be whole. */
  snapshot: { readonly name: string; readonly seq: number } | undefined;
  /** ISO 8601 instant of it; empty where unknown. */
  snapshotAt: string;
  journalBytes: number;
  /** Frames up to here are gone from the journal. */
  cutSeq: number;
  generation: number;
  valuesRef: BlobRef | null;
  areValuesDirty: boolean;
  /** Grows with every change of a value. */
  valuesRevision: number;
  undoKeys: ReadonlySet<string>;
  bulk: { readonly firstOrdinals: PerCollection<number> } | undefined;
  isDraining: boolean;
  readonly tell: (notice: Notice) => void;
  /** Something was journalled: upkeep may become due. */
  poke: () => void;
  readonly changed: (collections: readonly CollectionName[]) => void;
}

export const emptyRefs = (): PerCollection<CollectionRefs> =>
  perCollection(() => ({ pages: [], segments: [], order: null }));

export const createCollections = (locale: string): PerCollection<CollectionState> => {
  const compareKeys = compareKeysOf(locale);
  return perCollection((collection) => createCollectionState(collection, compareKeys));
};

/** Name of a client as the list shows it: the first display field. */
export function clientName(core: Pick<StoreCore, 'collections'>, id: Id): string | undefined {
  const { clients } = core.collections;
  const ordinal = clients.ordinalOf(id);
  return ordinal !== undefined && clients.isLive(ordinal) ? clients.displayAt(ordinal)[0] : undefined;
}

/** Clients first: people's summaries name them. */
export const SUMMARY_ORDER = ['clients', 'people', 'matters'] as const satisfies readonly CollectionName[];

export const damagedRecord = (where: string): AppError => ({ kind: 'vault-damaged', part: 'record', where });
