import {
  contentAssociatedData,
  encodeContentFile,
  padContent,
  parseContentFile,
  SALT_BYTES,
  unpadContent,
  type ContentPlace,
  type SaltedContent,
  type SealedContent,
} from '../../../src-shared/directory-entry/content-file';
import { invitationProofInput } from '../../../src-shared/directory-entry/invitation';
import { KEY_BYTES } from '../../../src-shared/directory-entry/key-bytes';
import type { VerifySignature } from '../../../src-shared/directory-entry/pae';
import { ok } from '../../../src-shared/result';
import type { Sha256 } from '../../../src-shared/vault-format/binary';
import { randomBytes, systemRandom, type FillRandom } from './keys';
import { createNoncePool } from './nonce-pool';
import { sha256With, type Sodium } from './sodium';
import { decrypt } from './xchacha';

declare const identityBrand: unique symbol;
declare const feedBrand: unique symbol;
declare const contentBrand: unique symbol;
declare const invitationBrand: unique symbol;

/** Ed25519 seed of a member, or of the root: 32 random bytes, one a directory, kept in the vault. */
export type IdentitySeed = Uint8Array & { readonly [identityBrand]: true };
/** Ed25519 seed of one device's feed. */
export type FeedSeed = Uint8Array & { readonly [feedBrand]: true };
/** The firm's content key of one epoch: everyone invited has it. */
export type ContentKey = Uint8Array & { readonly [contentBrand]: true };
/** The secret of one invitation. */
export type InvitationSecret = Uint8Array & { readonly [invitationBrand]: true };

function assertSecret(bytes: Uint8Array, what: string): void {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`${what} has ${KEY_BYTES} bytes`);
}

/** Checks the length; the bytes must come from a CSPRNG, or out of the vault. */
export function toIdentitySeed(bytes: Uint8Array): IdentitySeed {
  assertSecret(bytes, 'an identity seed');
  return bytes as IdentitySeed;
}

/** Checks the length; the bytes must come from a CSPRNG, or out of the vault. */
export function toFeedSeed(bytes: Uint8Array): FeedSeed {
  assertSecret(bytes, 'a feed seed');
  return bytes as FeedSeed;
}

/** Checks the length; the bytes must come from a CSPRNG, an invitation, or a sealed box. */
export function toContentKey(bytes: Uint8Array): ContentKey {
  assertSecret(bytes, 'a content key');
  return bytes as ContentKey;
}

/** Checks the length; the bytes must come from a CSPRNG, or an invitation. */
export function toInvitationSecret(bytes: Uint8Array): InvitationSecret {
  assertSecret(bytes, 'an invitation secret');
  return bytes as InvitationSecret;
}

/** Signs with Ed25519 (RFC 8032). */
export interface Signer {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** What the firm directory asks of cryptography, bound to libsodium and a source of randomness. */
export interface DirectoryCrypto {
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
  readonly random: (length: number) => Uint8Array;
  /** Expands the seed once; hold on to it for as long as a letter is signed, no longer. */
  readonly signer: (seed: IdentitySeed | FeedSeed) => Signer;
  readonly newSalt: () => Uint8Array;
  /** The bytes of the content file. */
  readonly sealContent: (place: ContentPlace, epoch: number, key: ContentKey, salted: SaltedContent) => Uint8Array;
  /** Undefined where no key fits: altered, moved to another place, or sealed under a key that is not here. */
  readonly openContent: OpenContent;
  /** HMAC-SHA-256 (RFC 2104) over directory id and member id. */
  readonly invitationProof: (secret: InvitationSecret, directoryId: Uint8Array, memberId: Uint8Array) => Uint8Array;
  readonly isProof: (
    proof: Uint8Array,
    secret: InvitationSecret,
    directoryId: Uint8Array,
    memberId: Uint8Array,
  ) => boolean;
  /** `crypto_box_seal` to the X25519 form of a member's identity; undefined where the id is no sound public key. */
  readonly sealKeyFor: (memberId: Uint8Array, key: ContentKey) => Uint8Array | undefined;
  readonly openKey: (seed: IdentitySeed, box: Uint8Array) => ContentKey | undefined;
}

/** The firm's keys by epoch; two, where two retirements started the same epoch at once. */
export type ContentKeys = ReadonlyMap<number, readonly ContentKey[]>;
/** Opens a content file with whichever of the keys fits. What it answers is not yet checked against the header. */
export type OpenContent = (
  place: ContentPlace,
  keys: ContentKeys,
  file: Uint8Array | SealedContent,
) => SaltedContent | undefined;

/** Binds the directory's cryptography: Ed25519, XChaCha20-Poly1305, HMAC-SHA-256, sealed boxes (X25519). */
export function createDirectoryCrypto(sodium: Sodium, fillRandom: FillRandom = systemRandom): DirectoryCrypto {
  const nextNonce = createNoncePool(fillRandom);
  return {
    sha256: sha256With(sodium),
    verify: (signature, message, publicKey) => verify(sodium, signature, message, publicKey),
    random: (length) => randomBytes(length, fillRandom),
    signer: (seed) => createSigner(sodium, seed),
    newSalt: () => randomBytes(SALT_BYTES, fillRandom),
    sealContent: (place, epoch, key, salted) => {
      const ad = contentAssociatedData(place, epoch);
      const nonce = nextNonce();
      const padded = padContent(salted);
      const ciphertext = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, ad, null, nonce, key);
      return encodeContentFile({ epoch, nonce, ciphertext });
    },
    openContent: (place, keys, file) => openContent(sodium, place, keys, file),
    invitationProof: (secret, directoryId, memberId) =>
      sodium.crypto_auth_hmacsha256(invitationProofInput(directoryId, memberId), secret),
    isProof: (proof, secret, directoryId, memberId) =>
      isProof(sodium, proof, secret, invitationProofInput(directoryId, memberId)),
    sealKeyFor: (memberId, key) => sealKeyFor(sodium, memberId, key),
    openKey: (seed, box) => openKey(sodium, seed, box),
  };
}

// libsodium throws on a signature or key of the wrong length, and refuses keys of small order.
function verify(sodium: Sodium, signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return sodium.crypto_sign_verify_detached(signature, message, publicKey);
  } catch {
    return false;
  }
}

// libsodium throws on a proof of the wrong length.
function isProof(sodium: Sodium, proof: Uint8Array, secret: InvitationSecret, input: Uint8Array): boolean {
  try {
    return sodium.crypto_auth_hmacsha256_verify(proof, input, secret);
  } catch {
    return false;
  }
}

function createSigner(sodium: Sodium, seed: IdentitySeed | FeedSeed): Signer {
  const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed);
  return { publicKey, sign: (message) => sodium.crypto_sign_detached(message, privateKey) };
}

function openContent(
  sodium: Sodium,
  place: ContentPlace,
  keys: ContentKeys,
  file: Uint8Array | SealedContent,
): SaltedContent | undefined {
  const parsed = file instanceof Uint8Array ? parseContentFile(file) : ok(file);
  if (!parsed.ok) return undefined;
  const { epoch, nonce, ciphertext } = parsed.value;
  const ad = contentAssociatedData(place, epoch);
  for (const key of keys.get(epoch) ?? []) {
    const padded = decrypt(sodium, { ciphertext, ad, nonce, key });
    if (padded === undefined) continue;
    const salted = unpadContent(padded);
    return salted.ok ? salted.value : undefined;
  }
  return undefined;
}

function sealKeyFor(sodium: Sodium, memberId: Uint8Array, key: ContentKey): Uint8Array | undefined {
  try {
    return sodium.crypto_box_seal(key, sodium.crypto_sign_ed25519_pk_to_curve25519(memberId));
  } catch {
    return undefined;
  }
}

function openKey(sodium: Sodium, seed: IdentitySeed, box: Uint8Array): ContentKey | undefined {
  try {
    const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed);
    const boxPublic = sodium.crypto_sign_ed25519_pk_to_curve25519(publicKey);
    const boxPrivate = sodium.crypto_sign_ed25519_sk_to_curve25519(privateKey);
    return toContentKey(sodium.crypto_box_seal_open(box, boxPublic, boxPrivate));
  } catch {
    return undefined;
  }
}
