import { analyse } from 'chardet';
import { piecesOf } from './pieces';

/** How a file's bytes are to be read. */
export interface Encoding {
  /** A label of the WHATWG Encoding Standard. */
  readonly label: string;
  /** True where the file as a whole is not sound in one encoding: old vCards mix them, value by value. */
  readonly isMixed: boolean;
  /** Set where a person chose it. */
  readonly isChosen?: true;
}

/** Programs write labels that the Encoding Standard does not know. */
const LABEL_ALIASES: ReadonlyMap<string, string> = new Map([
  ['cp932', 'shift_jis'],
  ['cp936', 'gbk'],
  ['cp949', 'euc-kr'],
  ['cp950', 'big5'],
  ['ansi', 'windows-1252'],
  ['utf-16-le', 'utf-16le'],
  ['utf-16-be', 'utf-16be'],
]);

/** The detector names ISO encodings; files of this kind come from Windows, whose code pages are their supersets. */
const WINDOWS_OF_ISO: ReadonlyMap<string, string> = new Map([
  ['ISO-8859-1', 'windows-1252'],
  ['ISO-8859-2', 'windows-1250'],
  ['ISO-8859-5', 'iso-8859-5'],
  ['ISO-8859-6', 'windows-1256'],
  ['ISO-8859-7', 'windows-1253'],
  ['ISO-8859-8', 'windows-1255'],
  ['windows-1250', 'windows-1250'],
  ['windows-1251', 'windows-1251'],
  ['windows-1253', 'windows-1253'],
  ['windows-1255', 'windows-1255'],
  ['windows-1256', 'windows-1256'],
  ['KOI8-R', 'koi8-r'],
  ['Shift_JIS', 'shift_jis'],
  ['Big5', 'big5'],
  ['GB18030', 'gb18030'],
  ['EUC-JP', 'euc-jp'],
  ['EUC-KR', 'euc-kr'],
]);

const DEFAULT_LABEL = 'windows-1252';
/** Below this the detector guesses from a handful of letters; Windows-1252 is then the likelier one. */
const LEAST_CONFIDENCE = 10;
/** Any few bytes are sound in these; more is asked of them. */
const MULTIBYTE = new Set(['Shift_JIS', 'Big5', 'GB18030', 'EUC-JP', 'EUC-KR']);
/** As many bytes of lines with foreign letters as the detector needs to be sure. */
const SAMPLE_BYTES = 64 * 1024;

const decoders = new Map<string, TextDecoder | undefined>();

/** A decoder by the label a file gives; undefined where nobody knows it. Malformed bytes become U+FFFD. */
export function decoderFor(label: string): TextDecoder | undefined {
  const wanted = label.trim().toLowerCase();
  if (!decoders.has(wanted)) decoders.set(wanted, makeDecoder(LABEL_ALIASES.get(wanted) ?? wanted));
  return decoders.get(wanted);
}

function makeDecoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/** Windows-1252 in 0x80 to 0x9F (WHATWG Encoding Standard); five bytes stand for nothing. */
const WINDOWS_1252_HIGH =
  '\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD' +
  '\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178';

/** Node 20 reads "windows-1252" as Latin-1 (nodejs/node#56542); a browser's text passes unchanged. */
export const mendWindows1252 = (text: string, decoder: TextDecoder): string =>
  decoder.encoding === 'windows-1252'
    ? text.replaceAll(/[\u0080-\u009F]/g, (letter) => WINDOWS_1252_HIGH[letter.charCodeAt(0) - 0x80] ?? letter)
    : text;

/** The text of bytes in the encoding of that label; undefined where nobody knows the label. */
export function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  const decoder = decoderFor(label);
  return decoder && mendWindows1252(decoder.decode(bytes), decoder);
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of UTF-8 bytes; undefined where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Finds the encoding: byte order mark, UTF-16 by its NULs, sound UTF-8, then a detector on the lines that need one. Most
 * files are looked through to their end, chunk by chunk: between two, whoever looks may do something else, or stop.
 */
export function* findEncoding(chunks: readonly Uint8Array[]): Generator<undefined, Encoding> {
  const head = chunks[0] ?? new Uint8Array();
  const marked = byteOrderMark(head);
  if (marked && marked !== 'utf-8') return { label: marked, isMixed: false };
  const utf16 = marked ? undefined : utf16ByNuls(head.subarray(0, 4_096));
  if (utf16) return { label: utf16, isMixed: false };
  if (yield* isUtf8(chunks)) return { label: 'utf-8', isMixed: false };
  return { label: marked ?? (yield* guessLabel(chunks)), isMixed: true };
}

function byteOrderMark(head: Uint8Array): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Latin text in UTF-16 has a NUL in every other byte. */
function utf16ByNuls(head: Uint8Array): string | undefined {
  const nuls = [0, 0] as [number, number];
  for (let index = 0; index < head.length; index++) if (head[index] === 0) nuls[(index % 2) as 0 | 1]++;
  const half = head.length / 2;
  if (half < 2) return undefined;
  if (nuls[1] > half * 0.6 && nuls[0] < half * 0.1) return 'utf-16le';
  if (nuls[0] > half * 0.6 && nuls[1] < half * 0.1) return 'utf-16be';
  return undefined;
}

function* isUtf8(chunks: readonly Uint8Array[]): Generator<undefined, boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const piece of piecesOf(chunks)) {
      decoder.decode(piece, { stream: true });
      yield undefined;
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function* guessLabel(chunks: readonly Uint8Array[]): Generator<undefined, string> {
  const sample = yield* linesWithHighBytes(chunks);
  if (sample.length === 0) return DEFAULT_LABEL;
  const best = analyse(sample).find((match) => match.name === 'UTF-8' || WINDOWS_OF_ISO.has(match.name));
  if (!best || best.confidence < (MULTIBYTE.has(best.name) ? 30 : LEAST_CONFIDENCE)) return DEFAULT_LABEL;
  return WINDOWS_OF_ISO.get(best.name) ?? 'utf-8';
}

function hasHighByte(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7f) return true;
  return false;
}

/** English property names and headers would drown the few letters that tell one code page from another. */
function* linesWithHighBytes(chunks: readonly Uint8Array[]): Generator<undefined, Uint8Array> {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  for (const chunk of chunks) {
    let start = 0;
    while (start < chunk.length && length < SAMPLE_BYTES) {
      const newline = chunk.indexOf(0x0a, start);
      const end = newline < 0 ? chunk.length : newline + 1;
      const line = chunk.subarray(start, Math.min(end, start + 4_096));
      if (hasHighByte(line)) {
        const part = line.subarray(0, SAMPLE_BYTES - length);
        sample.set(part, length);
        length += part.length;
      }
      start = end;
    }
    yield undefined;
    if (length >= SAMPLE_BYTES) break;
  }
  return sample.subarray(0, length);
}
