const encoder = new TextEncoder();
/** UTF-8 takes at most so many bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3;
const FIRST_BYTES = 1280 * 1024;

/** Texts, one after the other, as UTF-8. */
export interface TextBytes {
  readonly add: (text: string) => void;
  readonly addByte: (byte: number) => void;
  /** How many bytes were added since they were last taken. */
  readonly length: () => number;
  /** What was added since it was last taken. */
  readonly take: () => Uint8Array;
  /** The same at the front of the buffer that it stands in, behind it remains of others. */
  readonly takeBuffer: () => Uint8Array;
  /** A buffer that was taken and is done with: memory used again costs nothing, fresh memory more than writing into it. */
  readonly giveBack: (buffer: Uint8Array) => void;
}

/** Encodes each text as it comes: joined first, one letter beyond Latin-1 would make all of them slow. */
export function createTextBytes(): TextBytes {
  let spare: Uint8Array[] = [];
  let bytes: Uint8Array | undefined;
  let length = 0;

  function roomFor(needed: number): Uint8Array {
    const has = (bytes ??= spare.pop() ?? new Uint8Array(FIRST_BYTES));
    if (needed <= has.length) return has;
    const longer = new Uint8Array(Math.max(needed, has.length * 2));
    longer.set(has.subarray(0, length));
    return (bytes = longer);
  }

  return {
    add: (text) => {
      const room = roomFor(length + text.length * BYTES_PER_UNIT);
      length += encoder.encodeInto(text, room.subarray(length)).written;
    },
    addByte: (byte) => {
      roomFor(length + 1)[length] = byte;
      length += 1;
    },
    length: () => length,
    take: () => {
      const taken = roomFor(length).slice(0, length);
      length = 0;
      return taken;
    },
    takeBuffer: () => {
      const taken = roomFor(length);
      bytes = undefined;
      length = 0;
      return taken;
    },
    giveBack: (buffer) => {
      // A longer one was for photos: it would stay for good.
      if (buffer.length === FIRST_BYTES) spare = [...spare, buffer];
    },
  };
}
