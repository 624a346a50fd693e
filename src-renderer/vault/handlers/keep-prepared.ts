import type { Book } from '../book/book';

const START_AFTER_MS = 300;
const SLICE_MS = 5;
const PAUSE_MS = 5;

/**
 * Builds what search needs in slices, after opening and after changes, so that no keystroke has to wait for it. What is
 * not built when it is needed is built then.
 */
export function keepPrepared({ people, clients, store }: Book): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const goOn = (): void => {
    const isDone = people.search.prepare(SLICE_MS) && clients.prepare(SLICE_MS);
    timer = isDone ? undefined : setTimeout(goOn, PAUSE_MS);
  };
  const start = (): void => {
    clearTimeout(timer);
    timer = setTimeout(goOn, START_AFTER_MS);
  };
  store.onChange(start);
  start();
}
