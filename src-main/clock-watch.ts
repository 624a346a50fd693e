const JUMP_IN_MS = 5_000;

/**
 * Tells a sleep that nobody announced: the wall clock ran ahead of the monotonic one, which stands still meanwhile. A busy
 * machine delays both alike.
 */
export function createClockWatch(
  wallMs: () => number,
  monotonicMs: () => number,
): { readonly hasJumped: () => boolean } {
  let offset = wallMs() - monotonicMs();
  return {
    hasJumped: () => {
      const now = wallMs() - monotonicMs();
      const hasJumped = now - offset > JUMP_IN_MS;
      offset = now;
      return hasJumped;
    },
  };
}
