import type { Contact } from '../../../../src-shared/book/contact';
import type { Origin } from '../../../../src-shared/book/fact';
import type { Person } from '../../../../src-shared/book/records';
import type { Id } from '../../../../src-shared/ids';
import type { Difference, UpdateChoice } from '../../../../src-shared/vault-contract';
import type { Book } from '../book';
import { nameOfClient } from '../details';
import { jobOf } from '../to-contact';
import { clientKey, type ClientNames } from './client-names';
import { comparePerson, type Change } from './compare-person';
import { sourceKey } from './source-key';

/** Holds contacts of one file beside the people they mean. */
export interface Comparing {
  readonly all: (person: Person, contact: Contact) => readonly Change[];
  /** Those that the partner takes over. */
  readonly chosen: (person: Person, contact: Contact) => readonly Change[];
}

/** Nobody who is there already is changed. */
export const leavesAll = ({ asItComes, take }: UpdateChoice): boolean => !asItComes && take.length === 0;

/** What a file adds, and what it changes of its own. */
export const AS_IT_COMES: UpdateChoice = { asItComes: true, leave: [], take: [] };

/** Tells whether the partner takes a difference over. */
export function createChoosing(choice: UpdateChoice): (id: Id, line: Pick<Difference, 'key' | 'isChosen'>) => boolean {
  if (leavesAll(choice)) return () => false;
  const leave = new Set(choice.leave);
  const take = new Set(choice.take);
  return (id, line) => {
    const key = `${id}.${line.key}`;
    return line.isChosen && choice.asItComes ? !leave.has(key) : take.has(key);
  };
}

export function createComparing(
  book: Book,
  origin: Pick<Origin, 'file' | 'program'>,
  clients: Pick<ClientNames, 'known' | 'withUid'>,
  choice: UpdateChoice = AS_IT_COMES,
): Comparing {
  const beside = {
    source: sourceKey(origin),
    jobOf: (role: Person['roles'][number]) => jobOf(role, (id) => nameOfClient(book, id)),
    clientOf: (name: string) => clients.known(name) ?? clientKey(name),
    clientWithUid: clients.withUid,
  };
  const isChosen = createChoosing(choice);
  const all = (person: Person, contact: Contact): readonly Change[] => comparePerson(person, contact, beside);
  return {
    all,
    chosen: (person, contact) => {
      if (leavesAll(choice)) return [];
      return all(person, contact).filter(({ line }) => isChosen(person.id, line));
    },
  };
}
