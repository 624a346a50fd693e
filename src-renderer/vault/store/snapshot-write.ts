import { bytesToBase64Url } from '../../../src-shared/bytes';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { CHUNK_BYTES } from '../../../src-shared/shell-contract';
import type { SealedBytes } from '../../../src-shared/vault-format/sealed-blob';
import type { SnapshotRecord } from '../../../src-shared/vault-format/snapshot-file';
import { createSnapshotWriter } from '../../../src-shared/vault-format/snapshot-writer';
import { SUMMARY_ORDER, type StoreCore } from './core';
import type { BlobRow } from './db';
import { foldBeside } from './fold';
import { blobId, rowKey } from './geometry';
import { openManifest } from './load';
import { openRow, type BlobRef } from './sealing';
import type { OnProgress, WriteChunk } from './types';
import { undoRowId, undoRowKey } from './undo-rows';

const PAGES_AT_ONCE = 32;
/** Snapshots and backups remembered: a vault restored from an older one is not known for this one any more. */
const MARKS_KEPT = 64;

type SnapshotKind = 'page' | 'undo' | 'values';

/**
 * Streams the sealed blobs as they lie in the database: manifest, values, undo, clients, people, matters. Segments and
 * orders follow from the pages and stay out. Comes after `foldForSnapshot`, in the same job of `upkeep`.
 */
export async function streamSnapshot(
  core: StoreCore,
  header: Uint8Array,
  write: WriteChunk,
  onProgress: OnProgress = () => true,
): Promise<Result<{ readonly seq: number }, AppError>> {
  const { seq, hash } = core.folded;
  const front = { vaultId: core.sealer.vaultId, throughSeq: seq, headHash: hash, header };
  const writer = createSnapshotWriter(front, core.sealer.createSha256, CHUNK_BYTES);
  const total = SUMMARY_ORDER.reduce((sum, collection) => sum + core.refs[collection].pages.length, 0);
  let done = 0;
  for await (const record of snapshotRecords(core)) {
    if (!record.ok) return record;
    const written = await writeAll(writer.add(record.value), write);
    if (!written.ok) return written;
    if (record.value.kind === 'page') done += 1;
    if (!onProgress(done, total)) return err({ kind: 'cancelled' });
  }
  const written = await writeAll(writer.end(), write);
  return written.ok ? ok({ seq }) : written;
}

/**
 * Settles what the snapshot holds. The mark of it stands in the manifest that goes out: a vault restored from this file
 * is known by it.
 */
export async function foldForSnapshot(core: StoreCore): Promise<Result<null, AppError>> {
  if (core.bulk !== undefined) return err({ kind: 'busy', with: 'import' });
  return foldBeside(core, { before: () => mark(core) });
}

function mark(core: StoreCore): void {
  const { seq, hash } = core.head;
  if (core.marks.at(-1)?.[0] !== seq) core.marks.push([seq, bytesToBase64Url(hash)]);
  core.marks.splice(0, core.marks.length - MARKS_KEPT);
}

async function writeAll(chunks: readonly Uint8Array[], write: WriteChunk): Promise<Result<null, AppError>> {
  for (const chunk of chunks) {
    const written = await write(chunk);
    if (!written.ok) return written;
  }
  return ok(null);
}

const damaged = (where: string) => err({ kind: 'vault-damaged', part: 'working-store', where } as const);

async function* snapshotRecords(core: StoreCore): AsyncGenerator<Result<SnapshotRecord, AppError>, void> {
  const { blobs } = core.db;
  const row = await blobs.get('manifest');
  const manifest = row === undefined ? damaged('manifest') : openManifest(core, row);
  if (row === undefined || !manifest.ok) {
    yield damaged('manifest');
    return;
  }
  yield ok({ kind: 'manifest', id: 'manifest', version: row.version, sealed: row.sealed as SealedBytes });
  if (core.valuesRef) yield recordOf(core, 'values', 'values', core.valuesRef, await blobs.get('values'));
  // What the manifest names: saves that go on meanwhile push the oldest changes off the list in memory.
  for (const item of [...manifest.value.undo, ...manifest.value.redo]) {
    const rows = await blobs.bulkGet(item.images.map((_, index) => undoRowKey(item, index)));
    for (const [index, ref] of item.images.entries())
      yield recordOf(core, 'undo', undoRowId(item, index), ref, rows[index]);
  }
  for (const collection of SUMMARY_ORDER) {
    const refs = core.refs[collection].pages;
    const pages = refs.flatMap((ref, page) => (ref === null ? [] : [{ ref, page }]));
    for (let from = 0; from < pages.length; from += PAGES_AT_ONCE) {
      const some = pages.slice(from, from + PAGES_AT_ONCE);
      const rows = await core.db.pages.bulkGet(some.map(({ page }) => rowKey(collection, page)));
      for (const [index, { ref, page }] of some.entries()) {
        yield recordOf(core, 'page', blobId(collection, page), ref, rows[index]);
      }
    }
  }
}

function recordOf(
  core: StoreCore,
  kind: SnapshotKind,
  id: string,
  ref: BlobRef,
  row: BlobRow | undefined,
): Result<SnapshotRecord, AppError> {
  const opened = openRow(core.sealer, kind, id, ref, row);
  if (!opened.ok || row === undefined) return damaged(id);
  // It opened, so it is what came out of the sealer.
  return ok({ kind, id, version: ref[0], sealed: row.sealed as SealedBytes });
}
