import { concatBytes } from '../../../src-shared/bytes';
import { asciiBytes, viewOf } from '../../../src-shared/vault-format/binary';
import { NONCE_BYTES } from '../../../src-shared/vault-format/sealed-blob';
import { deriveSubkey, randomBytes, toVaultKey, type FillRandom, type VaultKey } from './keys';
import type { SlotPlace } from './key-slot';
import type { Sodium } from './sodium';
import { decrypt } from './xchacha';

/** The vault key of an earlier epoch, wrapped under the present one: there while a re-key is unfinished. */
export interface EarlierKey {
  readonly epoch: number;
  readonly nonce: Uint8Array;
  readonly wrapped: Uint8Array;
}

interface Present extends SlotPlace {
  readonly vaultKey: VaultKey;
}

export function wrapEarlierKey(
  sodium: Sodium,
  present: Present,
  earlier: { readonly epoch: number; readonly vaultKey: VaultKey },
  fillRandom: FillRandom,
): EarlierKey {
  const nonce = randomBytes(NONCE_BYTES, fillRandom);
  const key = deriveSubkey(sodium, present.vaultKey, 'earlierKeys');
  const ad = earlierKeyAssociatedData(present, earlier.epoch);
  const wrapped = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(earlier.vaultKey, ad, null, nonce, key);
  return { epoch: earlier.epoch, nonce, wrapped };
}

/** Undefined where it was altered, or wrapped elsewhere. */
export function unwrapEarlierKey(sodium: Sodium, present: Present, earlier: EarlierKey): VaultKey | undefined {
  const key = deriveSubkey(sodium, present.vaultKey, 'earlierKeys');
  const ad = earlierKeyAssociatedData(present, earlier.epoch);
  const unwrapped = decrypt(sodium, { ciphertext: earlier.wrapped, ad, nonce: earlier.nonce, key });
  return unwrapped === undefined ? undefined : toVaultKey(unwrapped);
}

/** "bailiwick earlier key" | u8 version = 1 | 16 vault id | u32 present key epoch | u32 earlier key epoch */
function earlierKeyAssociatedData({ vaultId, epoch }: SlotPlace, earlierEpoch: number): Uint8Array {
  const epochs = new Uint8Array(8);
  viewOf(epochs).setUint32(0, epoch, true);
  viewOf(epochs).setUint32(4, earlierEpoch, true);
  return concatBytes([asciiBytes('bailiwick earlier key'), Uint8Array.of(1), vaultId, epochs]);
}
