import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { encodeFrame, OP_ID_BYTES } from '../../../src-shared/vault-format/frame';
import type { StoreCore } from './core';

/** Seals one frame and has the shell put it on the disk. Durable once this resolves; the database's copy follows. */
export async function appendFrame(
  core: StoreCore,
  plaintext: Uint8Array,
  { isMirrored }: { readonly isMirrored: boolean },
): Promise<Result<null, AppError>> {
  const place = {
    seq: core.head.seq + 1,
    opId: crypto.getRandomValues(new Uint8Array(OP_ID_BYTES)),
    prevHash: core.head.hash,
  };
  const frame = encodeFrame({ ...place, sealed: core.sealer.sealFrame(place, plaintext) }, core.sealer.sha256);
  const hash = frame.hash.slice();
  const appended = await core.shell.appendFrame({ frame: frame.bytes });
  if (!appended.ok) return appended;
  core.head = { seq: place.seq, hash };
  core.journalBytes += frame.bytes.length;
  core.mirror.add({ seq: place.seq, hash, ...(isMirrored ? { bytes: frame.bytes } : {}) });
  core.poke();
  return ok(null);
}
