import type { NameTraits } from './name-traits';
import { lookUpNames } from './nicknames';
import { soundOf } from './plain';
import type { Traits } from './traits';

/**
 * What two records of one person have in common at least: only people with a key in common are compared. Kinds of keys
 * are told apart by their first letter; each is handed over as 32 bits.
 */
export function keysOf(traits: Traits): Uint32Array {
  const keys = new Set<number>();
  const add = (text: string): void => void keys.add(hash(text));
  const words = outerSounds(traits.name);
  for (const { address } of traits.emails) addReach(address, words, add);
  for (const { number } of traits.phones) addReach(number, words, add);
  for (const place of placesOf(traits)) for (const word of words) add(`c${place} ${word}`);
  addNames(traits.name, add);
  for (const birthday of traits.birthdays)
    if (birthday.length >= FULL_DATE) for (const word of words) add(`b${birthday} ${word}`);
  return Uint32Array.from(keys);
}

const FULL_DATE = '1985-04-12'.length;

const reachText = (reach: string): string => `r${reach}`;

/** The key of an address or number by itself. */
export const keyOfReach = (reach: string): number => hash(reachText(reach));

/** By itself, and with a word of the name: a number that a whole firm has brings only namesakes together. */
function addReach(reach: string, words: readonly string[], add: (text: string) => void): void {
  add(reachText(reach));
  for (const word of words) add(`w${reach} ${word}`);
}

/** First given name and each family name, as they sound; either may stand in the other's place. */
const outerSounds = ({ given, family }: NameTraits): readonly string[] => [
  ...new Set([...given.slice(0, 1), ...family].map(soundKey)),
];

/** A sound of few consonants says too little: then the word itself is taken. */
const soundKey = (word: string): string => {
  const sound = soundOf(word);
  return sound.length > 1 ? sound : word;
};

/** What people are called alike by, whichever way round. */
export const nameKey = ({ given, family }: NameTraits): string =>
  [...given.slice(0, 1), ...family].map(soundKey).toSorted().join(' ');

function addNames({ given: [given], family, nickname }: NameTraits, add: (text: string) => void): void {
  if (given === undefined) return;
  for (const one of [given, ...nickname]) {
    for (const name of lookUpNames(one))
      for (const word of family) add(`n${[soundKey(name), soundKey(word)].toSorted().join(' ')}`);
  }
}

const LEAST_FIRST_WORD = 4;

/** Where somebody works: the client, its first word, the domain of the e-mail and its name. */
function placesOf({ clients, emails }: Traits): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { key } of clients) {
    places.add(key);
    const [first = ''] = key.split(' ');
    if (first.length >= LEAST_FIRST_WORD) places.add(first);
    places.add(key.replaceAll(' ', ''));
  }
  for (const { company } of emails) if (company !== undefined) places.add(domainName(company));
  return places;
}

/** "nordhavn" of "mail.nordhavn.co.uk". */
export function domainName(domain: string): string {
  const labels = domain.split('.');
  labels.pop();
  while (labels.length > 1 && (labels.at(-1)?.length ?? 0) <= 3) labels.pop();
  return (labels.at(-1) ?? '').replaceAll('-', '');
}

/** FNV-1a over UTF-16 units, with a last mixing. Keys that meet by chance cost a comparison, no more. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  bits ^= bits >>> 15;
  bits = Math.imul(bits, 0x2c1b3c6d);
  return (bits ^ (bits >>> 13)) >>> 0;
}
