import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { CHUNK_BYTES } from '../../../src-shared/shell-contract';
import { isSameBytes } from '../../../src-shared/bytes';
import type { SnapshotFront, SnapshotRecord } from '../../../src-shared/vault-format/snapshot-file';
import { createSnapshotReader, type SnapshotPart } from '../../../src-shared/vault-format/snapshot-reader';
import { COLLECTIONS } from '../../../src-shared/book/records';
import type { Entry } from './entry';
import { blobId } from './geometry';
import { decodeManifest, type Manifest } from './manifest-codec';
import { decodePage } from './page-codec';
import { refOf, type BlobRef, type StoreSealer } from './sealing';
import type { OnProgress, ReadChunk } from './types';
import { undoRowId } from './undo-rows';

/** A record of a snapshot, opened and found where its manifest says. */
export interface OpenedRecord {
  readonly record: SnapshotRecord;
  readonly plaintext: Uint8Array;
}

export interface SnapshotVisitor {
  readonly start?: (front: SnapshotFront, manifest: Manifest) => Promise<void>;
  readonly record?: (record: OpenedRecord) => Promise<Result<null, AppError>>;
}

const damaged = (where: string) => err({ kind: 'vault-damaged', part: 'snapshot', where } as const);

/**
 * Reads a snapshot to its end and opens all that is in it. Only an `ok` answer means that it is whole; what the visitor
 * was handed before an error must be thrown away.
 */
export async function readSnapshot(
  sealer: StoreSealer,
  read: ReadChunk,
  visitor: SnapshotVisitor,
  onProgress: OnProgress = () => true,
): Promise<Result<Manifest, AppError>> {
  const reader = createSnapshotReader(sealer.createSha256);
  const checker = createChecker(sealer, visitor);
  for (let offset = 0; ;) {
    const chunk = await read(offset, CHUNK_BYTES);
    if (!chunk.ok) return chunk;
    offset += chunk.value.chunk.length;
    const parts = reader.push(chunk.value.chunk);
    if (!parts.ok) return parts;
    for (const part of parts.value) {
      const taken = await checker.take(part);
      if (!taken.ok) return taken;
    }
    if (!onProgress(offset, chunk.value.size)) return err({ kind: 'cancelled' });
    if (offset >= chunk.value.size || chunk.value.chunk.length === 0) break;
  }
  const end = reader.end();
  return end.ok ? checker.end() : end;
}

function createChecker(sealer: StoreSealer, visitor: SnapshotVisitor) {
  let front: SnapshotFront | undefined;
  let manifest: Manifest | undefined;
  let expected: Map<string, BlobRef> = new Map();

  async function takeManifest(plaintext: Uint8Array): Promise<Result<null, AppError>> {
    const decoded = decodeManifest(plaintext);
    if (!decoded.ok || front === undefined) return damaged('manifest');
    manifest = decoded.value;
    if (manifest.seq !== front.throughSeq) return damaged('manifest of another snapshot');
    expected = expectedRecords(manifest);
    await visitor.start?.(front, manifest);
    return ok(null);
  }

  return {
    take: async (part: SnapshotPart): Promise<Result<null, AppError>> => {
      if (part.kind === 'front') {
        front = part.front;
        return isSameBytes(front.vaultId, sealer.vaultId) ? ok(null) : damaged('another vault');
      }
      const { kind, id, version, sealed } = part.record;
      const opened = sealer.open(kind, id, version, sealed);
      if (!opened.ok) return damaged(`${kind} ${id}`);
      if (kind === 'manifest') return takeManifest(opened.value);
      const ref = expected.get(`${kind} ${id}`);
      if (ref === undefined || ref[1] !== refOf(version, sealed)[1]) return damaged(`${kind} ${id}`);
      expected.delete(`${kind} ${id}`);
      return visitor.record?.({ record: part.record, plaintext: opened.value }) ?? ok(null);
    },
    end: (): Result<Manifest, AppError> => {
      if (manifest === undefined) return damaged('manifest');
      const [missing] = expected.keys();
      return missing === undefined ? ok(manifest) : damaged(missing);
    },
  };
}

/** Everything that the manifest names and that a snapshot holds. */
function expectedRecords({ collections, values, undo, redo }: Manifest): Map<string, BlobRef> {
  const expected = new Map<string, BlobRef>();
  if (values !== null) expected.set('values values', values);
  for (const item of [...undo, ...redo]) {
    for (const [index, ref] of item.images.entries()) expected.set(`undo ${undoRowId(item, index)}`, ref);
  }
  for (const collection of COLLECTIONS) {
    for (const [page, ref] of collections[collection].pages.entries()) {
      if (ref !== null) expected.set(`page ${blobId(collection, page)}`, ref);
    }
  }
  return expected;
}

/** Reads a file to its end, opens every record and counts the people. */
export async function verifySnapshot(
  sealer: StoreSealer,
  read: ReadChunk,
  onProgress?: OnProgress,
): Promise<Result<{ readonly people: number; readonly seq: number }, AppError>> {
  let people = 0;
  const record = async ({ record: { kind, id }, plaintext }: OpenedRecord): Promise<Result<null, AppError>> => {
    if (kind !== 'page') return ok(null);
    const page = decodePage(plaintext);
    if (!page.ok) return page;
    if (id.startsWith('people/')) people += page.value.filter(isLive).length;
    return ok(null);
  };
  const manifest = await readSnapshot(sealer, read, { record }, onProgress);
  return manifest.ok ? ok({ people, seq: manifest.value.seq }) : manifest;
}

const isLive = (entry: Entry): boolean => entry !== null && 'live' in entry;
