import * as v from 'valibot';

import { base64UrlToBytes, bytesToBase64Url, bytesToHex, concatBytes, isSameBytes } from '../bytes';
import { err, ok, type Result } from '../result';
import { assertLength, type Sha256 } from '../vault-format/binary';
import { isDay } from './content';
import { directoryIdOf, KEY_BYTES } from './key-bytes';
import { isPublicText } from './text';

/*
 * Invitation: one line of text. Whoever holds it can read what the firm published: it is a secret.
 *
 *   "bailiwick-invitation:1:" | base64url of JSON, UTF-8 | ":" | first 8 hexadecimal digits of SHA-256 of the JSON
 */

const PREFIX = 'bailiwick-invitation:';
const VERSION = 1;
const CHECK_DIGITS = 8;
export const INVITATION_ID_BYTES = 16;
export const INVITATION_SECRET_BYTES = 32;
/** No invitation is longer; what is typed or pasted is cut here before it is read. */
export const INVITATION_MAX_LENGTH = 64 * 1024;
const KEYS_MAX = 256;

/** The firm's content key of one epoch, as bytes. */
export interface EpochKey {
  readonly epoch: number;
  readonly key: Uint8Array;
}

/** What somebody needs to join. */
export interface Invitation {
  readonly directoryId: Uint8Array;
  readonly rootKey: Uint8Array;
  readonly firm: string;
  /** Every epoch so far; an epoch that two retirements started at once stands here twice. */
  readonly keys: readonly EpochKey[];
  /** 16 random bytes, by which the inviter knows the invitation again. */
  readonly id: Uint8Array;
  /** 32 random bytes: the key of the proof. */
  readonly secret: Uint8Array;
  readonly inviter: { readonly memberId: Uint8Array; readonly name: string };
  /** The last day on which the inviter takes it. */
  readonly expires: string;
}

/** Why a text is no invitation. */
export type InvitationFault =
  | { readonly kind: 'not-an-invitation' }
  | { readonly kind: 'damaged'; readonly where: string }
  | { readonly kind: 'unknown-version'; readonly found: number };

const bytesSchema = (length: number) =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const bytes = base64UrlToBytes(dataset.value);
      if (bytes?.length === length && bytesToBase64Url(bytes) === dataset.value) return bytes;
      addIssue({ message: `${length} bytes` });
      return NEVER;
    }),
  );
const text = v.custom<string>((value) => typeof value === 'string' && isPublicText(value), 'one line of text');

const invitationSchema = v.strictObject({
  directoryId: bytesSchema(KEY_BYTES),
  rootKey: bytesSchema(KEY_BYTES),
  firm: text,
  keys: v.pipe(
    v.array(
      v.strictObject({
        epoch: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
        key: bytesSchema(KEY_BYTES),
      }),
    ),
    v.minLength(1),
    v.maxLength(KEYS_MAX),
  ),
  id: bytesSchema(INVITATION_ID_BYTES),
  secret: bytesSchema(INVITATION_SECRET_BYTES),
  inviter: v.strictObject({ memberId: bytesSchema(KEY_BYTES), name: text }),
  expires: v.custom<string>((value) => typeof value === 'string' && isDay(value), 'a date'),
});

/** The invitation as text. */
export function encodeInvitation(invitation: Invitation, sha256: Sha256): string {
  const { directoryId, rootKey, firm, keys, id, secret, inviter, expires } = invitation;
  const json = JSON.stringify({
    directoryId: bytesToBase64Url(directoryId),
    rootKey: bytesToBase64Url(rootKey),
    firm,
    keys: keys.map(({ epoch, key }) => ({ epoch, key: bytesToBase64Url(key) })),
    id: bytesToBase64Url(id),
    secret: bytesToBase64Url(secret),
    inviter: { memberId: bytesToBase64Url(inviter.memberId), name: inviter.name },
    expires,
  });
  const bytes = new TextEncoder().encode(json);
  return `${PREFIX}${VERSION}:${bytesToBase64Url(bytes)}:${checkDigits(bytes, sha256)}`;
}

/** Reads an invitation, however mail has wrapped it. The directory id must be that of the root key. */
export function decodeInvitation(typed: string, sha256: Sha256): Result<Invitation, InvitationFault> {
  const line = typed.slice(0, INVITATION_MAX_LENGTH).replaceAll(/\s+/gu, '');
  if (!line.startsWith(PREFIX)) return err({ kind: 'not-an-invitation' });
  const [version = '', body = '', digits = '', ...more] = line.slice(PREFIX.length).split(':');
  if (!/^\d{1,3}$/.test(version)) return err({ kind: 'not-an-invitation' });
  if (Number(version) !== VERSION) return err({ kind: 'unknown-version', found: Number(version) });
  const bytes = base64UrlToBytes(body);
  if (bytes === undefined || more.length > 0 || checkDigits(bytes, sha256) !== digits.toLowerCase()) {
    return err({ kind: 'damaged', where: 'check digits' });
  }
  const parsed = v.safeParse(invitationSchema, readJson(bytes));
  if (!parsed.success) return err({ kind: 'damaged', where: v.getDotPath(parsed.issues[0]) ?? 'JSON' });
  const fits = isSameBytes(directoryIdOf(parsed.output.rootKey, sha256), parsed.output.directoryId);
  return fits ? ok(parsed.output) : err({ kind: 'damaged', where: 'directoryId' });
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

const checkDigits = (bytes: Uint8Array, sha256: Sha256): string => bytesToHex(sha256(bytes)).slice(0, CHECK_DIGITS);

/** What the proof in a new member's profile is over: HMAC-SHA-256(secret, directory id | member id). */
export function invitationProofInput(directoryId: Uint8Array, memberId: Uint8Array): Uint8Array {
  assertLength(directoryId, KEY_BYTES, 'directory id');
  assertLength(memberId, KEY_BYTES, 'member id');
  return concatBytes([directoryId, memberId]);
}
