import type { Contact } from '../book/contact';
import type { BareFact, PreferenceTopic } from '../book/fact';
import type { SampleClient } from './clients';
import { CULTURES, type Culture } from './cultures';
import type { Random } from './random';
import { romanize } from './romanize';
import { DEPARTMENTS, NOTES, PREFERENCES, PREFIXES, TAGS, TITLES } from './phrases';

interface Named {
  readonly given: string;
  readonly family: string;
  readonly culture: Culture;
}

/** One made-up person at a client: names of many scripts, .example addresses, numbers kept free for fiction. */
export function sampleContact(random: Random, client: SampleClient | undefined, today: string): Contact {
  const named = sampleName(random);
  const { given, family, culture } = named;
  const prefix = random.chance(12) ? random.pick(PREFIXES) : undefined;
  const display = culture.isFamilyFirst ? `${family}${given}` : [prefix, given, family].filter(Boolean).join(' ');
  const department = random.chance(40) ? random.pick(DEPARTMENTS) : undefined;
  return {
    kind: 'individual',
    uid: `urn:uuid:${uuid(random)}`,
    name: { display, given, family, ...(prefix !== undefined && { prefix }) },
    organisations:
      client === undefined
        ? []
        : [{ name: client.name, ...(department !== undefined && { department }), title: random.pick(TITLES) }],
    facts: [
      ...emails(random, named, client),
      ...phones(random, culture),
      ...addresses(random, culture),
      ...dates(random, today),
      ...preferences(random),
      ...notes(random),
    ],
    tags: random.some(TAGS, random.below(4)),
  };
}

/** RFC 9562 §5.4: version 4, of made-up randomness. */
function uuid(random: Random): string {
  const hex = Array.from({ length: 4 }, () => random.next().toString(16).padStart(8, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

function sampleName(random: Random): Named {
  const culture = random.pick(CULTURES);
  const [starts, middles, ends] = culture.family;
  const given = random.pick(culture.given);
  const middle = random.chance(60) ? random.pick(middles) : '';
  return { given, family: random.pick(starts) + middle + random.pick(ends), culture };
}

function emails(random: Random, { given, family }: Named, client: SampleClient | undefined): BareFact[] {
  if (random.chance(6)) return [];
  const local = `${romanize(given)}.${romanize(family)}`;
  const work: BareFact[] =
    client === undefined
      ? []
      : [{ kind: 'email', value: `${local}@${client.domain}`, types: ['work'], preferred: true }];
  const home: BareFact = { kind: 'email', value: `${local}${random.below(90) + 10}@post.example`, types: ['home'] };
  return client === undefined || random.chance(35) ? [...work, home] : work;
}

function phones(random: Random, culture: Culture): BareFact[] {
  if (random.chance(8)) return [];
  const facts: BareFact[] = [
    { kind: 'phone', value: culture.phone(random), types: ['work', 'voice'], preferred: true },
  ];
  if (random.chance(70)) facts.push({ kind: 'phone', value: culture.phone(random), types: ['cell'] });
  if (random.chance(10)) facts.push({ kind: 'phone', value: culture.phone(random), label: 'assistant' });
  return facts;
}

function addresses(random: Random, culture: Culture): BareFact[] {
  const made = (type: string): BareFact => sampleAddress(random, culture, type);
  return [made('work'), ...(random.chance(25) ? [made('home')] : [])];
}

export function sampleAddress(random: Random, culture: Culture, type: string): BareFact {
  const place = random.pick(culture.places);
  const street = `${1 + random.below(180)} ${random.pick(place.streets).replaceAll('-', ' ')}`;
  const { locality, country } = place;
  const value = { street, locality, postalCode: place.postalCode(random), country };
  return { kind: 'address', value, types: [type] };
}

/** Birthdays of which a third lack the year, and some anniversaries. `today` is where ages are counted from. */
function dates(random: Random, today: string): BareFact[] {
  const facts: BareFact[] = [];
  const monthDay = `${pad(1 + random.below(12))}-${pad(1 + random.below(28))}`;
  const year = Number(today.slice(0, 4)) - 28 - random.below(42);
  if (random.chance(55))
    facts.push({ kind: 'birthday', value: random.chance(66) ? `${year}-${monthDay}` : `--${monthDay}` });
  if (random.chance(8)) facts.push({ kind: 'anniversary', value: `${year + 26}-${pad(1 + random.below(12))}-14` });
  return facts;
}

const pad = (value: number): string => String(value).padStart(2, '0');

function preferences(random: Random): BareFact[] {
  const topics = Object.keys(PREFERENCES) as PreferenceTopic[];
  return random.some(topics, random.below(3)).flatMap((topic): BareFact[] => {
    const [first, ...rest] = PREFERENCES[topic];
    return first === undefined ? [] : [{ kind: 'preference', topic, value: random.pick([first, ...rest]) }];
  });
}

function notes(random: Random): BareFact[] {
  const sentences = random.some(NOTES, 1 + random.below(5));
  return random.chance(85) ? [{ kind: 'note', value: sentences.join(' ') }] : [];
}
