import { COLLECTIONS, type CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { readFrame } from '../../../src-shared/vault-format/frame';
import { yieldToOthers } from '../../../src-shared/yield-to-others';
import type { StoreCore } from './core';
import { sharpenDoubt, treatDoubts, type DoubtfulPage } from './doubts';
import { foldBeside, isFoldDue } from './fold';
import { blobId, rowKey } from './geometry';
import { loadImages } from './undo-rows';
import { openRow } from './sealing';
import { keepSnapshot, readSnapshotFile } from './snapshot-keep';
import { readSnapshot } from './snapshot-read';
import type { OnProgress } from './types';

export interface Scrubbed {
  /** Records looked at, and how many of them lay in something that was not as it should be. */
  readonly checked: number;
  readonly doubtful: number;
}

const ROWS_AT_ONCE = 16;
const BYTES_AT_ONCE = 1024 * 1024;

/** Opens all that the vault consists of, in slices that let calls through. A job of `upkeep`: nothing folds meanwhile. */
export async function scrub(core: StoreCore, onProgress: OnProgress): Promise<Result<Scrubbed, AppError>> {
  if (core.bulk !== undefined) return err({ kind: 'busy', with: 'import' });
  const folded = await foldBeside(core);
  if (!folded.ok) return folded;
  const doubtful: DoubtfulPage[] = [];
  const total = COLLECTIONS.reduce((sum, collection) => sum + core.refs[collection].pages.length, 0);
  let done = 0;
  for (const collection of COLLECTIONS) {
    const pages = core.refs[collection].pages.length;
    for (let from = 0; from < pages; from += ROWS_AT_ONCE) {
      doubtful.push(...(await scrubPages(core, collection, from)));
      done += Math.min(ROWS_AT_ONCE, pages - from);
      await yieldToOthers();
      if (!onProgress(done, total)) return err({ kind: 'cancelled' });
    }
    await scrubSegments(core, collection);
  }
  await scrubUndo(core);
  const records = await treatDoubts(core, doubtful);
  const mended = isFoldDue(core) ? await foldBeside(core) : folded;
  if (!mended.ok) return mended;
  const files = await scrubFiles(core);
  if (!files.ok) return files;
  const checked = COLLECTIONS.reduce((sum, collection) => sum + core.collections[collection].order.length, 0);
  return ok({ checked, doubtful: records });
}

async function scrubPages(core: StoreCore, collection: CollectionName, from: number): Promise<DoubtfulPage[]> {
  const refs = core.refs[collection].pages.slice(from, from + ROWS_AT_ONCE);
  const rows = await core.db.pages.bulkGet(refs.map((_, index) => rowKey(collection, from + index)));
  return refs.flatMap((ref, index) => {
    const page = from + index;
    if (ref === null) return [];
    const opened = openRow(core.sealer, 'page', blobId(collection, page), ref, rows[index]);
    if (opened.ok) return [];
    const place = { collection, page };
    return [{ ...place, doubt: sharpenDoubt(core, place, opened.error, rows[index]) }];
  });
}

/** Memory holds what the segments say: a bad one is simply written again. */
async function scrubSegments(core: StoreCore, collection: CollectionName): Promise<void> {
  const view = core.collections[collection];
  for (const [number, ref] of core.refs[collection].segments.entries()) {
    const row = await core.db.segments.get(rowKey(collection, number));
    const opened = ref && openRow(core.sealer, 'segment', blobId(collection, number), ref, row);
    if (!opened?.ok) view.dirtySegments.add(number);
    await yieldToOthers();
  }
  const { order } = core.refs[collection];
  const row = await core.db.blobs.get(`order/${collection}`);
  if (order && !openRow(core.sealer, 'order', collection, order, row).ok) view.dirtySegments.add(0);
}

/** What cannot be taken back any more is forgotten, with all that came before it. */
async function scrubUndo(core: StoreCore): Promise<void> {
  const { done, undone } = core.undo;
  const isBad = await Promise.all(done.map(async (item) => !(await loadImages(core, item)).ok));
  const isUndoneBad = await Promise.all(undone.map(async (item) => !(await loadImages(core, item)).ok));
  const lastBad = isBad.lastIndexOf(true);
  const lastUndoneBad = isUndoneBad.lastIndexOf(true);
  if (lastBad < 0 && lastUndoneBad < 0) return;
  core.undo.load(done.slice(lastBad + 1), undone.slice(lastUndoneBad + 1));
  core.areValuesDirty = true;
}

/** Journal and snapshot: either is made anew from what the working store holds. */
async function scrubFiles(core: StoreCore): Promise<Result<null, AppError>> {
  const isJournalSound = await core.commits.run(() => scrubJournal(core));
  const isSnapshotSound = core.snapshot !== undefined && (await scrubSnapshot(core, core.snapshot.name));
  if (isJournalSound && isSnapshotSound) return ok(null);
  const replaced = await keepSnapshot(core);
  if (!replaced.ok) return replaced;
  if (!isSnapshotSound) core.tell({ kind: 'snapshot-replaced' });
  if (!isJournalSound) core.tell({ kind: 'journal-behind', lost: 0, restored: true });
  return ok(null);
}

async function scrubSnapshot(core: StoreCore, name: string): Promise<boolean> {
  return (await readSnapshot(core.sealer, readSnapshotFile(core, name), {}, () => true)).ok;
}

async function scrubJournal(core: StoreCore): Promise<boolean> {
  for (let seq = core.cutSeq; seq < core.head.seq;) {
    const read = await core.shell.readFrames({ afterSeq: seq, limit: BYTES_AT_ONCE });
    if (!read.ok || read.value.frames.length === 0) return false;
    const { frames } = read.value;
    for (let offset = 0; offset < frames.length;) {
      const reading = readFrame(frames, offset, core.sealer.sha256);
      if (reading.kind !== 'frame' || !core.sealer.openFrame(reading.frame).ok) return false;
      seq = reading.frame.seq;
      offset += reading.frame.bytes.length;
    }
  }
  return true;
}
