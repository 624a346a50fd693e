import type { Contact } from '../../src-shared/book/contact';

/** Numbers from 0 to 1 that come out the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const BEGINNINGS =
  'a be bo bra ca chri da de dra e fa fi fre ga ge go gra ha he hu i ja jo ka kle ko kra la le lo ma me mi mo na ne no o pa pe pri ra re ro ru sa schmi scho se sta ste ta te tho ti va ve vi vo wa we wi wo za zi zu'.split(
    ' ',
  );
const MIDDLES =
  'bar ber bin chel ckel den der din fer gel gen ker lan len lin ler man men mer min nan nel ner ran ren rin sen ser sta ster tan tel ten ter tin va ven wel zel bo ca de do go ko la lo mo na no po ro sa so to vi zo'.split(
    ' ',
  );
const ENDS =
  'son sen man berg er ski sky ov ez es is in en ein stein feld bauer mann ler li lli ni tti ta ro ra le let not ois ard ert old wig mar dahl gren strom kis akis opoulos ian yan uk enko ic vic owicz wald bach hofer huber egger inger'.split(
    ' ',
  );
const FIELDS =
  'capital partners holdings group bank insurance pharma energy logistics media systems foods motors textiles shipping realty'.split(
    ' ',
  );
const NOTES =
  'met at the annual dinner and talked about the merger prefers calls in the morning sails in summer plays golf two children likes italian food asked for a second opinion on the licence dispute introduced by a colleague from the london office'.split(
    ' ',
  );
const TAGS = ['Key client', 'Alumni', 'Christmas card', 'Golf', 'Board', 'Banking', 'Panel', 'Press'];

/** Contacts of people who do not exist, with a vocabulary about as wide as a real book's. */
export function manyContacts(count: number, seed = 1): readonly Contact[] {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  const word = (): string => pick(BEGINNINGS) + (random() < 0.75 ? pick(MIDDLES) : '') + pick(ENDS);
  // Few words are common and most are rare, as with real names.
  const some = (words: readonly string[]): string => words[Math.floor(random() ** 3 * words.length)] ?? '';
  const families = Array.from({ length: 40_000 }, () => capital(word()));
  const givens = Array.from({ length: 3_000 }, () => capital(pick(BEGINNINGS) + pick(MIDDLES)));
  const clients = Array.from(
    { length: 15_000 },
    () => `${capital(word())} ${capital(pick(FIELDS))} ${pick(['AG', 'Ltd', 'Inc', 'GmbH', 'LLP'])}`,
  );
  return Array.from({ length: count }, (_, index): Contact => {
    const family = some(families);
    const given = some(givens);
    const client = some(clients);
    const mail = `${given}.${family}${index % 7 === 0 ? index : ''}@${client.split(' ')[0]}.example`.toLowerCase();
    const phone = `+${pick(['41', '49', '44', '1', '33'])} ${Math.floor(random() * 90 + 10)} ${Math.floor(random() * 9_000_000 + 1_000_000)}`;
    const note = Array.from({ length: 8 + Math.floor(random() * 20) }, () => pick(NOTES)).join(' ');
    return {
      kind: 'individual',
      name: { display: `${given} ${family}`, given, family },
      uid: `made-${seed}-${index}`,
      organisations: [
        { name: client, title: pick(['General Counsel', 'Partner', 'CFO', 'Head of Legal', 'Director']) },
      ],
      facts: [
        { kind: 'email', value: mail, types: ['work'] },
        { kind: 'phone', value: phone, types: ['work'] },
        ...(random() < 0.3 ? [{ kind: 'birthday' as const, value: `--0${1 + (index % 9)}-1${index % 10}` }] : []),
        ...(random() < 0.6 ? [{ kind: 'note' as const, value: note }] : []),
      ],
      tags: random() < 0.3 ? [pick(TAGS)] : [],
    };
  });
}
