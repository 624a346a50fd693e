import type { Fact } from '../../../src-shared/book/fact.ts';
import type { ClientRecord } from '../../../src-shared/book/records.ts';
import { createId } from '../../../src-shared/ids.ts';

/*
 * Firms with known truth: which is which. Every record is what some list says of a firm. Shares nothing with what is
 * measured by it. It makes what misleads: sisters with one domain and switchboard, two companies of one name in two
 * countries, a limited partnership beside its general partner, firms at one serviced office.
 */

export interface LabelledClient {
  readonly record: ClientRecord;
  /** The same number means the same firm. */
  readonly which: number;
  /** Domains of the people who work there, as their e-mails have them. */
  readonly peoplesDomains: readonly string[];
}

function randomOf(seed: number) {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = (): number => {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  for (let round = 0; round < 10; round++) next();
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    chance: (percent: number): boolean => next() * 100 < percent,
    pick: <Value>(values: readonly Value[]): Value => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
    digits: (count: number): string => Array.from({ length: count }, () => String(below(10))).join(''),
  };
}
type Random = ReturnType<typeof randomOf>;

interface Country {
  readonly code: string;
  readonly ending: string;
  /** Each as it is written out, abbreviated, and otherwise. */
  readonly forms: readonly (readonly string[])[];
}

const COUNTRIES: readonly Country[] = [
  { code: '+44', ending: 'co.uk', forms: [['Limited', 'Ltd', 'Ltd.'], ['plc', 'PLC'], ['LLP']] },
  {
    code: '+1',
    ending: 'com',
    forms: [
      ['Inc.', 'Inc', 'Incorporated'],
      ['LLC', 'L.L.C.'],
      ['Corporation', 'Corp.'],
    ],
  },
  { code: '+49', ending: 'de', forms: [['GmbH'], ['AG', 'Aktiengesellschaft'], ['GmbH & Co. KG', 'GmbH & Co KG']] },
  { code: '+45', ending: 'dk', forms: [['A/S', 'AS'], ['ApS']] },
  { code: '+46', ending: 'se', forms: [['AB']] },
  {
    code: '+39',
    ending: 'it',
    forms: [
      ['S.p.A.', 'SpA'],
      ['S.r.l.', 'Srl'],
    ],
  },
  {
    code: '+33',
    ending: 'fr',
    forms: [
      ['S.A.', 'SA'],
      ['SAS', 'S.A.S.'],
    ],
  },
  {
    code: '+31',
    ending: 'nl',
    forms: [
      ['B.V.', 'BV'],
      ['N.V.', 'NV'],
    ],
  },
];

const BEGINNINGS =
  'Nord Kest Ald Bram Cald Dun Els Fair Gren Hart Ilm Jas Lor Mor Ost Pell Quin Rav Sten Tarn Ulm Vell Wex Zell Ash Brock Cres Dray Ember Falk Gold'.split(
    ' ',
  );
const MIDDLES = ['', '', '', 'en', 'er', 'ing', 'al', 'um', 'ar', 'is'];
const ENDINGS =
  'haven rel wick ford mere stone gate ley more bridge dale berg holm strand ton field mark brook burn well'.split(' ');
const ACCENTED = [
  'Müller',
  'Søndergård',
  'Göransson',
  'Köhler',
  'Bäcker',
  'Vögele',
  'Jørgensen',
  'Lefèvre',
  'Brünn',
  'Öhlin',
];
const SECTORS = [
  'Shipping',
  'Logistics',
  'Capital',
  'Holdings',
  'Insurance',
  'Pharmaceuticals',
  'Foods',
  'Energy',
  'Textiles',
  'Engineering',
  'Services',
  'Properties',
  'Media',
  'Chemicals',
  'Optics',
  'Steel',
  'Marine',
  'Partners',
  'Technologies',
  'Group',
];
const PROVIDERS = ['gmail.com', 'outlook.com', 'gmx.de'];

interface Firm {
  readonly which: number;
  readonly words: readonly string[];
  readonly form: readonly string[];
  readonly country: Country;
  readonly domain?: string;
  readonly phone: string;
  readonly number?: string;
}

/** `size` different firms or a few more, most of them once in the book. */
export function labelledClients(seed: number, size: number): readonly LabelledClient[] {
  const random = randomOf(seed);
  const firms: Firm[] = [];
  const serviced = Array.from({ length: 4 }, () => `+4420${random.digits(8)}`);
  // A domain is one owner's, and a register takes no second company of the same words and form.
  const taken = new Set<string>();
  const isTaken = ({ domain, words, form, country }: Firm): boolean =>
    (domain !== undefined && taken.has(domain)) || taken.has([...words, form[0], country.code].join(' '));
  while (firms.length < size) {
    const firm = firmOf(random, firms.length, serviced);
    if (isTaken(firm)) continue;
    if (firm.domain !== undefined) taken.add(firm.domain);
    // Of single words ("Müller GmbH") there are many, each in its own town.
    if (firm.words.length > 1) taken.add([...firm.words, firm.form[0], firm.country.code].join(' '));
    firms.push(firm);
    const others = [
      ...(random.chance(9) ? [sisterOf(random, firm, firms.length)] : []),
      ...(random.chance(4) ? [namesakeOf(random, firm, firms.length + 1)] : []),
    ];
    for (const other of others) {
      const name = [...other.words, other.form[0], other.country.code].join(' ');
      if (taken.has(name)) continue;
      taken.add(name);
      firms.push({ ...other, which: firms.length });
    }
  }
  return firms.flatMap((firm) => {
    const count = random.chance(22) ? (random.chance(20) ? 3 : 2) : 1;
    // Of one firm in five the lists have nothing in common but the name.
    const isApart = random.chance(12);
    return Array.from({ length: count }, (_, place) => recordOf(random, firm, place, count, isApart));
  });
}

const plainOf = (text: string): string =>
  text
    .replaceAll(/[øö]/g, 'o')
    .replaceAll(/[üù]/g, 'u')
    .replaceAll(/[äåáà]/g, 'a')
    .replaceAll(/[èé]/g, 'e')
    .replaceAll('Ö', 'O');

function firmOf(random: Random, which: number, serviced: readonly string[]): Firm {
  const country = random.pick(COUNTRIES);
  const invented = (): string => random.pick(BEGINNINGS) + random.pick(MIDDLES) + random.pick(ENDINGS);
  const isAccented = random.chance(12);
  const head = isAccented ? random.pick(ACCENTED) : invented();
  const second = random.chance(isAccented ? 60 : 15) ? [invented()] : [];
  const words = [head, ...second, ...(random.chance(85) ? [random.pick(SECTORS)] : [])];
  const slug = plainOf(words.join('')).toLowerCase();
  return {
    which,
    words,
    form: random.pick(country.forms),
    country,
    ...(random.chance(85) && { domain: `${slug}${random.chance(15) ? random.digits(1) : ''}.${country.ending}` }),
    phone: random.chance(3) ? random.pick(serviced) : `${country.code}${random.digits(9)}`,
    ...(random.chance(30) && { number: `C${random.digits(6)}` }),
  };
}

/** Another company of the same group: its domain and switchboard, its first word. */
function sisterOf(random: Random, firm: Firm, which: number): Firm {
  const [head = ''] = firm.words;
  const { number: _, ...shared } = firm;
  // Its own second word; or the general partner beside the partnership.
  const isPartner = firm.form[0] === 'GmbH & Co. KG' && random.chance(60);
  const others = SECTORS.filter((sector) => !firm.words.includes(sector));
  return {
    ...shared,
    which,
    words: isPartner ? firm.words : [head, random.pick(others)],
    form: isPartner ? ['GmbH'] : firm.form,
    number: `C${random.digits(6)}`,
  };
}

/** Somebody else's company of that name, in another country. */
function namesakeOf(random: Random, firm: Firm, which: number): Firm {
  const country = random.pick(COUNTRIES.filter(({ code }) => code !== firm.country.code));
  const slug = plainOf(firm.words.join('-')).toLowerCase();
  return {
    which,
    words: firm.words,
    form: random.pick(country.forms),
    country,
    domain: `${slug}.${country.ending}`,
    phone: `${country.code}${random.digits(9)}`,
  };
}

const ABBREVIATED: Readonly<Record<string, string>> = {
  Pharmaceuticals: 'Pharma',
  Technologies: 'Tech',
  Group: 'Grp',
  Engineering: 'Eng.',
};

function spelled(random: Random, firm: Firm, place: number): string {
  if (place === 0) return [...firm.words, firm.form[0] ?? ''].join(' ');
  let words = [...firm.words];
  const isPlain = random.chance(30);
  if (isPlain) words = words.map(plainOf);
  const isSpeltOut = !isPlain && random.chance(30);
  if (isSpeltOut)
    words = words.map((word) =>
      word.replaceAll('ü', 'ue').replaceAll('ö', 'oe').replaceAll('ä', 'ae').replaceAll('ø', 'oe'),
    );
  if (random.chance(12)) words = words.map((word) => ABBREVIATED[word] ?? word);
  const hasSlip = random.chance(5);
  if (hasSlip) words = [slipOf(random, words[0] ?? ''), ...words.slice(1)];
  const isShort = !hasSlip && random.chance(5);
  if (isShort && words.length > 2) words = words.slice(0, -1);
  if (random.chance(15)) words = words.map((word) => word.toUpperCase());
  if (random.chance(5)) words = ['The', ...words];
  const form = random.chance(45) ? random.pick(firm.form) : random.chance(70) ? '' : (firm.form[0] ?? '');
  return [...words, form].filter((word) => word !== '').join(random.chance(4) ? '  ' : ' ');
}

/** Two letters turned round, one left out, or one twice. */
function slipOf(random: Random, word: string): string {
  const at = 2 + random.below(Math.max(1, word.length - 3));
  const [before, rest] = [word.slice(0, at), word.slice(at)];
  const kind = random.below(3);
  if (kind === 0) return before + rest.slice(1, 2) + rest.slice(0, 1) + rest.slice(2);
  return kind === 1 ? before + rest.slice(1) : before + rest.slice(0, 1) + rest;
}

function recordOf(random: Random, firm: Firm, place: number, count: number, isApart: boolean): LabelledClient {
  const at = '2026-03-01T09:00:00.000Z';
  const facts: Fact[] = [];
  const silent = count > 1 && isApart && place > 0;
  const { domain } = firm;
  let domains: string[] = [];
  let peoplesDomains: string[] = [];
  if (domain !== undefined && !silent) {
    const how = random.below(4);
    if (how === 0) domains = [domain];
    else if (how === 1) facts.push({ kind: 'url', value: `https://www.${domain}/`, from: 0 });
    else if (how === 2) facts.push({ kind: 'email', value: `info@${domain}`, from: 0 });
    if (how === 3 || random.chance(50)) peoplesDomains = [domain];
  } else if (random.chance(20))
    facts.push({ kind: 'email', value: `office${random.digits(3)}@${random.pick(PROVIDERS)}`, from: 0 });
  if (!silent && random.chance(55)) facts.push({ kind: 'phone', value: firm.phone, types: ['work'], from: 0 });
  const references =
    firm.number !== undefined && !silent && random.chance(60) ? [{ label: 'Client number', value: firm.number }] : [];
  const record: ClientRecord = {
    id: createId<'client'>(),
    version: 1,
    createdAt: at,
    updatedAt: at,
    name: spelled(random, firm, place),
    aliases: [],
    domains,
    references,
    facts,
    origins: [{ source: 'typed', at, basis: 'own' }],
    tags: [],
    flags: {},
  };
  return { record, which: firm.which, peoplesDomains };
}
