import { concatBytes } from '../../../src-shared/bytes';
import type { VaultError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { asciiBytes, viewOf } from '../../../src-shared/vault-format/binary';
import { NONCE_BYTES, TAG_BYTES } from '../../../src-shared/vault-format/sealed-blob';
import { SALT_BYTES, type KdfCost, type KdfParams, type KdfRunner } from './kdf';
import { KEY_BYTES, randomBytes, toVaultKey, wipe, type FillRandom, type VaultKey } from './keys';
import { credentialBytes, type Credential } from './secrets';
import type { Sodium } from './sodium';
import { decrypt } from './xchacha';

/** What opening and making key slots takes; the runner and the randomness are others in tests. */
export interface KeyTools {
  readonly sodium: Sodium;
  readonly runKdf: KdfRunner;
  readonly fillRandom: FillRandom;
}

/** The vault key, wrapped under a key derived from a passphrase or a recovery code. */
export interface KeySlot {
  readonly kind: SlotKind;
  readonly kdf: KdfParams;
  readonly nonce: Uint8Array;
  /** 32 bytes of vault key and a 16 byte tag. */
  readonly wrapped: Uint8Array;
}

export const SLOT_KINDS = ['passphrase', 'recovery'] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

export const WRAPPED_BYTES = KEY_BYTES + TAG_BYTES;

/** Where a slot belongs: it opens in no other vault and no other epoch. */
export interface SlotPlace {
  readonly vaultId: Uint8Array;
  readonly epoch: number;
}

/** Wraps `vaultKey` for the credential. Fresh salt and nonce. */
export async function createKeySlot(
  { sodium, runKdf, fillRandom }: KeyTools,
  { vaultId, epoch }: SlotPlace,
  options: { readonly credential: Credential; readonly cost: KdfCost; readonly vaultKey: VaultKey },
): Promise<Result<KeySlot, VaultError>> {
  const { credential, cost, vaultKey } = options;
  const kdf: KdfParams = { ...cost, salt: randomBytes(SALT_BYTES, fillRandom) };
  const wrappingKey = await deriveWrappingKey({ sodium, runKdf }, credential, kdf);
  if (!wrappingKey.ok) return wrappingKey;
  const nonce = randomBytes(NONCE_BYTES, fillRandom);
  const ad = slotAssociatedData({ vaultId, epoch }, credential.kind, kdf);
  const wrapped = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(vaultKey, ad, null, nonce, wrappingKey.value);
  wipe(wrappingKey.value);
  return ok({ kind: credential.kind, kdf, nonce, wrapped });
}

/** The key that wraps a slot's vault key. Takes as long as the KDF's cost says. */
export async function deriveWrappingKey(
  { sodium, runKdf }: Pick<KeyTools, 'sodium' | 'runKdf'>,
  credential: Credential,
  kdf: KdfParams,
): Promise<Result<Uint8Array, VaultError>> {
  const secret = credentialBytes(sodium, credential);
  if (!secret.ok) return secret;
  const key = await runKdf(secret.value, kdf);
  wipe(secret.value);
  return key;
}

/** Undefined where the key is not this slot's: another passphrase, or an altered slot. */
export function unwrapKeySlot(
  sodium: Sodium,
  place: SlotPlace,
  slot: KeySlot,
  wrappingKey: Uint8Array,
): VaultKey | undefined {
  const ad = slotAssociatedData(place, slot.kind, slot.kdf);
  const key = decrypt(sodium, { ciphertext: slot.wrapped, ad, nonce: slot.nonce, key: wrappingKey });
  return key === undefined ? undefined : toVaultKey(key);
}

/** "bailiwick key slot" | u8 version = 1 | 16 vault id | u32 key epoch | u8 kind | u32 passes | u32 memory in KiB | 16 salt */
function slotAssociatedData({ vaultId, epoch }: SlotPlace, kind: SlotKind, kdf: KdfParams): Uint8Array {
  const numbers = new Uint8Array(13);
  const view = viewOf(numbers);
  view.setUint32(0, epoch, true);
  numbers[4] = SLOT_KINDS.indexOf(kind) + 1;
  view.setUint32(5, kdf.opsLimit, true);
  view.setUint32(9, kdf.memLimitBytes / 1024, true);
  return concatBytes([asciiBytes('bailiwick key slot'), Uint8Array.of(1), vaultId, numbers, kdf.salt]);
}
