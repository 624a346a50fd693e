import anyAscii from 'any-ascii';

import { fold } from '../search/fold';

const ASCII_WORDS = /^[a-z0-9 .,&'@_+-]*$/;
const NOT_IN_WORDS = /[^a-z0-9]+/;
/** One letter stays one: "Ю." is spelt "Yu" as a word, but stands for any name that begins with a Y. */
const INITIAL = /(?<![\p{L}\p{M}])[\p{Script=Cyrillic}\p{Script=Greek}](?=\.|\s|$)/gu;
/** Umlauts spelt out and not: Mueller and Müller, Söderström and Soederstroem are the same word. */
const SPELT_OUT = /ae|oe|ue/g;

/** `text` in the letters a to z: of whatever script, without case and accents. */
export function plain(text: string): string {
  const folded = fold(text);
  return ASCII_WORDS.test(folded) ? folded : anyAscii(folded).toLowerCase().replaceAll("'", '');
}

/** The words of a plain text, each spelt one way. */
export const plainWords = (text: string): string[] =>
  plain(text.replace(INITIAL, (letter) => plain(letter).charAt(0)))
    .split(NOT_IN_WORDS)
    .filter((word) => word !== '')
    .map((word) => word.replace(SPELT_OUT, (letters) => letters.charAt(0)));

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/x/g, 'ks'],
  [/kh/g, 'k'],
  [/sch|tsch|tch|tsh|sh|ch|cz|zh|sz|ts|tz|z/g, 's'],
  [/ph/g, 'f'],
  [/ck|q|c|g/g, 'k'],
  [/w/g, 'v'],
  [/dt|th|d/g, 't'],
  [/h/g, ''],
  [/[aeiouyj]+/g, ''],
  [/(.)\1+/g, '$1'],
];

/**
 * The consonants of a plain word as languages that spell them differently have in common: "Tschaikowski" and
 * "Chaykovsky", "Muhammad" and "Mohammed". A vowel that comes first stays, as one and the same.
 */
export function soundOf(word: string): string {
  const first = /^[aeiouyj]/.test(word) ? 'a' : '';
  return first + SOUNDS.reduce((text, [spelling, sound]) => text.replace(spelling, sound), word);
}
