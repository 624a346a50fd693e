import { bytesToBase64Url } from '../../../src-shared/bytes';
import type { VaultError } from '../../../src-shared/errors';
import { err, type Result } from '../../../src-shared/result';
import type { Frame } from '../../../src-shared/vault-format/frame';
import { pad, unpad } from '../../../src-shared/vault-format/padme';
import {
  CIPHERTEXT_OFFSET,
  hasSealedLength,
  parseSealed,
  TAG_BYTES,
  writeSealedFront,
  type SealedBytes,
} from '../../../src-shared/vault-format/sealed-blob';
import { associatedData, type SealedKind, type SealedPlace } from './associated-data';
import { decrypt } from './decrypt';
import { deriveSubkey, systemRandom, type FillRandom, type Subkey, type VaultKey } from './keys';
import { createNoncePool } from './nonce-pool';
import type { Sodium } from './sodium';

/** Everything sealed but frames. */
export type StoredKind = Exclude<SealedKind, 'frame'>;

/** Turns opened bytes into sealed ones and back. A blob opens only under the kind, id and version it was sealed under. */
export interface Sealer {
  readonly vaultId: Uint8Array;
  /** The key epoch that `seal` and `sealFrame` seal under; `open` opens all the epochs it has keys for. */
  readonly epoch: number;
  /** Throws when the plaintext is longer than 55 MiB. */
  readonly seal: (kind: StoredKind, id: string, version: number, plaintext: Uint8Array) => SealedBytes;
  /** Errors: `vault-damaged` (altered, moved, of another version or vault), `newer-format`. */
  readonly open: (kind: StoredKind, id: string, version: number, sealed: Uint8Array) => Result<Uint8Array, VaultError>;
  readonly sealFrame: (place: FramePlace, plaintext: Uint8Array) => SealedBytes;
  readonly openFrame: (frame: FramePlace & Pick<Frame, 'sealed'>) => Result<Uint8Array, VaultError>;
}

export type FramePlace = Pick<Frame, 'opId' | 'seq' | 'prevHash'>;

export interface SealerOptions {
  readonly sodium: Sodium;
  readonly vaultId: Uint8Array;
  readonly keysByEpoch: ReadonlyMap<number, VaultKey>;
  readonly epoch: number;
  readonly fillRandom?: FillRandom;
}

type Place = Omit<SealedPlace, 'vaultId' | 'epoch'>;

/** A sealer for one vault: XChaCha20-Poly1305, random nonces, Padmé padding (docs/vault-format.md, "Sealed blob"). */
export function createSealer({ sodium, vaultId, keysByEpoch, epoch, fillRandom }: SealerOptions): Sealer {
  const nextNonce = createNoncePool(fillRandom ?? systemRandom);
  const subkeys = new Map([...keysByEpoch].map(([keyEpoch, key]) => [keyEpoch, sealingKeys(sodium, key)]));
  const present = subkeys.get(epoch);
  if (present === undefined) throw new Error('no key for the present epoch');

  const seal = (place: Place, plaintext: Uint8Array): SealedBytes => {
    const padded = pad(plaintext);
    const blob = new Uint8Array(CIPHERTEXT_OFFSET + padded.length + TAG_BYTES);
    if (!hasSealedLength(blob)) throw new RangeError('too long to be sealed');
    const nonce = nextNonce();
    const ad = associatedData({ ...place, vaultId, epoch });
    const key = keyFor(place, present);
    writeSealedFront(blob, epoch, nonce);
    blob.set(sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, ad, null, nonce, key), CIPHERTEXT_OFFSET);
    return blob;
  };

  function open(place: Place, sealed: Uint8Array): Result<Uint8Array, VaultError> {
    const part = place.kind === 'frame' ? 'journal' : 'record';
    const damaged = err({ kind: 'vault-damaged', part, where: `${place.kind} ${place.id}` } as const);
    const parsed = parseSealed(sealed, part);
    if (!parsed.ok) return parsed;
    const { epoch: sealedEpoch, nonce, ciphertext } = parsed.value;
    const keys = subkeys.get(sealedEpoch);
    if (keys === undefined) return damaged;
    const ad = associatedData({ ...place, vaultId, epoch: sealedEpoch });
    const padded = decrypt(sodium, { ciphertext, ad, nonce, key: keyFor(place, keys) });
    return padded === undefined ? damaged : unpad(padded, part);
  }

  const framePlace = ({ opId, seq, prevHash }: FramePlace): Place => ({
    kind: 'frame',
    id: bytesToBase64Url(opId),
    version: seq,
    prevHash,
  });

  return {
    vaultId,
    epoch,
    seal: (kind, id, version, plaintext) => seal({ kind, id, version }, plaintext),
    open: (kind, id, version, sealed) => open({ kind, id, version }, sealed),
    sealFrame: (place, plaintext) => seal(framePlace(place), plaintext),
    openFrame: (frame) => open(framePlace(frame), frame.sealed),
  };
}

interface SealingKeys {
  readonly records: Subkey<'records'>;
  readonly frames: Subkey<'frames'>;
  readonly device: Subkey<'device'>;
}

const sealingKeys = (sodium: Sodium, key: VaultKey): SealingKeys => ({
  records: deriveSubkey(sodium, key, 'records'),
  frames: deriveSubkey(sodium, key, 'frames'),
  device: deriveSubkey(sodium, key, 'device'),
});

function keyFor({ kind }: Place, keys: SealingKeys): Subkey {
  if (kind === 'frame') return keys.frames;
  return kind === 'device' ? keys.device : keys.records;
}
