/** Longest text of a summary or profile, in UTF-16 units. */
export const TEXT_MAX = 200;

// Control characters, lone surrogates, characters of private use, line and paragraph separators, and what turns the
// direction of text round (UAX #9): with those, one name could be made to look like another.
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/u;
const EACH_FORBIDDEN = new RegExp(FORBIDDEN.source, 'gu');
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/** True for text that may stand in a summary: one line, trimmed, NFC, at most {@link TEXT_MAX}, no hidden direction. */
export function isPublicText(text: string): boolean {
  if (text.length === 0 || text.length > TEXT_MAX) return false;
  if (PLAIN.test(text)) return true;
  return !FORBIDDEN.test(text) && text.trim() === text && text.normalize('NFC') === text;
}

/** Text of the book as {@link isPublicText} wants it; undefined where nothing is left, or it is too long. */
export function toPublicText(text: string): string | undefined {
  const tidy = text.normalize('NFC').replaceAll(EACH_FORBIDDEN, ' ').replaceAll(/\s+/gu, ' ').trim().normalize('NFC');
  return isPublicText(tidy) ? tidy : undefined;
}

/**
 * A name as it is compared: without case, accents, punctuation, hidden characters and differences of spacing. Letters
 * that only look alike in two scripts stay different.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
