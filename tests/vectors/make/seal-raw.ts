import { associatedData, type SealedPlace } from '../../../src-renderer/vault/crypto/associated-data.ts';
import { deriveSubkey, toVaultKey } from '../../../src-renderer/vault/crypto/keys.ts';
import type { Sodium } from '../../../src-renderer/vault/crypto/sodium.ts';

/** Seals bytes that are padded wrongly, as only a faulty writer with the key could. */
export function sealRaw(
  sodium: Sodium,
  place: SealedPlace,
  vaultKey: Uint8Array,
  nonce: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const key = deriveSubkey(sodium, toVaultKey(vaultKey), 'records');
  const ciphertext = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    plaintext,
    associatedData(place),
    null,
    nonce,
    key,
  );
  return Uint8Array.of(1, place.epoch, 0, 0, 0, ...nonce, ...ciphertext);
}
