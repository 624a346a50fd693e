import type { Contact } from '../../../../src-shared/book/contact';
import type { BareFact } from '../../../../src-shared/book/fact';
import type { Person } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { PersonId } from '../../../../src-shared/ids';
import { ok, type Result } from '../../../../src-shared/result';
import { inSlices, type Breathe } from '../../store/slices';
import { linkKey } from '../../search/line';
import type { CollectionView } from '../../store/types';
import type { Book } from '../book';
import { nameOfClient } from '../details';
import { eachOf } from '../each-of';
import { oneLine } from '../summaries/marks';
import { PERSON_FIELD } from '../summaries/person';
import { toContact } from '../to-contact';
import { valueOfFact } from './statement-keys';
import { wordingOf } from './wording';

/** People of the same name who may be meant where no UID tells: in reach of the same e-mail or phone, or word for word. */
export interface Namesakes {
  readonly of: (contacts: readonly Contact[], mayGoOn: () => boolean) => Promise<Result<readonly PersonId[], AppError>>;
}

/**
 * So many are simply opened. In a large book a name has dozens of people all over it, and a file has thousands of
 * names: then all are opened once, and keys of what they say are kept while the file is read.
 */
const OPENED_AT_MOST = 1_000;

type Ordinals = ReadonlyMap<string, readonly number[]>;

export function createNamesakes(book: Book, breathe: Breathe): Namesakes {
  const view = book.store.views.people;
  let byName: Ordinals | undefined;
  let byStatement: Ordinals | undefined;
  let opened = 0;
  return {
    of: async (contacts, mayGoOn) => {
      if (!byStatement) {
        byName ??= await inSlices(namesOf(view), breathe);
        const ids = await inSlices(
          idsOf(view, byName, contacts, ({ name }) => [nameKey(name.display)]),
          breathe,
        );
        opened += ids.length;
        if (opened <= OPENED_AT_MOST) return ok(ids);
        const read = await statementsOf(book, mayGoOn);
        if (!read.ok) return read;
        byStatement = read.value;
        byName = undefined;
      }
      return ok(await inSlices(idsOf(view, byStatement, contacts, keysOf), breathe));
    },
  };
}

/** As the list has names. */
export const nameKey = (display: string): string => oneLine(display).trim();

/** The ways to reach somebody, equal where they are the same but for spelling. */
export const reachOf = (facts: readonly BareFact[]): readonly string[] =>
  facts.flatMap((fact) => (fact.kind === 'email' || fact.kind === 'phone' ? [valueOfFact(fact)] : []));

function* idsOf(
  view: CollectionView,
  ordinals: Ordinals,
  contacts: readonly Contact[],
  keys: (contact: Contact) => readonly string[],
): Generator<undefined, readonly PersonId[]> {
  const found = new Set<number>();
  for (const [place, contact] of contacts.entries()) {
    for (const key of keys(contact)) for (const ordinal of ordinals.get(key) ?? []) found.add(ordinal);
    if (place % NAMES_AT_ONCE === 0) yield undefined;
  }
  return Array.from(found, (ordinal) => view.idAt(ordinal) as PersonId);
}

const NAMES_AT_ONCE = 256;

function* namesOf(view: CollectionView): Generator<undefined, Ordinals> {
  const byName = new Map<string, number[]>();
  for (const [place, ordinal] of view.order.entries()) {
    note(byName, nameKey(view.displayAt(ordinal)[PERSON_FIELD.display] ?? ''), ordinal);
    if (place % NAMES_AT_ONCE === 0) yield undefined;
  }
  return byName;
}

async function statementsOf(book: Book, mayGoOn: () => boolean): Promise<Result<Ordinals, AppError>> {
  const byStatement = new Map<string, number[]>();
  const view = book.store.views.people;
  const visit = (person: Person): void => {
    const ordinal = view.ordinalOf(person.id);
    if (ordinal === undefined) return;
    const contact = (): Contact => toContact(person, (id) => nameOfClient(book, id));
    for (const key of statementKeys(person, contact)) note(byStatement, key, ordinal);
  };
  const read = await eachOf(book.store, 'people', visit, mayGoOn);
  return read.ok ? ok(byStatement) : read;
}

const keysOf = (contact: Contact): readonly string[] => statementKeys(contact, () => contact);

/** Who can be reached says so in all their words: these are looked at only where nothing else is there. */
function statementKeys({ name, facts }: Pick<Contact, 'name' | 'facts'>, contact: () => Contact): readonly string[] {
  const display = nameKey(name.display);
  const reach = reachOf(facts);
  if (reach.length === 0) return [linkKey(`whole ${wordingOf(contact())}`)];
  return [...new Set(reach)].map((value) => linkKey(`${display} ${value}`));
}

function note(places: Map<string, number[]>, key: string, ordinal: number): void {
  const others = places.get(key);
  if (others) others.push(ordinal);
  else places.set(key, [ordinal]);
}
