import { writeFileSync } from 'node:fs';

import { directoryVectors } from './make/directory.ts';
import { headerVectors } from './make/header.ts';
import { frameVectors, sealedVectors, snapshotVectors } from './make/blobs.ts';
import { recoveryCodeVectors } from './make/recovery-code.ts';

// node build/run-ts.mjs tests/vectors/make-vectors.ts FOLDER
// Made once, with format version 1. Vectors that are there never change: a new format version gets new files beside them.
// Randomness comes from a seed, so whoever doubts a file can make it again and compare.

const folder = process.argv[2];
if (folder === undefined) throw new Error('Into which folder?');

const vectors = {
  'header.json': await headerVectors(),
  'sealed.json': await sealedVectors(),
  'frame.json': await frameVectors(),
  'snapshot.json': await snapshotVectors(),
  'recovery-code.json': await recoveryCodeVectors(),
  'directory.json': await directoryVectors(),
};
for (const [name, content] of Object.entries(vectors)) {
  writeFileSync(`${folder}/${name}`, `${JSON.stringify(content, undefined, 2)}\n`);
}
