import { createHash, randomBytes } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { concatBytes } from '../../../src-shared/bytes';
import type { CreateSha256 } from '../../../src-shared/vault-format/binary';
import {
  encodeFrame,
  FRAME_MAX_BYTES,
  genesisHash,
  readFrame,
  type Frame,
} from '../../../src-shared/vault-format/frame';
import { decodeHeaderFile, encodeHeaderFile } from '../../../src-shared/vault-format/header-file';
import {
  createJournalScanner,
  decodeJournalFront,
  encodeJournalFront,
  JOURNAL_FRONT_BYTES,
} from '../../../src-shared/vault-format/journal-file';
import { hasSealedLength, SEALED_MIN_BYTES, type SealedBytes } from '../../../src-shared/vault-format/sealed-blob';
import { decodeSnapshotFront, sha256From, type SnapshotRecord } from '../../../src-shared/vault-format/snapshot-file';
import { createSnapshotReader } from '../../../src-shared/vault-format/snapshot-reader';
import { createSnapshotWriter } from '../../../src-shared/vault-format/snapshot-writer';

const createSha256: CreateSha256 = () => {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), digest: () => new Uint8Array(hash.digest()) };
};
const sha256 = sha256From(createSha256);
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

function sealedOf(length: number): SealedBytes {
  const bytes = random(length);
  bytes[0] = 1;
  if (!hasSealedLength(bytes)) throw new Error('too short');
  return bytes;
}

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = bytes.slice();
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

function aChain(vaultId: Uint8Array, count: number): readonly Frame[] {
  const frames: Frame[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const prevHash = frames.at(-1)?.hash ?? genesisHash(vaultId, sha256);
    frames.push(encodeFrame({ seq, opId: random(16), prevHash, sealed: sealedOf(SEALED_MIN_BYTES + seq) }, sha256));
  }
  return frames;
}

function aJournal(count: number) {
  const vaultId = random(16);
  const front = { vaultId, firstSeq: 1, prevHash: genesisHash(vaultId, sha256) };
  const frames = aChain(vaultId, count);
  return { front, frames, body: concatBytes(frames.map((frame) => frame.bytes)) };
}

function scan(front: Parameters<typeof createJournalScanner>[0], body: Uint8Array, step = body.length || 1) {
  const scanner = createJournalScanner(front, sha256);
  const seqs: number[] = [];
  for (let offset = 0; offset < body.length; offset += step) {
    seqs.push(...scanner.push(body.subarray(offset, offset + step)).map((frame) => frame.seq));
  }
  return { seqs, end: scanner.end(), head: scanner.head() };
}

describe('a frame', { timeout: 30_000 }, () => {
  test('reads back as it was made', () => {
    const [frame] = aChain(random(16), 1);
    if (frame === undefined) throw new Error('no frame');
    expect(readFrame(frame.bytes, 0, sha256)).toEqual({ kind: 'frame', frame });
  });

  test('is refused with any single bit altered, and never taken for one cut short', () => {
    const [frame] = aChain(random(16), 1);
    if (frame === undefined) throw new Error('no frame');
    for (let bit = 0; bit < frame.bytes.length * 8; bit += 1) {
      expect(readFrame(flipped(frame.bytes, bit), 0, sha256).kind).toBe('damaged');
    }
  });

  test('is incomplete, not damaged, wherever it is cut', () => {
    const [frame] = aChain(random(16), 1);
    if (frame === undefined) throw new Error('no frame');
    for (let length = 0; length < frame.bytes.length; length += 1) {
      expect(readFrame(frame.bytes.subarray(0, length), 0, sha256).kind).toBe('incomplete');
    }
  });

  test('cannot claim more than the greatest length', () => {
    const bytes = new Uint8Array(64);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, FRAME_MAX_BYTES, true);
    view.setUint32(4, ~FRAME_MAX_BYTES, true);
    expect(readFrame(bytes, 0, sha256)).toEqual({ kind: 'damaged', where: 'length' });
  });
});

describe('a journal', { timeout: 30_000 }, () => {
  test('front reads back, and is refused with any bit altered', () => {
    const { front } = aJournal(0);
    const bytes = encodeJournalFront(front, sha256);
    expect(decodeJournalFront(bytes, sha256)).toEqual({ ok: true, value: front });
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      expect(decodeJournalFront(flipped(bytes, bit), sha256)).toMatchObject({ error: { kind: 'vault-damaged' } });
    }
  });

  test('is read whole in chunks of any size', () => {
    const { front, body, frames } = aJournal(5);
    for (const step of [1, 7, 64, 500, body.length]) {
      const { seqs, end, head } = scan(front, body, step);
      expect(seqs).toEqual([1, 2, 3, 4, 5]);
      expect(end).toEqual({ kind: 'whole' });
      expect(head).toEqual({ seq: 5, hash: frames[4]?.hash, offset: JOURNAL_FRONT_BYTES + body.length });
    }
  });

  test('with a tail cut short or of zeros is torn after the last whole frame', () => {
    const { front, body, frames } = aJournal(3);
    const offset = JOURNAL_FRONT_BYTES + body.length;
    const cut = concatBytes([body, frames[0]?.bytes.subarray(0, 200) ?? body]);
    expect(scan(front, cut, 50)).toMatchObject({ seqs: [1, 2, 3], end: { kind: 'torn', offset } });
    const blank = concatBytes([body, new Uint8Array(5000)]);
    for (const step of [1, 50, blank.length]) {
      expect(scan(front, blank, step)).toMatchObject({ seqs: [1, 2, 3], end: { kind: 'torn', offset } });
    }
  });

  test('is damaged where bytes follow zeros', () => {
    const { front, body } = aJournal(1);
    const bytes = concatBytes([body, new Uint8Array(3000), random(1)]);
    expect(scan(front, bytes, 100).end).toMatchObject({ kind: 'damaged', where: 'length' });
  });

  test('names a frame left out, repeated or of another chain', () => {
    const { front, frames } = aJournal(3);
    const other = aJournal(3);
    const bytesOf = (...some: (Frame | undefined)[]) => concatBytes(some.flatMap((frame) => frame?.bytes ?? []));
    expect(scan(front, bytesOf(frames[0], frames[2])).end).toMatchObject({ kind: 'damaged', where: 'sequence' });
    expect(scan(front, bytesOf(frames[0], frames[0])).end).toMatchObject({ kind: 'damaged', where: 'sequence' });
    expect(scan(front, bytesOf(frames[0], other.frames[1])).end).toMatchObject({ kind: 'damaged', where: 'chain' });
  });
});

describe('a header envelope', { timeout: 30_000 }, () => {
  const mac = (input: Uint8Array) => sha256(concatBytes([input, Uint8Array.of(7)]));

  test('reads back, and is refused with any bit altered or cut anywhere', () => {
    const payload = random(300);
    const bytes = encodeHeaderFile(payload, mac, sha256);
    expect(decodeHeaderFile(bytes, sha256)).toMatchObject({ ok: true, value: { payload } });
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      expect(decodeHeaderFile(flipped(bytes, bit), sha256)).toMatchObject({ error: { kind: 'vault-damaged' } });
    }
    for (let length = 0; length < bytes.length; length += 1) {
      expect(decodeHeaderFile(bytes.subarray(0, length), sha256).ok).toBe(false);
    }
  });

  test('of a newer version is told apart from a damaged one', () => {
    const bytes = encodeHeaderFile(random(10), mac, sha256);
    const newer = bytes.slice(0, -32);
    newer[4] = 2;
    expect(decodeHeaderFile(concatBytes([newer, sha256(newer)]), sha256)).toEqual({
      ok: false,
      error: { kind: 'newer-format', part: 'header', found: 2, supported: 1 },
    });
  });
});

describe('a snapshot', { timeout: 30_000 }, () => {
  const front = { vaultId: random(16), throughSeq: 12, headHash: random(32), header: random(400) };
  const records: readonly SnapshotRecord[] = [
    { kind: 'manifest', id: 'manifest', version: 3, sealed: sealedOf(500) },
    { kind: 'page', id: 'people/0', version: 1, sealed: sealedOf(2000) },
    { kind: 'page', id: 'people/1', version: 9, sealed: sealedOf(SEALED_MIN_BYTES) },
  ];

  function written(chunkBytes: number): Uint8Array {
    const writer = createSnapshotWriter(front, createSha256, chunkBytes);
    const chunks = [...records.flatMap((record) => writer.add(record)), ...writer.end()];
    expect(chunks.slice(0, -1).every((chunk) => chunk.length === chunkBytes)).toBe(true);
    return concatBytes(chunks);
  }

  function read(bytes: Uint8Array, step: number) {
    const reader = createSnapshotReader(createSha256);
    const parts: unknown[] = [];
    for (let offset = 0; offset < bytes.length; offset += step) {
      const result = reader.push(bytes.subarray(offset, offset + step));
      if (!result.ok) return { parts, end: result };
      parts.push(...result.value.map((part) => (part.kind === 'record' ? part.record : part.kind)));
    }
    return { parts, end: reader.end() };
  }

  test('reads back in chunks of any size, however it was written', () => {
    const bytes = written(1024);
    expect(written(100)).toEqual(bytes);
    for (const step of [1, 33, 1024, bytes.length]) {
      expect(read(bytes, step)).toEqual({ parts: ['front', ...records], end: { ok: true, value: { records: 3 } } });
    }
    expect(decodeSnapshotFront(bytes, sha256)).toMatchObject({ ok: true, value: front });
  });

  test('is refused with any bit altered, cut anywhere, or with bytes after its end', () => {
    const bytes = written(1024);
    // One bit of each byte, another from byte to byte: all of them would take half a minute on a busy machine.
    for (let bit = 0; bit < bytes.length * 8; bit += 9) expect(read(flipped(bytes, bit), 4096).end.ok).toBe(false);
    for (let length = 0; length < bytes.length; length += 3) {
      expect(read(bytes.subarray(0, length), 4096).end.ok).toBe(false);
    }
    expect(read(concatBytes([bytes, Uint8Array.of(0)]), 4096).end.ok).toBe(false);
  });
});
