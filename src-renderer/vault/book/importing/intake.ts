import type { Contact } from '../../../../src-shared/book/contact';
import type { Origin } from '../../../../src-shared/book/fact';
import type { ClientRecord, Person } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import { ok, type Result } from '../../../../src-shared/result';
import type { Book } from '../book';
import { createClientNames } from './client-names';
import { createDeletedPeople } from './deleted-people';
import { createKnownPeople } from './known-people';
import { linkRelated } from './link-related';
import { newPerson } from './new-person';
import { wordingOf } from './wording';

/** Sorts contacts into those that are new and those that are not, and holds the new ones back to link them. */
export interface Intake {
  readonly take: (contacts: readonly Contact[]) => Promise<Result<null, AppError>>;
  readonly isFull: () => boolean;
  /** Those held back, linked, with the clients made for them. */
  readonly release: () => { readonly clients: readonly ClientRecord[]; readonly people: readonly Person[] };
  readonly unchanged: () => number;
  /** Keys of the people who were deleted here earlier and are left out. */
  readonly leftOut: () => readonly string[];
}

/**
 * People are held back so that related ones can be linked, up to about this many characters; of a larger file those
 * further apart are not linked, but keep each other's names.
 */
const HELD_BACK = 32_000_000;
const CHARACTERS_OF_A_PERSON = 600;

export function createIntake(book: Book, origin: Origin): Intake {
  const clients = createClientNames(book.store.views.clients, origin.at);
  const known = createKnownPeople(book);
  const deletedKey = createDeletedPeople(book.store, wordingOf);
  const leftOut: string[] = [];
  let unchanged = 0;
  let held: Person[] = [];
  let characters = 0;

  const hold = (contact: Contact): void => {
    const deleted = deletedKey(contact);
    // Whoever brings the file again after being told that somebody was left out asks for them.
    if (deleted !== undefined && !book.toldDeleted.has(deleted)) {
      leftOut.push(deleted);
      return;
    }
    held.push(newPerson(contact, origin, clients));
    characters += charactersOf(contact);
  };
  return {
    take: async (contacts) => {
      const isKnown = await known.among(contacts);
      if (!isKnown.ok) return isKnown;
      for (const contact of contacts) {
        if (isKnown.value(contact)) unchanged++;
        else hold(contact);
      }
      return ok(null);
    },
    isFull: () => characters >= HELD_BACK,
    release: () => {
      const people = linkRelated(held);
      held = [];
      characters = 0;
      return { clients: clients.takeMade(), people };
    },
    unchanged: () => unchanged,
    leftOut: () => leftOut,
  };
}

function charactersOf({ facts }: Contact): number {
  let characters = CHARACTERS_OF_A_PERSON;
  for (const { value } of facts) if (typeof value === 'string') characters += value.length;
  return characters;
}
