import type { CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { genesisHash } from '../../../src-shared/vault-format/frame';
import { summarise } from './apply';
import { clientName, SUMMARY_ORDER, type StoreCore } from './core';
import type { BlobRow } from './db';
import { entryToStanding, STATE, type Entry } from './entry';
import { PAGE_SIZE, rowKey } from './geometry';
import { adoptManifest, adoptValues } from './load';
import type { Manifest } from './manifest-codec';
import { decodePage } from './page-codec';
import type { LineUpdate } from './segment';
import { readSnapshot, type OpenedRecord } from './snapshot-read';
import type { OnProgress, ReadChunk } from './types';

const ROWS_AT_ONCE = 64;

/** Empties the working store; without a manifest it counts as missing until the next fold. */
export async function clearWorkingStore(core: StoreCore): Promise<void> {
  const { pages, segments, blobs, frames } = core.db;
  await core.db.transaction('rw', [pages, segments, blobs, frames], () =>
    Promise.all([pages.clear(), segments.clear(), blobs.clear(), frames.clear()]),
  );
  for (const collection of SUMMARY_ORDER) core.collections[collection].load([], 0, undefined);
  core.pages.forget();
}

/** The state before the first frame. */
export function startEmpty(core: StoreCore): void {
  for (const collection of SUMMARY_ORDER) core.collections[collection].load([], 0, undefined);
  core.head = { seq: 0, hash: genesisHash(core.sealer.vaultId, core.sealer.sha256) };
  core.folded = core.head;
}

/**
 * Fills the working store from a snapshot: the sealed pages as they are, lists and search text out of them. The fold
 * that makes it the working store again is left to the caller, after the journal's frames.
 */
export async function restoreSnapshot(
  core: StoreCore,
  read: ReadChunk,
  onProgress: OnProgress,
): Promise<Result<Manifest, AppError>> {
  await clearWorkingStore(core);
  let lines: LineUpdate[] = [];
  const rows = createRowWriter(core);
  let readingOf: CollectionName | undefined;
  let manifest: Manifest | undefined;

  /** People name clients, so a collection is complete before the next one is looked at. */
  function finishCollection(): void {
    if (readingOf === undefined || manifest === undefined) return;
    const { size } = manifest.collections[readingOf];
    const last = lines.at(-1)?.ordinal ?? -1;
    if (last + 1 < size) lines.push({ ordinal: size - 1, id: undefined, state: STATE.hole, summary: undefined });
    core.collections[readingOf].apply(lines);
    lines = [];
  }

  async function takePage({ record, plaintext }: OpenedRecord): Promise<Result<null, AppError>> {
    const place = pagePlace(record.id);
    const page = decodePage(plaintext);
    if (place === undefined || !page.ok) return err({ kind: 'vault-damaged', part: 'snapshot', where: record.id });
    if (place.collection !== readingOf) {
      finishCollection();
      readingOf = place.collection;
    }
    for (const line of linesOfPage(core, place.collection, place.page, page.value)) lines.push(line);
    await rows.page({ key: rowKey(place.collection, place.page), version: record.version, sealed: record.sealed });
    return ok(null);
  }

  const restored = await readSnapshot(
    core.sealer,
    read,
    {
      start: async (_front, found) => {
        manifest = found;
        adoptManifest(core, found);
      },
      record: async (opened) => {
        const { kind, id, version, sealed } = opened.record;
        if (kind === 'page') return takePage(opened);
        const key = kind === 'undo' ? `undo/${id}` : id;
        const row = { key, version, sealed: sealed.slice() };
        if (kind === 'values' && !adoptValues(core, core.valuesRef, row)) {
          return err({ kind: 'vault-damaged', part: 'snapshot', where: 'values' });
        }
        await core.db.blobs.put(row);
        return ok(null);
      },
    },
    onProgress,
  );
  if (!restored.ok) return restored;
  finishCollection();
  await rows.flush();
  // Segments and orders were not in the file: all are to be written.
  for (const collection of SUMMARY_ORDER) Object.assign(core.refs[collection], { segments: [], order: null });
  return restored;
}

function createRowWriter(core: StoreCore) {
  let rows: BlobRow<number>[] = [];
  const flush = async (): Promise<void> => {
    const written = rows;
    rows = [];
    await core.db.pages.bulkPut(written);
  };
  return {
    page: async (row: BlobRow<number>): Promise<void> => {
      // A copy: the bytes are a view of a chunk that holds its neighbours, and all of it would be stored.
      rows.push({ ...row, sealed: row.sealed.slice() });
      if (rows.length >= ROWS_AT_ONCE) await flush();
    },
    flush,
  };
}

/** "people/17" → collection and number. */
export function pagePlace(id: string): { readonly collection: CollectionName; readonly page: number } | undefined {
  const match = /^(people|clients|matters)\/(\d{1,7})$/.exec(id);
  if (match === null) return undefined;
  return { collection: match[1] as CollectionName, page: Number(match[2]) };
}

/** What the segments say of the records of a page. */
export function linesOfPage(
  core: StoreCore,
  collection: CollectionName,
  page: number,
  entries: readonly Entry[],
): LineUpdate[] {
  const names = (id: Parameters<typeof clientName>[1]): string | undefined => clientName(core, id);
  return entries.flatMap((entry, index) => {
    const standing = entryToStanding(entry);
    if (standing === undefined) return [];
    const { id, state, record } = standing;
    const summary = state === STATE.live && record ? summarise(core, collection, record, names) : undefined;
    return [{ ordinal: page * PAGE_SIZE + index, id, state, summary }];
  });
}
