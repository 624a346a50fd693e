import type { Contact } from '../../../../src-shared/book/contact';
import type { Person } from '../../../../src-shared/book/records';
import { linkKey } from '../../search/line';
import type { BookStore } from '../../store/types';
import { idFromUid } from '../to-contact';

/** Keys of the UIDs and names-with-words of deleted people, one after the other: so that a file does not bring them back. */
const VALUE = 'deleted-people';
const KEY_LENGTH = linkKey('').length;
/** The newest are remembered; a key takes twelve bytes. */
const KEYS_MAX = 20_000;

/** Remembers whom the partner deleted, by what a file would call them. */
export async function rememberDeleted(
  store: BookStore,
  people: readonly Person[],
  wordingOf: (person: Person) => string,
): Promise<void> {
  const keys = people.flatMap((person) =>
    person.sourceUids.length > 0 ? person.sourceUids.map(linkKey) : [linkKey(wordingOf(person))],
  );
  const all = [...new Set([...keysIn(store), ...keys])].slice(-KEYS_MAX);
  // The deletion itself is durable by now; should this fail, an import may bring somebody back, and undo takes it away.
  await store.setValue(VALUE, all.join(''));
}

function keysIn(store: BookStore): readonly string[] {
  const value = store.getValue(VALUE);
  return typeof value === 'string' ? (value.match(new RegExp(`.{${KEY_LENGTH}}`, 'g')) ?? []) : [];
}

/** Tells whether a contact is somebody whom the partner deleted here. */
export function createDeletedPeople(
  store: BookStore,
  wordingOf: (contact: Contact) => string,
): (contact: Contact) => string | undefined {
  const keys = new Set(keysIn(store));
  const { people } = store.views;
  // An import into a book from which nobody is missing has nothing to ask.
  if (keys.size === 0 && people.size === people.order.length) return () => undefined;
  return (contact) => {
    const { uid } = contact;
    const id = uid === undefined ? undefined : idFromUid(uid);
    if (id !== undefined && store.tombstoned('people', id)) return linkKey(id);
    if (keys.size === 0) return undefined;
    const key = linkKey(uid ?? wordingOf(contact));
    return keys.has(key) ? key : undefined;
  };
}
