import type { Fact } from '../../../src-shared/book/fact';
import type { ClientRecord, Person } from '../../../src-shared/book/records';
import type { FoundIn, FoundItem } from '../../../src-shared/vault-contract';
import { fold } from '../search/fold';
import { parseQuery, type Token } from '../search/query';
import type { Book } from './book';
import { nameOfClient } from './details';
import { oneLine } from './summaries/marks';
import { addSearched, organisationOf } from './summaries/person';

/** A text of a record that search looks through, and what is shown of it. */
interface Place extends FoundIn {
  readonly searched: string;
}

/** `items` that answer `text`, each with where it does so if neither its name nor its detail shows that. */
export async function sayWhereFound(
  book: Book,
  text: string,
  items: readonly FoundItem[],
): Promise<readonly FoundItem[]> {
  const query = parseQuery(text);
  const tokens = query ? [...query.tokens, ...(query.otherwise ?? [])] : [];
  const hiddenIn = ({ display, detail = '' }: FoundItem) =>
    tokens.filter((token) => wordIn(fold(`${display} ${detail}`), token) === undefined);
  const unclear = items.filter((item) => item.isNear !== true && hiddenIn(item).length > 0);
  const placesById = await placesOf(book, unclear);
  return items.map((item) => {
    const foundIn = firstHolding(placesById.get(item.id) ?? [], hiddenIn(item));
    return foundIn ? { ...item, foundIn } : item;
  });
}

/** The spelling of a token that stands in a folded text. */
const wordIn = (folded: string, { spellings }: Token): string | undefined =>
  spellings.find(({ word }) => folded.includes(word))?.word;

function firstHolding(places: readonly Place[], tokens: readonly Token[]): FoundIn | undefined {
  for (const token of tokens)
    for (const { what, text, searched } of places) {
      const word = wordIn(fold(searched), token);
      if (word !== undefined) return { what, text: around(oneLine(text), word) };
    }
  return undefined;
}

const BEFORE_CHARS = 24;
const ALL_CHARS = 120;

/** What stands around a folded word, from a word's beginning on. */
function around(text: string, word: string): string {
  let [shortest, longest] = [0, text.length];
  // The shortest beginning of the text that holds the word ends with it.
  while (shortest < longest) {
    const middle = (shortest + longest) >> 1;
    if (fold(text.slice(0, middle)).includes(word)) longest = middle;
    else shortest = middle + 1;
  }
  const from = shortest - word.length - BEFORE_CHARS;
  const start = from <= 0 ? 0 : text.indexOf(' ', from) + 1;
  const end = start + ALL_CHARS;
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trimEnd()}${end < text.length ? '…' : ''}`;
}

async function placesOf(book: Book, items: readonly FoundItem[]): Promise<ReadonlyMap<string, readonly Place[]>> {
  const idsOf = (wanted: FoundItem['kind']) => items.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  const people = await book.store.getMany('people', idsOf('person'));
  const clients = await book.store.getMany('clients', idsOf('client'));
  // A record that cannot be read is found all the same.
  return new Map<string, readonly Place[]>([
    ...(people.ok ? people.value.map((person) => [person.id, placesOfPerson(book, person)] as const) : []),
    ...(clients.ok ? clients.value.map((client) => [client.id, placesOfClient(client)] as const) : []),
  ]);
}

const place = (what: FoundIn['what'], text: string): Place => ({ what, text, searched: text });

function placesOfPerson(book: Book, { name, roles, facts, tags }: Person): readonly Place[] {
  const { given, family, additional, nickname, phoneticGiven, phoneticFamily } = name;
  const names = [given, family, additional, nickname, phoneticGiven, phoneticFamily].filter((one) => one !== undefined);
  const work = roles.map((role) => {
    const organisation = organisationOf(role, (id) => nameOfClient(book, id));
    return [role.title, role.department, organisation].filter((part) => part !== undefined).join(', ');
  });
  return [
    ...names.map((one) => place('name', one)),
    ...work.map((one) => place('work', one)),
    ...tags.map((tag) => place('tag', tag)),
    ...facts.flatMap(placesOfFact),
  ];
}

function placesOfClient({ aliases, domains, references, tags, facts }: ClientRecord): readonly Place[] {
  return [
    ...aliases.map((alias) => place('name', alias)),
    ...domains.map((domain) => place('domain', domain)),
    ...references.map(({ label, value }) => ({ ...place('reference', `${label}: ${value}`), searched: value })),
    ...tags.map((tag) => place('tag', tag)),
    ...facts.flatMap(placesOfFact),
  ];
}

function placesOfFact(fact: Fact): readonly Place[] {
  const searched: string[] = [];
  addSearched(searched, fact);
  if (searched.length === 0) return [];
  const text = fact.kind === 'phone' ? fact.value : searched.join(': ');
  return [{ what: fact.kind, text, searched: searched.join(' ') }];
}
