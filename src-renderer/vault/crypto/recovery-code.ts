import type { VaultError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { asciiBytes } from '../../../src-shared/vault-format/binary';
import { randomBytes, wipe, type FillRandom } from './keys';
import type { Sodium } from './sodium';

/*
 * Recovery code: 30 characters of Crockford's base32 (no I, L, O, U), shown in six groups of five.
 *
 *   26 random characters: 130 bits | 4 check characters: first 20 bits of SHA-256("bailiwick recovery" + the 26)
 *
 * A mistyped code is told so at once, but for one in a million, and not after a second of key derivation.
 */

declare const codeBrand: unique symbol;
/** The 30 characters, without hyphens; the check characters are right. */
export type RecoveryCode = string & { readonly [codeBrand]: true };

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 26;
const CHECK_CHARACTERS = 4;
const CODE_FORM = /^[0-9A-HJKMNP-TV-Z]{30}$/;
/** Longer input is not looked at. */
const TYPED_MAX = 200;

/** A new recovery code. */
export function createRecoveryCode(sodium: Sodium, fillRandom: FillRandom): RecoveryCode {
  const random = randomBytes(RANDOM_CHARACTERS, fillRandom);
  const characters = Array.from(random, (byte) => ALPHABET.charAt(byte & 31)).join('');
  wipe(random);
  const code = characters + checkCharacters(sodium, characters);
  if (!isRecoveryCode(sodium, code)) throw new Error('a new code must be a right one');
  return code;
}

/**
 * Reads what was typed: small letters, blanks and hyphens anywhere, O for 0, I and L for 1 (Crockford's rules). Error:
 * `wrong-recovery-code` where it cannot be one.
 */
export function readRecoveryCode(sodium: Sodium, typed: string): Result<RecoveryCode, VaultError> {
  const code = typed
    .slice(0, TYPED_MAX)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return isRecoveryCode(sodium, code) ? ok(code) : err({ kind: 'wrong-recovery-code' });
}

/** `ABCDE`, six times: what is shown, written down, and asked back. */
export const recoveryCodeGroups = (code: RecoveryCode): readonly string[] => code.match(/.{5}/g) ?? [];

/** What goes into the key derivation: the 30 characters as ASCII. */
export const recoveryCodeBytes = (code: RecoveryCode): Uint8Array => asciiBytes(code);

function isRecoveryCode(sodium: Sodium, code: string): code is RecoveryCode {
  if (!CODE_FORM.test(code)) return false;
  return code.slice(RANDOM_CHARACTERS) === checkCharacters(sodium, code.slice(0, RANDOM_CHARACTERS));
}

function checkCharacters(sodium: Sodium, characters: string): string {
  const [a = 0, b = 0, c = 0] = sodium.crypto_hash_sha256(asciiBytes(`bailiwick recovery${characters}`));
  const bits = (a << 12) | (b << 4) | (c >> 4);
  let check = '';
  for (let index = CHECK_CHARACTERS - 1; index >= 0; index -= 1) check += ALPHABET.charAt((bits >> (index * 5)) & 31);
  return check;
}
