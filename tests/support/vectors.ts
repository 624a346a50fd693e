import { readFileSync } from 'node:fs';

import * as v from 'valibot';

/** Reads one of tests/vectors: what every version must accept, and what it must refuse. */
export function readVectors<Schema extends v.GenericSchema>(name: string, schema: Schema): v.InferOutput<Schema> {
  const file = new URL(`../vectors/${name}.json`, import.meta.url);
  return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
}

export const bytes = v.pipe(
  v.string(),
  v.transform((text) => Uint8Array.from(Buffer.from(text, 'base64url'))),
);
const error = v.looseObject({ kind: v.string() });
const keys = v.pipe(
  v.record(v.string(), bytes),
  v.transform((byEpoch) => new Map(Object.entries(byEpoch).map(([epoch, key]) => [Number(epoch), key]))),
);
const vault = { vaultId: bytes, vaultKeys: keys };

export const headerVectors = () =>
  readVectors(
    'header',
    v.strictObject({
      accepted: v.array(
        v.strictObject({
          name: v.string(),
          passphrase: v.string(),
          recoveryCode: v.exactOptional(v.string()),
          file: bytes,
          revision: v.number(),
          keyEpoch: v.number(),
          ...vault,
          subkeys: v.strictObject({ header: bytes, records: bytes, frames: bytes, earlierKeys: bytes }),
        }),
      ),
      refused: v.array(v.strictObject({ name: v.string(), file: bytes, error })),
      refusedByMac: v.array(v.strictObject({ name: v.string(), passphrase: v.string(), file: bytes })),
    }),
  );

const STORED_KINDS = ['manifest', 'page', 'order', 'undo', 'values', 'segment'] as const;
const place = { name: v.string(), kind: v.picklist(STORED_KINDS), id: v.string(), version: v.number() };

export const sealedVectors = () =>
  readVectors(
    'sealed',
    v.strictObject({
      ...vault,
      accepted: v.array(v.strictObject({ ...place, plaintext: bytes, sealed: bytes })),
      refused: v.array(v.strictObject({ ...place, sealed: bytes, error })),
    }),
  );

const end = v.looseObject({ kind: v.string() });

export const frameVectors = () =>
  readVectors(
    'frame',
    v.strictObject({
      ...vault,
      plaintexts: v.array(v.unknown()),
      accepted: v.array(v.strictObject({ name: v.string(), journal: bytes, frames: v.number(), end })),
      refused: v.array(v.strictObject({ name: v.string(), journal: bytes, end })),
      refusedFronts: v.array(v.strictObject({ name: v.string(), journal: bytes })),
      newerFront: bytes,
    }),
  );

export const snapshotVectors = () =>
  readVectors(
    'snapshot',
    v.strictObject({
      ...vault,
      accepted: v.array(
        v.strictObject({
          name: v.string(),
          file: bytes,
          throughSeq: v.number(),
          headHash: bytes,
          header: bytes,
          records: v.array(
            v.strictObject({
              kind: v.picklist(STORED_KINDS),
              id: v.string(),
              version: v.number(),
              plaintext: v.string(),
            }),
          ),
        }),
      ),
      refused: v.array(v.strictObject({ name: v.string(), file: bytes, error })),
    }),
  );

export const recoveryCodeVectors = () =>
  readVectors(
    'recovery-code',
    v.strictObject({
      accepted: v.array(v.strictObject({ name: v.string(), typed: v.string(), code: v.string() })),
      refused: v.array(v.strictObject({ name: v.string(), typed: v.string() })),
    }),
  );
