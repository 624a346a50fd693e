import { decodeUtf8, decodeAs } from '../bytes/decode';
import { binaryToBytes } from '../bytes/text';
import { readBase64 } from '../photo/raw-photo';
import type { LdifLine } from './ldif-lines';

/** A line `attribute: value` (RFC 2849), its value decoded. */
export interface Attribute {
  /** In lower case, without options. */
  readonly name: string;
  /** As written, options included. */
  readonly description: string;
  readonly value: string;
  /** Set where the value was base64: pictures are taken from it. */
  readonly base64?: string;
  readonly number: number;
}

export interface Entry {
  readonly dn: string | undefined;
  readonly attributes: readonly Attribute[];
  /** Number of its first line. */
  readonly number: number;
}

/** How the letters of the file came about; see `bytes/text.ts`. */
export interface Letters {
  /** True where a letter of the text is one byte of the file. */
  readonly isBinary: boolean;
  readonly fallback: string;
}

/** Attributes read of one entry; one with more is hostile. */
const MOST_ATTRIBUTES = 20_000;
const ATTRIBUTE = /^([A-Za-z][A-Za-z0-9.-]*)((?:;[A-Za-z0-9-]+)*):([:<]?)[ ]*/;

type Tell = (line: number, what: string, why: string) => void;

/** Parts entries at empty lines and takes their lines apart. */
export function* readEntries(lines: Iterable<LdifLine>, letters: Letters, tell: Tell): Generator<Entry> {
  let attributes: Attribute[] = [];
  let left = 0;
  let number = 0;
  for (const line of lines) {
    if (line.text !== '') {
      if (attributes.length >= MOST_ATTRIBUTES) left++;
      else attributes.push(...readAttribute(line, letters, tell));
      number ||= line.number;
      continue;
    }
    if (left > 0) tell(number, 'entry', `${left} lines beyond the first ${MOST_ATTRIBUTES}`);
    if (saysSomething(attributes)) yield entryOf(attributes, number);
    attributes = [];
    left = 0;
    number = 0;
  }
  if (saysSomething(attributes)) yield entryOf(attributes, number);
}

/** The version of the format may stand apart from the first entry. */
const saysSomething = (attributes: readonly Attribute[]): boolean => attributes.some(({ name }) => name !== 'version');

function entryOf(attributes: readonly Attribute[], number: number): Entry {
  const rest = attributes.filter(({ name }) => name !== 'dn' && name !== 'version');
  return { dn: attributes.find(({ name }) => name === 'dn')?.value, attributes: rest, number };
}

function readAttribute(line: LdifLine, letters: Letters, tell: Tell): Attribute[] {
  const { text, number } = line;
  const match = ATTRIBUTE.exec(text);
  if (!match) {
    // A dash ends a change of a modification; those are told as a whole.
    if (text !== '-') tell(number, 'line', 'not an attribute');
    return [];
  }
  const [head, name = '', options = '', how] = match;
  const description = name + options;
  const value = text.slice(head.length);
  const told = (why: string): [] => (tell(number, description, why), []);
  if (line.isCut) return told('longer than the book keeps');
  if (how === '<') return told('its value is kept elsewhere (an address), which is never opened');
  const common = { name: name.toLowerCase(), description, number };
  if (how !== ':') return [{ ...common, value: lettersOf(value, letters) }];
  const read = readBase64(value);
  if ('problem' in read) return told('not base64');
  return [{ ...common, base64: read.base64, value: bytesText(binaryToBytes(atob(read.base64)), letters) }];
}

// Every letter above ASCII is a byte to decode.
const NOT_ASCII = /[\u0080-\u00FF]/;

const lettersOf = (text: string, letters: Letters): string =>
  letters.isBinary && NOT_ASCII.test(text) ? bytesText(binaryToBytes(text), letters) : text;

/** RFC 2849 asks for UTF-8; older programs wrote their own code page. */
const bytesText = (bytes: Uint8Array, { fallback }: Letters): string =>
  decodeUtf8(bytes) ?? decodeAs(bytes, fallback) ?? '';
