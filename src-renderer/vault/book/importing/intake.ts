import type { Contact } from '../../../../src-shared/book/contact';
import type { Origin } from '../../../../src-shared/book/fact';
import type { ClientRecord, Person } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import { ok, type Result } from '../../../../src-shared/result';
import type { UpdateChoice } from '../../../../src-shared/vault-contract';
import { createBreathe } from '../../store/slices';
import type { Book } from '../book';
import { createClientIntake, type ClientIntake } from './client-intake';
import { createClientNamesInSlices } from './client-names';
import { createComparing } from './comparing';
import { createDeletedPeople } from './deleted-people';
import { createErasedPeople } from './erased-people';
import { meetNamedClients } from './known-clients';
import { createKnownPeople, type Recognise } from './known-people';
import { linkRelated } from './link-related';
import { newPerson } from './new-person';
import { updatePerson } from './update-person';
import { wordingOf } from './wording';

/** Sorts contacts into those that are new and those that are not, and holds the new ones back to link them. */
export interface Intake {
  /** `cancelled` where `mayGoOn` says no. */
  readonly take: (contacts: readonly Contact[], mayGoOn: () => boolean) => Promise<Result<null, AppError>>;
  readonly isFull: () => boolean;
  /** Organisations that have a card of their own. */
  readonly clients: ClientIntake;
  /** Those held back, linked, with the clients made for them. */
  readonly release: () => { readonly clients: readonly ClientRecord[]; readonly people: readonly Person[] };
  /** People who were there already, brought up to date. */
  readonly updated: () => readonly Person[];
  readonly unchanged: () => number;
  /** Organisations that are in the book by now, new or not. */
  readonly cards: () => number;
  /** Keys of the people who were deleted here earlier and are left out. */
  readonly leftOut: () => readonly string[];
  /** How many were erased here for good, and are left out whoever asks. */
  readonly erased: () => number;
}

/**
 * People are held back so that related ones can be linked, up to about this many characters; of a larger file those
 * further apart are not linked, but keep each other's names.
 */
const HELD_BACK = 32_000_000;
const CHARACTERS_OF_A_PERSON = 600;

/** `isLinking`: false where no contact of the file names another, and no client has a card of its own. */
export async function createIntake(
  book: Book,
  origin: Origin,
  isLinking: boolean,
  updates?: UpdateChoice,
): Promise<Intake> {
  const breathe = createBreathe();
  const clients = await createClientNamesInSlices(book.store.views.clients, origin.at, breathe);
  const known = createKnownPeople(book, breathe);
  const deletedKey = createDeletedPeople(book.store, wordingOf);
  const comparing = createComparing(book, origin, clients, updates);
  const organisations = createClientIntake(book, origin, clients, updates);
  const leftOut: string[] = [];
  const updated = new Map<string, Person>();
  const erasedPeople = createErasedPeople(book.store);
  let erased = 0;
  let unchanged = 0;
  let held: Person[] = [];
  let characters = 0;

  const hold = (contact: Contact): void => {
    if (erasedPeople.isErased(contact)) {
      erased++;
      return;
    }
    const deleted = deletedKey(contact);
    // Whoever brings the file again after being told that somebody was left out asks for them.
    if (deleted !== undefined && !book.toldDeleted.has(deleted)) {
      leftOut.push(deleted);
      return;
    }
    held.push(newPerson(contact, origin, clients));
    characters += charactersOf(contact);
  };
  /** Somebody in the book is meant. False: nobody is. */
  const meet = (contact: Contact, { isKnown, find }: Recognise): boolean => {
    const person = updates && find(contact);
    if (!person && (updates || !isKnown(contact))) return false;
    // A second card of the same person in one file does not contradict the first.
    const changes = !person || updated.has(person.id) ? [] : comparing.chosen(person, contact);
    if (person && changes.length > 0) updated.set(person.id, updatePerson(person, contact, changes, origin, clients));
    else unchanged++;
    return true;
  };
  return {
    clients: organisations,
    take: async (all, mayGoOn) => {
      const contacts = all.filter(({ kind }) => kind !== 'org').map(erasedPeople.without);
      if (contacts.length < all.length) {
        const taken = await organisations.take(all.filter(({ kind }) => kind === 'org'));
        if (!taken.ok) return taken;
      }
      const named = await meetNamedClients(book, contacts, clients);
      if (!named.ok) return named;
      const recognise = await known.among(contacts, mayGoOn);
      if (!recognise.ok) return recognise;
      for (const contact of contacts) {
        if (!meet(contact, recognise.value)) hold(contact);
        const pause = breathe();
        if (pause) await pause;
      }
      return ok(null);
    },
    isFull: () => !isLinking || characters >= HELD_BACK,
    release: () => {
      const people = linkRelated(held);
      held = [];
      characters = 0;
      return { clients: clients.takeMade(), people };
    },
    updated: () => [...updated.values()],
    unchanged: () => unchanged,
    cards: organisations.count,
    leftOut: () => [...organisations.leftOut(), ...leftOut],
    erased: () => erased,
  };
}

function charactersOf({ facts }: Contact): number {
  let characters = CHARACTERS_OF_A_PERSON;
  for (const { value } of facts) if (typeof value === 'string') characters += value.length;
  return characters;
}
