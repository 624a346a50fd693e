import { stretch } from '../../../src-renderer/vault/crypto/kdf.ts';
import type { KeyTools } from '../../../src-renderer/vault/crypto/key-slot.ts';
import { loadSodium, sha256With } from '../../../src-renderer/vault/crypto/sodium.ts';
import type { Result } from '../../../src-shared/result.ts';
import { seededBytes } from '../../support/seeded-bytes.ts';

const loaded = await loadSodium();
if (!loaded.ok) throw new Error(loaded.error.kind);
export const sodium = loaded.value;
export const sha256 = sha256With(sodium);

export const toolsFor = (seed: string): KeyTools => ({
  sodium,
  fillRandom: seededBytes(seed),
  runKdf: async (secret, params) => stretch(sodium, secret, params),
});

export const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function valueOf<Value, Failure>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A copy with one byte changed in its lowest bit. Negative offsets count from the end. */
export function alteredAt(bytes: Uint8Array, offset: number): Uint8Array {
  const copy = bytes.slice();
  const index = offset < 0 ? bytes.length + offset : offset;
  copy[index] = (copy[index] ?? 0) ^ 1;
  return copy;
}

/** The bytes before the closing SHA-256, changed, with a checksum that fits again. */
export function resummed(bytes: Uint8Array, change: (body: Uint8Array) => Uint8Array): Uint8Array {
  const body = change(bytes.slice(0, -32));
  return Uint8Array.of(...body, ...sha256(body));
}

export function withByte(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[offset] = value;
  return copy;
}
