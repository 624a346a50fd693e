/** One-shot SHA-256 (FIPS 180-4): 32 bytes. Passed in, because the shell has node:crypto and the vault libsodium. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** SHA-256 over bytes that arrive in parts. */
export interface Sha256Stream {
  readonly update: (bytes: Uint8Array) => void;
  readonly digest: () => Uint8Array;
}

/** Begins a SHA-256 over bytes that arrive in parts. */
export type CreateSha256 = () => Sha256Stream;

export const HASH_BYTES = 32;
export const VAULT_ID_BYTES = 16;
export const U64_BYTES = 8;

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** An unsigned 32-bit little-endian integer without a DataView, whose making costs more than the reading. */
export function readU32(bytes: Uint8Array, offset: number): number {
  const [a, b, c, d] = [bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3]];
  if (d === undefined) throw new RangeError('read past the end');
  return ((a ?? 0) | ((b ?? 0) << 8) | ((c ?? 0) << 16) | (d << 24)) >>> 0;
}

/** The inverse of {@link readU32}. */
export function writeU32(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value;
  bytes[offset + 1] = value >>> 8;
  bytes[offset + 2] = value >>> 16;
  bytes[offset + 3] = value >>> 24;
}

const TWO_TO_32 = 0x1_0000_0000;

/** An unsigned 64-bit little-endian integer; undefined where a JavaScript number cannot hold it exactly. */
export function readU64(view: DataView, offset: number): number | undefined {
  const value = view.getUint32(offset + 4, true) * TWO_TO_32 + view.getUint32(offset, true);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Throws on what is no safe unsigned integer: sequences and versions are counted by us. */
export function writeU64(view: DataView, offset: number, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('not a safe unsigned integer');
  view.setUint32(offset, value % TWO_TO_32, true);
  view.setUint32(offset + 4, Math.floor(value / TWO_TO_32), true);
}

/** The bytes of an ASCII text, such as a magic number. A loop: `Uint8Array.from` takes ten times as long for a name. */
export function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** The inverse of {@link asciiBytes}, of a few thousand bytes at most. By apply: spreading goes through the iterator. */
export const asciiText = (bytes: Uint8Array): string => Reflect.apply(String.fromCharCode, undefined, bytes) as string;

export function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return bytes.length >= start.length && start.every((byte, index) => byte === bytes[index]);
}

/** Guards the lengths of what our own code hands in: a wrong one is a bug, not bad input. */
export function assertLength(bytes: Uint8Array, length: number, what: string): void {
  if (bytes.length !== length) throw new RangeError(`${what}: ${bytes.length} bytes instead of ${length}`);
}
