/** What may take seconds while a store is opened. `catching-up`: what was saved last is done again, out of the journal. */
export type Opening = 'rebuilding' | 'catching-up';

export type OnOpening = (what: Opening, done: number, total: number) => void;

/** Progress of a replay. Each frame is read and put in force: two steps. */
export interface ReplayProgress {
  readonly expect: (frames: number) => void;
  readonly step: () => void;
}

/** Milliseconds between two words of progress; what is over sooner than that is not spoken of. */
const BETWEEN_MS = 200;

export function createReplayProgress(onProgress: OnOpening): ReplayProgress {
  let total = 0;
  let done = 0;
  let told = performance.now();
  return {
    expect: (frames) => {
      total = 2 * frames;
    },
    step: () => {
      done += 1;
      if (performance.now() - told < BETWEEN_MS) return;
      told = performance.now();
      onProgress('catching-up', Math.min(done, total), total);
    },
  };
}
