import type { Contact } from '../../../../src-shared/book/contact';
import type { Origin } from '../../../../src-shared/book/fact';
import type { ClientRecord, Person } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { PersonId } from '../../../../src-shared/ids';
import { ok, type Result } from '../../../../src-shared/result';
import type { UpdateChoice } from '../../../../src-shared/vault-contract';
import { createBreathe, inSlices } from '../../store/slices';
import type { Book } from '../book';
import { createClientIntake, type ClientIntake } from './client-intake';
import { createClientNamesInSlices } from './client-names';
import type { Change } from './compare-person';
import { createComparing } from './comparing';
import { createDeletedPeople } from './deleted-people';
import { createErasedPeople } from './erased-people';
import { createFreshPeople } from './fresh-people';
import { meetNamedClients } from './known-clients';
import { createKnownPeople, type Recognise } from './known-people';
import { newPerson } from './new-person';
import { updatePerson } from './update-person';
import { wordingOf } from './wording';

/**
 * Sorts contacts into those that are new and those that are not. Nobody is made before all of the file was taken, where
 * its contacts belong together: whom they name, and the card of their client, may come last.
 */
export interface Intake {
  /** Finds whom of the book the contacts mean, for when they are taken. `cancelled` where `mayGoOn` says no. */
  readonly lookUp: (contacts: readonly Contact[], mayGoOn: () => boolean) => Promise<Result<Recognise, AppError>>;
  readonly take: (contacts: readonly Contact[], recognise: Recognise) => Promise<Result<null, AppError>>;
  /** Everything was taken: who names whom is told, and people who were there already are brought up to date. */
  readonly settle: () => Promise<void>;
  /** The new people, as far as they need not wait and were not given before. */
  readonly release: () => Iterable<Person>;
  /** There were more than are held: they are made of the file's contacts, which come once more from the first. */
  readonly isToBeReadAgain: () => boolean;
  readonly releaseAmong: (contacts: readonly Contact[]) => Iterable<Person>;
  /** Clients who came with a card, or were made for the people given so far. */
  readonly takeMadeClients: () => readonly ClientRecord[];
  /** Organisations that have a card of their own. */
  readonly clients: ClientIntake;
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

/** Characters of contacts that are held until all of a file was taken; a larger one is read twice. */
const HELD_BACK = 32_000_000;

/** `isLinking`: false where no contact of the file names another, and no client has a card of its own. */
export async function createIntake(
  book: Book,
  origin: Origin,
  isLinking: boolean,
  updates?: UpdateChoice,
  heldBack = HELD_BACK,
): Promise<Intake> {
  const breathe = createBreathe();
  const clients = await createClientNamesInSlices(book.store.views.clients, origin.at, breathe);
  const known = createKnownPeople(book, breathe);
  const deletedKey = createDeletedPeople(book.store, wordingOf);
  const comparing = createComparing(book, origin, clients, updates);
  const organisations = createClientIntake(book, origin, clients, updates);
  const fresh = createFreshPeople((contact) => newPerson(contact, origin, clients), isLinking, heldBack);
  const leftOut: string[] = [];
  const differing = new Map<PersonId, { person: Person; contact: Contact; changes: readonly Change[] }>();
  const updated: Person[] = [];
  const erasedPeople = createErasedPeople(book.store);
  let erased = 0;
  let unchanged = 0;

  /** Nobody in the book is meant. False: they are left out. */
  const isTaken = (contact: Contact): boolean => {
    if (erasedPeople.isErased(contact)) {
      erased++;
      return false;
    }
    const deleted = deletedKey(contact);
    // Whoever brings the file again after being told that somebody was left out asks for them.
    if (deleted === undefined || book.toldDeleted.has(deleted)) return true;
    leftOut.push(deleted);
    return false;
  };
  /** Somebody in the book is meant. False: nobody is. */
  const meet = (contact: Contact, { isKnown, find }: Recognise): boolean => {
    const person = updates && find(contact);
    if (!person && (updates || !isKnown(contact))) return false;
    // A second card of the same person in one file does not contradict the first.
    const changes = !person || differing.has(person.id) ? [] : comparing.chosen(person, contact);
    if (person && changes.length > 0) differing.set(person.id, { person, contact, changes });
    else unchanged++;
    return true;
  };
  const peopleOf = (all: readonly Contact[]): readonly Contact[] =>
    all.filter(({ kind }) => kind !== 'org').map(erasedPeople.without);
  return {
    clients: organisations,
    lookUp: async (all, mayGoOn) => known.among(peopleOf(all), mayGoOn),
    take: async (all, recognise) => {
      const contacts = peopleOf(all);
      if (contacts.length < all.length) {
        const taken = await organisations.take(all.filter(({ kind }) => kind === 'org'));
        if (!taken.ok) return taken;
      }
      const named = await meetNamedClients(book, contacts, clients);
      if (!named.ok) return named;
      for (const contact of contacts) {
        fresh.pass(contact, !meet(contact, recognise) && isTaken(contact));
        const pause = breathe();
        if (pause) await pause;
      }
      return ok(null);
    },
    settle: async () => {
      for (const { person, contact, changes } of differing.values()) {
        updated.push(updatePerson(person, contact, changes, origin, clients));
        const pause = breathe();
        if (pause) await pause;
      }
      // As they were and what the file says: of a whole book, most of what the garbage collector goes through meanwhile.
      differing.clear();
      await inSlices(fresh.link(), breathe);
    },
    release: fresh.release,
    isToBeReadAgain: fresh.isToBeReadAgain,
    releaseAmong: (contacts) => fresh.releaseAmong(peopleOf(contacts)),
    takeMadeClients: clients.takeMade,
    updated: () => updated,
    unchanged: () => unchanged,
    cards: organisations.count,
    leftOut: () => [...organisations.leftOut(), ...leftOut],
    erased: () => erased,
  };
}
