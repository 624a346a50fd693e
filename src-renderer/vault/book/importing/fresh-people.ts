import type { Contact } from '../../../../src-shared/book/contact';
import type { Person } from '../../../../src-shared/book/records';
import { charactersOf } from './read-through';
import { createTies, withTies, type Tied } from './ties';

/** Those of a file who are new, until they can be made: of most only the places in the file, where they are many. */
export interface FreshPeople {
  /** The next contact of the file, people and groups alone. */
  readonly pass: (contact: Contact, isNew: boolean) => void;
  /** All have passed: tells who is tied to whom. */
  readonly link: () => Generator<undefined, void>;
  /** Those who need not wait any more and were not given before. */
  readonly release: () => Iterable<Person>;
  /** More have passed than are held: all of them have to come once more. */
  readonly isToBeReadAgain: () => boolean;
  /** Makes the new ones among those who pass once more. */
  readonly releaseAmong: (contacts: readonly Contact[]) => Iterable<Person>;
}

/** Besides what their facts say. */
const CHARACTERS_OF_A_PERSON = 600;

/** `belongTogether`: nobody is made before all have passed. `heldBack`: characters that are held until then. */
export function createFreshPeople(
  make: (contact: Contact) => Person,
  belongTogether: boolean,
  heldBack: number,
): FreshPeople {
  const ties = createTies();
  const newPlaces: number[] = [];
  let held: { readonly place: number; readonly contact: Contact }[] = [];
  let tied: ReadonlyMap<number, Tied> = new Map();
  let isWaiting = belongTogether;
  let isToBeReadAgain = false;
  let passed = 0;
  let characters = 0;
  /** Among the new ones, who comes next when all pass once more. */
  let next = 0;
  let place = 0;

  const hold = (contact: Contact): void => {
    if (belongTogether) {
      ties.meet(passed, contact);
      newPlaces.push(passed);
      characters += CHARACTERS_OF_A_PERSON + charactersOf(contact);
      isToBeReadAgain ||= characters > heldBack;
    }
    if (isToBeReadAgain) held = [];
    else held.push({ place: passed, contact });
  };
  const madeAt = (at: number, contact: Contact): Person => {
    const ofOthers = tied.get(at);
    return ofOthers ? withTies(make(contact), ofOthers) : make(contact);
  };
  return {
    pass: (contact, isNew) => {
      if (isNew) hold(contact);
      passed++;
    },
    link: function* () {
      tied = yield* ties.link();
      isWaiting = false;
    },
    release: function* () {
      if (isWaiting) return;
      const those = held;
      held = [];
      for (const one of those) yield madeAt(one.place, one.contact);
    },
    isToBeReadAgain: () => isToBeReadAgain,
    releaseAmong: function* (contacts) {
      for (const contact of contacts) {
        if (newPlaces[next] === place) {
          next++;
          yield madeAt(place, contact);
        }
        place++;
      }
    },
  };
}
