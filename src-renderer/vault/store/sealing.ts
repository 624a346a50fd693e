import { bytesToBase64Url } from '../../../src-shared/bytes';
import type { Result } from '../../../src-shared/result';
import type { CreateSha256, Sha256 } from '../../../src-shared/vault-format/binary';
import { TAG_BYTES } from '../../../src-shared/vault-format/sealed-blob';
import type { Sealer } from '../crypto/sealer';
import type { BlobRow } from './db';

/** What lies sealed in the working store. The word is part of the associated data. */
export type BlobKind = 'manifest' | 'page' | 'segment' | 'order' | 'undo' | 'values';

/** The vault's crypto as the store uses it: it holds the keys, the store never sees them. Re-keying replaces its parts. */
export interface StoreSealer extends Sealer {
  readonly sha256: Sha256;
  readonly createSha256: CreateSha256;
}

/**
 * What the manifest says of a blob: its version, and the tag it was sealed with. The tag names the very bytes: nobody
 * without the key makes others that open, and where versions repeat (an import begun twice) the tags differ.
 */
export type BlobRef = readonly [version: number, tag: string];

/** Which blobs of a collection the database holds, by page and segment number. */
export interface CollectionRefs {
  pages: (BlobRef | null)[];
  segments: (BlobRef | null)[];
  order: BlobRef | null;
}

export const refOf = (version: number, sealed: Uint8Array): BlobRef => [
  version,
  bytesToBase64Url(sealed.subarray(sealed.length - TAG_BYTES)),
];

/** How a blob differs from what the manifest says should be there. */
export type Doubt = 'altered' | 'swapped' | 'replayed' | 'deleted';

/** Opens a row if it is the very blob that the manifest names. */
export function openRow(
  sealer: StoreSealer,
  kind: BlobKind,
  id: string,
  ref: BlobRef,
  row: BlobRow | undefined,
): Result<Uint8Array, Doubt> {
  if (row === undefined) return { ok: false, error: 'deleted' };
  if (!(row.sealed instanceof Uint8Array) || row.sealed.length <= TAG_BYTES) return { ok: false, error: 'altered' };
  const [version, tag] = ref;
  if (refOf(version, row.sealed)[1] === tag) {
    const opened = sealer.open(kind, id, version, row.sealed);
    return opened.ok ? opened : { ok: false, error: 'altered' };
  }
  // Another blob of the same place, once valid, is told apart from garbage by opening under what it says it is.
  const isOlder = Number.isSafeInteger(row.version) && sealer.open(kind, id, row.version, row.sealed).ok;
  return { ok: false, error: isOlder ? 'replayed' : 'altered' };
}
