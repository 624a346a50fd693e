import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createVaultKeeper, type VaultKeeper } from '../../../src-main/vault-folder/vault-folder.ts';
import { concatBytes, isSameBytes } from '../../../src-shared/bytes.ts';
import type { Frame } from '../../../src-shared/vault-format/frame.ts';
import { JOURNAL_FRONT_BYTES } from '../../../src-shared/vault-format/journal-file.ts';
import { freshFolder, removeFolder } from '../../support/folders.ts';
import { makeFrame, makeFrames, makeSnapshot, makeVault, type MadeVault } from '../../support/shell/made-vault.ts';
import { at, flip } from '../../support/shell/pick.ts';
import { valueOf } from '../../support/shell/value-of.ts';

type Step =
  | { readonly kind: 'append'; readonly bytes: number }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'tear'; readonly share: number }
  | { readonly kind: 'cut'; readonly share: number };

// Not a double of fast-check's: nearly all of those are next to nothing.
const share = fc.integer({ min: 0, max: 999 }).map((number) => number / 1_000);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('append' as const), bytes: fc.integer({ min: 301, max: 5_000 }) }),
  },
  fc.constant({ kind: 'repeat' as const }),
  fc.constant({ kind: 'skip' as const }),
  fc.constant({ kind: 'reopen' as const }),
  fc.record({ kind: fc.constant('tear' as const), share }),
  fc.record({ kind: fc.constant('cut' as const), share }),
);

/** A journal on the disk beside what it should hold. */
interface Trial {
  keeper: VaultKeeper;
  readonly folder: string;
  readonly vault: MadeVault;
  readonly frames: Frame[];
  cutSeq: number;
}

const headOf = ({ frames, vault }: Trial) => frames.at(-1) ?? { seq: 0, hash: vault.genesis };

async function reopen(trial: Trial): Promise<void> {
  await trial.keeper.close();
  trial.keeper = createVaultKeeper(trial.folder);
  const opened = valueOf(await trial.keeper.open());
  if (opened.kind !== 'present') throw new Error('the vault is gone');
  const { seq, hash } = headOf(trial);
  expect(opened.journal).toMatchObject({ firstSeq: trial.cutSeq + 1, headSeq: seq, headHash: hash });
  expect(opened.journal).not.toHaveProperty('damage');
}

async function take(trial: Trial, next: Step): Promise<void> {
  const head = headOf(trial);
  switch (next.kind) {
    case 'append': {
      const frame = makeFrame(head, next.bytes);
      expect(valueOf(await trial.keeper.appendFrame(frame.bytes)).headSeq).toBe(frame.seq);
      trial.frames.push(frame);
      return;
    }
    case 'repeat': {
      const last = trial.frames.at(-1);
      if (last) expect(valueOf(await trial.keeper.appendFrame(last.bytes)).headSeq).toBe(last.seq);
      return;
    }
    case 'skip':
      expect((await trial.keeper.appendFrame(makeFrame({ ...head, seq: head.seq + 1 }).bytes)).ok).toBe(false);
      return;
    case 'reopen':
      return reopen(trial);
    case 'tear': {
      const { bytes } = makeFrame(head);
      const torn = bytes.subarray(0, Math.floor(bytes.length * next.share));
      await appendFile(join(trial.folder, `journal-${trial.cutSeq + 1}.bwj`), torn);
      return reopen(trial);
    }
    case 'cut': {
      const seq = trial.cutSeq + Math.round((head.seq - trial.cutSeq) * next.share);
      const hash = trial.frames[seq - 1]?.hash ?? trial.vault.genesis;
      const name = `snapshot-${seq}.bws`;
      await writeFile(join(trial.folder, name), makeSnapshot(trial.vault, { seq, hash }));
      valueOf(await trial.keeper.cutJournal(seq, name));
      trial.cutSeq = seq;
    }
  }
}

async function withTrial(run: (trial: Trial) => Promise<void>): Promise<void> {
  const folder = await freshFolder('property');
  const vault = makeVault();
  const trial: Trial = { keeper: createVaultKeeper(folder), folder, vault, frames: [], cutSeq: 0 };
  try {
    valueOf(await trial.keeper.create(vault.header, vault.genesis));
    await run(trial);
  } finally {
    await trial.keeper.close();
    await removeFolder(folder);
  }
}

it('holds exactly the acknowledged frames, whatever was appended, torn, cut and opened again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) =>
      withTrial(async (trial) => {
        for (const next of steps) await take(trial, next);
        await reopen(trial);
        const { frames } = valueOf(await trial.keeper.readFrames(trial.cutSeq, 1e7));
        const expected = concatBytes(trial.frames.slice(trial.cutSeq).map(({ bytes }) => bytes));
        expect(isSameBytes(frames, expected)).toBe(true);
      }),
    ),
    { numRuns: 40 },
  );
});

it('names every flipped byte as damage after the last sound frame, and changes nothing', async () => {
  await withTrial(async (trial) => {
    for (const frame of makeFrames(4, headOf(trial))) {
      valueOf(await trial.keeper.appendFrame(frame.bytes));
      trial.frames.push(frame);
    }
    const path = join(trial.folder, 'journal-1.bwj');
    const original = new Uint8Array(await readFile(path));
    const frameLength = at(trial.frames, 0).bytes.length;
    const place = fc.integer({ min: 0, max: original.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (offset, bits) => {
        const flipped = flip(original, offset, bits);
        await writeFile(path, flipped);
        const opened = await trial.keeper.open();
        expect(new Uint8Array(await readFile(path))).toEqual(flipped);
        const afterSeq = Math.max(0, Math.floor((offset - JOURNAL_FRONT_BYTES) / frameLength));
        expect(opened).toMatchObject({ ok: true, value: { journal: { damage: { afterSeq } } } });
      }),
      { numRuns: 300 },
    );
  });
});

it('keeps every whole frame of a journal that ends anywhere', async () => {
  await withTrial(async (trial) => {
    const frames = makeFrames(4, headOf(trial));
    for (const { bytes } of frames) valueOf(await trial.keeper.appendFrame(bytes));
    const path = join(trial.folder, 'journal-1.bwj');
    const original = new Uint8Array(await readFile(path));
    const frameLength = at(frames, 0).bytes.length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: JOURNAL_FRONT_BYTES, max: original.length }), async (length) => {
        await writeFile(path, original.subarray(0, length));
        const headSeq = Math.floor((length - JOURNAL_FRONT_BYTES) / frameLength);
        expect(await trial.keeper.open()).toMatchObject({ ok: true, value: { journal: { headSeq } } });
        expect((await readFile(path)).length).toBe(JOURNAL_FRONT_BYTES + headSeq * frameLength);
      }),
      { numRuns: 100 },
    );
  });
});
