import { bytesToBase64Url } from '../../../src-shared/bytes';
import { COLLECTIONS } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { VaultFolder } from '../../../src-shared/shell-contract';
import type { Notice } from '../../../src-shared/vault-contract';
import type { CreateSha256, Sha256 } from '../../../src-shared/vault-format/binary';
import { genesisHash } from '../../../src-shared/vault-format/frame';
import { createCollections, emptyRefs, type StoreCore } from './core';
import { createDb, databaseName } from './db';
import { replayJournal } from './journal-reader';
import { loadWorkingStore } from './load';
import { createPageReader } from './pages';
import { createQueue } from './queue';
import { createReplayer } from './replay';
import type { StoreSealer } from './sealing';
import type { StoreShell } from './store-shell';
import { createBookStore } from './store';
import type { BookStore, Summarisers } from './types';
import { createUndoList } from './undo-list';

export interface StoreOptions {
  readonly shell: StoreShell;
  /** As the shell found it: the journal's state and the snapshots. */
  readonly folder: Extract<VaultFolder, { kind: 'present' }>;
  readonly sealer: Omit<StoreSealer, 'sha256' | 'createSha256'>;
  readonly sha256: Sha256;
  readonly createSha256: CreateSha256;
  readonly summarisers: Summarisers;
  /** ISO 8601 instant. */
  readonly now: () => string;
  /** BCP 47; decides the order of the lists. */
  readonly locale: string;
}

export interface OpenedStore {
  readonly store: BookStore;
  /** What the partner must be told. */
  readonly notices: readonly Notice[];
}

/** Opens the working store of a vault, brings it up to the journal, and rebuilds it where it is not to be trusted. */
export async function openStore(options: StoreOptions): Promise<Result<OpenedStore, AppError>> {
  const listeners: Parameters<BookStore['onChange']>[0][] = [];
  const notices: Notice[] = [];
  const core = createCore(options, {
    tell: (notice) => notices.push(notice),
    changed: (collections) => {
      if (collections.length > 0) for (const listener of listeners) listener(collections);
    },
  });
  await core.db.open();
  const { journal } = options.folder;
  const loaded = await loadWorkingStore(core);
  if (!loaded.ok) startEmpty(core, options.sealer.vaultId);
  const replayed = await replayJournal(core, createReplayer(core), journal.headSeq);
  if (!replayed.ok) return replayed;
  return ok({ store: createBookStore(core, listeners), notices });
}

function startEmpty(core: StoreCore, vaultId: Uint8Array): void {
  for (const collection of COLLECTIONS) core.collections[collection].load([], 0, undefined);
  core.head = { seq: 0, hash: genesisHash(vaultId, core.sealer.sha256) };
  core.folded = core.head;
}

type Outlets = Pick<StoreCore, 'tell' | 'changed'>;

function createCore(options: StoreOptions, outlets: Outlets): StoreCore {
  const { shell, summarisers, now, locale, sha256, createSha256 } = options;
  const sealer: StoreSealer = { ...options.sealer, sha256, createSha256 };
  const db = createDb(databaseName(bytesToBase64Url(sealer.vaultId)));
  const collections = createCollections(locale);
  const refs = emptyRefs();
  const nowhere = { seq: 0, hash: new Uint8Array() };
  return {
    shell,
    sealer,
    db,
    summarisers,
    now,
    locale,
    collections,
    refs,
    values: new Map(),
    undo: createUndoList(),
    pages: createPageReader(db, sealer, refs, collections),
    commits: createQueue(),
    upkeep: createQueue(),
    marks: [],
    head: nowhere,
    folded: nowhere,
    cutSeq: 0,
    generation: 0,
    valuesRef: null,
    areValuesDirty: false,
    undoKeys: new Set(),
    bulk: undefined,
    isDraining: false,
    isMirrorBroken: false,
    ...outlets,
  };
}
