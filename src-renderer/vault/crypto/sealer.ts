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
import { deriveSubkey, systemRandom, type FillRandom, type Subkey, type VaultKey } from './keys';
import { createNoncePool } from './nonce-pool';
import type { Sodium } from './sodium';
import { decrypt, encryptInto } from './xchacha';

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
  /** For a worker of the vault's own process: it may seal what an import brings, and open nothing else. */
  readonly workerKeys: () => WorkerKeys;
  readonly openFrame: (frame: FramePlace & Pick<Frame, 'sealed'>) => Result<Uint8Array, VaultError>;
}

export type FramePlace = Pick<Frame, 'opId' | 'seq' | 'prevHash'>;

/** Seals, opens nothing. */
export type Sealing = Pick<Sealer, 'seal' | 'sealFrame'>;

/** What {@link createSealing} needs in a worker; the keys are copies. */
export interface WorkerKeys {
  readonly vaultId: Uint8Array;
  readonly epoch: number;
  readonly records: Uint8Array;
  readonly frames: Uint8Array;
}

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
  const subkeys = new Map([...keysByEpoch].map(([keyEpoch, key]) => [keyEpoch, sealingKeys(sodium, key)]));
  const present = subkeys.get(epoch);
  if (present === undefined) throw new Error('no key for the present epoch');

  function open(place: Place, sealed: Uint8Array): Result<Uint8Array, VaultError> {
    const part = place.kind === 'frame' ? 'journal' : 'record';
    const damaged = err({ kind: 'vault-damaged', part, where: `${place.kind} ${place.id}` } as const);
    const parsed = parseSealed(sealed, part);
    if (!parsed.ok) return parsed;
    const { epoch: sealedEpoch, nonce, ciphertext } = parsed.value;
    const keys = subkeys.get(sealedEpoch);
    const key = keys && keyFor(place, keys);
    if (key === undefined) return damaged;
    const ad = associatedData({ ...place, vaultId, epoch: sealedEpoch });
    const padded = decrypt(sodium, { ciphertext, ad, nonce, key });
    return padded === undefined ? damaged : unpad(padded, part);
  }

  return {
    vaultId,
    epoch,
    ...createSealing(sodium, { vaultId, epoch, ...present }, fillRandom),
    workerKeys: () => ({ vaultId, epoch, records: present.records.slice(), frames: present.frames.slice() }),
    open: (kind, id, version, sealed) => open({ kind, id, version }, sealed),
    openFrame: (frame) => open(framePlace(frame), frame.sealed),
  };
}

const framePlace = ({ opId, seq, prevHash }: FramePlace): Place => ({
  kind: 'frame',
  id: bytesToBase64Url(opId),
  version: seq,
  prevHash,
});

/** The sealing half of {@link createSealer}. Without the key for them it throws on rows of this profile alone. */
export function createSealing(
  sodium: Sodium,
  { vaultId, epoch, ...keys }: Pick<WorkerKeys, 'vaultId' | 'epoch'> & Keys,
  fillRandom: FillRandom = systemRandom,
): Sealing {
  const nextNonce = createNoncePool(fillRandom);

  const seal = (place: Place, plaintext: Uint8Array): SealedBytes => {
    const key = keyFor(place, keys);
    if (key === undefined) throw new Error('no key for this kind');
    const padded = pad(plaintext);
    const blob = new Uint8Array(CIPHERTEXT_OFFSET + padded.length + TAG_BYTES);
    if (!hasSealedLength(blob)) throw new RangeError('too long to be sealed');
    const nonce = nextNonce();
    const ad = associatedData({ ...place, vaultId, epoch });
    writeSealedFront(blob, epoch, nonce);
    encryptInto(sodium, { plaintext: padded, ad, nonce, key }, blob.subarray(CIPHERTEXT_OFFSET));
    return blob;
  };

  return {
    seal: (kind, id, version, plaintext) => seal({ kind, id, version }, plaintext),
    sealFrame: (place, plaintext) => seal(framePlace(place), plaintext),
  };
}

type Keys = Pick<WorkerKeys, 'records' | 'frames'> & { readonly device?: Uint8Array };

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

/** Undefined where the keys at hand are not for what is sealed: a worker has none for rows of this profile alone. */
function keyFor({ kind }: Place, { records, frames, device }: Keys): Uint8Array | undefined {
  if (kind === 'frame') return frames;
  return kind === 'device' ? device : records;
}
