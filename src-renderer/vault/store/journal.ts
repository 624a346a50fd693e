import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { encodeFrame, encodeLargeFrame, OP_ID_BYTES, type Frame } from '../../../src-shared/vault-format/frame';
import type { FramePlace } from '../crypto/sealer';
import type { StoreCore } from './core';

/** From here on the browser's own SHA-256, on a thread of its own, is quicker than libsodium's on this one. */
const LARGE_BYTES = 64 * 1024;

export const digest = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

interface Made {
  readonly isMirrored: boolean;
}

/** Seals one frame and has the shell put it on the disk. Durable once this resolves; the database's copy follows. */
export async function appendFrame(core: StoreCore, plaintext: Uint8Array, made: Made): Promise<Result<null, AppError>> {
  const appended = await appendMadeFrame(core, made, async (place) => {
    const parts = { ...place, sealed: core.sealer.sealFrame(place, plaintext) };
    if (plaintext.length < LARGE_BYTES) return ok(encodeFrame(parts, core.sealer.sha256));
    return ok(await encodeLargeFrame(parts, digest));
  });
  return appended.ok ? ok(null) : appended;
}

/** The same with a frame that is made elsewhere, once its place is known. */
export async function appendMadeFrame(
  core: StoreCore,
  { isMirrored }: Made,
  make: (place: FramePlace) => Promise<Result<Pick<Frame, 'bytes' | 'hash'>, AppError>>,
): Promise<Result<{ readonly seq: number }, AppError>> {
  const place = {
    seq: core.head.seq + 1,
    opId: crypto.getRandomValues(new Uint8Array(OP_ID_BYTES)),
    // A copy: what is handed to another thread may be gone from here.
    prevHash: core.head.hash.slice(),
  };
  const made = await make(place);
  if (!made.ok) return made;
  const frame = made.value;
  const hash = frame.hash.slice();
  const appended = await core.shell.appendFrame({ frame: frame.bytes });
  if (!appended.ok) return appended;
  core.head = { seq: place.seq, hash };
  core.journalBytes += frame.bytes.length;
  core.mirror.add({ seq: place.seq, hash, ...(isMirrored ? { bytes: frame.bytes } : {}) });
  core.poke();
  return ok({ seq: place.seq });
}
