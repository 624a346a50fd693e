import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createVaultKeeper } from '../../../src-main/vault-folder/vault-folder.ts';
import { sha256 } from '../../../src-main/vault-folder/hashing.ts';
import { readFrame } from '../../../src-shared/vault-format/frame.ts';
import { freshFolder, removeFolder } from '../../support/folders.ts';
import { startKeeper } from '../../support/shell/keeper-child.ts';
import { valueOf } from '../../support/shell/value-of.ts';

const ROUNDS = 12;
let folder: string;

beforeEach(async () => {
  folder = await freshFolder('kill');
});
afterEach(async () => {
  await removeFolder(folder);
});

async function hashesOnDisk(): Promise<readonly string[]> {
  const keeper = createVaultKeeper(folder);
  try {
    const opened = valueOf(await keeper.open());
    if (opened.kind !== 'present') throw new Error('the vault is gone');
    expect(opened.journal).not.toHaveProperty('damage');
    const hashes: string[] = [];
    for (;;) {
      const { frames } = valueOf(await keeper.readFrames(hashes.length, 4_000_000));
      if (frames.length === 0) return hashes;
      for (let offset = 0; offset < frames.length;) {
        const reading = readFrame(frames, offset, sha256);
        if (reading.kind !== 'frame') throw new Error(reading.kind);
        hashes.push(Buffer.from(reading.frame.hash).toString('hex'));
        offset += reading.frame.bytes.length;
      }
    }
  } finally {
    await keeper.close();
  }
}

it(`loses nothing acknowledged in ${ROUNDS} kills at random moments of writing`, async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const child = await startKeeper(folder);
    expect(await child.ask(round === 0 ? 'create' : 'open')).toMatchObject({ ok: true });
    const begun = acknowledged.length;
    child.onAnswer(({ ok, seq, hash }) => {
      // The journal may hold one frame more than was acknowledged when the process before was killed.
      if (ok && seq !== undefined && hash !== undefined) acknowledged[seq - 1] = hash;
    });
    child.process.stdin?.write(`append-forever ${randomInt(400, 200_000)}\n`);
    while (acknowledged.length === begun) await sleep(1);
    await sleep(randomInt(60));
    await child.kill();
    const onDisk = await hashesOnDisk();
    expect(onDisk.length - acknowledged.length).toBeOneOf([0, 1]);
    expect(onDisk.slice(0, acknowledged.length)).toEqual(acknowledged);
    acknowledged.push(...onDisk.slice(acknowledged.length));
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
});
