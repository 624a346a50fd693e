import { fold } from '../../src-renderer/vault/search/fold.ts';
import type { Contact } from '../../src-shared/book/contact.ts';
import { Random } from '../../src-shared/sample/random.ts';
import { samplePeople } from '../../src-shared/sample/sample-book.ts';

/** One person as the peers keep them. */
export interface PlainPerson {
  readonly id: string;
  /** What a list row shows; the name comes first. */
  readonly summary: string;
  /** What search looks through. */
  readonly folded: string;
  readonly body: string;
}

/** Typing one query, keystroke by keystroke; the last must find somebody who is called `target`. */
export interface Query {
  readonly keystrokes: readonly string[];
  readonly target: string;
  readonly isTypo: boolean;
}

export interface BenchData {
  readonly contacts: readonly Contact[];
  readonly people: readonly PlainPerson[];
  readonly queries: readonly Query[];
  /** Rows that are saved again, with their new content. */
  readonly saves: readonly { readonly row: number; readonly summary: string; readonly body: string }[];
  readonly distinctWords: number;
}

const SAVES = 200;
const QUERIES = 90;

/** The same made-up book for the app and for its peers. */
export function makeData(count: number, seed: string): BenchData {
  const contacts = [...samplePeople(seed, count)];
  const people = contacts.map(plainPerson);
  const random = new Random(`${seed} queries`);
  const words = new Set(contacts.flatMap(nameAndClientWords));
  return {
    contacts,
    people,
    queries: Array.from({ length: QUERIES }, (_, index) =>
      makeQuery(random, pickOf(contacts, random), index % 3 === 2),
    ),
    saves: Array.from({ length: SAVES }, () => resave(people, random.below(count))),
    distinctWords: words.size,
  };
}

function pickOf(contacts: readonly Contact[], random: Random): Contact {
  const contact = contacts[random.below(contacts.length)];
  if (contact === undefined) throw new Error('no contacts');
  return contact;
}

function plainPerson(contact: Contact, index: number): PlainPerson {
  const { name, organisations, tags } = contact;
  const texts = contact.facts.flatMap((fact) =>
    typeof fact.value === 'string' && fact.kind !== 'photo' ? [fact.value] : [],
  );
  const shown = [name.display, organisations[0]?.name ?? '', organisations[0]?.title ?? ''];
  return {
    id: `p${index}`,
    summary: shown.join('\t'),
    folded: fold([...shown, ...texts, ...tags].join(' ')),
    body: JSON.stringify(contact),
  };
}

function nameAndClientWords({ name, organisations }: Contact): string[] {
  return fold([name.given, name.family, organisations[0]?.name].join(' ')).split(/\s+/u);
}

function makeQuery(random: Random, { name }: Contact, isTypo: boolean): Query {
  const family = name.family ?? name.display;
  const text = `${isTypo ? misspell(family, random) : family} ${name.given ?? ''}`.trim();
  const characters = Array.from(text);
  const keystrokes = characters.map((_, index) => characters.slice(0, index + 1).join(''));
  return { keystrokes, target: name.display, isTypo };
}

/** One slip of the finger, not on the first letter: two letters swapped, one left out, or one wrong. */
function misspell(word: string, random: Random): string {
  const letters = Array.from(word);
  if (letters.length < 5) return word;
  const at = 1 + random.below(letters.length - 2);
  const slip = random.below(3);
  if (slip === 0) letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
  else if (slip === 1) letters.splice(at, 1);
  else letters.splice(at, 1, letters[at] === 'e' ? 'a' : 'e');
  return letters.join('');
}

function resave(people: readonly PlainPerson[], row: number): BenchData['saves'][number] {
  const { summary = '', body = '' } = people[row] ?? {};
  return { row, summary: `${summary} (edited)`, body: `${body} ` };
}
