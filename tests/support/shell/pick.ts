/** The element at an index that must be there. */
export function at<Element>(list: readonly Element[], index: number): Element {
  const element = list[index];
  if (element === undefined) throw new Error(`nothing at ${index}`);
  return element;
}

/** The bytes with one of them changed. */
export function flip(bytes: Uint8Array, offset: number, bits = 1): Uint8Array {
  return Uint8Array.from(bytes).with(offset, (bytes[offset] ?? 0) ^ bits);
}
