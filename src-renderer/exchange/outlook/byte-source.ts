/** Bytes of a file that stay in the pieces they came in: read at any place, never copied whole. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `offset` on; undefined where the file does not have all of them. */
  readonly read: (offset: number, length: number) => Uint8Array | undefined;
}

export function createByteSource(chunks: readonly Uint8Array[]): ByteSource {
  const starts: number[] = [];
  let size = 0;
  for (const chunk of chunks) {
    starts.push(size);
    size += chunk.length;
  }
  /** The chunk that holds the offset. */
  const find = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    size,
    read: (offset, length) => {
      const isWithin = offset >= 0 && length >= 0 && Number.isSafeInteger(offset) && offset + length <= size;
      if (!isWithin) return undefined;
      let index = find(offset);
      const first = chunks[index];
      const start = offset - (starts[index] ?? 0);
      if (first && start + length <= first.length) return first.subarray(start, start + length);
      const joined = new Uint8Array(length);
      let filled = 0;
      for (let at = start; filled < length; index++, at = 0) {
        const part = chunks[index]?.subarray(at, at + length - filled);
        if (part === undefined) return undefined;
        joined.set(part, filled);
        filled += part.length;
      }
      return joined;
    },
  };
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A 64-bit integer as a number; what does not fit safely becomes NaN, which no bound lets through. */
export function uint64(view: DataView, offset: number): number {
  const value = view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 0x1_0000_0000;
  return Number.isSafeInteger(value) ? value : Number.NaN;
}
