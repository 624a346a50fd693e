import { decodeAs } from '../bytes/decode';
import { viewOf } from './byte-source';
import { labelOfCodePage } from './mapi-values';

/** What every compressed text begins as if it had been written before (MS-OXRTFCP §2.1.3.1.5). */
const PRELOAD =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

const COMPRESSED = 0x75465a4c;
const PLAIN = 0x414c454d;
const DICTIONARY = 4_096;
/** Longer is no note. */
const MOST_BYTES = 4 * 1024 * 1024;

/** The words of a compressed Rich Text (MS-OXRTFCP); undefined where it is none. */
export function richText(bytes: Uint8Array): string | undefined {
  const rtf = decompress(bytes);
  return rtf === undefined ? undefined : wordsOf(rtf);
}

function decompress(bytes: Uint8Array): string | undefined {
  if (bytes.length < 16) return undefined;
  const view = viewOf(bytes);
  const size = view.getUint32(4, true);
  const kind = view.getUint32(8, true);
  if (size > MOST_BYTES) return undefined;
  if (kind === PLAIN) return binary(bytes.subarray(16, 16 + size));
  return kind === COMPRESSED ? inflate(bytes.subarray(16), size) : undefined;
}

const binary = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** Runs of eight items behind a byte of flags: a letter, or where in the last 4,096 letters to copy from and how much. */
function inflate(bytes: Uint8Array, size: number): string {
  const dictionary = new Uint8Array(DICTIONARY);
  for (let index = 0; index < PRELOAD.length; index++) dictionary[index] = PRELOAD.charCodeAt(index);
  const out: number[] = [];
  let write = PRELOAD.length;
  const put = (byte: number): void => {
    out.push(byte);
    dictionary[write] = byte;
    write = (write + 1) % DICTIONARY;
  };
  for (let at = 0; at < bytes.length && out.length < size; ) {
    const flags = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length && out.length < size; bit++) {
      if (!((flags >> bit) & 1)) {
        put(bytes[at++] ?? 0);
        continue;
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const from = reference >> 4;
      if (from === write) return binary(Uint8Array.from(out));
      for (let step = 0; step < (reference & 0xf) + 2; step++) put(dictionary[(from + step) % DICTIONARY] ?? 0);
    }
  }
  return binary(Uint8Array.from(out));
}

/** Groups whose text is not the note's. */
const SILENT = /^(?:fonttbl|colortbl|stylesheet|info|pict|object|header|footer|listtable|listoverridetable|generator|themedata)$/;
const TOKEN = /\\([a-z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/giy;

interface Group {
  readonly isSilent: boolean;
  /** How many letters stand behind a \u for readers that do not know it. */
  readonly skip: number;
}

/** The words of Rich Text, its groups followed without recursion. */
function wordsOf(rtf: string): string {
  const parts: string[] = [];
  const open: Group[] = [];
  let group: Group = { isSilent: false, skip: 1 };
  let label = labelOfCodePage(Number(/\\ansicpg(\d{3,5})/.exec(rtf)?.[1] ?? 1252));
  if (/\\fromhtml1\b/.test(rtf)) label = 'windows-1252';
  let bytes: number[] = [];
  let toSkip = 0;
  const flush = (): void => {
    if (bytes.length > 0) parts.push(decodeAs(Uint8Array.from(bytes), label) ?? '');
    bytes = [];
  };
  const add = (text: string): void => {
    const left = text.slice(Math.min(toSkip, text.length));
    toSkip -= text.length - left.length;
    flush();
    if (!group.isSilent && left !== '') parts.push(left);
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(rtf); match !== null; match = TOKEN.exec(rtf)) {
    const [, word, number, hex, symbol, brace, text] = match;
    if (brace === '{') {
      open.push(group);
      group = { ...group };
    } else if (brace === '}') {
      flush();
      group = open.pop() ?? group;
    } else if (hex !== undefined) {
      if (toSkip > 0) toSkip--;
      else if (!group.isSilent) bytes.push(Number.parseInt(hex, 16));
    } else if (text !== undefined) add(text);
    else if (symbol === '*') group = { ...group, isSilent: true };
    else if (symbol !== undefined) add(symbol === '~' ? ' ' : '{}\\'.includes(symbol) ? symbol : '');
    else if (word === 'u' && number !== undefined) {
      toSkip = 0;
      add(String.fromCharCode(Number(number) & 0xffff));
      toSkip = group.skip;
    } else if (word === 'uc') group = { ...group, skip: Math.min(Number(number ?? 1), 8) };
    else if (word === 'par' || word === 'line') add('\n');
    else if (word === 'tab') add('\t');
    else if (word !== undefined && SILENT.test(word)) group = { ...group, isSilent: true };
    if (toSkip < 0) toSkip = 0;
  }
  flush();
  return parts.join('').trim();
}
