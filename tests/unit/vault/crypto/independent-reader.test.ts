import { describe, expect, test } from 'vitest';

import { parseJournal, parseSnapshot } from '../../../support/vault-reader/files';
import { parseHeader, readCode, unlockHeader } from '../../../support/vault-reader/header';
import { deriveSubkey, toBase64Url } from '../../../support/vault-reader/primitives';
import { openFrame, openSealed } from '../../../support/vault-reader/seal';
import {
  frameVectors,
  headerVectors,
  recoveryCodeVectors,
  sealedVectors,
  snapshotVectors,
} from '../../../support/vectors';

// The vectors were made by the app. That another program, on other libraries, reads the same out of them and refuses the
// same is what makes them evidence.

describe('another program', () => {
  const header = headerVectors();
  const KEY_DERIVATION_MS = 60_000;

  test.for(header.accepted)('opens a header: $name', { timeout: KEY_DERIVATION_MS }, (vector) => {
    const unlocked = unlockHeader(vector.file, { passphrase: vector.passphrase });
    expect(unlocked.vaultId).toEqual(vector.vaultId);
    expect(unlocked.vaultKeys).toEqual(vector.vaultKeys);
    const vaultKey = unlocked.vaultKeys.get(vector.keyEpoch) ?? new Uint8Array(32);
    expect(deriveSubkey(vaultKey, 'BWheader')).toEqual(vector.subkeys.header);
    expect(deriveSubkey(vaultKey, 'BWrecord')).toEqual(vector.subkeys.records);
    expect(deriveSubkey(vaultKey, 'BWframes')).toEqual(vector.subkeys.frames);
    expect(deriveSubkey(vaultKey, 'BWrekeys')).toEqual(vector.subkeys.earlierKeys);
  });

  test('opens a header by its recovery code', { timeout: KEY_DERIVATION_MS }, () => {
    const vector = header.accepted.find(({ recoveryCode }) => recoveryCode !== undefined);
    const unlocked = unlockHeader(vector?.file ?? new Uint8Array(0), { recoveryCode: vector?.recoveryCode ?? '' });
    expect(unlocked.vaultKeys).toEqual(vector?.vaultKeys);
  });

  test.for(header.refused.filter(({ error }) => error.kind !== 'kdf-out-of-range'))(
    'refuses a header: $name',
    ({ file }) => expect(() => parseHeader(file)).toThrow(),
  );

  test.for(header.refused.filter(({ error }) => error.kind === 'kdf-out-of-range'))(
    'refuses before it derives a key: $name',
    ({ file }) => expect(() => unlockHeader(file, { passphrase: 'x' })).toThrow('of the derivation'),
  );

  const sealed = sealedVectors();

  test.for(sealed.accepted)('opens a sealed blob: $name', (vector) => {
    expect(openSealed(sealed, vector, vector.sealed)).toEqual(vector.plaintext);
  });

  test.for(sealed.refused)('refuses a sealed blob: $name', (vector) => {
    expect(() => openSealed(sealed, vector, vector.sealed)).toThrow();
  });

  const frames = frameVectors();

  test.for(frames.accepted)('reads a journal: $name', ({ journal, frames: count }) => {
    const read = parseJournal(journal);
    const plaintexts = read.frames.map((frame): unknown =>
      JSON.parse(Buffer.from(openFrame(frames, frame)).toString()),
    );
    expect(plaintexts).toEqual(frames.plaintexts.slice(0, count));
  });

  test.for(frames.refused)('refuses a journal: $name', ({ journal }) => expect(() => parseJournal(journal)).toThrow());

  test.for(frames.refusedFronts)('refuses a journal’s front $name', ({ journal }) =>
    expect(() => parseJournal(journal)).toThrow(),
  );

  const snapshots = snapshotVectors();

  test.for(snapshots.accepted)('reads a snapshot: $name', (vector) => {
    const { records, throughSeq, headHash } = parseSnapshot(vector.file);
    expect({ throughSeq, headHash }).toEqual({
      throughSeq: vector.throughSeq,
      headHash: toBase64Url(vector.headHash),
    });
    const opened = records.map(({ kind, id, version, sealed: blob }) => {
      const plaintext = Buffer.from(openSealed(snapshots, { kind, id, version }, blob)).toString();
      return { kind, id, version, plaintext };
    });
    expect(opened).toEqual(vector.records);
  });

  test.for(snapshots.refused)('refuses a snapshot: $name', ({ file }) => expect(() => parseSnapshot(file)).toThrow());

  const codes = recoveryCodeVectors();

  test.for(codes.accepted)('reads a recovery code: $name', ({ typed, code }) => expect(readCode(typed)).toBe(code));
  test.for(codes.refused)('refuses a recovery code: $name', ({ typed }) => expect(() => readCode(typed)).toThrow());
});
