import type { Person } from '../../../src-shared/book/records';
import { plainWords } from './plain';

/** A name as it is compared: plain words, told apart by what they are as far as the record says. */
export interface NameTraits {
  readonly given: readonly string[];
  /** All that stands in the field of the given name, run together: "xiaoming" of "Xiao Ming". */
  readonly run: string;
  readonly middle: readonly string[];
  readonly family: readonly string[];
  readonly nickname: readonly string[];
  /** "jr", "sr", "ii" …: which of several of the same name this is. */
  readonly generation?: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const GENERATIONS: Readonly<Record<string, string>> = {
  jr: 'jr',
  jun: 'jr',
  junior: 'jr',
  jnr: 'jr',
  jong: 'jr',
  fils: 'jr',
  filho: 'jr',
  hijo: 'jr',
  sr: 'sr',
  sen: 'sr',
  senior: 'sr',
  snr: 'sr',
  pere: 'sr',
  pai: 'sr',
  padre: 'sr',
  i: 'sr',
  ii: 'ii',
  iii: 'iii',
  iv: 'iv',
  v: 'v',
  '2nd': 'ii',
  '3rd': 'iii',
  '4th': 'iv',
};

/** Titles and degrees: said by some lists and not by others. */
const TITLES = words(`
  mr mrs ms miss mx herr frau hr fr dr prof professor sir dame lord lady hon rev fr mag dipl ing dipling msc mba
  phd llm lld ll m llb jd md esq qc kc ra rain rechtsanwalt avv avvocato maitre me mme mlle m don dona sra sr. ing.
  dott dottssa dipl kfm oam obe cbe mbe kbe jp bsc ba ma mphil dphil fca aca cpa ceo cfo iur jur habil hc h c
  gospodin gospozha pan pani senor senora signor signora monsieur madame
`);

/** Parts of family names that some leave out and some write together with what follows. */
const PARTICLES = words(
  'von van der den de del della di da dos das du la le el al bin ibn ben zu zum zur af av ter ten y e',
);

const isMeaningful = (word: string): boolean => !TITLES.has(word) && !PARTICLES.has(word);

/** At least one word is kept: somebody may be called "Lord". */
function meaningful(text: string | undefined): readonly string[] {
  const all = text === undefined ? [] : plainWords(text);
  const kept = all.filter(isMeaningful);
  return kept.length > 0 ? kept : all;
}

export function nameTraits({ name }: Pick<Person, 'name'>): NameTraits {
  const generation =
    generationIn(name.suffix) ??
    (name.family === undefined ? undefined : lastGeneration(name.family)) ??
    lastGeneration(name.display);
  const shared = { nickname: plainWords(name.nickname ?? ''), ...(generation !== undefined && { generation }) };
  const given = withoutGeneration(meaningful(name.given));
  const family = withoutGeneration(meaningful(name.family));
  if (given.length > 0 && family.length > 0) {
    const [first = '', ...more] = given;
    return {
      given: [first],
      run: given.join(''),
      middle: [...more, ...meaningful(name.additional)],
      family,
      ...shared,
    };
  }
  const split = splitName(name.display);
  return { ...split, run: [...split.given, ...split.middle].join(''), ...shared };
}

const generationIn = (suffix: string | undefined): string | undefined =>
  suffix === undefined ? undefined : plainWords(suffix).flatMap((word) => GENERATIONS[word] ?? [])[0];

/** "Hans Müller jun.": a generation stands last, behind two words at least; a single "V" or "I" is an initial. */
function lastGeneration(display: string): string | undefined {
  const all = plainWords(display);
  const last = all.at(-1);
  return last !== undefined && all.length > 1 && last.length > 1 ? GENERATIONS[last] : undefined;
}

const withoutGeneration = (all: readonly string[]): readonly string[] =>
  all.length > 1 && lastGeneration(all.join(' ')) !== undefined ? all.slice(0, -1) : all;

/** A name that nobody took apart: "Müller, Anna", "Dr. Anna Maria Müller". An address that stands for a name is none. */
function splitName(display: string): Pick<NameTraits, 'given' | 'middle' | 'family'> {
  if (display.includes('@')) return { given: [], middle: [], family: [] };
  const comma = /^([^,]+),\s*(.+)$/u.exec(display);
  if (comma) {
    const family = withoutGeneration(meaningful(comma[1]));
    const rest = meaningful(comma[2]).filter((word) => GENERATIONS[word] === undefined || word.length === 1);
    const [given, ...middle] = rest;
    // "Anna Müller, LL.M.": what follows the comma is no name.
    if (given !== undefined && isMeaningful(given)) return { given: [given], middle, family };
    return splitWords(family);
  }
  return splitWords(withoutGeneration(meaningful(display)));
}

function splitWords(all: readonly string[]): Pick<NameTraits, 'given' | 'middle' | 'family'> {
  const [first, ...others] = all;
  const last = others.at(-1);
  if (first === undefined) return { given: [], middle: [], family: [] };
  if (last === undefined) return { given: [], middle: [], family: [first] };
  return { given: [first], middle: others.slice(0, -1), family: [last] };
}
