import { asciiBytes, viewOf, writeU64 } from '../../../src-shared/vault-format/binary';
import { RECORD_ID, type RecordKind } from '../../../src-shared/vault-format/snapshot-file';

/** What is sealed. The word is part of the associated data, so a blob opens only as what it was sealed as. */
export type SealedKind = RecordKind | 'segment' | 'frame' | 'device';

const DOMAIN = asciiBytes('bailiwick sealed');
const FORMAT_VERSION = 1;

/** All that a sealed blob is bound to. Altered in any part, it does not open. */
export interface SealedPlace {
  readonly vaultId: Uint8Array;
  readonly kind: SealedKind;
  /** As {@link RECORD_ID} allows: other characters would not come apart as bytes. */
  readonly id: string;
  readonly version: number;
  readonly epoch: number;
  /** Frames only: the hash of the frame before. */
  readonly prevHash?: Uint8Array;
}

/**
 * 16 "bailiwick sealed" | u8 version = 1 | 16 vault id | u8 length, kind | u8 length, id | u64 version | u32 key epoch |
 * frames only: 32 hash of the frame before. Lengths stand before what varies, so no two places give the same bytes.
 */
export function associatedData({ vaultId, kind, id, version, epoch, prevHash }: SealedPlace): Uint8Array {
  if (!RECORD_ID.test(id)) throw new RangeError('id of a sealed blob');
  const kindAt = DOMAIN.length + 1 + vaultId.length;
  const idAt = kindAt + 1 + kind.length;
  const versionAt = idAt + 1 + id.length;
  const bytes = new Uint8Array(versionAt + 12 + (prevHash?.length ?? 0));
  bytes.set(DOMAIN);
  bytes[DOMAIN.length] = FORMAT_VERSION;
  bytes.set(vaultId, DOMAIN.length + 1);
  bytes[kindAt] = kind.length;
  bytes.set(asciiBytes(kind), kindAt + 1);
  bytes[idAt] = id.length;
  bytes.set(asciiBytes(id), idAt + 1);
  writeU64(viewOf(bytes), versionAt, version);
  viewOf(bytes).setUint32(versionAt + 8, epoch, true);
  if (prevHash !== undefined) bytes.set(prevHash, versionAt + 12);
  return bytes;
}
