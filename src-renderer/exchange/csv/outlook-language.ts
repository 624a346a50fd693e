import { decodeAs } from '../bytes/decode';
import { plainHeader } from './dictionary';
import { OUTLOOK_COLUMNS, OUTLOOK_LANGUAGES, type OutlookLanguage } from './outlook-columns';

interface Language {
  readonly encoding: string;
  /** By its plain header, what a column is called in English: two names where Outlook has one for both. */
  readonly english: ReadonlyMap<string, readonly string[]>;
}

const LANGUAGES: readonly Language[] = Object.values(OUTLOOK_LANGUAGES).map(languageOf);
const ENCODINGS = [...new Set(LANGUAGES.map(({ encoding }) => encoding))];
const LANGUAGES_OF = languagesOfHeaders();

function languageOf({ encoding, columns }: OutlookLanguage): Language {
  const inEnglish = names(OUTLOOK_COLUMNS);
  const english = new Map<string, readonly string[]>();
  for (const [index, own] of names(columns).entries()) {
    const meaning = inEnglish[index] ?? '';
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

function languagesOfHeaders(): ReadonlyMap<string, readonly Language[]> {
  const found = new Map<string, Language[]>();
  for (const language of LANGUAGES) {
    for (const plain of language.english.keys()) found.set(plain, [...(found.get(plain) ?? []), language]);
  }
  return found;
}

/** "Rue (bureau) 2" is what "Rue (bureau)" is. */
const byHeader = <T>(map: ReadonlyMap<string, T>, plain: string): T | undefined =>
  map.get(plain) ?? map.get(plain.replaceAll(/\d/g, ''));

/** The language that knows most of the headers, and how many. */
function bestLanguage(plain: readonly string[]): { readonly language: Language | undefined; readonly known: number } {
  const counts = new Map<Language, number>();
  for (const header of plain) {
    for (const language of byHeader(LANGUAGES_OF, header) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const known = Math.max(0, ...counts.values());
  return { language: [...counts].find(([, count]) => count === known)?.[0], known };
}

/**
 * The headers in English where Outlook in some other language knows more of them than `known`; those that it does not
 * know stay as they are.
 */
export function outlookInEnglish(headers: readonly string[], known: number): readonly string[] {
  const plain = headers.map(plainHeader);
  const best = bestLanguage(plain);
  if (best.language === undefined || best.known <= known) return headers;
  const { english } = best.language;
  const meanings = plain.map((header) => byHeader(english, header) ?? []);
  const given = meanings.findIndex(([name]) => name === 'First Name');
  return headers.map((header, index) => {
    const [first = header, second = first] = meanings[index] ?? [];
    // A salutation and what somebody is at work may have the same name: the first stands before the given name.
    return index < given ? first : second;
  });
}

/** Fewer could be chance. */
const LEAST_KNOWN = 3;

/** The encoding of a table, by its first bytes, where Outlook named its columns in another language than English. */
export function encodingByOutlook(head: Uint8Array): string | undefined {
  const line = head.subarray(0, lineEnd(head));
  const found = ENCODINGS.map((encoding) => {
    // What is written in English letters is the same in all of them.
    const headers = (decodeAs(line, encoding) ?? '').split(/[,;\t]/).filter((header) => /[^\p{ASCII}]/u.test(header));
    const { language, known } = bestLanguage(headers.map(plainHeader));
    return { encoding, known: language?.encoding === encoding ? known : 0 };
  });
  const best = found.reduce((a, b) => (b.known > a.known ? b : a));
  return best.known >= LEAST_KNOWN ? best.encoding : undefined;
}

const lineEnd = (bytes: Uint8Array): number | undefined => {
  const end = bytes.indexOf(0x0a);
  return end === -1 ? undefined : end;
};
