import { yieldToOthers } from '../../../src-shared/yield-to-others';

/** Milliseconds at a stretch before others get their turn. */
const SLICE_MS = 10;

/** Lets what waits have its turn: called between pieces of long work, it pauses once the slice is used up. */
export type Breathe = () => Promise<void> | undefined;

export function createBreathe(): Breathe {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE_MS) return undefined;
    return yieldToOthers().then(() => {
      since = performance.now();
    });
  };
}

/** Runs `work` to its end, slice by slice. */
export async function inSlices<Value>(work: Generator<undefined, Value>, breathe: Breathe): Promise<Value> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    const pause = breathe();
    if (pause) await pause;
  }
}

/** Visits every item, slice by slice. */
export async function visitInSlices<Item>(items: Iterable<Item>, visit: (item: Item) => void): Promise<void> {
  const breathe = createBreathe();
  for (const item of items) {
    visit(item);
    const pause = breathe();
    if (pause) await pause;
  }
}
