import { describe, expect, test } from 'vitest';

import { deriveSubkey, toVaultKey, type Purpose } from '../../../../src-renderer/vault/crypto/keys';
import { readHeader } from '../../../../src-renderer/vault/crypto/header';
import { openHeader } from '../../../../src-renderer/vault/crypto/open-header';
import { readRecoveryCode } from '../../../../src-renderer/vault/crypto/recovery-code';
import { createSealer, type Sealer } from '../../../../src-renderer/vault/crypto/sealer';
import type { Credential } from '../../../../src-renderer/vault/crypto/secrets';
import { sha256StreamWith, sha256With } from '../../../../src-renderer/vault/crypto/sodium';
import {
  createJournalScanner,
  decodeJournalFront,
  JOURNAL_FRONT_BYTES,
} from '../../../../src-shared/vault-format/journal-file';
import { createSnapshotReader, type SnapshotPart } from '../../../../src-shared/vault-format/snapshot-reader';
import {
  frameVectors,
  headerVectors,
  recoveryCodeVectors,
  sealedVectors,
  snapshotVectors,
} from '../../../support/vectors';
import { bytesOf, realKdf, sodium, valueOf } from './support';

const tools = { sodium, runKdf: realKdf };
const sha256 = sha256With(sodium);
const opening = (file: Uint8Array, credential: Credential) =>
  openHeader(tools, [{ name: 'header.a', bytes: file }], credential);

function sealerFor({ vaultId, vaultKeys }: Pick<ReturnType<typeof sealedVectors>, 'vaultId' | 'vaultKeys'>): Sealer {
  const keysByEpoch = new Map([...vaultKeys].map(([epoch, key]) => [epoch, toVaultKey(key)]));
  return createSealer({ sodium, vaultId, keysByEpoch, epoch: Math.max(...keysByEpoch.keys()) });
}

describe('header vectors', { timeout: 30_000 }, () => {
  const { accepted, refused, refusedByMac } = headerVectors();
  const PURPOSES = ['header', 'records', 'frames', 'earlierKeys'] as const satisfies readonly Purpose[];

  test.for(accepted)('accepts: $name', async (vector) => {
    const credentials: Credential[] = [{ kind: 'passphrase', passphrase: vector.passphrase }];
    if (vector.recoveryCode !== undefined) credentials.push({ kind: 'recovery', code: vector.recoveryCode });
    for (const credential of credentials) {
      const opened = valueOf(await opening(vector.file, credential));
      const { vaultId, revision, keyEpoch } = opened.header;
      expect({ vaultId, revision, keyEpoch }).toEqual({
        vaultId: vector.vaultId,
        revision: vector.revision,
        keyEpoch: vector.keyEpoch,
      });
      expect(new Map(opened.keysByEpoch)).toEqual(vector.vaultKeys);
      for (const purpose of PURPOSES) {
        expect(deriveSubkey(sodium, opened.vaultKey, purpose)).toEqual(vector.subkeys[purpose]);
      }
    }
  });

  test.for(refused)('refuses: $name', ({ file, error }) => {
    expect(readHeader(sha256With(sodium), file)).toMatchObject({ ok: false, error });
  });

  test.for(refusedByMac)('refuses by its MAC: $name', async ({ file, passphrase }) => {
    expect(await opening(file, { kind: 'passphrase', passphrase })).toEqual({
      ok: false,
      error: { kind: 'vault-damaged', part: 'header', where: 'MAC' },
    });
  });
});

describe('sealed blob vectors', () => {
  const vectors = sealedVectors();
  const sealer = sealerFor(vectors);

  test.for(vectors.accepted)('accepts: $name', ({ kind, id, version, plaintext, sealed }) => {
    expect(sealer.open(kind, id, version, sealed)).toEqual({ ok: true, value: plaintext });
  });

  test.for(vectors.refused)('refuses: $name', ({ kind, id, version, sealed, error }) => {
    expect(sealer.open(kind, id, version, sealed)).toMatchObject({ ok: false, error });
  });
});

describe('journal vectors', () => {
  const vectors = frameVectors();
  const sealer = sealerFor(vectors);

  function read(journal: Uint8Array) {
    const scanner = createJournalScanner(valueOf(decodeJournalFront(journal, sha256)), sha256);
    const frames = scanner.push(journal.subarray(JOURNAL_FRONT_BYTES));
    return { frames, end: scanner.end() };
  }

  test.for(vectors.accepted)('accepts: $name', ({ journal, frames: count, end }) => {
    const { frames, end: found } = read(journal);
    expect(found).toMatchObject(end);
    const plaintexts = frames.map((frame): unknown =>
      JSON.parse(new TextDecoder().decode(valueOf(sealer.openFrame(frame)))),
    );
    expect(plaintexts).toEqual(vectors.plaintexts.slice(0, count));
  });

  test.for(vectors.refused)('refuses: $name', ({ journal, end }) => {
    expect(read(journal).end).toMatchObject(end);
  });

  test.for(vectors.refusedFronts)('refuses a front $name', ({ journal }) => {
    expect(decodeJournalFront(journal, sha256)).toMatchObject({
      ok: false,
      error: { kind: 'vault-damaged', part: 'journal' },
    });
  });

  test('names a newer front', () => {
    expect(decodeJournalFront(vectors.newerFront, sha256)).toMatchObject({
      ok: false,
      error: { kind: 'newer-format', part: 'journal', found: 2, supported: 1 },
    });
  });
});

describe('snapshot vectors', () => {
  const vectors = snapshotVectors();
  const sealer = sealerFor(vectors);

  function read(file: Uint8Array) {
    const reader = createSnapshotReader(() => sha256StreamWith(sodium));
    const parts = reader.push(file);
    return parts.ok ? { parts: parts.value, end: reader.end() } : { parts: [], end: parts };
  }

  test.for(vectors.accepted)('accepts: $name', ({ file, throughSeq, headHash, header, records }) => {
    const { parts, end } = read(file);
    expect(end).toEqual({ ok: true, value: { records: records.length } });
    expect(parts[0]).toMatchObject({ front: { vaultId: vectors.vaultId, throughSeq, headHash, header } });
    const found = parts.filter((part): part is Extract<SnapshotPart, { kind: 'record' }> => part.kind === 'record');
    const opened = found.map(({ record: { kind, id, version, sealed } }) => {
      return { kind, id, version, plaintext: valueOf(sealer.open(kind, id, version, sealed)) };
    });
    expect(opened).toEqual(records.map((record) => ({ ...record, plaintext: bytesOf(record.plaintext) })));
  });

  test.for(vectors.refused)('refuses: $name', ({ file, error }) => {
    expect(read(file).end).toMatchObject({ ok: false, error });
  });
});

describe('recovery code vectors', () => {
  const { accepted, refused } = recoveryCodeVectors();

  test.for(accepted)('accepts: $name', ({ typed, code }) => {
    expect(readRecoveryCode(sodium, typed)).toEqual({ ok: true, value: code });
  });

  test.for(refused)('refuses: $name', ({ typed }) => {
    expect(readRecoveryCode(sodium, typed)).toEqual({ ok: false, error: { kind: 'wrong-recovery-code' } });
  });
});
