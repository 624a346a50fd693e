import { concatBytes, isSameBytes } from '../bytes';
import type { VaultError } from '../errors';
import { assertNever, err, ok, type Result } from '../result';
import { readU64, viewOf, type CreateSha256 } from './binary';
import { hasSealedLength, SEALED_MAX_BYTES } from './sealed-blob';
import {
  decodeSnapshotFront,
  END_BYTES,
  END_KIND,
  RECORD_ID,
  RECORD_KINDS,
  sha256From,
  SNAPSHOT_FRONT_MAX_BYTES,
  snapshotFrontLength,
  type SnapshotFront,
  type SnapshotRecord,
} from './snapshot-file';

export type SnapshotPart =
  | { readonly kind: 'front'; readonly front: SnapshotFront }
  | { readonly kind: 'record'; readonly record: SnapshotRecord };

export interface SnapshotReader {
  /** The parts that end in what was handed in so far; views of it, so a chunk must not be written to afterwards. */
  readonly push: (chunk: Uint8Array) => Result<readonly SnapshotPart[], VaultError>;
  /** Only now is the file known to be whole: the closing hash was right, and nothing followed it. */
  readonly end: () => Result<{ readonly records: number }, VaultError>;
}

/** `need`: bytes without which nothing more can be read. */
type Step<Value> =
  | { readonly kind: 'need'; readonly need: number }
  | { readonly kind: 'got'; readonly value: Value; readonly length: number };
type Taken = SnapshotPart | { readonly kind: 'end' };

/** Reads a snapshot or backup (layout: snapshot-file.ts) in chunks of any size. Every length is bounded before it is believed. */
export function createSnapshotReader(createSha256: CreateSha256): SnapshotReader {
  const hash = createSha256();
  const sha256 = sha256From(createSha256);
  let parts: Uint8Array[] = [];
  let pendingBytes = 0;
  let need = 1;
  let records = 0;
  let state: 'front' | 'records' | 'ended' = 'front';
  let failure: VaultError | undefined;

  const take = (bytes: Uint8Array): Result<Step<Taken>, VaultError> => {
    switch (state) {
      case 'front':
        return takeFront(bytes, sha256);
      case 'records':
        return bytes[0] === END_KIND ? takeEnd(bytes, records, hash) : takeRecord(bytes);
      case 'ended':
        return damaged('bytes after the end');
      default:
        return assertNever(state);
    }
  };

  function accept(taken: Taken, bytes: Uint8Array): void {
    if (taken.kind === 'record') records += 1;
    state = taken.kind === 'end' ? 'ended' : 'records';
    if (state === 'records') hash.update(bytes);
  }

  function readPending(): Result<readonly SnapshotPart[], VaultError> {
    const pending = concatBytes(parts);
    const found: SnapshotPart[] = [];
    let offset = 0;
    need = 1;
    while (offset < pending.length) {
      const step = take(pending.subarray(offset));
      if (!step.ok) return step;
      if (step.value.kind === 'need') {
        need = step.value.need;
        break;
      }
      const { value, length } = step.value;
      accept(value, pending.subarray(offset, offset + length));
      if (value.kind !== 'end') found.push(value);
      offset += length;
    }
    parts = [pending.subarray(offset)];
    pendingBytes = pending.length - offset;
    return ok(found);
  }

  return {
    push: (chunk) => {
      if (failure !== undefined) return err(failure);
      parts.push(chunk);
      pendingBytes += chunk.length;
      if (pendingBytes < need) return ok([]);
      const result = readPending();
      if (!result.ok) failure = result.error;
      return result;
    },
    end: () => {
      if (failure !== undefined) return err(failure);
      return state === 'ended' && pendingBytes === 0 ? ok({ records }) : damaged('cut short');
    },
  };
}

const damaged = (where: string) => err({ kind: 'vault-damaged', part: 'snapshot', where } as const);
const needing = (need: number) => ok({ kind: 'need', need } as const);

function takeFront(bytes: Uint8Array, sha256: ReturnType<typeof sha256From>): Result<Step<SnapshotPart>, VaultError> {
  const length = snapshotFrontLength(bytes);
  if (length === undefined) return needing(bytes.length + 1);
  if (length <= SNAPSHOT_FRONT_MAX_BYTES && bytes.length < length) return needing(length);
  const front = decodeSnapshotFront(bytes, sha256);
  return front.ok ? ok({ kind: 'got', value: { kind: 'front', front: front.value }, length }) : front;
}

function takeRecord(bytes: Uint8Array): Result<Step<SnapshotPart>, VaultError> {
  const kind = RECORD_KINDS[(bytes[0] ?? 0) - 1];
  if (kind === undefined) return damaged('record kind');
  const idLength = bytes[1];
  if (idLength === undefined) return needing(2);
  const sealedOffset = 2 + idLength + 12;
  if (bytes.length < sealedOffset) return needing(sealedOffset);
  const id = String.fromCharCode(...bytes.subarray(2, 2 + idLength));
  if (!RECORD_ID.test(id)) return damaged('record id');
  const view = viewOf(bytes);
  const version = readU64(view, 2 + idLength);
  if (version === undefined) return damaged('record version');
  const length = sealedOffset + view.getUint32(sealedOffset - 4, true);
  if (length > sealedOffset + SEALED_MAX_BYTES) return damaged('record length');
  if (bytes.length < length) return needing(length);
  const sealed = bytes.subarray(sealedOffset, length);
  if (!hasSealedLength(sealed)) return damaged('record length');
  return ok({ kind: 'got', value: { kind: 'record', record: { kind, id, version, sealed } }, length });
}

function takeEnd(
  bytes: Uint8Array,
  records: number,
  hash: ReturnType<CreateSha256>,
): Result<Step<{ readonly kind: 'end' }>, VaultError> {
  if (bytes.length < END_BYTES) return needing(END_BYTES);
  const count = readU64(viewOf(bytes), 1);
  hash.update(bytes.subarray(0, 9));
  if (!isSameBytes(hash.digest(), bytes.subarray(9, END_BYTES))) return damaged('closing hash');
  if (count !== records) return damaged('count of records');
  return ok({ kind: 'got', value: { kind: 'end' }, length: END_BYTES });
}
