import { bytesToBase64Url } from '../../../src-shared/bytes';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { Notice } from '../../../src-shared/vault-contract';
import type { CreateSha256, Sha256 } from '../../../src-shared/vault-format/binary';
import type { Sealer } from '../crypto/sealer';
import { bringUp } from './bring-up';
import { dropUnseenPages } from './bulk-build';
import { createCare, startUpkeep, USUAL_PACE, type UpkeepPace } from './care';
import { createCollections, emptyRefs, type StoreCore } from './core';
import { createDb, databaseName, type StoreDb } from './db';
import { createDeviceStore } from './device';
import { sharpenDoubt, treatDoubts } from './doubts';
import { createMirror } from './mirror';
import type { OnOpening } from './opening-progress';
import { createPageReader } from './pages';
import { PARTS_HELD } from './pages-behind';
import { createReadPart, createUnwritten } from './unwritten';
import { createQueue } from './queue';
import { generationsOf, nameOf, type ReadAhead } from './read-ahead';
import type { StoreSealer } from './sealing';
import { createBookStore } from './store';
import type { PresentFolder, StoreShell } from './store-shell';
import type { BookStore, DeviceStore, StoreCare, Summarisers } from './types';
import { createUndoList } from './undo-list';

export interface StoreOptions {
  readonly shell: StoreShell;
  /** As the shell found it: the journal's state and the snapshots. */
  readonly folder: PresentFolder;
  readonly sealer: Sealer;
  /** The vault's header file as it is now; goes into every snapshot. */
  readonly header: () => Uint8Array;
  readonly sha256: Sha256;
  readonly createSha256: CreateSha256;
  readonly summarisers: Summarisers;
  /** ISO 8601 instant. */
  readonly now: () => string;
  /** BCP 47; decides the order of the lists. */
  readonly locale: string;
  /** Told what the partner must know, while opening and ever after. */
  readonly onNotice: (notice: Notice) => void;
  readonly onProgress?: OnOpening;
  readonly pace?: UpkeepPace;
  /** Parts of an import whose pages are written once it stands. */
  readonly partsHeld?: number;
  /** What was read already, of this or another vault; closed where it is not used. */
  readonly ahead?: ReadAhead | undefined;
}

export interface OpenedStore {
  readonly store: BookStore;
  readonly care: StoreCare;
  readonly device: DeviceStore;
}

/** Opens the working store of a vault, brings it up to the journal, and rebuilds it where it is not to be trusted. */
export async function openStore(options: StoreOptions): Promise<Result<OpenedStore, AppError>> {
  const listeners: Parameters<BookStore['onChange']>[0][] = [];
  const base = databaseName(bytesToBase64Url(options.sealer.vaultId));
  const changed: StoreCore['changed'] = (collections) => {
    if (collections.length > 0) for (const listener of listeners) listener(collections);
  };
  let ahead = options.ahead?.base === base ? options.ahead : undefined;
  if (ahead === undefined) options.ahead?.db.close();
  const newest = ahead?.generation ?? (await generationsOf(base)).at(-1) ?? 0;
  for (let generation = newest; ; generation += 1) {
    const core = createCore(options, ahead?.db ?? createDb(nameOf(base, generation)), changed);
    const { rows } = ahead ?? {};
    ahead = undefined;
    const up = await bringUp(core, options.folder, options.onProgress, rows);
    if (!up.ok) {
      core.db.close();
      return up;
    }
    // The journal belongs to another line of changes: this database is kept as it is, and a new one is begun.
    if (up.value === 'fork') {
      core.db.close();
      continue;
    }
    core.pages.treatDoubt = async (place, doubt, row) => {
      await treatDoubts(core, [{ ...place, doubt: sharpenDoubt(core, place, doubt, row) }]);
    };
    core.mirror.begin();
    await dropUnseenPages(core);
    startUpkeep(core, options.pace ?? USUAL_PACE);
    return ok({ store: createBookStore(core, listeners), care: createCare(core), device: createDeviceStore(core) });
  }
}

function createCore(options: StoreOptions, db: StoreDb, changed: StoreCore['changed']): StoreCore {
  const { shell, summarisers, now, locale, header, sha256, createSha256, onNotice } = options;
  const sealer: StoreSealer = { ...options.sealer, sha256, createSha256 };
  const collections = createCollections(locale);
  const refs = emptyRefs();
  const unwritten = createUnwritten();
  const nowhere = { seq: 0, hash: new Uint8Array() };
  return {
    shell,
    sealer,
    db,
    summarisers,
    now,
    locale,
    header,
    collections,
    refs,
    values: new Map(),
    undo: createUndoList(),
    pages: createPageReader(db, sealer, refs, collections, { unwritten, readPart: createReadPart(shell, sealer) }),
    unwritten,
    partsHeld: options.partsHeld ?? PARTS_HELD,
    mirror: createMirror(db.frames, () => onNotice({ kind: 'working-store-failing' })),
    commits: createQueue(),
    upkeep: createQueue(),
    marks: [],
    head: nowhere,
    folded: nowhere,
    snapshot: undefined,
    snapshotAt: '',
    journalBytes: options.folder.journal.bytes,
    cutSeq: options.folder.journal.firstSeq - 1,
    generation: 0,
    valuesRef: null,
    areValuesDirty: false,
    valuesRevision: 0,
    undoKeys: new Set(),
    bulk: undefined,
    isDraining: false,
    tell: onNotice,
    poke: () => undefined,
    changed,
  };
}
