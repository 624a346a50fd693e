import * as v from 'valibot';

import { base64UrlToBytes, bytesToBase64Url } from '../../../src-shared/bytes';
import { instantSchema } from '../../../src-shared/book/fact';
import { LEDGER_WHATS } from '../../../src-shared/directory-contract';
import { KEY_BYTES } from '../../../src-shared/directory-entry/key-bytes';
import { idSchema } from '../../../src-shared/ids';
import type { BookStore } from '../store/types';

/** What the vault keeps of a directory, sealed and journalled beside the records. Bytes stand there as base64url. */
export type Values = Pick<BookStore, 'getValue' | 'setValue' | 'valueKeys'>;

const bytes = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = base64UrlToBytes(dataset.value);
    if (read !== undefined) return read;
    addIssue({ message: 'base64url' });
    return NEVER;
  }),
);
const key = v.pipe(
  bytes,
  v.check((read) => read.length === KEY_BYTES),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const seq = v.pipe(count, v.minValue(1));
const hex32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Membership. Written last when a directory is founded or joined: with it the vault belongs to the directory. */
export const joinedSchema = v.strictObject({
  directoryId: key,
  rootKey: key,
  firm: v.string(),
  path: v.string(),
  joinedAt: instantSchema,
  /** Ed25519 seed of this member's identity. */
  identity: key,
  /** Content keys as they came with the invitation, or were made at founding. Later ones come with retirements. */
  keys: v.array(v.strictObject({ epoch: count, key })),
  /** Set in the founder's vault. */
  rootSeed: v.exactOptional(key),
  invitation: v.exactOptional(v.strictObject({ id: bytes, secret: key, inviter: v.string() })),
});
export type Joined = v.InferOutput<typeof joinedSchema>;

const aboutSchema = v.strictObject({
  personIds: v.array(idSchema<'person'>()),
  clientId: v.exactOptional(idSchema<'client'>()),
});
/** Which of the partner's records a summary was made from. Never leaves the vault. */
export type About = v.InferOutput<typeof aboutSchema>;

/** What was signed by one letter, as files: sending them again sends the same bytes. */
export const signedSchema = v.strictObject({
  at: instantSchema,
  entries: v.array(
    v.strictObject({
      feed: hex32,
      seq,
      entry: bytes,
      /** The content file, sealed under the firm's key. */
      content: v.exactOptional(bytes),
      about: v.exactOptional(aboutSchema),
    }),
  ),
  /** After a fork: what the folder did not take, and these say anew. */
  insteadOf: v.exactOptional(v.array(v.strictObject({ feed: hex32, seq }))),
});
export type Signed = v.InferOutput<typeof signedSchema>;

export const feedSeedSchema = v.strictObject({ seed: key });

/** Runs of entries that the folder was seen to hold, byte for byte. */
export const receiptsSchema = v.strictObject({
  runs: v.array(v.strictObject({ from: seq, through: seq, at: instantSchema })),
});
export type Receipts = v.InferOutput<typeof receiptsSchema>;

const signedHeader = v.strictObject({ headerBytes: bytes, signature: bytes });

/** Where the folder holds something else than what this member signed. No evidence: what lies there is not signed. */
export const forkSchema = v.strictObject({
  feed: hex32,
  seq,
  since: instantSchema,
  evidence: v.array(signedHeader),
});

export const invitationsSchema = v.array(
  v.strictObject({
    id: bytes,
    secret: key,
    at: instantSchema,
    expires: v.string(),
    path: v.string(),
    name: v.string(),
  }),
);

export const comparedSchema = v.record(hex32, v.picklist(['fits', 'differs']));

export const decisionsSchema = v.record(v.string(), v.picklist(['confirmed', 'refused']));

export const exportsSchema = v.array(
  v.strictObject({
    at: instantSchema,
    format: v.string(),
    people: count,
    clients: v.exactOptional(count),
    bytes: count,
    sha256: v.string(),
    path: v.string(),
  }),
);

const ledgerRowSchema = v.strictObject({
  id: v.string(),
  at: instantSchema,
  what: v.picklist(LEDGER_WHATS),
  words: v.string(),
  bytes: count,
  hash: v.string(),
  receipt: v.exactOptional(instantSchema),
  path: v.exactOptional(v.string()),
});

/** Directories that this vault has left, with what had left it by then. */
export const leftSchema = v.array(
  v.strictObject({ firm: v.string(), at: instantSchema, rows: v.array(ledgerRowSchema) }),
);

export const KEY = {
  joined: 'directory/joined',
  signed: 'directory/signed/',
  feed: 'directory/feed/',
  receipts: 'directory/receipts/',
  forks: 'directory/forks/',
  invitations: 'directory/invitations',
  compared: 'directory/compared',
  overlaps: 'directory/overlaps',
  exports: 'directory/exports',
  left: 'directory/left',
} as const;

/** Reads a value; undefined where there is none, or none that this version understands. */
export function readKept<Schema extends v.GenericSchema>(
  values: Values,
  name: string,
  schema: Schema,
): v.InferOutput<Schema> | undefined {
  const parsed = v.safeParse(schema, values.getValue(name));
  return parsed.success ? parsed.output : undefined;
}

/** The same with bytes as base64url, as values are kept: JSON. */
export function toKept(value: unknown): unknown {
  if (value instanceof Uint8Array) return bytesToBase64Url(value);
  if (Array.isArray(value)) return value.map(toKept);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toKept(part)]));
}
