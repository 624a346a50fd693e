import { SHOW_ME_LEAST_BYTES } from '../../../src-shared/vault-contract';

/** A spelling of the text that is looked for, as bytes. */
export interface Needle {
  readonly encoding: string;
  readonly bytes: Uint8Array;
}

export interface Needles {
  readonly needles: readonly Needle[];
  /** Encodings in which a spelling is so short that it would turn up by chance; nothing is looked for in these. */
  readonly tooShortIn: readonly string[];
}

/** Every spelling in which `text` could lie in a file: as typed and in lower case, in each encoding. */
export function needlesFor(text: string): Needles {
  const spellings = new Set([text.normalize('NFC'), text.normalize('NFD'), text.normalize('NFC').toLowerCase()]);
  const needles = [...spellings].flatMap(encodings);
  const tooShortIn = new Set(
    needles.filter(({ bytes }) => bytes.length < SHOW_ME_LEAST_BYTES).map(({ encoding }) => encoding),
  );
  const seen = new Set<string>();
  return {
    needles: needles.filter(({ encoding, bytes }) => {
      const key = bytes.join();
      return !tooShortIn.has(encoding) && !seen.has(key) && seen.add(key);
    }),
    tooShortIn: [...tooShortIn],
  };
}

function encodings(text: string): readonly Needle[] {
  const utf8 = new TextEncoder().encode(text);
  const little = utf16(text, true);
  return [
    { encoding: 'UTF-8', bytes: utf8 },
    { encoding: 'UTF-16LE', bytes: little },
    { encoding: 'UTF-16BE', bytes: utf16(text, false) },
    ...base64Phases(utf8, 'base64'),
    ...base64Phases(little, 'base64 of UTF-16LE'),
    ...hex(utf8, 'hex'),
    ...hex(little, 'hex of UTF-16LE'),
  ];
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), isLittle);
  return new Uint8Array(view.buffer);
}

/**
 * What `bytes` look like inside base64 (RFC 4648 §4 and §5) when 0, 1 or 2 bytes stand before them in their group of
 * three. Characters that also depend on the neighbours are cut off at both ends.
 */
function base64Phases(bytes: Uint8Array, encoding: string): readonly Needle[] {
  return [0, 1, 2].flatMap((before) => {
    const binary = '\0'.repeat(before) + String.fromCharCode(...bytes);
    const firstOwn = Math.ceil((before * 8) / 6);
    const afterLastOwn = Math.floor((binary.length * 8) / 6);
    const own = btoa(binary).slice(firstOwn, afterLastOwn);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')].map((characters) => ({
      encoding,
      bytes: new TextEncoder().encode(characters),
    }));
  });
}

function hex(bytes: Uint8Array, encoding: string): readonly Needle[] {
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [digits, digits.toUpperCase()].map((characters) => ({
    encoding,
    bytes: new TextEncoder().encode(characters),
  }));
}
