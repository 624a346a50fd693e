import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

import { base64UrlToBytes } from '../../src-shared/bytes';
import type { VaultError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import type { HeaderCopy } from '../../src-shared/shell-contract';
import { VAULT_ID_BYTES } from '../../src-shared/vault-format/binary';
import { decodeHeaderFile, HEADER_MAX_BYTES } from '../../src-shared/vault-format/header-file';
import { decodeSnapshotFront, SNAPSHOT_FRONT_MAX_BYTES } from '../../src-shared/vault-format/snapshot-file';
import type { FolderListing } from './folder-listing';
import { sha256 } from './hashing';
import { readRange } from './file-bytes';

/** The one field of the header that the shell reads: the journal is bound to it. */
const headerSchema = v.pipe(v.string(), v.parseJson(), v.object({ vaultId: v.string() }));

/** The vault a header belongs to. The header's checksum is verified, its MAC is not: that takes a key. */
export function vaultIdOfHeader(header: Uint8Array): Result<Uint8Array, VaultError> {
  const envelope = decodeHeaderFile(header, sha256);
  if (!envelope.ok) return envelope;
  const payload = v.safeParse(headerSchema, new TextDecoder().decode(envelope.value.payload));
  const vaultId = payload.success ? base64UrlToBytes(payload.output.vaultId) : undefined;
  if (vaultId?.length !== VAULT_ID_BYTES) return err({ kind: 'vault-damaged', part: 'header', where: 'vault id' });
  return ok(vaultId);
}

/** Every copy of the header whose checksum is right, also one of a newer version, which the vault then names. */
export async function readHeaderCopies(folder: string, listing: FolderListing): Promise<readonly HeaderCopy[]> {
  const copies: HeaderCopy[] = [];
  for (const name of listing.headers) {
    const path = join(folder, name);
    const bytes = (await stat(path)).size <= HEADER_MAX_BYTES ? new Uint8Array(await readFile(path)) : undefined;
    if (bytes !== undefined && isSoundHeader(bytes)) copies.push({ name, bytes });
  }
  for (const { name } of listing.snapshots) {
    const bytes = await headerOfSnapshot(join(folder, name));
    if (bytes !== undefined && isSoundHeader(bytes)) copies.push({ name, bytes });
  }
  return copies;
}

function isSoundHeader(bytes: Uint8Array): boolean {
  const envelope = decodeHeaderFile(bytes, sha256);
  return envelope.ok || envelope.error.kind === 'newer-format';
}

async function headerOfSnapshot(path: string): Promise<Uint8Array | undefined> {
  const handle = await open(path, 'r');
  try {
    const front = decodeSnapshotFront(await readRange(handle, 0, SNAPSHOT_FRONT_MAX_BYTES), sha256);
    return front.ok ? front.value.header : undefined;
  } finally {
    await handle.close();
  }
}
