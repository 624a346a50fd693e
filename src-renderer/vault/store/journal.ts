import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { encodeFrame, encodeLargeFrame, OP_ID_BYTES } from '../../../src-shared/vault-format/frame';
import type { StoreCore } from './core';

/** From here on the browser's own SHA-256, on a thread of its own, is quicker than libsodium's on this one. */
const LARGE_BYTES = 64 * 1024;

const digest = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

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
  const parts = { ...place, sealed: core.sealer.sealFrame(place, plaintext) };
  const frame =
    plaintext.length < LARGE_BYTES ? encodeFrame(parts, core.sealer.sha256) : await encodeLargeFrame(parts, digest);
  const hash = frame.hash.slice();
  const appended = await core.shell.appendFrame({ frame: frame.bytes });
  if (!appended.ok) return appended;
  core.head = { seq: place.seq, hash };
  core.journalBytes += frame.bytes.length;
  core.mirror.add({ seq: place.seq, hash, ...(isMirrored ? { bytes: frame.bytes } : {}) });
  core.poke();
  return ok(null);
}
