import { type VaultError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { readRecoveryCode, recoveryCodeBytes } from './recovery-code';
import type { Sodium } from './sodium';

/** What the partner types to open the vault. */
export type Credential =
  { readonly kind: 'passphrase'; readonly passphrase: string } | { readonly kind: 'recovery'; readonly code: string };

/** The bytes that go into the key derivation. Error: `wrong-recovery-code`. */
export function credentialBytes(sodium: Sodium, credential: Credential): Result<Uint8Array, VaultError> {
  if (credential.kind === 'passphrase') return ok(passphraseBytes(credential.passphrase));
  const code = readRecoveryCode(sodium, credential.code);
  return code.ok ? ok(recoveryCodeBytes(code.value)) : code;
}

/**
 * A passphrase as RFC 8265 §4.2.2 prepares it (OpaqueString): blanks of any kind become U+0020, then NFC, then UTF-8.
 * So it opens the vault from any keyboard and system.
 */
export const passphraseBytes = (passphrase: string): Uint8Array =>
  new TextEncoder().encode(passphrase.replaceAll(/\p{Zs}/gu, ' ').normalize('NFC'));
