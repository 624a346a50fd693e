import type { Client } from '../../../../src-shared/contract';
import type { Contact } from '../../../../src-shared/book/contact';
import type { Origin, Whose } from '../../../../src-shared/book/fact';
import type { Person } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { ExchangeForVault, ReportLine } from '../../../../src-shared/exchange-contract';
import { err, ok, type Result } from '../../../../src-shared/result';
import type { ImportOutcome } from '../../../../src-shared/vault-contract';
import type { BulkChange, OnProgress } from '../../store/types';
import type { Book } from '../book';
import { createClientNames, type ClientNames } from './client-names';
import { createDeletedPeople } from './deleted-people';
import { createKnownPeople } from './known-people';
import { linkRelated } from './link-related';
import { newPerson } from './new-person';
import { wordingOf } from './wording';

/** Hands over the contacts of one file, batch by batch, each parsed on receipt. */
export type Deliveries = Pick<Client<ExchangeForVault>, 'describe' | 'next'>;

const BATCH = 1_024;
/**
 * People are held back so that related ones can be linked, up to about this many characters; of a larger file those
 * further apart are not linked, but keep each other's names.
 */
const HELD_BACK = 32_000_000;
/** Lines of a report, as the exchange bounds its own. */
const SKIPPED_MAX = 1_000;
const CHARACTERS_OF_A_PERSON = 600;

/**
 * Imports all that `deliveries` holds as one change. Cancelled (`onProgress` answers false) or failed, nothing of it
 * stays.
 */
export async function importContacts(
  book: Book,
  deliveries: Deliveries,
  whose: Whose,
  onProgress: OnProgress,
): Promise<Result<ImportOutcome, AppError>> {
  const file = await deliveries.describe({});
  if (!file.ok) return file;
  const { fileName, program, total } = file.value;
  const origin: Origin = {
    source: 'file',
    file: fileName,
    ...(program !== undefined && { program }),
    whose,
    at: book.now(),
    basis: 'undecided',
  };
  const bulk = book.store.beginBulk({ what: 'import', collection: 'people' });
  const taken = await takeAll(book, deliveries, bulk, origin, ({ read, people, unchanged, deletedBefore }) => {
    // Reading is half of the work, writing the other.
    const done = Math.floor((read + people + unchanged + deletedBefore) / 2);
    return onProgress(done, Math.max(done, total));
  });
  if (!taken.ok) {
    await bulk.abort();
    return taken;
  }
  const { read: _read, ...outcome } = taken.value;
  if (outcome.people === 0 && outcome.clientsMade === 0) {
    await bulk.abort();
    return ok({ changeId: null, ...outcome });
  }
  const committed = await bulk.commit();
  return committed.ok ? ok({ changeId: committed.value.changeId, ...outcome }) : committed;
}

interface Taken {
  read: number;
  people: number;
  clientsMade: number;
  unchanged: number;
  deletedBefore: number;
  readonly skipped: ReportLine[];
}

async function takeAll(
  book: Book,
  deliveries: Deliveries,
  bulk: BulkChange,
  origin: Origin,
  onProgress: (taken: Taken) => boolean,
): Promise<Result<Taken, AppError>> {
  const clients = createClientNames(book.store.views.clients, origin.at);
  const known = createKnownPeople(book);
  const taken: Taken = { read: 0, people: 0, clientsMade: 0, unchanged: 0, deletedBefore: 0, skipped: [] };
  const deletedKey = createDeletedPeople(book.store, wordingOf);
  let held: Person[] = [];
  let heldCharacters = 0;
  const leftOut: string[] = [];
  for (let isLast = false; !isLast;) {
    const batch = await deliveries.next({ max: BATCH });
    if (!batch.ok) return batch;
    const { contacts } = batch.value;
    isLast = batch.value.isLast;
    taken.skipped.push(...batch.value.skipped.slice(0, SKIPPED_MAX - taken.skipped.length));
    const isKnown = await known.among(contacts);
    if (!isKnown.ok) return isKnown;
    for (const contact of contacts) {
      if (isKnown.value(contact)) {
        taken.unchanged++;
        continue;
      }
      const deleted = deletedKey(contact);
      // Whoever brings the file again after being told that somebody was left out asks for them.
      if (deleted !== undefined && !book.toldDeleted.has(deleted)) {
        taken.deletedBefore++;
        leftOut.push(deleted);
        continue;
      }
      held.push(newPerson(contact, origin, clients));
      heldCharacters += charactersOf(contact);
    }
    taken.read += contacts.length;
    if (!onProgress(taken)) return err({ kind: 'cancelled' });
    if (!isLast && heldCharacters < HELD_BACK) continue;
    const added = await add(bulk, held, clients, taken, onProgress);
    if (!added.ok) return added;
    held = [];
    heldCharacters = 0;
  }
  for (const key of leftOut) book.toldDeleted.add(key);
  return ok(taken);
}

async function add(
  bulk: BulkChange,
  held: readonly Person[],
  clients: ClientNames,
  taken: Taken,
  onProgress: (taken: Taken) => boolean,
): Promise<Result<null, AppError>> {
  const made = clients.takeMade();
  const people = linkRelated(held);
  taken.clientsMade += made.length;
  // Clients first: the people's summaries need their names.
  const records = [
    ...made.map((record) => ({ collection: 'clients' as const, record })),
    ...people.map((record) => ({ collection: 'people' as const, record })),
  ];
  for (let from = 0; from < records.length; from += BATCH) {
    const part = records.slice(from, from + BATCH);
    const added = await bulk.add(part);
    if (!added.ok) return added;
    taken.people += part.filter(({ collection }) => collection === 'people').length;
    if (!onProgress(taken)) return err({ kind: 'cancelled' });
  }
  return ok(null);
}

function charactersOf({ facts }: Contact): number {
  let characters = CHARACTERS_OF_A_PERSON;
  for (const { value } of facts) if (typeof value === 'string') characters += value.length;
  return characters;
}
