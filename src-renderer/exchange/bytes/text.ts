import { mendWindows1252 } from './decode';
import { piecesOf } from './pieces';

/** Tells how far into a file a reader has come, in bytes. */
export interface Progress {
  bytes: number;
}

/** The text of a file, piece by piece; a byte order mark is left out. */
export function* decodeChunks(chunks: readonly Uint8Array[], label: string, progress: Progress): Generator<string> {
  const decoder = new TextDecoder(label);
  for (const piece of piecesOf(chunks)) {
    progress.bytes += piece.length;
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield mendWindows1252(text, decoder);
  }
  const rest = decoder.decode();
  if (rest !== '') yield mendWindows1252(rest, decoder);
}

/** One character per byte, for files whose encoding changes from value to value. */
export function* binaryChunks(chunks: readonly Uint8Array[], progress: Progress): Generator<string> {
  let isFirst = true;
  for (const chunk of chunks) {
    progress.bytes += chunk.length;
    const text = bytesToBinary(chunk);
    yield isFirst && text.startsWith('\u00EF\u00BB\u00BF') ? text.slice(3) : text;
    isFirst = false;
  }
}

/** As many arguments as every engine takes in one call. */
const CALL_ARGUMENTS = 8_192;

export function bytesToBinary(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CALL_ARGUMENTS) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + CALL_ARGUMENTS)));
  }
  return parts.join('');
}

/** The bytes behind a text of {@link binaryChunks}. */
export function binaryToBytes(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index) & 0xff;
  return bytes;
}

/**
 * `\r\n`, `\r` and the `\r\r\n` of files that were "repaired" twice become `\n`; an end that two pieces share stays
 * one.
 */
export function* withPlainLineEnds(pieces: Iterable<string>): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    const text = held + piece;
    let end = text.length;
    // No line end has more of them before its line feed.
    while (end > 0 && text.length - end < 2 && text.charCodeAt(end - 1) === 0x0d) end--;
    held = text.slice(end);
    const plain = text.slice(0, end).replaceAll('\r\n', '\n');
    yield plain.includes('\r') ? plain.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : plain;
  }
  if (held !== '') yield '\n';
}
