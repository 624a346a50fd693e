import * as v from 'valibot';

import { checkedInPlace } from '../quick-check';
import { err, ok, type Result } from '../result';
import { asciiText } from '../vault-format/binary';
import { isPublicText } from './text';

/** Bounds of contents that readers share. */
export const CONTENT_MAX_BYTES = 8 * 1024;
/** Retiring somebody seals a new key for each member; a witness names every feed it saw. */
export const LONG_CONTENT_MAX_BYTES = 256 * 1024;
export const ALIASES_MAX = 8;

/** How well, from 1 (slightly) to 4 (very well). */
export const STRENGTHS = [1, 2, 3, 4] as const;
export type Strength = (typeof STRENGTHS)[number];

const text = v.custom<string>((value) => typeof value === 'string' && isPublicText(value), 'one line of text');
const base64Url = (pattern: RegExp, what: string) =>
  v.custom<string>((value) => typeof value === 'string' && pattern.test(value), what);
// In the one spelling that RFC 4648 §5 gives without padding: the last character's spare bits are zero.
const bytes32 = base64Url(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, '32 bytes');
const bytes16 = base64Url(/^[A-Za-z0-9_-]{21}[AQgw]$/, '16 bytes');
const sealedKey = base64Url(/^[A-Za-z0-9_-]{106}[AEIMQUYcgkosw048]$/, 'a sealed key');
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const day = v.custom<string>((value) => typeof value === 'string' && isDay(value), 'a date');

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A day of the calendar, `2027-11-22`. */
export function isDay(value: string): boolean {
  if (!DAY.test(value)) return false;
  const [year, month, dayOfMonth] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return dayOfMonth <= (month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0));
}

/** Who somebody says they are. The proof shows the inviter that the invitation reached them. */
export const profileSchema = v.strictObject({
  name: text,
  office: v.exactOptional(text),
  practice: v.exactOptional(text),
  title: v.exactOptional(text),
  invitation: v.exactOptional(v.strictObject({ id: bytes16, proof: bytes32 })),
});

/** A summary: "I know this client", and no more than its author chose. */
export const claimSchema = v.strictObject({
  client: text,
  aliases: v.exactOptional(v.pipe(v.array(text), v.minLength(1), v.maxLength(ALIASES_MAX))),
  person: v.exactOptional(v.strictObject({ name: text, title: v.exactOptional(text) })),
  strength: v.exactOptional(v.picklist(STRENGTHS)),
  openToIntroductions: v.exactOptional(v.literal(true)),
  speakToMeFirst: v.exactOptional(v.literal(true)),
  /** The last day on which it counts as fresh. */
  expires: day,
});
export type Claim = v.InferOutput<typeof claimSchema>;

const heads = v.array(v.strictObject({ feed: bytes32, seq: v.pipe(count, v.minValue(1)), hash: bytes32 }));

/** Heads of other feeds that an app has seen; `feed` and `hash` as base64url. */
export const witnessSchema = v.strictObject({ heads });

/** Heads of the retired member's feeds, and for the second of two: which entry it agrees with, and the next key. */
export const retireSchema = v.strictObject({
  heads,
  agreesWith: v.exactOptional(bytes32),
  /** The content key of `epoch`, sealed for each remaining member; member ids as base64url. */
  keys: v.exactOptional(
    v.strictObject({
      epoch: v.pipe(count, v.minValue(1), v.maxValue(0xffff_ffff)),
      boxes: v.record(bytes32, sealedKey),
    }),
  ),
});

const SCHEMAS = { profile: profileSchema, claim: claimSchema, witness: witnessSchema, retire: retireSchema } as const;
/** The same without a copy of what they let through. */
const QUICK = {
  profile: checkedInPlace(profileSchema),
  claim: checkedInPlace(claimSchema),
  witness: checkedInPlace(witnessSchema),
  retire: checkedInPlace(retireSchema),
} as const;
/** The kinds that have content. */
export type ContentKind = keyof typeof SCHEMAS;
export type ContentOf<Kind extends ContentKind> = v.InferOutput<(typeof SCHEMAS)[Kind]>;

/** The most bytes that content of a kind may have. */
export const contentMaxBytes = (kind: ContentKind): number =>
  kind === 'witness' || kind === 'retire' ? LONG_CONTENT_MAX_BYTES : CONTENT_MAX_BYTES;

/** Why content is refused. `where` names a field, never what stood there. */
export interface ContentFault {
  readonly kind: 'malformed' | 'oversized';
  readonly where: string;
}

/** The bytes that are hashed and sealed. Throws on what no reader would accept. */
export function encodeContent<Kind extends ContentKind>(kind: Kind, content: ContentOf<Kind>): Uint8Array {
  const bytes = encoder.encode(JSON.stringify(content));
  const read = decodeContent(kind, bytes);
  if (!read.ok) throw new RangeError(`content of a ${kind}: ${read.error.where}`);
  return bytes;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What a call can have for arguments without overflowing the stack. */
const ASCII_AT_ONCE = 4_096;

/** Throws where the bytes are no UTF-8. Most are ASCII, and short: there a decoder takes longer to be called than to run. */
function toText(bytes: Uint8Array): string {
  if (bytes.length > ASCII_AT_ONCE) return decoder.decode(bytes);
  for (let index = 0; index < bytes.length; index += 1) if ((bytes[index] ?? 0) > 0x7f) return decoder.decode(bytes);
  return asciiText(bytes);
}

/**
 * Reads content as strictly as it was written: UTF-8, JSON as `JSON.stringify` spells it (no blanks, no name twice, no
 * needless escape), only the fields of its kind. So no two programs can read two things in the same bytes.
 */
export function decodeContent<Kind extends ContentKind>(
  kind: Kind,
  bytes: Uint8Array,
): Result<ContentOf<Kind>, ContentFault> {
  const malformed = (where: string) => err({ kind: 'malformed', where } as const);
  if (bytes.length > contentMaxBytes(kind)) return err({ kind: 'oversized', where: kind });
  let value: unknown;
  try {
    const json = toText(bytes);
    value = JSON.parse(json);
    if (JSON.stringify(value) !== json) return malformed('spelling');
  } catch {
    return malformed('JSON');
  }
  if (v.is(QUICK[kind], value)) return ok(value as ContentOf<Kind>);
  const parsed = v.safeParse(SCHEMAS[kind], value, { abortEarly: true });
  if (!parsed.success) return malformed(v.getDotPath(parsed.issues[0]) ?? kind);
  return ok(parsed.output as ContentOf<Kind>);
}
