const PIECE_BYTES = 32 * 1024;

/** Small enough that their text, two bytes a letter, is no large object to V8: each of those is made in fresh memory. */
export function* piecesOf(chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) yield chunk.subarray(start, start + PIECE_BYTES);
  }
}
