import { appendFile, copyFile, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVaultKeeper, type VaultKeeper } from '../../../src-main/vault-folder/vault-folder.ts';
import { concatBytes } from '../../../src-shared/bytes.ts';
import type { Frame } from '../../../src-shared/vault-format/frame.ts';
import { freshFolder, removeFolder } from '../../support/folders.ts';
import { makeFrame, makeFrames, makeSnapshot, makeVault, type MadeVault } from '../../support/shell/made-vault.ts';
import { at, flip } from '../../support/shell/pick.ts';
import { valueOf } from '../../support/shell/value-of.ts';

let folder: string;
let keeper: VaultKeeper;
let vault: MadeVault;
let frames: Frame[];

const journalPath = () => join(folder, 'journal-1.bwj');

async function reopen(): Promise<VaultKeeper> {
  await keeper.close();
  keeper = createVaultKeeper(folder);
  return keeper;
}

async function journalAfterReopening() {
  const opened = valueOf(await (await reopen()).open());
  if (opened.kind !== 'present') throw new Error('the vault is gone');
  return opened.journal;
}

async function bytesOf(count: number): Promise<number> {
  const { size } = await stat(journalPath());
  return size - concatBytes(frames.slice(count).map(({ bytes }) => bytes)).length;
}

beforeEach(async () => {
  folder = join(await freshFolder('journal'), 'vault');
  keeper = createVaultKeeper(folder);
  vault = makeVault();
  frames = makeFrames(5, { seq: 0, hash: vault.genesis });
  valueOf(await keeper.create(vault.header, vault.genesis));
  for (const frame of frames) valueOf(await keeper.appendFrame(frame.bytes));
});

afterEach(async () => {
  await keeper.close();
  await removeFolder(join(folder, '..'));
});

describe('appending', () => {
  it('keeps what it acknowledged', async () => {
    expect(await journalAfterReopening()).toMatchObject({ firstSeq: 1, headSeq: 5, headHash: at(frames, 4).hash });
    const { frames: read } = valueOf(await keeper.readFrames(0, 1e6));
    expect(read).toEqual(concatBytes(frames.map(({ bytes }) => bytes)));
  });

  it('acknowledges the newest frame again when its answer was lost', async () => {
    expect(await keeper.appendFrame(at(frames, 4).bytes)).toEqual({ ok: true, value: { headSeq: 5 } });
    expect((await journalAfterReopening()).headSeq).toBe(5);
  });

  it('refuses a frame that skips a sequence, repeats one or follows another hash', async () => {
    const head = at(frames, 4);
    const sequence = { ok: false, error: { kind: 'refused', where: 'frame: sequence' } };
    expect(await keeper.appendFrame(makeFrame({ seq: 6, hash: head.hash }).bytes)).toEqual(sequence);
    expect(await keeper.appendFrame(makeFrame({ seq: 4, hash: head.hash }).bytes)).toEqual(sequence);
    expect(await keeper.appendFrame(at(frames, 2).bytes)).toEqual(sequence);
    expect(await keeper.appendFrame(makeFrame({ seq: 5, hash: vault.genesis }).bytes)).toEqual({
      ok: false,
      error: { kind: 'refused', where: 'frame: previous hash' },
    });
  });

  it('refuses bytes that are not exactly one sound frame', async () => {
    const next = makeFrame(at(frames, 4)).bytes;
    const flipped = flip(next, 100);
    for (const bytes of [flipped, next.subarray(0, -1), concatBytes([next, next]), new Uint8Array(0)]) {
      expect(await keeper.appendFrame(bytes)).toEqual({ ok: false, error: { kind: 'bad-input', where: 'frame' } });
    }
    expect(await keeper.appendFrame(next)).toEqual({ ok: true, value: { headSeq: 6 } });
  });

  it('appends to nothing that another program wrote to', async () => {
    await appendFile(journalPath(), 'x');
    expect(await keeper.appendFrame(makeFrame(at(frames, 4)).bytes)).toMatchObject({
      ok: false,
      error: { kind: 'vault-damaged', part: 'journal', where: 'changed by another program' },
    });
  });

  it('keeps frames in the order they were handed in, however fast', async () => {
    const more = makeFrames(20, at(frames, 4));
    const answers = await Promise.all(more.map(async ({ bytes }) => keeper.appendFrame(bytes)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect((await journalAfterReopening()).headSeq).toBe(25);
  });
});

describe('a torn tail', () => {
  it('is set aside, and the frame can be written again', async () => {
    const next = makeFrame(at(frames, 4));
    for (const length of [1, 7, 8, 60, next.bytes.length - 1]) {
      const before = (await stat(journalPath())).size;
      await appendFile(journalPath(), next.bytes.subarray(0, length));
      const journal = await journalAfterReopening();
      expect(journal).toMatchObject({ headSeq: 5, bytes: before });
      expect(await readFile(join(folder, journal.tornTail ?? 'none'))).toEqual(
        Buffer.from(next.bytes.subarray(0, length)),
      );
      expect((await stat(journalPath())).size).toBe(before);
    }
    expect(await keeper.appendFrame(next.bytes)).toEqual({ ok: true, value: { headSeq: 6 } });
    expect(await journalAfterReopening()).not.toHaveProperty('tornTail');
  });

  it('may be zeros, as a file system leaves them', async () => {
    await appendFile(journalPath(), new Uint8Array(5_000));
    expect((await journalAfterReopening()).tornTail).toBeDefined();
    expect((await journalAfterReopening()).headSeq).toBe(5);
  });
});

describe('damage', () => {
  async function expectDamageAfter(afterSeq: number): Promise<void> {
    const before = await readFile(journalPath());
    const journal = await journalAfterReopening();
    expect(journal.damage?.afterSeq).toBe(afterSeq);
    expect(journal.damage?.where).toMatch(/^journal-1\.bwj: .*byte \d+$/u);
    expect(journal).not.toHaveProperty('tornTail');
    expect(await readFile(journalPath())).toEqual(before);
    expect(await keeper.appendFrame(makeFrame(at(frames, 4)).bytes)).toMatchObject({
      ok: false,
      error: { kind: 'vault-damaged', part: 'journal' },
    });
  }

  it('is named after the last sound frame, wherever a bit flips, and nothing is changed', async () => {
    const original = await readFile(journalPath());
    const start = await bytesOf(2);
    const length = at(frames, 2).bytes.length;
    for (const offset of [0, 1, 3, 4, 7, 8, 15, 16, 40, 64, 200, length - 1]) {
      await writeFile(journalPath(), flip(original, start + offset, 0x40));
      await expectDamageAfter(2);
    }
  });

  it('is named when the newest frame is whole but flipped', async () => {
    const original = await readFile(journalPath());
    await writeFile(journalPath(), flip(original, original.length - 100));
    await expectDamageAfter(4);
  });

  it('is named when frames were reordered, repeated or left out', async () => {
    const front = (await readFile(journalPath())).subarray(0, await bytesOf(0));
    for (const [order, afterSeq] of [
      [[0, 2, 1, 3, 4], 1],
      [[0, 1, 1, 2, 3], 2],
      [[0, 1, 3, 4], 2],
    ] as const) {
      await writeFile(journalPath(), concatBytes([front, ...order.map((index) => at(frames, index).bytes)]));
      await expectDamageAfter(afterSeq);
    }
  });

  it('is named when the file is gone, renamed, of another vault, or its front is flipped', async () => {
    const original = await readFile(journalPath());
    const damaged = async () => (await journalAfterReopening()).damage?.where;
    await writeFile(journalPath(), flip(original, 30));
    expect(await damaged()).toBe('journal-1.bwj: front checksum');
    await writeFile(journalPath(), original);
    await copyFile(journalPath(), join(folder, 'journal-4.bwj'));
    expect(await damaged()).toBe('journal-4.bwj: renamed');
    await removeFolder(join(folder, 'journal-4.bwj'));
    await removeFolder(journalPath());
    expect(await damaged()).toBe('no journal file');
    await writeFile(journalPath(), original);
    await writeFile(join(folder, 'header.a'), makeVault().header);
    expect(await damaged()).toBe('journal-1.bwj: of another vault');
  });

  it('of a newer version is refused as newer, not called damage', async () => {
    const { sha256 } = await import('../../../src-main/vault-folder/hashing.ts');
    const newer = new Uint8Array(await readFile(journalPath()));
    newer[4] = 2;
    newer.set(sha256(newer.subarray(0, 61)), 61);
    await writeFile(journalPath(), newer);
    const error = { kind: 'newer-format', part: 'journal', found: 2, supported: 1 };
    expect(await (await reopen()).open()).toEqual({ ok: false, error });
  });
});

describe('reading frames', () => {
  it('comes in pages of whole frames, at least one', async () => {
    const length = at(frames, 0).bytes.length;
    const pageLength = async (afterSeq: number, limit: number) =>
      valueOf(await keeper.readFrames(afterSeq, limit)).frames.length / length;
    expect(await pageLength(0, 1)).toBe(1);
    expect(await pageLength(0, length * 2)).toBe(2);
    expect(await pageLength(0, length * 3 - 1)).toBe(2);
    expect(await pageLength(3, 1e6)).toBe(2);
    expect(await pageLength(5, 1e6)).toBe(0);
    expect(await pageLength(99, 1e6)).toBe(0);
  });

  it('survives a journal longer than a chunk of the scan', async () => {
    let last = at(frames, 4);
    for (let appended = 0; appended < 6; appended += 1) {
      last = makeFrame(last, 700_000);
      valueOf(await keeper.appendFrame(last.bytes));
    }
    expect(await journalAfterReopening()).toMatchObject({ headSeq: 11, headHash: last.hash });
  });
});

describe('cutting', () => {
  const names = async () => (await readdir(folder)).filter((name) => name !== 'vault.lock').toSorted();

  it('drops what the snapshot contains, keeps the rest, and removes older snapshots', async () => {
    await writeFile(join(folder, 'snapshot-1.bws'), makeSnapshot(vault, at(frames, 0)));
    await writeFile(join(folder, 'snapshot-3.bws'), makeSnapshot(vault, at(frames, 2)));
    valueOf(await keeper.cutJournal(3, 'snapshot-3.bws'));
    expect(await names()).toEqual(['header.a', 'header.b', 'journal-4.bwj', 'snapshot-3.bws']);
    const { frames: read } = valueOf(await keeper.readFrames(3, 1e6));
    expect(read).toEqual(concatBytes([at(frames, 3).bytes, at(frames, 4).bytes]));
    const next = makeFrame(at(frames, 4));
    valueOf(await keeper.appendFrame(next.bytes));
    expect(await journalAfterReopening()).toMatchObject({ firstSeq: 4, headSeq: 6, headHash: next.hash });
    expect(await keeper.readFrames(1, 10)).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });

  it('goes on after a cut of everything', async () => {
    await writeFile(join(folder, 'snapshot-5.bws'), makeSnapshot(vault, at(frames, 4)));
    valueOf(await keeper.cutJournal(5, 'snapshot-5.bws'));
    expect(await journalAfterReopening()).toMatchObject({ firstSeq: 6, headSeq: 5, headHash: at(frames, 4).hash });
    valueOf(await keeper.appendFrame(makeFrame(at(frames, 4)).bytes));
  });

  it('is refused for a snapshot that is damaged, of another journal, or ends elsewhere', async () => {
    const snapshot = makeSnapshot(vault, at(frames, 2));
    const path = join(folder, 'snapshot-3.bws');
    const before = await readFile(journalPath());
    expect(await keeper.cutJournal(3, 'snapshot-3.bws')).toMatchObject({ error: { kind: 'folder-missing' } });
    expect(await keeper.cutJournal(3, '../snapshot-3.bws')).toMatchObject({ error: { kind: 'bad-input' } });
    await writeFile(path, snapshot.subarray(0, -1));
    expect(await keeper.cutJournal(3, 'snapshot-3.bws')).toMatchObject({ error: { kind: 'vault-damaged' } });
    await writeFile(path, flip(snapshot, 400));
    expect(await keeper.cutJournal(3, 'snapshot-3.bws')).toMatchObject({ error: { kind: 'vault-damaged' } });
    await writeFile(path, makeSnapshot(vault, { seq: 3, hash: vault.genesis }));
    expect(await keeper.cutJournal(3, 'snapshot-3.bws')).toMatchObject({ error: { where: 'not of this journal' } });
    await writeFile(path, snapshot);
    expect(await keeper.cutJournal(2, 'snapshot-3.bws')).toMatchObject({ error: { where: 'snapshot: sequence' } });
    expect(await readFile(journalPath())).toEqual(before);
  });

  it('begins anew beside a damaged journal, which is kept', async () => {
    const bytes = await readFile(journalPath());
    const damaged = bytes.with((await bytesOf(2)) + 100, 0xee);
    await writeFile(journalPath(), damaged);
    await journalAfterReopening();
    await writeFile(join(folder, 'snapshot-5.bws'), makeSnapshot(vault, at(frames, 4)));
    valueOf(await keeper.cutJournal(5, 'snapshot-5.bws'));
    const kept = (await names()).find((name) => name.startsWith('damaged-'));
    expect(await readFile(join(folder, kept ?? 'none'))).toEqual(Buffer.from(damaged));
    expect(await journalAfterReopening()).toMatchObject({ firstSeq: 6, headSeq: 5, headHash: at(frames, 4).hash });
  });

  it('begins anew where the journal is gone', async () => {
    await removeFolder(journalPath());
    await journalAfterReopening();
    await writeFile(join(folder, 'snapshot-5.bws'), makeSnapshot(vault, at(frames, 4)));
    valueOf(await keeper.cutJournal(5, 'snapshot-5.bws'));
    valueOf(await keeper.appendFrame(makeFrame(at(frames, 4)).bytes));
  });

  it('that was interrupted before the old journal went is finished by the next', async () => {
    const old = await readFile(journalPath());
    await writeFile(join(folder, 'snapshot-3.bws'), makeSnapshot(vault, at(frames, 2)));
    valueOf(await keeper.cutJournal(3, 'snapshot-3.bws'));
    await writeFile(journalPath(), old);
    expect(await journalAfterReopening()).toMatchObject({ firstSeq: 4, headSeq: 5 });
    await writeFile(join(folder, 'snapshot-5.bws'), makeSnapshot(vault, at(frames, 4)));
    valueOf(await keeper.cutJournal(5, 'snapshot-5.bws'));
    expect(await names()).toEqual(['header.a', 'header.b', 'journal-6.bwj', 'snapshot-5.bws']);
  });
});

it('names a truncated journal as torn, and keeps every whole frame', async () => {
  await truncate(journalPath(), (await bytesOf(4)) + 20);
  expect(await journalAfterReopening()).toMatchObject({ headSeq: 4, headHash: at(frames, 3).hash });
});
