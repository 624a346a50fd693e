const SIZES = 4_096;

/**
 * A number for a file as it lies there: when it was last changed, in whole milliseconds, and its size. The time of
 * change, not of modification: that one can be set to anything.
 */
export const stampOf = ({ ctimeMs, size }: { readonly ctimeMs: number; readonly size: number }): number =>
  Math.floor(ctimeMs) * SIZES + (size % SIZES);
