import * as v from 'valibot';

import { base64UrlToBytes, bytesToBase64Url, isSameBytes } from '../../../src-shared/bytes';
import type { VaultError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { VAULT_ID_BYTES } from '../../../src-shared/vault-format/binary';
import { NONCE_BYTES } from '../../../src-shared/vault-format/sealed-blob';
import type { EarlierKey } from './earlier-key';
import { checkKdfCost, SALT_BYTES } from './kdf';
import { WRAPPED_BYTES, type KeySlot } from './key-slot';

/** What the header says. Its JSON has exactly these members, in this order, without blanks; bytes are base64url. */
export interface Header {
  readonly vaultId: Uint8Array;
  /** ISO 8601, UTC, milliseconds. */
  readonly createdAt: string;
  /** Grows by 1 with every header written; the highest sound one is the vault's. */
  readonly revision: number;
  /** Counts from 1. */
  readonly keyEpoch: number;
  /** One for the passphrase; at most one for the recovery code. */
  readonly slots: readonly KeySlot[];
  /** Not empty while a re-key is unfinished. */
  readonly earlierKeys: readonly EarlierKey[];
}

const MAX_EARLIER_KEYS = 8;

const bytesOfLength = (length: number) =>
  v.pipe(
    v.string(),
    v.rawTransform<string, Uint8Array>(({ dataset, addIssue, NEVER }) => {
      const bytes = base64UrlToBytes(dataset.value);
      if (bytes?.length === length) return bytes;
      addIssue({ message: `${length} bytes as base64url` });
      return NEVER;
    }),
  );

const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const epoch = v.pipe(positive, v.maxValue(0xffff_ffff));
const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const wrapping = { nonce: bytesOfLength(NONCE_BYTES), wrapped: bytesOfLength(WRAPPED_BYTES) };

const slotSchema = (kind: KeySlot['kind']) =>
  v.strictObject({
    kind: v.literal(kind),
    kdf: v.strictObject({
      alg: v.literal('argon2id13'),
      opsLimit: size,
      memLimitBytes: size,
      salt: bytesOfLength(SALT_BYTES),
    }),
    ...wrapping,
  });

const headerSchema = v.strictObject({
  vaultId: bytesOfLength(VAULT_ID_BYTES),
  createdAt: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  revision: positive,
  keyEpoch: epoch,
  slots: v.union([
    v.strictTuple([slotSchema('passphrase')]),
    v.strictTuple([slotSchema('passphrase'), slotSchema('recovery')]),
  ]),
  earlierKeys: v.pipe(v.array(v.strictObject({ epoch, ...wrapping })), v.maxLength(MAX_EARLIER_KEYS)),
});

/** The header as the bytes of its JSON. */
export function headerToPayload(header: Header): Uint8Array {
  return new TextEncoder().encode(
    JSON.stringify({
      vaultId: bytesToBase64Url(header.vaultId),
      createdAt: header.createdAt,
      revision: header.revision,
      keyEpoch: header.keyEpoch,
      slots: header.slots.map(({ kind, kdf, nonce, wrapped }) => ({
        kind,
        kdf: {
          alg: 'argon2id13',
          opsLimit: kdf.opsLimit,
          memLimitBytes: kdf.memLimitBytes,
          salt: bytesToBase64Url(kdf.salt),
        },
        ...wrappingToJson({ nonce, wrapped }),
      })),
      earlierKeys: header.earlierKeys.map(({ epoch: earlier, ...rest }) => ({
        epoch: earlier,
        ...wrappingToJson(rest),
      })),
    }),
  );
}

const wrappingToJson = ({ nonce, wrapped }: Pick<KeySlot, 'nonce' | 'wrapped'>) => ({
  nonce: bytesToBase64Url(nonce),
  wrapped: bytesToBase64Url(wrapped),
});

/**
 * Reads a payload, strictly: known members only, one spelling only (it must write back to the same bytes). Errors:
 * `vault-damaged`, and `kdf-out-of-range` for a key derivation that no Bailiwick asks for.
 */
export function payloadToHeader(payload: Uint8Array): Result<Header, VaultError> {
  const damaged = (where: string) => err({ kind: 'vault-damaged', part: 'header', where } as const);
  const json = parseJson(payload);
  if (json === undefined) return damaged('payload is not JSON');
  const parsed = v.safeParse(headerSchema, json);
  if (!parsed.success) return damaged(`payload: ${v.getDotPath(parsed.issues[0]) ?? 'form'}`);
  const { slots, ...rest } = parsed.output;
  const header: Header = { ...rest, slots: slots.map(toSlot) };
  for (const { kdf } of header.slots) {
    const checked = checkKdfCost(kdf);
    if (!checked.ok) return checked;
  }
  if (!areEarlier(header)) return damaged('payload: earlierKeys');
  if (!isSameBytes(headerToPayload(header), payload)) return damaged('payload is not in the one accepted form');
  return ok(header);
}

function toSlot({ kind, kdf: { opsLimit, memLimitBytes, salt }, nonce, wrapped }: KeySlot): KeySlot {
  return { kind, kdf: { opsLimit, memLimitBytes, salt }, nonce, wrapped };
}

function parseJson(payload: Uint8Array): unknown {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return json;
  } catch {
    return undefined;
  }
}

/** Epochs ascend and end before the present one. */
function areEarlier({ keyEpoch, earlierKeys }: Header): boolean {
  const epochs = [...earlierKeys.map((earlier) => earlier.epoch), keyEpoch];
  return epochs.every((value, index) => index === 0 || value > (epochs[index - 1] ?? 0));
}
