import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';

import { createQueue } from './in-turn';
import { replaceFile } from './vault-folder/sync-files';

/** Levels are Chromium's: 0 is 100 %, each one more is a fifth larger. */
const STEP = 0.5;
const MOST = 4;

const keptSchema = v.pipe(v.string(), v.parseJson(), v.object({ level: v.number() }));

/** How large everything is read; remembered, since the first page after a start is read as well. */
export interface Zoom {
  readonly level: () => number;
  readonly set: (level: number) => void;
  /** Resolves when the last level that was set is on the disk. */
  readonly kept: () => Promise<void>;
}

export async function createZoom(file: string): Promise<Zoom> {
  const kept = v.safeParse(keptSchema, await readFile(file, 'utf8').catch(() => ''));
  let level = kept.success ? bounded(kept.output.level) : 0;
  const inTurn = createQueue();
  const keep = async (): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    await replaceFile(file, new TextEncoder().encode(JSON.stringify({ level })));
  };
  return {
    level: () => level,
    set: (next) => {
      level = next;
      // A convenience: that it cannot be kept is not worth a word.
      void inTurn(keep).catch(() => undefined);
    },
    kept: () => inTurn(() => Promise.resolve()),
  };
}

/** The level that a key asks for; undefined where it asks for none. */
export function levelFor(key: string, level: number): number | undefined {
  switch (key) {
    case '+':
    case '=':
      return bounded(level + STEP);
    case '-':
      return bounded(level - STEP);
    case '0':
      return 0;
    default:
      return undefined;
  }
}

const bounded = (level: number): number => Math.max(-MOST, Math.min(MOST, level));
