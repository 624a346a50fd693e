import type { VaultError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { Sha256 } from '../../../src-shared/vault-format/binary';
import { decodeHeaderFile, encodeHeaderFile, MAC_BYTES } from '../../../src-shared/vault-format/header-file';
import { headerToPayload, payloadToHeader, type Header } from './header-payload';
import { deriveSubkey, type VaultKey } from './keys';
import { sha256With, type Sodium } from './sodium';

/** A header whose form is sound. Nothing in it is authentic before its MAC was checked. */
export interface ReadHeader {
  readonly header: Header;
  readonly mac: Uint8Array;
  readonly macInput: Uint8Array;
}

/** The header file's bytes, with MAC and checksum. */
export function encodeHeader(sodium: Sodium, header: Header, vaultKey: VaultKey): Uint8Array {
  return encodeHeaderFile(headerToPayload(header), (input) => macOf(sodium, input, vaultKey), sha256With(sodium));
}

/** Reads one copy of the header, without a key. Errors: `vault-damaged`, `newer-format`, `kdf-out-of-range`. */
export function readHeader(sha256: Sha256, bytes: Uint8Array): Result<ReadHeader, VaultError> {
  const envelope = decodeHeaderFile(bytes, sha256);
  if (!envelope.ok) return envelope;
  const header = payloadToHeader(envelope.value.payload);
  return header.ok ? ok({ header: header.value, mac: envelope.value.mac, macInput: envelope.value.macInput }) : header;
}

/** True where whoever wrote the header had the vault key. */
export function isAuthentic(sodium: Sodium, { mac, macInput }: ReadHeader, vaultKey: VaultKey): boolean {
  return sodium.memcmp(mac, macOf(sodium, macInput, vaultKey));
}

function macOf(sodium: Sodium, input: Uint8Array, vaultKey: VaultKey): Uint8Array {
  return sodium.crypto_generichash(MAC_BYTES, input, deriveSubkey(sodium, vaultKey, 'header'));
}

export type { Header };
