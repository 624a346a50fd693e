import type { VaultError, VaultPart } from '../errors';
import { err, ok, type Result } from '../result';
import { viewOf } from './binary';

/** Nothing sealed is shorter, so that short notes and shorter ones look alike. */
export const PADDING_FLOOR = 256;

const LENGTH_BYTES = 4;

/**
 * The length that hides `length` bytes among their neighbours: at most log2(log2(n)) bits leak, at most 12 % is added.
 * Padmé, from Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PoPETs 2019, §4.
 */
export function padmeLength(length: number): number {
  if (length <= PADDING_FLOOR) return PADDING_FLOOR;
  const exponent = Math.floor(Math.log2(length));
  const significantBits = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - significantBits);
  return Math.ceil(length / step) * step;
}

/** `u32 length | payload | zeros`, as long as {@link padmeLength} says. */
export function pad(payload: Uint8Array): Uint8Array {
  const padded = new Uint8Array(padmeLength(LENGTH_BYTES + payload.length));
  viewOf(padded).setUint32(0, payload.length, true);
  padded.set(payload, LENGTH_BYTES);
  return padded;
}

/** The inverse of {@link pad}; a view, not a copy. Only the one right padding of zeros is accepted. */
export function unpad(padded: Uint8Array, part: VaultPart): Result<Uint8Array, VaultError> {
  const damaged = err({ kind: 'vault-damaged', part, where: 'padding' } as const);
  if (padded.length < PADDING_FLOOR) return damaged;
  const length = viewOf(padded).getUint32(0, true);
  const end = LENGTH_BYTES + length;
  if (end > padded.length || padmeLength(end) !== padded.length) return damaged;
  for (let index = end; index < padded.length; index += 1) if (padded[index] !== 0) return damaged;
  return ok(padded.subarray(LENGTH_BYTES, end));
}
