import type { NameTraits } from './name-traits';
import { tieOfFamilyNames, tieOfGivenNames, type WordTie } from './compare-words';

/**
 * - `same`: word for word, but for case, accents, titles, script and order
 * - `variant`: one person may well be called both: pet name, other spelling, one of two family names
 * - `loose`: alike, but others are too: an initial, a slip of the keyboard
 * - `family-differs`: the given name alone is the same
 * - `part`: one of them is a single word that the other has too
 * - `none`: one of them has no name at all
 */
export type NameTie = 'same' | 'variant' | 'loose' | 'family-differs' | 'part' | 'none' | 'different';

export type NameWay = 'swapped' | 'nickname' | 'spelling' | 'initial' | 'slip' | 'part';

export interface NameComparison {
  readonly tie: NameTie;
  /** What it takes to hold them for one name. */
  readonly ways: readonly NameWay[];
  /** Middle names that cannot be one person's. */
  readonly middleDiffers: boolean;
}

const RANK: Readonly<Record<WordTie, number>> = {
  same: 0,
  spelling: 1,
  nickname: 1,
  initial: 2,
  slip: 2,
  different: 3,
};

export function compareNames(a: NameTraits, b: NameTraits): NameComparison {
  const middleDiffers = areMiddlesApart(a.middle, b.middle);
  const answer = (tie: NameTie, ...ways: readonly NameWay[]): NameComparison => ({ tie, ways, middleDiffers });
  if (a.family.length === 0 || b.family.length === 0) return answer('none');
  if (a.given.length === 0 || b.given.length === 0) return answer(sharesWord(a, b) ? 'part' : 'different', 'part');
  if (isSameRun(a, b)) return answer('same');
  const straight = compareParts(a, b);
  if (RANK[straight.given] + RANK[straight.family] === 0) return answer('same');
  const swapped = compareParts(a, swap(b));
  if (RANK[swapped.given] < 2 && RANK[swapped.family] < 2 && isCloser(swapped, straight))
    return answer(RANK[swapped.given] + RANK[swapped.family] === 0 ? 'same' : 'variant', 'swapped', ...waysOf(swapped));
  if (straight.given === 'different' && swapped.family === 'same' && swapped.given !== 'different')
    return answer('loose', 'swapped', ...waysOf(swapped));
  if (straight.given === 'different') return answer('different');
  if (straight.family === 'different')
    return answer(
      RANK[straight.given] < 2 ? 'family-differs' : 'different',
      ...waysOf({ ...straight, family: 'same' }),
    );
  const isLoose = RANK[straight.given] === 2 || RANK[straight.family] === 2;
  return answer(isLoose ? 'loose' : 'variant', ...waysOf(straight));
}

interface PartTies {
  readonly given: WordTie;
  readonly family: WordTie;
  /** One of them has further given or family names. */
  readonly isPart: boolean;
}

const isCloser = (a: PartTies, b: PartTies): boolean => RANK[a.given] + RANK[a.family] < RANK[b.given] + RANK[b.family];

const swap = (name: NameTraits): NameTraits => ({
  ...name,
  given: name.family,
  run: name.family.join(''),
  family: name.given,
});

const closest = (ties: readonly WordTie[]): WordTie =>
  ties.reduce((best, tie) => (RANK[tie] < RANK[best] ? tie : best), 'different');

function compareParts(a: NameTraits, b: NameTraits): PartTies {
  const family = closest(a.family.flatMap((one) => b.family.map((other) => tieOfFamilyNames(one, other))));
  return { given: tieOfGiven(a, b), family, isPart: a.family.length !== b.family.length };
}

/** By the first given names, by what people are called, or by a middle name that one of them goes by. */
function tieOfGiven(a: NameTraits, b: NameTraits): WordTie {
  const [first = ''] = a.given;
  const [second = ''] = b.given;
  const ties = [tieOfGivenNames(first, second)];
  const called = [
    ...a.nickname.map((word) => [word, second] as const),
    ...b.nickname.map((word) => [word, first] as const),
  ];
  for (const [word, other] of called)
    if (word === other || tieOfGivenNames(word, other) === 'nickname') ties.push('nickname');
  if (a.middle.includes(second) || b.middle.includes(first)) ties.push('nickname');
  // Hanspeter, Hans-Peter and Hans Peter.
  if (a.run === b.run) ties.push('same');
  return closest(ties);
}

const waysOf = ({ given, family, isPart }: PartTies): readonly NameWay[] => {
  const ways = new Set<NameWay>();
  for (const tie of [given, family]) if (tie !== 'same' && tie !== 'different') ways.add(tie);
  if (isPart) ways.add('part');
  return [...ways];
};

/** Names of scripts that do not part words: 王小明, Wang Xiaoming, Wang Xiao Ming. */
function isSameRun(a: NameTraits, b: NameTraits): boolean {
  const run = ({ run: given, family }: NameTraits, familyFirst: boolean): string =>
    (familyFirst ? [...family, given] : [given, ...family]).join('');
  const one = run(a, true);
  return one === run(b, true) || one === run(b, false);
}

function sharesWord(a: NameTraits, b: NameTraits): boolean {
  const wordsOf = ({ given, run, family, nickname }: NameTraits): readonly string[] =>
    [...given, run, ...family, ...nickname].filter((word) => word.length > 1);
  const others = wordsOf(b);
  return wordsOf(a).some((word) => others.some((other) => RANK[tieOfGivenNames(word, other)] < 2));
}

/** "John A." and "John B." are two people; "John" may be either. */
function areMiddlesApart(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const initials = new Set(a.map((word) => word.charAt(0)));
  return !b.some((word) => initials.has(word.charAt(0)));
}
