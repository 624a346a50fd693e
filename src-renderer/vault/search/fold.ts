/** Letters that do not decompose into a plain letter and an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ς: 'σ',
};

/** The second spelling that speakers use for these letters: Müller, Mueller. */
const SPELT_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const ASCII = /^[\x20-\x7e]*$/;

/** Printable ASCII alone. */
export const isAscii = (text: string): boolean => ASCII.test(text);

// Latin, Greek and Cyrillic accents, Hebrew and Arabic points. Vowel signs of Indic scripts and kana voicing stay:
// without them words become other words.
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
const PLAIN_LETTERS = /[ßæœøđðþłħŧŋıĸς]/g;
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const ASCII_APOSTROPHES = /['`]/g;
const APOSTROPHES = /['`\u00b4\u02b9\u02bc\u2018\u2019\u2032]/g;
const SPELT_OUT_LETTERS = /[äöüøå]/g;

/**
 * Lower case without accents, apostrophes and control characters: what is searched is folded, and so is what is
 * sought. Never contains an upper-case ASCII letter; scripts without case come out as they are.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) {
    const lower = text.toLowerCase();
    // Looking for two characters takes a tenth of asking the expression.
    return lower.includes("'") || lower.includes('`') ? lower.replace(ASCII_APOSTROPHES, '') : lower;
  }
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(CONTROLS, ' ')
    .replace(APOSTROPHES, '');
}

/** The folded second spelling of `text`, or undefined where it has none. */
export function foldSpeltOut(text: string): string | undefined {
  if (ASCII.test(text)) return undefined;
  const lower = text.normalize('NFC').toLowerCase();
  const speltOut = lower.replace(SPELT_OUT_LETTERS, (letter) => SPELT_OUT[letter] ?? letter);
  return speltOut === lower ? undefined : fold(speltOut);
}

const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}@_+&#%]+/u;
// Asking for a letter of any script takes several times as long.
const BETWEEN_ASCII_WORDS = /[^a-z0-9@_+&#%]+/;
const ASCII_WORD = /^[a-z0-9]+$/;

/** Words of a folded text. Full stops, hyphens and other marks part words; `@ _ + & # %` belong to them. */
export function wordsOf(folded: string): readonly string[] {
  if (ASCII_WORD.test(folded)) return [folded];
  return folded.split(ASCII.test(folded) ? BETWEEN_ASCII_WORDS : BETWEEN_WORDS).filter((word) => word !== '');
}
