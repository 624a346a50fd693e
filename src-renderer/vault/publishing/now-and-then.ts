/** Work that others must not wait for longer than this is done in one go. */
const AT_ONCE_MS = 12;

/** Pauses where it is due: a pause itself takes four milliseconds, as often as it is made. */
export function nowAndThen(pause: () => Promise<void>): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < AT_ONCE_MS) return;
    await pause();
    last = performance.now();
  };
}
