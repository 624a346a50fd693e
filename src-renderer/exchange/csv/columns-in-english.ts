import { decodeAs } from '../bytes/decode';
import { plainHeader } from './dictionary';
import { OUTLOOK } from './outlook-columns';
import { THUNDERBIRD } from './thunderbird-columns';

/** The columns of a program's table in the words of its languages, as far as a book has fields for them. */
export interface ProgramColumns {
  /**
   * As they are called in English, with "|" between them. A further one of a kind ("Home Street 2") is named below, and
   * only where it is called otherwise.
   */
  readonly english: readonly string[];
  readonly languages: Readonly<Record<string, ProgramLanguage>>;
}

interface ProgramLanguage {
  /** What a table in this language is written in, as a label of the WHATWG Encoding Standard; UTF-8 where none is said. */
  readonly encoding?: string;
  /** In the order of the English ones, with ";" between what one is called; nothing where it is called as in English. */
  readonly columns: readonly string[];
}

interface Language {
  readonly encoding: string | undefined;
  /** By its plain header, what a column is called in English: several names where one stands for several columns. */
  readonly english: ReadonlyMap<string, readonly string[]>;
}

function languageOf({ encoding, columns }: ProgramLanguage, meanings: readonly string[]): Language {
  const english = new Map<string, readonly string[]>();
  for (const [index, own] of names(columns).entries()) {
    const meaning = meanings[index] ?? '';
    for (const name of (own || meaning).split(';')) {
      const plain = plainHeader(name);
      english.set(plain, [...(english.get(plain) ?? []), meaning]);
    }
  }
  return { encoding, english };
}

function names(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('|'));
}

let languagesByHeader: ReadonlyMap<string, readonly Language[]> | undefined;

/** Made once the first table is read: most files are none. */
function languagesOf(plain: string): readonly Language[] {
  languagesByHeader ??= byHeaders([OUTLOOK, THUNDERBIRD]);
  return byHeader(languagesByHeader, plain) ?? [];
}

function byHeaders(programs: readonly ProgramColumns[]): ReadonlyMap<string, readonly Language[]> {
  const found = new Map<string, Language[]>();
  for (const { english, languages } of programs) {
    for (const language of Object.values(languages).map((one) => languageOf(one, names(english)))) {
      for (const plain of language.english.keys()) found.set(plain, [...(found.get(plain) ?? []), language]);
    }
  }
  return found;
}

/** "Rue (bureau) 2" is what "Rue (bureau)" is. */
const byHeader = <T>(map: ReadonlyMap<string, T>, plain: string): T | undefined =>
  map.get(plain) ?? map.get(plain.replaceAll(/\d/g, ''));

interface Best {
  readonly language: Language;
  /** How many of the headers it has. */
  readonly known: number;
}

/** The language that has most of the headers, of those in `encoding` where one is given. */
function bestLanguage(plain: readonly string[], encoding?: string): Best | undefined {
  const counts = new Map<Language, number>();
  for (const language of plain.flatMap(languagesOf)) {
    if (encoding === undefined || language.encoding === encoding) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  let best: Best | undefined;
  for (const [language, known] of counts) if (known > (best?.known ?? 0)) best = { language, known };
  return best;
}

/** The headers in the English of the program and language that have most of them; what they do not have stays as it is. */
export function inEnglish(headers: readonly string[]): readonly string[] {
  const plain = headers.map(plainHeader);
  const english = bestLanguage(plain)?.language.english;
  if (english === undefined) return headers;
  const met = new Map<string, number>();
  return headers.map((header, index) => {
    const name = plain[index] ?? '';
    const before = met.get(name) ?? 0;
    met.set(name, before + 1);
    const meanings = byHeader(english, name) ?? [];
    // "Titre" is the salutation, then what somebody is; "Ville" the town at home, then at work.
    return meanings[before] ?? meanings.at(-1) ?? header;
  });
}

const ENCODINGS = [...new Set(Object.values(OUTLOOK.languages).flatMap(({ encoding }) => encoding ?? []))];
/** Fewer could be chance. */
const LEAST_KNOWN = 3;

/** The encoding of a table, by its first bytes, where its columns are named as a program names them in that encoding. */
export function encodingByHeader(head: Uint8Array): string | undefined {
  const line = head.subarray(0, lineEnd(head));
  const found = ENCODINGS.map((encoding) => {
    // What is written in English letters is the same in all of them.
    const headers = (decodeAs(line, encoding) ?? '').split(/[,;\t]/).filter((header) => /[^\p{ASCII}]/u.test(header));
    return { encoding, known: bestLanguage(headers.map(plainHeader), encoding)?.known ?? 0 };
  });
  const best = found.reduce((a, b) => (b.known > a.known ? b : a));
  return best.known >= LEAST_KNOWN ? best.encoding : undefined;
}

const lineEnd = (bytes: Uint8Array): number | undefined => {
  const end = bytes.indexOf(0x0a);
  return end === -1 ? undefined : end;
};
