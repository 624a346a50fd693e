import type { JournalFrame } from './files.ts';
import type { Unlocked } from './header.ts';
import { ascii, check, createCursor, decrypt, deriveSubkey, join, toBase64Url, u32, u64 } from './primitives.ts';

/** Where a sealed blob says it belongs. */
export interface Place {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly prevHash?: Uint8Array;
}

/** Opens a sealed blob, or throws. */
export function openSealed(
  { vaultId, vaultKeys }: Pick<Unlocked, 'vaultId' | 'vaultKeys'>,
  { kind, id, version, prevHash = new Uint8Array(0) }: Place,
  sealed: Uint8Array,
): Uint8Array {
  const cursor = createCursor(sealed);
  check(cursor.u8() === 1, 'version of a sealed blob');
  const epoch = cursor.u32();
  const nonce = cursor.take(24);
  const ciphertext = sealed.slice(cursor.offset());
  const vaultKey = vaultKeys.get(epoch);
  check(vaultKey !== undefined, 'key epoch of a sealed blob');
  const place = join(Uint8Array.of(kind.length), ascii(kind), Uint8Array.of(id.length), ascii(id), u64(version));
  const ad = join(ascii('bailiwick sealed'), Uint8Array.of(1), vaultId, place, u32(epoch), prevHash);
  const key = deriveSubkey(vaultKey, kind === 'frame' ? 'BWframes' : 'BWrecord');
  return unpad(decrypt(key, nonce, ad, ciphertext));
}

export const openFrame = (keys: Pick<Unlocked, 'vaultId' | 'vaultKeys'>, frame: JournalFrame): Uint8Array =>
  openSealed(
    keys,
    { kind: 'frame', id: toBase64Url(frame.opId), version: frame.seq, prevHash: frame.prevHash },
    frame.sealed,
  );

function unpad(padded: Uint8Array): Uint8Array {
  const length = createCursor(padded).u32();
  check(4 + length <= padded.length && padded.length === padme(4 + length), 'length of the padding');
  check(
    padded.subarray(4 + length).every((byte) => byte === 0),
    'padding',
  );
  return padded.slice(4, 4 + length);
}

/** Padmé with a floor of 256: the last bits of the length are rounded up, as many as its exponent leaves over. */
export function padme(length: number): number {
  if (length <= 256) return 256;
  const exponent = length.toString(2).length - 1;
  const lastBits = exponent - exponent.toString(2).length;
  const mask = 2 ** lastBits - 1;
  return length + mask - ((length + mask) % 2 ** lastBits);
}
