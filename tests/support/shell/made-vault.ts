import { randomBytes } from 'node:crypto';
import { bytesToBase64Url } from '../../../src-shared/bytes.ts';
import { encodeFrame, genesisHash, type Frame } from '../../../src-shared/vault-format/frame.ts';
import { encodeHeaderFile } from '../../../src-shared/vault-format/header-file.ts';
import { SEALED_MIN_BYTES, type SealedBytes } from '../../../src-shared/vault-format/sealed-blob.ts';
import { createSnapshotWriter } from '../../../src-shared/vault-format/snapshot-writer.ts';
import { createSha256, sha256 } from '../../../src-main/vault-folder/hashing.ts';

/** What a vault would hand to the shell, but for the sealing: the shell cannot tell. */
export interface MadeVault {
  readonly vaultId: Uint8Array;
  readonly genesis: Uint8Array;
  readonly header: Uint8Array;
}

export function makeVault(): MadeVault {
  const vaultId = new Uint8Array(randomBytes(16));
  return { vaultId, genesis: genesisHash(vaultId, sha256), header: makeHeader(vaultId, 1) };
}

export function makeHeader(vaultId: Uint8Array, revision: number): Uint8Array {
  const payload = JSON.stringify({ vaultId: bytesToBase64Url(vaultId), revision });
  return encodeHeaderFile(new TextEncoder().encode(payload), () => new Uint8Array(32), sha256);
}

/** Random bytes in the place of a sealed blob. */
export const makeSealed = (length = SEALED_MIN_BYTES): SealedBytes =>
  new Uint8Array(randomBytes(length)) as SealedBytes;

/** A frame that follows `seq` and `hash`. */
export function makeFrame(after: { readonly seq: number; readonly hash: Uint8Array }, sealedBytes?: number): Frame {
  const opId = new Uint8Array(randomBytes(16));
  return encodeFrame({ seq: after.seq + 1, opId, prevHash: after.hash, sealed: makeSealed(sealedBytes) }, sha256);
}

/** As many frames as asked for, one after the other. */
export function makeFrames(count: number, after: { readonly seq: number; readonly hash: Uint8Array }): Frame[] {
  const frames: Frame[] = [];
  let last = after;
  for (let made = 0; made < count; made += 1) {
    const frame = makeFrame(last);
    frames.push(frame);
    last = frame;
  }
  return frames;
}

/** A complete snapshot with one page, which contains the journal up to `through`. */
export function makeSnapshot(
  vault: MadeVault,
  through: { readonly seq: number; readonly hash: Uint8Array },
): Uint8Array {
  const front = { vaultId: vault.vaultId, throughSeq: through.seq, headHash: through.hash, header: vault.header };
  const writer = createSnapshotWriter(front, createSha256, 1024 * 1024);
  const record = { kind: 'page', id: 'people-0', version: 1, sealed: makeSealed() } as const;
  return new Uint8Array(Buffer.concat([...writer.add(record), ...writer.end()]));
}
