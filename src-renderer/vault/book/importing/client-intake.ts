import type { Contact } from '../../../../src-shared/book/contact';
import type { Origin } from '../../../../src-shared/book/fact';
import type { ClientRecord } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { ClientId } from '../../../../src-shared/ids';
import { ok, type Result } from '../../../../src-shared/result';
import type { UpdateChoice } from '../../../../src-shared/vault-contract';
import type { Book } from '../book';
import { clientFromContact } from '../client-contact';
import type { ClientNames } from './client-names';
import { createClientComparing } from './compare-client';
import { deletedClientKey } from './deleted-clients';
import { createKnownClients } from './known-clients';
import { clientFromCard } from './new-client';
import { updateClient } from './update-client';

/** Sorts organisations that have a card of their own into those that are new and those that are not. */
export interface ClientIntake {
  readonly take: (contacts: readonly Contact[]) => Promise<Result<null, AppError>>;
  /** Clients that were there already, brought up to date. */
  readonly updated: () => readonly ClientRecord[];
  readonly unchanged: () => number;
  /** All that came and were not left out. */
  readonly count: () => number;
  /** Keys of clients who were deleted here earlier and are left out. */
  readonly leftOut: () => readonly string[];
}

export function createClientIntake(
  book: Book,
  origin: Origin,
  names: ClientNames,
  updates: UpdateChoice | undefined,
): ClientIntake {
  const known = createKnownClients(book);
  const comparing = createClientComparing(origin, updates);
  const updated = new Map<ClientId, ClientRecord>();
  const met = new Set<ClientId>();
  const leftOut: string[] = [];
  const isDeleted = deletedClientKey(book.store);
  let unchanged = 0;
  let fresh = 0;

  return {
    take: async (contacts) => {
      const told = contacts.map(clientFromContact);
      const find = await known.among(told);
      if (!find.ok) return find;
      for (const one of told) {
        const record = find.value(one);
        if (record) {
          if (one.uid !== undefined) names.meet(one.uid, record.id);
          // Who is there stays as they are unless updates are wanted; a second card does not contradict the first.
          const changes = updates && !met.has(record.id) ? comparing.chosen(record, one) : [];
          met.add(record.id);
          if (changes.length > 0) updated.set(record.id, updateClient(record, one, changes, origin));
          else unchanged++;
          continue;
        }
        const deleted = isDeleted(one);
        if (deleted !== undefined && !book.toldDeleted.has(deleted)) leftOut.push(deleted);
        else {
          names.put(clientFromCard(one, origin));
          fresh++;
        }
      }
      return ok(null);
    },
    updated: () => [...updated.values()],
    unchanged: () => unchanged,
    count: () => fresh + unchanged + updated.size,
    leftOut: () => leftOut,
  };
}
