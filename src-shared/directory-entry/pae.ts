import { concatBytes } from '../bytes';
import { asciiBytes } from '../vault-format/binary';

/** What a feed key signs: the header of an entry. */
export const ENTRY_TYPE = 'application/vnd.bailiwick.entry.v1';
/** What an identity signs: directory id | feed key. */
export const DEVICE_TYPE = 'application/vnd.bailiwick.device.v1';

/**
 * The pre-authentication encoding of DSSE (secure-systems-lab/dsse, protocol.md): the bytes that a signature is over.
 * The type stands in it, so no signature can be taken for one of another purpose.
 */
export function pae(type: string, body: Uint8Array): Uint8Array {
  const front = `DSSEv1 ${type.length} ${type} ${body.length} `;
  // Signatures are checked by the hundred thousand; their headers have few lengths.
  let bytes = fronts.get(front);
  if (bytes === undefined) fronts.set(front, (bytes = asciiBytes(front)));
  return concatBytes([bytes, body]);
}

const fronts = new Map<string, Uint8Array>();

/** What an identity signs to make a feed key one of its devices. */
export const devicePae = (directoryId: Uint8Array, feedKey: Uint8Array): Uint8Array =>
  pae(DEVICE_TYPE, concatBytes([directoryId, feedKey]));

/** What a feed key signs to make a header an entry. */
export const entryPae = (header: Uint8Array): Uint8Array => pae(ENTRY_TYPE, header);

/** Ed25519 (RFC 8032): true where `signature` of `message` is by `publicKey`. Small-order keys are never accepted. */
export type VerifySignature = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;
