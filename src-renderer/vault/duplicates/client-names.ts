import { jaroWinkler } from '@skyra/jaro-winkler';

import type { ClientReason } from '../../../src-shared/vault-methods/duplicates';
import { splitLegalForm } from '../publishing/client-key';
import { plainWords, soundOf } from './plain';

/** A client's name, taken apart for comparing. */
export interface FirmName {
  /** Plain words without the legal form, "and", "of" and the like. */
  readonly words: readonly string[];
  readonly joined: string;
  /** Spelt one way for each; empty where the name has none. */
  readonly form: string;
}

/** Written out and abbreviated; all others are spelt one way once blanks are gone. */
const FORMS: ReadonlyMap<string, string> = new Map([
  ['limited', 'ltd'],
  ['incorporated', 'inc'],
  ['corporation', 'corp'],
  ['company', 'co'],
  ['publiclimitedcompany', 'plc'],
  ['aktiengesellschaft', 'ag'],
  ['proprietarylimited', 'ptyltd'],
  ['privatelimited', 'pvtltd'],
  ['companylimited', 'coltd'],
  ['limitada', 'lda'],
  ['ltda', 'lda'],
  ['societeanonyme', 'sa'],
  ['societaperazioni', 'spa'],
  ['spolkaakcyjna', 'sa'],
  ['kabushikikaisha', 'kk'],
  ['株式会社', 'kk'],
]);

const JOINING = new Set(['and', 'und', 'et', 'y', 'e', 'og', 'och', 'en', 'of', 'de', 'the', 'der', 'di', 'du', 'for']);
/** Written out and abbreviated within names. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['intl', 'international'],
  ['internacional', 'international'],
  ['grp', 'group'],
  ['gruppe', 'group'],
  ['bros', 'brothers'],
  ['gebruder', 'gebr'],
  ['mfg', 'manufacturing'],
  ['assoc', 'associates'],
  ['svcs', 'services'],
  ['tech', 'technologies'],
  ['technology', 'technologies'],
  ['hldgs', 'holdings'],
  ['holding', 'holdings'],
  ['mgmt', 'management'],
  ['eng', 'engineering'],
  ['ins', 'insurance'],
  ['pharma', 'pharmaceuticals'],
]);

export function firmName(name: string): FirmName {
  const { core, form } = splitLegalForm(name);
  const plain = plainWords(core);
  const telling = plain.filter((word) => !JOINING.has(word)).map((word) => WORDS.get(word) ?? word);
  const words = telling.length > 0 ? telling : plain;
  const joinedForm = form.replaceAll(' ', '');
  return { words, joined: words.join(''), form: FORMS.get(joinedForm) ?? joinedForm };
}

export type NameTie = Extract<ClientReason, { kind: 'name' }>['tie'] | 'none';

/** Shorter names are one another's slips too often. */
const LEAST_LETTERS = 6;
const WORD_ALIKE = 0.9;
const LEAST_WORD = 5;

/** How two names stand to each other, the legal form aside. */
export function tieOfFirms(a: FirmName, b: FirmName): NameTie {
  if (a.joined === '' || b.joined === '') return 'none';
  if (a.joined === b.joined) return a.form === b.form ? 'same' : 'form';
  if (a.words.length === b.words.length && a.words.every((word, place) => soundAlike(word, b.words[place] ?? '')))
    return 'spelling';
  if (isSlip(a, b)) return 'slip';
  if (isPart(a, b) || isPart(b, a)) return 'part';
  return isInitials(a, b) || isInitials(b, a) ? 'initials' : 'none';
}

const soundAlike = (a: string, b: string): boolean =>
  a === b ||
  (a.length >= 4 && a.charAt(0) === b.charAt(0) && soundOf(a) === soundOf(b) && jaroWinkler(a, b) >= WORD_ALIKE);

/** One slip in a long word, the others the same. */
function isSlip(a: FirmName, b: FirmName): boolean {
  if (a.words.length !== b.words.length || Math.min(a.joined.length, b.joined.length) < LEAST_LETTERS) return false;
  const [place = -1, ...more] = a.words.flatMap((word, at) => (word === b.words[at] ? [] : [at]));
  return more.length === 0 && isOneSlip(a.words[place] ?? '', b.words[place] ?? '');
}

/** A letter too many, missing or wrong, or two turned round. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < LEAST_WORD || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a.charAt(start) === b.charAt(start)) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return (
    left.length === 2 && right.length === 2 && left.charAt(0) === right.charAt(1) && left.charAt(1) === right.charAt(0)
  );
}

/** "Kestrel" of "Kestrel Marine Insurance": the first words, or all of them somewhere. */
const isPart = (short: FirmName, long: FirmName): boolean =>
  short.words.length < long.words.length &&
  short.joined.length >= 3 &&
  short.words.every((word) => long.words.includes(word));

const isInitials = (short: FirmName, long: FirmName): boolean =>
  short.words.length === 1 && long.words.length > 1 && short.joined === initialsOf(long);

/**
 * "Elsbridge Shipping" and "Elsbridge Media": each has a word of its own behind the same first one. So companies of one
 * group are called, and share their domain and switchboard. Words that may be one another's abbreviation say nothing.
 */
export function areSisters(a: FirmName, b: FirmName): boolean {
  if (a.words[0] !== b.words[0]) return false;
  const own = a.words.filter((word) => !b.words.includes(word));
  const others = b.words.filter((word) => !a.words.includes(word));
  if (own.length === 0 || others.length === 0) return false;
  return !own.some((word) => others.some((other) => mayBeOneWord(word, other)));
}

const LIKE_A_WORD = 0.85;

const mayBeOneWord = (a: string, b: string): boolean =>
  a.startsWith(b) || b.startsWith(a) || jaroWinkler(a, b) >= LIKE_A_WORD;

export const initialsOf = ({ words }: FirmName): string => words.map((word) => word.charAt(0)).join('');
