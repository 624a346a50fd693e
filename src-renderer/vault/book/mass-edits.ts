import type { Basis, Origin } from '../../../src-shared/book/fact';
import type { ClientRecord, Person } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { ChangeId, Id, PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import { foldTag } from '../search/line';
import type { Put } from '../store/types';
import type { Book } from './book';
import { nameOfClient } from './details';
import { eachOf } from './each-of';
import { importRecord } from './importing/import-records';
import { droppedSince } from './importing/statement-keys';
import { compactOrigins } from './origins';
import { saidVersion } from './said-version';
import { tidyTags } from './tidy';
import { jobOf } from './to-contact';

type Edited = Promise<Result<{ readonly changeId: ChangeId | null }, AppError>>;

/** Adds and takes away tags, whatever case or accents they are spelt with. */
export async function tagPeople(
  book: Book,
  ids: readonly PersonId[],
  add: readonly string[],
  remove: readonly string[],
): Edited {
  const removed = new Set(remove.map(foldTag));
  const clientName = (id: Id) => nameOfClient(book, id);
  return editPeople(book, ids, 'tag', (person) => {
    const tags = tidyTags([...person.tags.filter((tag) => !removed.has(foldTag(tag))), ...add]);
    return tags.length === person.tags.length && tags.every((tag, index) => tag === person.tags[index])
      ? undefined
      : { ...person, tags, ...droppedSince(person, { ...person, tags }, (role) => jobOf(role, clientName)) };
  });
}

export async function flagPeople(
  book: Book,
  ids: readonly PersonId[],
  flag: 'neverPublish' | 'informationBarrier',
  on: boolean,
): Edited {
  return editPeople(book, ids, 'flag', (person) => {
    if ((person.flags[flag] === true) === on) return undefined;
    const { [flag]: _before, ...others } = person.flags;
    return { ...person, flags: on ? { ...others, [flag]: true } : others };
  });
}

/**
 * Says why the partner holds what came in from files, and whatever is undecided. What was typed here keeps the basis
 * that it was given. The decision is recorded with its date.
 */
export async function setBasis(book: Book, ids: readonly PersonId[], basis: Basis): Edited {
  const decidedAt = book.now();
  return editPeople(book, ids, 'basis', (person) =>
    decided(person, ({ source, basis: before }) => source === 'file' || before === 'undecided', { basis, decidedAt }),
  );
}

/** The same for all that one import brought, and for nothing else of these people. */
export async function setBasisOfImport(book: Book, changeId: ChangeId, basis: Basis): Edited {
  const record = importRecord(book.store, changeId);
  if (!record) return err({ kind: 'not-found', what: 'file' });
  const ids: PersonId[] = [];
  const isFrom = ({ source, at }: Origin): boolean => source === 'file' && at === record.at;
  const read = await eachOf(book.store, 'people', ({ id, origins }) => {
    if (origins.some((origin) => isFrom(origin) && origin.basis !== basis)) ids.push(id);
  });
  if (!read.ok) return read;
  const clients: ClientRecord[] = [];
  const decidedAt = book.now();
  const readClients = await eachOf(book.store, 'clients', (client) => {
    const changed = decided(client, isFrom, { basis, decidedAt });
    if (changed) clients.push({ ...changed, version: client.version + 1, updatedAt: decidedAt });
  });
  if (!readClients.ok) return readClients;
  return editPeople(book, ids, 'basis', (person) => decided(person, isFrom, { basis, decidedAt }), clients);
}

function decided<Rec extends Person | ClientRecord>(
  record: Rec,
  isMeant: (origin: Origin) => boolean,
  decision: Pick<Origin, 'basis' | 'decidedAt'>,
): Rec | undefined {
  const isNews = (origin: Origin): boolean => isMeant(origin) && origin.basis !== decision.basis;
  if (!record.origins.some(isNews)) return undefined;
  const origins = record.origins.map((origin) => (isNews(origin) ? { ...origin, ...decision } : origin));
  const settled = { version: record.version + 1, said: saidVersion(record) };
  const all = { facts: record.facts, roles: 'roles' in record ? record.roles : [], origins };
  const { roles, ...said } = compactOrigins(all);
  return { ...record, ...said, ...('roles' in record && { roles }), settled };
}

/** One change of all those for whom `edit` makes another record; `clients` were changed already. */
async function editPeople(
  book: Book,
  ids: readonly PersonId[],
  what: ChangeSummary['what'],
  edit: (person: Person) => Person | undefined,
  clients: readonly ClientRecord[] = [],
): Edited {
  const people = await book.store.getMany('people', [...new Set(ids)]);
  if (!people.ok) return people;
  const updatedAt = book.now();
  const edited = people.value.flatMap((person) => {
    const changed = edit(person);
    return changed ? [{ ...changed, version: person.version + 1, updatedAt }] : [];
  });
  if (edited.length === 0 && clients.length === 0) return ok({ changeId: null });
  return book.store.commit({
    summary: { what, collection: 'people', count: edited.length },
    puts: [
      ...edited.map((record): Put => ({ collection: 'people', id: record.id, record })),
      ...clients.map((record): Put => ({ collection: 'clients', id: record.id, record })),
    ],
    touched: [],
  });
}
