import type { Fact } from '../../../src-shared/book/fact.ts';
import type { Person, Role } from '../../../src-shared/book/records.ts';
import { createId } from '../../../src-shared/ids.ts';
import { EMPLOYERS, FAMILY, GIVEN, MIDDLE } from './invented-names.ts';

/*
 * People with known truth: who is who. Every record is what some list (a mail program, a phone, a network, a pile of
 * cards) says of somebody. Shares nothing with what is measured by it. Numbers are drawn from whole ranges and live in
 * memory only.
 */

export interface LabelledPerson {
  readonly record: Person;
  /** The same number means the same person. */
  readonly who: number;
  /** What sort of record it is, for telling apart what was not found. */
  readonly how: string;
}

interface Employer {
  readonly names: readonly string[];
  readonly domain: string;
  readonly switchboard: string;
  readonly countryCode: string;
  readonly usesShared: boolean;
}

interface Somebody {
  readonly who: number;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly maiden?: readonly string[] | undefined;
  readonly middle?: string | undefined;
  readonly suffix?: string | undefined;
  readonly isFamilyFirst: boolean;
  readonly employer?: Employer | undefined;
  readonly title: string;
  readonly mobile: string;
  readonly direct?: string | undefined;
  readonly home?: string | undefined;
  readonly workMail?: string | undefined;
  readonly ownMail: string;
  readonly sharedMail?: string | undefined;
  readonly birthday?: string | undefined;
}

export interface LabelledSet {
  readonly people: readonly LabelledPerson[];
}

type Rng = ReturnType<typeof createRng>;

/** Mulberry32. */
function createRng(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    chance: (percent: number): boolean => next() * 100 < percent,
    pick: <Value>(values: readonly Value[]): Value => {
      if (values.length === 0) throw new Error('nothing to pick from');
      return values[below(values.length)] as Value;
    },
    digits: (count: number): string => Array.from({ length: count }, () => String(below(10))).join(''),
  };
}

const PROVIDERS = ['gmail.com', 'outlook.com', 'gmx.de', 'icloud.com', 'web.de', 'yahoo.com'];
const TITLES = ['General Counsel', 'Partner', 'CFO', 'Head of Legal', 'Director', 'Associate', 'Chair'];
const CULTURES = [
  'english',
  'english',
  'english',
  'german',
  'german',
  'romance',
  'nordic',
  'russian',
  'arabic',
  'chinese',
];

/** `size` different people or a few more, most of them once in the book. */
export function labelledPeople(seed: number, size: number): LabelledSet {
  const rng = createRng(seed);
  const employers = Array.from({ length: Math.max(20, Math.floor(size / 12)) }, (_, index) => employerOf(rng, index));
  const people: Somebody[] = [];
  while (people.length < size) people.push(...household(rng, employers, people));
  giveBoxesOfTheirOwn(people);
  const records: LabelledPerson[] = [];
  for (const one of people) {
    const roll = rng.below(100);
    const count = roll < 66 ? 1 : roll < 93 ? 2 : 3;
    const lists = shuffled(rng, ['outlook', 'phone', 'card', 'network', 'mail', 'old']).slice(0, count);
    const own: LabelledPerson[] = [];
    for (const list of lists) own.push(alsoReached(rng, recordOf(rng, one, list), own));
    records.push(...own);
  }
  return { people: shuffled(rng, records) };
}

/** No provider gives one address to two people: the second of a name gets a number. */
function giveBoxesOfTheirOwn(people: readonly Somebody[]): void {
  const taken = new Set<string>();
  const own = (address: string): string => {
    let free = address;
    for (let next = 2; taken.has(free); next++) free = address.replace('@', `${next}@`);
    taken.add(free);
    return free;
  };
  for (const one of people)
    Object.assign(one, {
      ownMail: own(one.ownMail),
      ...(one.workMail !== undefined && { workMail: own(one.workMail) }),
    });
}

/**
 * A partner reaches somebody in one or two ways, and most lists have one of them: of records that would have nothing in
 * common, seven in eight get an address or number that another list has too. The rest stay: nobody can be sure of those.
 */
function alsoReached(rng: Rng, one: LabelledPerson, others: readonly LabelledPerson[]): LabelledPerson {
  const [other] = others;
  if (!other || others.some((earlier) => haveReachInCommon(one.record, earlier.record)) || rng.chance(12)) return one;
  const reaches = other.record.facts.filter(isReach);
  if (reaches.length === 0) return one;
  return { ...one, record: { ...one.record, facts: [...one.record.facts, rng.pick(reaches)] } };
}

const isReach = (fact: Fact): boolean =>
  fact.kind === 'email'
    ? !/^(?:info|office)@/i.test(fact.value)
    : fact.kind === 'phone' && fact.types?.includes('cell') === true;

const lastDigits = (text: string): string => text.replace(/\D+/g, '').slice(-9);

function haveReachInCommon(a: Person, b: Person): boolean {
  const reachesOf = ({ facts }: Person): readonly string[] =>
    facts.flatMap((fact) => {
      if (!isReach(fact) || typeof fact.value !== 'string') return [];
      return [fact.kind === 'email' ? fact.value.toLowerCase() : lastDigits(fact.value)];
    });
  const all = new Set(reachesOf(a));
  return reachesOf(b).some((reach) => all.has(reach));
}

function shuffled<Value>(rng: Rng, values: readonly Value[]): Value[] {
  const all = [...values];
  for (let at = all.length - 1; at > 0; at--) {
    const other = rng.below(at + 1);
    [all[at], all[other]] = [all[other] as Value, all[at] as Value];
  }
  return all;
}

function employerOf(rng: Rng, index: number): Employer {
  const names = rng.pick(EMPLOYERS);
  const mark = index < EMPLOYERS.length ? '' : ` ${syllables(rng, 2)}`;
  // A further firm of the same kind of name is another firm.
  const called = index < EMPLOYERS.length ? (EMPLOYERS[index] ?? names) : names.map((name) => `${mark.trim()} ${name}`);
  const [first = ''] = called;
  const countryCode = rng.pick(['44', '49', '44']);
  return {
    names: called,
    domain: `${ascii(first)
      .split(/[^a-z0-9]+/)
      .slice(0, 2)
      .join('')}.example`,
    switchboard: countryCode === '44' ? `+44 20 7${rng.digits(3)} ${rng.digits(4)}` : `+49 30 ${rng.digits(6)}0`,
    countryCode,
    usesShared: rng.chance(60),
  };
}

const syllables = (rng: Rng, count: number): string => {
  const word = Array.from(
    { length: count },
    () => rng.pick('bdfgklmnprstv'.split('')) + rng.pick('aeiou'.split('')),
  ).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
};

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae');

const latin = (spellings: readonly string[]): string =>
  spellings.find((spelling) => /^[\p{Script=Latin}\p{P}\s\p{M}]+$/u.test(spelling)) ?? spellings[0] ?? '';

const asMail = (text: string): string => ascii(text).replace(/[^a-z]+/g, '');

/** One person, or several who share a home, a name, a number. */
function household(rng: Rng, employers: readonly Employer[], known: readonly Somebody[]): Somebody[] {
  const first = somebody(rng, employers, known.length);
  const roll = rng.below(1000);
  if (roll < 30) return [first, spouseOf(rng, first, employers, known.length + 1)];
  if (roll < 55) return fatherAndSon(rng, first, employers, known.length);
  if (roll < 63 && known.length > 0) return [namesakeOf(rng, rng.pick(known), employers, known.length)];
  if (roll < 71) return [first, twinOf(rng, first, employers, known.length + 1)];
  return [first];
}

function somebody(rng: Rng, employers: readonly Employer[], who: number): Somebody {
  const culture = rng.pick(CULTURES);
  const given = rng.pick(GIVEN[culture] ?? []);
  // Most family names of a book are borne once or twice; common ones often.
  const isCommon = rng.chance(45);
  const family =
    isCommon || culture === 'chinese' || culture === 'russian' ? rng.pick(FAMILY[culture] ?? []) : [rareFamily(rng)];
  const employer = rng.chance(85) ? rng.pick(employers) : undefined;
  const name = { given, family };
  const year = 1940 + rng.below(60);
  return {
    who,
    ...name,
    maiden: rng.chance(4) ? [rareFamily(rng)] : undefined,
    middle: rng.chance(25) ? rng.pick(MIDDLE) : undefined,
    isFamilyFirst: culture === 'chinese',
    employer,
    title: rng.pick(TITLES),
    mobile: mobileNumber(rng),
    direct: employer && rng.chance(40) ? `${employer.switchboard.slice(0, -3)}${rng.digits(3)}` : undefined,
    home: rng.chance(20) ? homeNumber(rng) : undefined,
    workMail: employer && rng.chance(90) ? workMail(rng, name, employer) : undefined,
    ownMail: ownMail(rng, name),
    birthday: rng.chance(45) ? `${year}-${two(1 + rng.below(12))}-${two(1 + rng.below(28))}` : undefined,
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

const rareFamily = (rng: Rng): string =>
  syllables(rng, 2 + rng.below(2)) +
  rng.pick(['man', 'ton', 'berg', 'sen', 'ski', 'ley', 'dorf', 'well', 'ini', 'ard']);

const mobileNumber = (rng: Rng): string =>
  rng.chance(60)
    ? `+44 7${rng.pick(['4', '5', '7', '8'])}${rng.digits(2)} ${rng.digits(6)}`
    : `+49 17${rng.pick(['0', '1', '2', '5'])} ${2 + rng.below(7)}${rng.digits(6)}`;
const homeNumber = (rng: Rng): string =>
  rng.chance(60)
    ? `+44 1${2 + rng.below(7)}${rng.digits(2)} 5${rng.digits(5)}`
    : `+49 89 ${2 + rng.below(7)}${rng.digits(6)}`;

type Names = Pick<Somebody, 'given' | 'family'>;

function workMail(rng: Rng, { given, family }: Names, { domain }: Employer): string {
  const [first, last] = [asMail(latin(given)), asMail(latin(family))];
  return `${rng.pick([`${first}.${last}`, `${first}.${last}`, `${first.charAt(0)}.${last}`, last, `${first.charAt(0)}${last}`])}@${domain}`;
}

function ownMail(rng: Rng, { given, family }: Names): string {
  const [first, last] = [asMail(latin(given)), asMail(latin(family))];
  const number = rng.digits(2 + rng.below(3));
  return `${rng.pick([`${first}.${last}${number}`, `${last}${number}`, `${first}${number}`, `${syllables(rng, 4).toLowerCase()}${number}`])}@${rng.pick(PROVIDERS)}`;
}

const otherGiven = (rng: Rng, than: readonly string[]): readonly string[] => {
  for (;;) {
    const given = rng.pick(GIVEN[rng.pick(['english', 'german', 'romance', 'nordic'])] ?? []);
    if (given[0] !== than[0]) return given;
  }
};

/** At one address: the landline, sometimes the e-mail, now and then the firm. Some couples are Paul and Paula. */
function spouseOf(rng: Rng, one: Somebody, employers: readonly Employer[], who: number): Somebody {
  const pairs: Readonly<Record<string, string>> = {
    Martin: 'Martina',
    Paul: 'Paula',
    Francis: 'Frances',
    Victor: 'Victoria',
    Andreas: 'Andrea',
    Christian: 'Christiane',
    Adrian: 'Adriana',
  };
  const alike = pairs[one.given[0] ?? ''];
  const given = alike === undefined ? otherGiven(rng, one.given) : [alike];
  const home = one.home ?? homeNumber(rng);
  const shared = rng.chance(50)
    ? `${asMail(latin(one.family))}.${syllables(rng, 2).toLowerCase()}@${rng.pick(PROVIDERS)}`
    : undefined;
  Object.assign(one, { home, sharedMail: shared });
  const other = somebody(rng, employers, who);
  return {
    ...other,
    given,
    family: one.family,
    maiden: undefined,
    home,
    sharedMail: shared,
    employer: rng.chance(20) ? one.employer : other.employer,
    workMail: undefined,
    ownMail: ownMail(rng, { given, family: one.family }),
    isFamilyFirst: one.isFamilyFirst,
  };
}

/** Often of one name, told apart by "jun." or by nothing but their dates; at one firm as often as not. */
function fatherAndSon(rng: Rng, father: Somebody, employers: readonly Employer[], who: number): Somebody[] {
  const isNamesake = rng.chance(60);
  const given = isNamesake ? father.given : otherGiven(rng, father.given);
  const home = homeNumber(rng);
  const shared = rng.chance(30) ? `${asMail(latin(father.family))}.familie@${rng.pick(PROVIDERS)}` : undefined;
  const isFirm = rng.chance(50);
  const other = somebody(rng, employers, who + 1);
  const employer = isFirm ? father.employer : other.employer;
  const names = { given, family: father.family };
  // Some lists never say who is the junior; then their dates are known, or they live apart.
  const isSaid = isNamesake && rng.chance(85);
  const born = {
    father: `19${40 + rng.below(20)}-${two(1 + rng.below(12))}-11`,
    son: `19${70 + rng.below(25)}-${two(1 + rng.below(12))}-23`,
  };
  Object.assign(father, {
    home,
    sharedMail: shared,
    birthday: isSaid ? father.birthday : born.father,
    ...(isSaid && { suffix: rng.pick(['Sr.', 'sen.', undefined]) }),
  });
  const son = {
    ...other,
    ...names,
    maiden: undefined,
    middle: isNamesake ? father.middle : other.middle,
    home: isSaid || !isNamesake || rng.chance(50) ? home : undefined,
    sharedMail: isSaid || !isNamesake ? shared : undefined,
    employer,
    workMail: employer
      ? workMail(rng, { given: [`${latin(given)}${isNamesake ? 'jr' : ''}`], family: names.family }, employer)
      : undefined,
    ownMail: ownMail(rng, names),
    birthday: isSaid ? other.birthday : born.son,
    ...(isSaid && { suffix: rng.pick(['Jr.', 'jun.', 'II', 'Jr']) }),
  };
  return [father, son];
}

/** Another person of the same name; seldom at the same firm. */
function namesakeOf(rng: Rng, one: Somebody, employers: readonly Employer[], who: number): Somebody {
  const other = somebody(rng, employers, who);
  const employer = rng.chance(15) ? one.employer : other.employer;
  const names = { given: one.given, family: one.family };
  return {
    ...other,
    ...names,
    isFamilyFirst: one.isFamilyFirst,
    employer,
    workMail:
      employer && `${asMail(latin(one.given))}.${asMail(latin(one.family))}${1 + rng.below(90)}@${employer.domain}`,
    ownMail: ownMail(rng, names),
  };
}

function twinOf(rng: Rng, one: Somebody, employers: readonly Employer[], who: number): Somebody {
  const birthday = one.birthday ?? `1975-${two(1 + rng.below(12))}-07`;
  const home = one.home ?? homeNumber(rng);
  Object.assign(one, { birthday, home });
  const other = somebody(rng, employers, who);
  const given = otherGiven(rng, one.given);
  const names = { given, family: one.family };
  return {
    ...other,
    ...names,
    birthday,
    home,
    isFamilyFirst: one.isFamilyFirst,
    workMail: undefined,
    ownMail: ownMail(rng, names),
  };
}

const TYPED = { source: 'typed', at: '2026-01-01T00:00:00.000Z', basis: 'own' } as const;

type BareName = {
  given?: string;
  family?: string;
  display: string;
  additional?: string;
  suffix?: string;
  prefix?: string;
  nickname?: string;
};

function recordOf(rng: Rng, one: Somebody, list: string): LabelledPerson {
  const facts: Fact[] = [];
  const mail = (value: string | undefined, types: string[]): void => {
    if (value !== undefined)
      facts.push({ kind: 'email', value: rng.chance(12) ? value.toUpperCase() : value, types, from: 0 });
  };
  const phone = (value: string | undefined, types: string[]): void => {
    if (value !== undefined) facts.push({ kind: 'phone', value: spelt(rng, value), types, from: 0 });
  };
  const roles: Role[] = [];
  const job = (): void => {
    if (one.employer)
      roles.push({ organisation: rng.pick(one.employer.names), title: one.title, current: true, from: 0 });
  };
  let how = list;
  switch (list) {
    case 'outlook':
      job();
      mail(one.workMail, ['work']);
      if (rng.chance(75)) phone(one.mobile, ['cell']);
      phone(one.direct ?? (rng.chance(60) ? one.employer?.switchboard : undefined), ['work']);
      if (one.birthday && rng.chance(60)) facts.push({ kind: 'birthday', value: one.birthday, from: 0 });
      break;
    case 'phone':
      phone(one.mobile, ['cell']);
      if (rng.chance(30)) mail(one.ownMail, ['home']);
      if (rng.chance(25)) mail(one.workMail, ['work']);
      if (rng.chance(40)) phone(one.home, ['home']);
      if (rng.chance(30)) job();
      break;
    case 'card':
      job();
      mail(one.workMail, ['work']);
      if (rng.chance(70)) phone(one.mobile, ['cell']);
      if (rng.chance(80)) phone(one.employer?.switchboard, ['work', 'voice']);
      if (one.employer?.usesShared && rng.chance(25)) mail(`info@${one.employer.domain}`, ['work']);
      break;
    case 'network':
      job();
      mail(rng.chance(60) ? one.ownMail : one.workMail, ['home']);
      break;
    case 'mail':
      mail(one.workMail ?? one.ownMail, []);
      if (rng.chance(30)) mail(one.ownMail, []);
      if (one.employer?.usesShared && rng.chance(8)) mail(`office@${one.employer.domain}`, []);
      break;
    default:
      how = 'old';
      job();
      if (rng.chance(85)) phone(one.mobile, ['cell']);
      mail(one.ownMail, ['home']);
      phone(one.home, ['home']);
      if (one.birthday && rng.chance(50))
        facts.push({ kind: 'birthday', value: rng.chance(25) ? `-${one.birthday.slice(4)}` : one.birthday, from: 0 });
  }
  if (one.sharedMail !== undefined && rng.chance(60)) mail(one.sharedMail, ['home']);
  const { name, note } = nameOf(rng, one, list);
  return {
    who: one.who,
    how: note === '' ? how : `${how} ${note}`,
    record: {
      id: createId<'person'>(),
      version: 1,
      createdAt: TYPED.at,
      updatedAt: TYPED.at,
      kind: 'individual',
      name,
      roles,
      relations: [],
      sourceUids: [],
      facts,
      origins: [TYPED],
      tags: [],
      flags: {},
    },
  };
}

function spelt(rng: Rng, number: string): string {
  const national = `0${number.replace(/^\+\d\d /, '')}`;
  // The book's own country is Britain: only its numbers may stand without a code.
  const spellings = [
    number,
    number.replaceAll(' ', ''),
    number.replace('+', '00'),
    number.replace(/^(\+\d\d) /, '$1 (0)'),
    number.replaceAll(' ', '-'),
  ];
  return rng.pick(number.startsWith('+44') ? [...spellings, national, national.replaceAll(' ', '')] : spellings);
}

function nameOf(rng: Rng, one: Somebody, list: string): { readonly name: BareName; readonly note: string } {
  const notes: string[] = [];
  let given =
    list === 'phone' && rng.chance(35)
      ? rng.pick(one.given)
      : rng.chance(12)
        ? rng.pick(one.given)
        : (one.given[0] ?? '');
  let family = rng.chance(30) ? rng.pick(one.family) : (one.family[0] ?? '');
  // A Cyrillic or Chinese name is either written as at home or in Latin letters, as a whole.
  const isForeign = /[^\p{Script=Latin}\p{P}\s\p{M}]/u;
  if (isForeign.test(one.given[0] ?? '') || isForeign.test(one.family[0] ?? '')) {
    const isLatin = rng.chance(60);
    if (isLatin) [given, family] = [pickLatin(rng, one.given), pickLatin(rng, one.family)];
    else [given, family] = [one.given[0] ?? '', one.family[0] ?? ''];
    notes.push(isLatin ? 'latin' : 'native');
  }
  if (one.maiden && (list === 'old' || list === 'phone')) {
    family = one.maiden[0] ?? family;
    notes.push('maiden');
  } else if (one.maiden && rng.chance(20)) family = `${family}-${one.maiden[0] ?? ''}`;
  const roll = rng.below(100);
  if (roll < 3) given = slip(rng, given);
  else if (roll < 6) family = slip(rng, family);
  if (roll < 6) notes.push('slip');
  if (list !== 'outlook' && !one.isFamilyFirst && rng.chance(4)) {
    given = `${given.charAt(0)}.`;
    notes.push('initial');
  }
  const additional =
    one.middle !== undefined && rng.chance(40) ? (rng.chance(50) ? one.middle : `${one.middle.charAt(0)}.`) : undefined;
  const suffix = one.suffix !== undefined && rng.chance(96) ? one.suffix : undefined;
  const name = {
    given,
    family,
    ...(additional !== undefined && { additional }),
    ...(suffix !== undefined && { suffix }),
  };
  return { name: shaped(rng, one, list, name, notes), note: notes.join(' ') };
}

const pickLatin = (rng: Rng, spellings: readonly string[]): string =>
  rng.pick(spellings.filter((spelling) => /^[\p{Script=Latin}\p{P}\s\p{M}]+$/u.test(spelling)));

/** As each list holds names: in parts, in one field, turned round, with titles, only the first of them. */
function shaped(
  rng: Rng,
  one: Somebody,
  list: string,
  name: { given: string; family: string; additional?: string; suffix?: string },
  notes: string[],
): BareName {
  const { given, family, additional, suffix } = name;
  const full = [given, additional, family, suffix].filter((part) => part !== undefined).join(' ');
  if (rng.chance(2)) {
    notes.push('swapped');
    return { given: family, family: given, display: `${family} ${given}` };
  }
  if (list === 'phone') {
    if (rng.chance(3) && !one.suffix) {
      notes.push('given only');
      return { given, display: given };
    }
    return rng.chance(50) ? { display: one.isFamilyFirst ? `${family} ${given}` : full } : { ...name, display: full };
  }
  if (list === 'mail') {
    if (rng.chance(10)) {
      notes.push('nameless');
      return { display: one.workMail ?? one.ownMail };
    }
    return rng.chance(40)
      ? { display: `${family}${suffix === undefined ? '' : ` ${suffix}`}, ${given}` }
      : { display: full };
  }
  if (list === 'card' && rng.chance(25)) return { ...name, prefix: 'Dr.', display: `Dr. ${full}` };
  if (rng.chance(6))
    return { ...name, given: given.toUpperCase(), family: family.toUpperCase(), display: full.toUpperCase() };
  return { ...name, display: one.isFamilyFirst ? `${family} ${given}` : full };
}

/** Two letters exchanged, one left out or one twice. */
function slip(rng: Rng, word: string): string {
  if (word.length < 5) return word;
  const at = 1 + rng.below(word.length - 2);
  const kind = rng.below(3);
  if (kind === 0) return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  return word.slice(0, at) + word.charAt(at) + word.slice(at);
}
