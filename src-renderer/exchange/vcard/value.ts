import { splitValue } from '../../../src-shared/vcard-text';
import { decodeAs, decoderFor, decodeUtf8 } from '../bytes/decode';
import { binaryToBytes } from '../bytes/text';
import { parameter, type Property } from './property';

/** How the file's characters came about; see `bytes/decode.ts`. */
export interface Charset {
  /** True where a character of the text is one byte of the file. */
  readonly isBinary: boolean;
  /** For bytes that no CHARSET explains and that are not UTF-8. */
  readonly fallback: string;
}

// Every byte above ASCII, or the escape that ISO-2022-JP begins with.
const NOT_ASCII = /[\u0080-\uFFFF]/;
// The escape character is what is looked for.
// oxlint-disable-next-line no-control-regex
const ISO_2022_ESCAPE = /\u001B[$(]/;

/** The value as text: transfer encoding and charset undone, escapes still in it. */
export function valueText(property: Property, charset: Charset): string {
  const encoding = parameter(property, 'ENCODING')?.toUpperCase();
  if (encoding === 'QUOTED-PRINTABLE') {
    const bytes = quotedPrintable(property.value, charset);
    return decodeBytes(bytes, parameter(property, 'CHARSET'), charset).replaceAll(/\r\n?/g, '\n');
  }
  return fileText(property.value, parameter(property, 'CHARSET'), charset);
}

/** The whole line as text, for keeping it word for word. */
export const lineText = (property: Property, charset: Charset): string =>
  fileText(property.line.text, parameter(property, 'CHARSET'), charset);

/** Text as it stands in the file; only binary readings and ISO-2022-JP still need their charset. */
export function fileText(text: string, label: string | undefined, charset: Charset): string {
  if (charset.isBinary && NOT_ASCII.test(text)) return decodeBytes(binaryToBytes(text), label, charset);
  if (label !== undefined && ISO_2022_ESCAPE.test(text)) return decodeBytes(binaryToBytes(text), label, charset);
  return text;
}

/** By the declared charset where it is known and fits, else UTF-8 where it is that, else the file's own. */
function decodeBytes(bytes: Uint8Array, label: string | undefined, charset: Charset): string {
  const isForeign = label !== undefined && decoderFor(label)?.encoding !== 'utf-8';
  const declared = isForeign ? decodeAs(bytes, label) : undefined;
  return declared ?? decodeUtf8(bytes) ?? decodeAs(bytes, charset.fallback) ?? '';
}

const HEX_PAIR = /^[0-9A-Fa-f]{2}$/;

/** RFC 2045 §6.7, forgiving: what is no escape stands for itself. */
function quotedPrintable(value: string, charset: Charset): Uint8Array {
  const source = charset.isBinary ? binaryToBytes(value) : new TextEncoder().encode(value);
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let index = 0; index < source.length; index++) {
    const byte = source[index] ?? 0;
    const pair = byte === 0x3d ? String.fromCharCode(source[index + 1] ?? 0, source[index + 2] ?? 0) : '';
    if (HEX_PAIR.test(pair)) {
      bytes[length++] = Number.parseInt(pair, 16);
      index += 2;
    } else if (byte !== 0x3d || index < source.length - 1) bytes[length++] = byte;
  }
  return bytes.subarray(0, length);
}

const ESCAPES = /\\([\\;,:nN])/g;

/** Text escapes of RFC 6350 §3.4; a backslash before anything else is a backslash. */
export const unescapeText = (text: string): string =>
  text.includes('\\')
    ? text.replaceAll(ESCAPES, (_, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter))
    : text;

/** A component that may be a list (RFC 6350 §6.2.2): its values joined as one writes them. vCard 2.1 has no lists. */
export const componentText = (part: string, hasLists: boolean): string =>
  hasLists && part.includes(',')
    ? splitValue(part, ',')
        .map((item) => unescapeText(item).trim())
        .join(', ')
        .trim()
    : unescapeText(part).trim();
