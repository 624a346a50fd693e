/** Differences up to this are corrections of the clock, not a clock set back. */
const TOLERANCE_MS = 2 * 60 * 1000;

/** True where this computer's clock shows an earlier time than the vault has already seen. */
export function clockWentBack(now: string, seen: readonly (string | undefined)[]): boolean {
  return seen.some((instant) => instant !== undefined && Date.parse(now) + TOLERANCE_MS < Date.parse(instant));
}
