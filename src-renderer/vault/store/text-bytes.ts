const encoder = new TextEncoder();
/** UTF-8 takes at most so many bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3;

/** Texts, one after the other, as UTF-8. */
export interface TextBytes {
  readonly add: (text: string) => void;
  /** How many bytes were added since they were last taken. */
  readonly length: () => number;
  /** What was added since this was last asked. */
  readonly take: () => Uint8Array;
}

/** Encodes each text as it comes: joined first, one letter beyond Latin-1 would make all of them slow. */
export function createTextBytes(): TextBytes {
  let bytes = new Uint8Array(128 * 1024);
  let length = 0;
  return {
    add: (text) => {
      const needed = length + text.length * BYTES_PER_UNIT;
      if (needed > bytes.length) {
        const longer = new Uint8Array(Math.max(needed, bytes.length * 2));
        longer.set(bytes.subarray(0, length));
        bytes = longer;
      }
      length += encoder.encodeInto(text, bytes.subarray(length)).written;
    },
    length: () => length,
    take: () => {
      const taken = bytes.slice(0, length);
      length = 0;
      return taken;
    },
  };
}
