import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createHeader, replaceSlot, type ChangedHeader } from '../../../../src-renderer/vault/crypto/change-header';
import { deriveSubkey, systemRandom } from '../../../../src-renderer/vault/crypto/keys';
import { createRecoveryCode } from '../../../../src-renderer/vault/crypto/recovery-code';
import { createSealer } from '../../../../src-renderer/vault/crypto/sealer';
import { sha256StreamWith, sha256With } from '../../../../src-renderer/vault/crypto/sodium';
import { bytesToBase64Url, bytesToHex, concatBytes } from '../../../../src-shared/bytes';
import { encodeFrame, genesisHash, type Frame } from '../../../../src-shared/vault-format/frame';
import { encodeJournalFront, journalFileName } from '../../../../src-shared/vault-format/journal-file';
import { snapshotFileName, type RecordKind } from '../../../../src-shared/vault-format/snapshot-file';
import { createSnapshotWriter } from '../../../../src-shared/vault-format/snapshot-writer';
import { readBackup, readVault } from '../../../support/vault-reader/read-vault';
import { bytesOf, FLOOR, flipped, random, realKdf, sodium, valueOf } from './support';

const tools = { sodium, runKdf: realKdf, fillRandom: systemRandom };
const sha256 = sha256With(sodium);
const passphrase = 'correct horse battery staple';
const recoveryCode = createRecoveryCode(sodium, systemRandom);
const made = valueOf(
  await createHeader(tools, { createdAt: '2026-11-21T12:00:00.000Z', passphrase, recoveryCode, cost: FLOOR }),
);

const person = (id: string, display: string) => ({ id, display });
const ada = person('ada', 'Ada');
const bob = person('bob', 'Bob');
const eve = person('eve', 'Eve');
const step = (ordinal: number, id: string, state: number, record?: object) => ({
  collection: 'people',
  ordinal,
  id,
  state,
  ...(record === undefined ? {} : { record }),
});
const change = (changeId: string, ...steps: readonly object[]) => ({
  kind: 'change',
  summary: { changeId },
  touched: [],
  steps,
  images: [],
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-reader-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes what the app would write: the real codecs and the real sealer. */
function createWriter({ keys, bytes: header }: ChangedHeader) {
  const { vaultId, keyEpoch: epoch } = keys.header;
  const sealer = createSealer({ sodium, vaultId, keysByEpoch: keys.keysByEpoch, epoch });
  const frames: Frame[] = [];
  const head = () => frames.at(-1)?.hash ?? genesisHash(vaultId, sha256);
  return {
    header: (name = 'header.a', bytes = header) => writeFileSync(join(folder, name), bytes),
    frame: (entry: object) => {
      const place = { seq: frames.length + 1, opId: random(16), prevHash: head() };
      const sealed = sealer.sealFrame(place, bytesOf(JSON.stringify(entry)));
      frames.push(encodeFrame({ ...place, sealed }, sha256));
    },
    journal: (firstSeq = 1, tail: Uint8Array = new Uint8Array(0)) => {
      const prevHash = frames[firstSeq - 2]?.hash ?? genesisHash(vaultId, sha256);
      const front = encodeJournalFront({ vaultId, firstSeq, prevHash }, sha256);
      const bodies = frames.slice(firstSeq - 1).map(({ bytes }) => bytes);
      writeFileSync(join(folder, journalFileName(firstSeq)), concatBytes([front, ...bodies, tail]));
    },
    /** One page of people, perhaps values. `altered`: what the manifest is told of the page's tag. */
    snapshot: (name: string, people: readonly unknown[], values?: object, altered = (tag: string) => tag) => {
      const front = { vaultId, throughSeq: frames.length, headHash: head(), header };
      const writer = createSnapshotWriter(front, () => sha256StreamWith(sodium), 1024);
      const recordOf = (kind: RecordKind, id: string, value: unknown) => {
        return { kind, id, version: 1, sealed: sealer.seal(kind, id, 1, bytesOf(JSON.stringify(value))) };
      };
      const page = recordOf('page', 'people/0', people);
      const sealedValues = values === undefined ? [] : [recordOf('values', 'values', values)];
      const refOf = ({ sealed }: { readonly sealed: Uint8Array }) => [1, bytesToBase64Url(sealed.slice(-16))] as const;
      const [version, tag] = refOf(page);
      const manifest = recordOf('manifest', 'manifest', {
        format: 1,
        seq: frames.length,
        hash: bytesToBase64Url(head()),
        collections: {
          people: { pages: [[version, altered(tag)]] },
          clients: { pages: [null] },
          matters: { pages: [] },
        },
        values: sealedValues.map(refOf)[0] ?? null,
      });
      const chunks = [manifest, ...sealedValues, page].flatMap(writer.add);
      writeFileSync(join(folder, name), concatBytes([...chunks, ...writer.end()]));
    },
  };
}

describe('the independent reader', { timeout: 60_000 }, () => {
  test('reads a journal from its beginning: changes, undo, redo, values', () => {
    const writer = createWriter(made);
    writer.header();
    writer.frame(change('one', step(0, 'ada', 1, ada), step(1, 'bob', 1, bob)));
    writer.frame(change('two', step(1, 'bob', 2)));
    writer.frame({ kind: 'value', key: 'theme', value: 'dark' });
    writer.frame({ kind: 'undo', of: 'two', touched: [], stretches: [], steps: [step(1, 'bob', 1)], images: [] });
    writer.frame({ kind: 'part', of: 'three', steps: [step(0, 'ada', 1, person('ada', 'Ada B.'))], images: [] });
    writer.frame(change('three', step(2, 'eve', 1, eve)));
    writer.frame({ kind: 'part', of: 'never closed', steps: [step(0, 'ada', 2)], images: [] });
    writer.journal(1, random(5).fill(9));
    const vault = readVault(folder, { passphrase });
    expect(vault.records.people).toEqual([person('ada', 'Ada B.'), bob, eve]);
    expect(vault.values).toEqual({ theme: 'dark' });
    expect(vault.headSeq).toBe(7);
  });

  test('reads a snapshot and the frames after it, by recovery code, with the header only in the snapshot', () => {
    const writer = createWriter(made);
    writer.frame(change('one', step(0, 'ada', 1, ada)));
    writer.snapshot(snapshotFileName(1), [{ live: ada }, null, { deleted: { id: 'bob', at: '', record: bob } }], {
      theme: 'light',
    });
    writer.frame(change('two', step(2, 'bob', 1)));
    writer.frame({ kind: 'bulk-part', bulk: 'b', collection: 'clients', firstPage: 1, pages: [[{ live: eve }]] });
    writer.frame({
      kind: 'bulk-commit',
      summary: { changeId: 'b' },
      stretches: [{ collection: 'clients', from: 64, to: 65, state: 1 }],
    });
    writer.frame({ kind: 'bulk-part', bulk: 'c', collection: 'people', firstPage: 9, pages: [[{ live: eve }]] });
    writer.frame({ kind: 'bulk-abort', bulk: 'c' });
    writer.journal(2);
    const vault = readVault(folder, { recoveryCode: recoveryCode.toLowerCase() });
    expect(vault.records).toEqual({ people: [ada, bob], clients: [eve], matters: [] });
    expect(vault.values).toEqual({ theme: 'light' });
  });

  test('takes the header of the highest revision, and another copy where one is damaged', async () => {
    const next = { kind: 'passphrase', passphrase: 'a new one' } as const;
    const changed = valueOf(await replaceSlot(tools, made.keys, next, FLOOR));
    const writer = createWriter(changed);
    writer.header('header.a', flipped(changed.bytes, 300));
    writer.header('header.b');
    writer.journal();
    expect(readVault(folder, next).records.people).toEqual([]);
    expect(() => readVault(folder, { passphrase })).toThrow();
  });

  test('reads a backup on its own', () => {
    const writer = createWriter(made);
    writer.snapshot('mine.bailiwick', [{ live: ada }]);
    expect(readBackup(join(folder, 'mine.bailiwick'), { passphrase }).records.people).toEqual([ada]);
  });

  test('refuses a snapshot whose page is not the one its manifest names', () => {
    const writer = createWriter(made);
    writer.snapshot('swapped.bailiwick', [{ live: ada }], undefined, (tag) => `${tag.slice(1)}A`);
    expect(() => readBackup(join(folder, 'swapped.bailiwick'), { passphrase })).toThrow('is not the one named');
  });

  test('hands over the keys, for those who look for them in memory', () => {
    const writer = createWriter(made);
    writer.header();
    const { keys } = readVault(folder, { passphrase });
    const subkey = (purpose: Parameters<typeof deriveSubkey>[2]) =>
      bytesToHex(deriveSubkey(sodium, made.keys.vaultKey, purpose));
    expect(keys).toMatchObject({
      vaultKey: bytesToHex(made.keys.vaultKey),
      header: subkey('header'),
      records: subkey('records'),
      frames: subkey('frames'),
      earlierKeys: subkey('earlierKeys'),
    });
  });
});
