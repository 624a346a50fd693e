import * as v from 'valibot';

import { bytes, readVectors } from '../vectors.ts';

const fault = v.looseObject({ kind: v.string() });
const problem = v.looseObject({ kind: v.string(), seq: v.number() });
const contentKind = v.picklist(['profile', 'claim', 'witness', 'retire']);

/** tests/vectors/directory.json: a firm of three feeds, and what every reader must refuse. */
export const directoryVectors = () =>
  readVectors(
    'directory',
    v.strictObject({
      directoryId: bytes,
      rootKey: bytes,
      epoch: v.number(),
      contentKey: bytes,
      identities: v.array(bytes),
      fingerprints: v.array(v.string()),
      invitation: v.strictObject({
        accepted: v.string(),
        secret: bytes,
        refused: v.array(v.strictObject({ name: v.string(), text: v.string(), error: fault })),
      }),
      box: v.strictObject({ identity: bytes, sealed: bytes, key: bytes }),
      feeds: v.array(
        v.strictObject({
          feedKey: bytes,
          memberId: bytes,
          entries: v.array(v.strictObject({ entry: bytes, id: bytes, content: v.exactOptional(bytes) })),
        }),
      ),
      entries: v.strictObject({
        refused: v.array(
          v.strictObject({
            name: v.string(),
            entry: bytes,
            error: v.exactOptional(fault),
            feedKey: v.exactOptional(bytes),
          }),
        ),
      }),
      contents: v.strictObject({
        accepted: v.array(v.strictObject({ kind: contentKind, json: v.string() })),
        refused: v.array(v.strictObject({ kind: contentKind, json: v.string(), error: fault })),
      }),
      contentFiles: v.strictObject({ refused: v.array(v.strictObject({ name: v.string(), file: bytes })) }),
      refusedFeeds: v.array(
        v.strictObject({
          name: v.string(),
          feedKey: bytes,
          entries: v.array(bytes),
          accepted: v.number(),
          problems: v.array(problem),
        }),
      ),
    }),
  );
