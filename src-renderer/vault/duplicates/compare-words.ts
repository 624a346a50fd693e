import { jaroWinkler } from '@skyra/jaro-winkler';

import { areNicknames, lookUpNames } from './nicknames';
import { soundOf } from './plain';

/** How two words of names stand to each other, closest first. */
export type WordTie = 'same' | 'spelling' | 'nickname' | 'initial' | 'slip' | 'different';

const ALIKE = 0.88;
/** Of longer sounds less needs to be alike: they are seldom two names'. */
const SOUNDS_ALIKE = { short: 0.75, long: 0.6 };
const LONG_SOUND = 4;
const LEAST_LENGTH = 5;

const isInitial = (word: string): boolean => word.length === 1;

export function tieOfFamilyNames(a: string, b: string): WordTie {
  if (a === b) return 'same';
  if (isInitial(a) || isInitial(b)) return a.charAt(0) === b.charAt(0) ? 'initial' : 'different';
  if (soundAlike(a, b)) return 'spelling';
  return isSlip(a, b) ? 'slip' : 'different';
}

export function tieOfGivenNames(a: string, b: string): WordTie {
  if (a === b) return 'same';
  if (isInitial(a)) return mayBegin(a, b) ? 'initial' : 'different';
  if (isInitial(b)) return mayBegin(b, a) ? 'initial' : 'different';
  if (areNicknames(a, b)) return 'nickname';
  if (haveSameLetters(a, b)) return 'slip';
  // Martin and Martina, Jan and Jana, Francis and Frances are spouses rather than spellings.
  if (endsOtherwise(a, b)) return 'different';
  if (soundAlike(a, b)) return 'spelling';
  return isSlip(a, b) ? 'slip' : 'different';
}

/** "P." is Patricia, and Trish. */
const mayBegin = (initial: string, name: string): boolean => lookUpNames(name).some((one) => one.startsWith(initial));

function soundAlike(a: string, b: string): boolean {
  const sound = soundOf(a);
  return sound === soundOf(b) && jaroWinkler(a, b) >= SOUNDS_ALIKE[sound.length >= LONG_SOUND ? 'long' : 'short'];
}

// Plain words: every letter is one unit.
const sortedLetters = (word: string): string => word.split('').toSorted().join('');

const haveSameLetters = (a: string, b: string): boolean =>
  a.length >= LEAST_LENGTH && sortedLetters(a) === sortedLetters(b);

const isSlip = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= LEAST_LENGTH && jaroWinkler(a, b) >= ALIKE;

const FEMININE = /(?:[aeo]|ces|ine|ette)$/;

function endsOtherwise(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(short)) return FEMININE.test(long.slice(short.length - 1)) || FEMININE.test(long);
  return FEMININE.test(a) !== FEMININE.test(b) || (FEMININE.test(a) && a.at(-1) !== b.at(-1));
}
