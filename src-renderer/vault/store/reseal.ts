import { COLLECTIONS, type CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { parseSealed } from '../../../src-shared/vault-format/sealed-blob';
import { yieldToOthers } from '../../../src-shared/yield-to-others';
import type { Sealer } from '../crypto/sealer';
import type { StoreCore } from './core';
import { createDeviceStore } from './device';
import { foldBeside, foldNow } from './fold';
import { perCollection, rowKey } from './geometry';
import { keepSnapshot } from './snapshot-keep';
import type { OnProgress } from './types';
import type { UndoItem } from './undo-list';
import { loadImages } from './undo-rows';
import { writeUnwritten } from './write-unwritten';

const PAGES_AT_ONCE = 64;

/**
 * Seals everything under the key of `sealer`'s epoch: pages a few at a time, then all else, then a snapshot, so that
 * journal and older snapshots go. What is under that key already is left alone, so a second run goes on where the
 * first one stopped. A job of `upkeep`.
 */
export async function reseal(core: StoreCore, sealer: Sealer, onProgress: OnProgress): Promise<Result<null, AppError>> {
  const stored = await writeUnwritten(core);
  if (!stored.ok) return stored;
  // From the next frame on; the earlier keys still open.
  await core.commits.run(async () => Object.assign(core.sealer, sealer));
  const total = COLLECTIONS.reduce((sum, collection) => sum + core.refs[collection].pages.length, 0);
  let done = 0;
  for (const collection of COLLECTIONS) {
    for (let from = 0; from < core.refs[collection].pages.length; from += PAGES_AT_ONCE) {
      const folded = await resealPages(core, collection, from);
      if (!folded.ok) return folded;
      done = Math.min(total, done + PAGES_AT_ONCE);
      if (!onProgress(done, total)) return err({ kind: 'cancelled' });
      await yieldToOthers();
    }
  }
  await resealDevice(core);
  const rest = await core.commits.run(() => resealRest(core));
  return rest.ok ? keepSnapshot(core) : rest;
}

async function resealPages(core: StoreCore, collection: CollectionName, from: number): Promise<Result<null, AppError>> {
  const keys = Array.from({ length: PAGES_AT_ONCE }, (_, index) => rowKey(collection, from + index));
  const rows = await core.db.pages.bulkGet(keys);
  const old = rows.flatMap((row, index) => {
    const isThere = Boolean(core.refs[collection].pages[from + index]);
    return isThere && row !== undefined && epochOf(row.sealed) !== core.sealer.epoch ? [from + index] : [];
  });
  if (old.length === 0) return ok(null);
  return foldBeside(core, { also: perCollection((other) => (other === collection ? old : [])) });
}

/** What this profile alone keeps. A row that is changed meanwhile is under the new key already. */
async function resealDevice(core: StoreCore): Promise<void> {
  const device = createDeviceStore(core);
  for (const table of ['local', 'replica'] as const) {
    for (const key of await device.keys(table)) {
      await core.db.transaction('rw', core.db[table], async () => {
        const row = await core.db[table].get(key);
        const bytes = row && epochOf(row.sealed) !== core.sealer.epoch ? await device.get(table, key) : undefined;
        if (bytes) await device.put(table, [{ key, bytes }]);
      });
    }
    await yieldToOthers();
  }
}

function epochOf(sealed: Uint8Array): number | undefined {
  const parsed = parseSealed(sealed, 'record');
  return parsed.ok ? parsed.value.epoch : undefined;
}

/** Segments, orders, values, undo and manifest are few: all of them in one fold. */
async function resealRest(core: StoreCore): Promise<Result<null, AppError>> {
  if (core.bulk !== undefined) return err({ kind: 'busy', with: 'import' });
  const opened = async (item: UndoItem): Promise<UndoItem> => {
    const images = await loadImages(core, item);
    return images.ok ? { ...item, images: images.value } : item;
  };
  const done = await Promise.all(core.undo.done.map(opened));
  const undone = await Promise.all(core.undo.undone.map(opened));
  core.undo.load(done, undone);
  core.areValuesDirty = true;
  for (const collection of COLLECTIONS) {
    const { dirtySegments, segments } = core.collections[collection];
    for (const number of segments.keys()) dirtySegments.add(number);
    core.refs[collection].order = null;
  }
  return foldNow(core);
}
