import type { SealedKind } from '../../../src-renderer/vault/crypto/associated-data.ts';
import { createVaultKey } from '../../../src-renderer/vault/crypto/keys.ts';
import { createSealer, type StoredKind } from '../../../src-renderer/vault/crypto/sealer.ts';
import { sha256StreamWith } from '../../../src-renderer/vault/crypto/sodium.ts';
import { encodeFrame, genesisHash, type Frame } from '../../../src-shared/vault-format/frame.ts';
import { encodeJournalFront } from '../../../src-shared/vault-format/journal-file.ts';
import type { SealedBytes } from '../../../src-shared/vault-format/sealed-blob.ts';
import { createSnapshotWriter } from '../../../src-shared/vault-format/snapshot-writer.ts';
import { sealRaw } from './seal-raw.ts';
import { seededBytes } from '../../support/seeded-bytes.ts';
import { alteredAt, base64Url, resummed, sha256, sodium, utf8, withByte } from './tools.ts';

const fillRandom = seededBytes('blobs');
const random = (length: number): Uint8Array => fillRandom(new Uint8Array(length));
const vaultId = random(16);
const keysByEpoch = new Map([1, 2].map((epoch) => [epoch, createVaultKey(fillRandom)]));
const sealerOf = (epoch: number) => createSealer({ sodium, vaultId, keysByEpoch, epoch, fillRandom });
const vault = {
  vaultId: base64Url(vaultId),
  vaultKeys: Object.fromEntries([...keysByEpoch].map(([epoch, key]) => [epoch, base64Url(key)])),
};

const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

export async function sealedVectors() {
  const one = (name: string, kind: StoredKind, id: string, version: number, plaintext: Uint8Array, epoch = 2) => {
    const sealed = sealerOf(epoch).seal(kind, id, version, plaintext);
    return { name, kind, id, version, plaintext: base64Url(plaintext), sealed: base64Url(sealed) };
  };
  const good = sealerOf(2).seal('page', 'people/7', 3, utf8('[{"live":{"id":"x"}}]'));
  return { ...vault, accepted: acceptedBlobs(one), refused: refusedBlobs(good) };
}

type MakeBlob<Made> = (
  name: string,
  kind: StoredKind,
  id: string,
  version: number,
  plaintext: Uint8Array,
  epoch?: number,
) => Made;

const acceptedBlobs = <Made>(one: MakeBlob<Made>): readonly Made[] => [
  one('empty', 'values', 'values', 0, new Uint8Array(0)),
  one('a page', 'page', 'people/7', 3, utf8('[{"live":{"id":"x"}}]')),
  one('of an earlier epoch', 'page', 'clients/0', 1, utf8('[]'), 1),
  one('as long as the floor', 'order', 'people', 12, random(252)),
  one('a byte more than the floor', 'order', 'people', 13, random(253)),
  one('long', 'segment', 'people/0', 2 ** 40, random(5000)),
];

function refusedBlobs(good: SealedBytes) {
  const damaged = { kind: 'vault-damaged', part: 'record' };
  const place = { kind: 'page' as SealedKind, id: 'people/7', version: 3 };
  const bad = (name: string, sealed: Uint8Array, at = place, error: object = damaged) => ({
    name,
    ...at,
    sealed: base64Url(sealed),
    error,
  });
  const padded = (text: string, length = 256): Uint8Array => joined(utf8(text), new Uint8Array(length - text.length));
  const raw = (plaintext: Uint8Array) =>
    sealRaw(sodium, { vaultId, epoch: 2, ...place }, keysByEpoch.get(2) ?? good, random(24), plaintext);
  return [
    bad('altered: version 0', withByte(good, 0, 0)),
    bad('of sealed version 2', withByte(good, 0, 2), place, {
      kind: 'newer-format',
      part: 'record',
      found: 2,
      supported: 1,
    }),
    bad('altered: key epoch, to one with a key', withByte(good, 1, 1)),
    bad('altered: key epoch, to one without', withByte(good, 1, 9)),
    bad('altered: nonce', alteredAt(good, 5)),
    bad('altered: ciphertext', alteredAt(good, 29)),
    bad('altered: tag', alteredAt(good, -1)),
    bad('cut short by a byte', good.slice(0, -1)),
    bad('cut to nothing', new Uint8Array(0)),
    bad('a byte more', joined(good, Uint8Array.of(0))),
    bad('moved to another kind', good, { ...place, kind: 'undo' }),
    bad('moved to another id', good, { ...place, id: 'people/8' }),
    bad('moved to another version', good, { ...place, version: 2 }),
    bad('padded with something else than zeros', raw(withByte(padded('\u0001\0\0\0x'), 255, 1))),
    bad('padded to more than its length asks for', raw(padded('\u0001\0\0\0x', 512))),
    bad('longer by its own word than it is', raw(padded('\u00ff\u00ff\u00ff'))),
    bad('not padded', raw(utf8('\u0001\0\0\0x'))),
  ];
}

function chain() {
  const sealer = sealerOf(2);
  const frames: Frame[] = [];
  for (const seq of [1, 2, 3]) {
    const prevHash = frames.at(-1)?.hash ?? genesisHash(vaultId, sha256);
    const opId = random(16);
    const plaintext = utf8(JSON.stringify({ kind: 'value', key: `key ${seq}`, value: seq }));
    frames.push(
      encodeFrame({ seq, opId, prevHash, sealed: sealer.sealFrame({ seq, opId, prevHash }, plaintext) }, sha256),
    );
  }
  return frames;
}

export async function frameVectors() {
  const frames = chain();
  const front = encodeJournalFront({ vaultId, firstSeq: 1, prevHash: genesisHash(vaultId, sha256) }, sha256);
  const file = (...parts: readonly Uint8Array[]): string => base64Url(joined(front, ...parts));
  const [a, b, c] = frames.map(({ bytes }) => bytes);
  if (a === undefined || b === undefined || c === undefined) throw new Error('three frames');
  const damaged = (where: string) => ({ kind: 'damaged', where });
  const refused = (name: string, journal: string, end: object) => ({ name, journal, end });
  return {
    ...vault,
    plaintexts: [1, 2, 3].map((seq) => ({ kind: 'value', key: `key ${seq}`, value: seq })),
    accepted: [
      { name: 'no frame', journal: file(), frames: 0, end: { kind: 'whole' } },
      { name: 'three frames', journal: file(a, b, c), frames: 3, end: { kind: 'whole' } },
      { name: 'the last cut short', journal: file(a, b, c.slice(0, -1)), frames: 2, end: { kind: 'torn' } },
      { name: 'a length and no more', journal: file(a, b, c.slice(0, 8)), frames: 2, end: { kind: 'torn' } },
      { name: 'zeros at the end', journal: file(a, b, new Uint8Array(999)), frames: 2, end: { kind: 'torn' } },
    ],
    refused: [
      refused('altered: length', file(a, alteredAt(b, 1), c), damaged('length')),
      refused('altered: inverted length', file(a, alteredAt(b, 4), c), damaged('length')),
      refused('altered: length of the last', file(a, b, alteredAt(c, 2)), damaged('length')),
      refused('altered: sequence', file(a, alteredAt(b, 8), c), damaged('hash')),
      refused('altered: operation id', file(a, alteredAt(b, 16), c), damaged('hash')),
      refused('altered: previous hash', file(a, alteredAt(b, 32), c), damaged('hash')),
      refused('altered: sealed blob', file(a, alteredAt(b, 100), c), damaged('hash')),
      refused('altered: hash', file(a, alteredAt(b, -1), c), damaged('hash')),
      refused('altered: hash of the last', file(a, b, alteredAt(c, -1)), damaged('hash')),
      refused('a frame left out', file(a, c), damaged('sequence')),
      refused('a frame twice', file(a, b, b, c), damaged('sequence')),
      refused('two frames swapped', file(b, a, c), damaged('sequence')),
      refused(
        'a frame with another before it',
        file(
          a,
          resummed(b, (body) => alteredAt(body, 32)),
        ),
        damaged('chain'),
      ),
      refused('zeros amid frames', file(a, new Uint8Array(300), b), damaged('length')),
      refused('an endless frame', file(a, Uint8Array.of(0, 0, 0, 255, 255, 255, 255, 0)), damaged('length')),
    ],
    refusedFronts: [
      ['magic number', 0],
      ['version', 4],
      ['vault id', 5],
      ['first sequence', 21],
      ['previous hash', 29],
      ['checksum', 61],
    ].map(([name, offset]) => ({ name: `altered: ${name}`, journal: base64Url(alteredAt(front, Number(offset))) })),
    newerFront: base64Url(resummed(front, (body) => withByte(body, 4, 2))),
  };
}

export async function snapshotVectors() {
  const sealer = sealerOf(2);
  const records = [
    { kind: 'manifest', id: 'manifest', version: 4, plaintext: '{"format":1}' },
    { kind: 'page', id: 'people/0', version: 3, plaintext: '[]' },
    { kind: 'values', id: 'values', version: 4, plaintext: '{}' },
  ] as const;
  const front = { vaultId, throughSeq: 3, headHash: sha256(random(8)), header: random(300) };
  const writer = createSnapshotWriter(front, () => sha256StreamWith(sodium), 4096);
  const chunks = records.flatMap(({ kind, id, version, plaintext }) =>
    writer.add({ kind, id, version, sealed: sealer.seal(kind, id, version, utf8(plaintext)) }),
  );
  const file = joined(...chunks, ...writer.end());
  const damaged = { kind: 'vault-damaged', part: 'snapshot' };
  const frontEnd = 65 + front.header.length;
  const offsets: readonly (readonly [string, number])[] = [
    ['magic number', 0],
    ['version', 4],
    ['vault id', 5],
    ['sequence', 21],
    ['head hash', 29],
    ['header length', 61],
    ['header', 65],
    ['checksum of the front', frontEnd],
    ['record kind', frontEnd + 32],
    ['id length', frontEnd + 33],
    ['id', frontEnd + 34],
    ['record version', frontEnd + 42],
    ['record length', frontEnd + 50],
    ['sealed blob', frontEnd + 100],
    ['end', -41],
    ['count', -40],
    ['closing hash', -1],
  ];
  return {
    ...vault,
    accepted: [
      {
        name: 'manifest, page and values',
        file: base64Url(file),
        throughSeq: 3,
        headHash: base64Url(front.headHash),
        header: base64Url(front.header),
        records,
      },
    ],
    refused: [
      ...offsets.map(([field, offset]) => ({
        name: `altered: ${field}`,
        file: base64Url(alteredAt(file, offset)),
        error: damaged,
      })),
      { name: 'cut short by a byte', file: base64Url(file.slice(0, -1)), error: damaged },
      { name: 'without its end', file: base64Url(file.slice(0, -41)), error: damaged },
      { name: 'a byte more', file: base64Url(joined(file, Uint8Array.of(0))), error: damaged },
      {
        name: 'of format version 2',
        file: base64Url(
          joined(
            resummed(file.slice(0, frontEnd + 32), (body) => withByte(body, 4, 2)),
            file.slice(frontEnd + 32),
          ),
        ),
        error: { kind: 'newer-format', part: 'snapshot', found: 2, supported: 1 },
      },
    ],
  };
}
