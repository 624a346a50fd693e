import type { Contact } from '../../../../src-shared/book/contact';
import type { ClientRecord } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { ClientId } from '../../../../src-shared/ids';
import { ok, type Result } from '../../../../src-shared/result';
import { MARK } from '../../search/line';
import type { Book } from '../book';
import { clientToContact, type ToldClient } from '../client-contact';
import { CLIENT_FIELD } from '../summaries/client';
import { idFromUid } from '../to-contact';
import { clientKey, type ClientNames } from './client-names';
import { sorted } from '../origins';

/** Finds the client of the book that a card means: each once in an import. */
export interface KnownClients {
  readonly among: (told: readonly ToldClient[]) => Promise<Result<FindClient, AppError>>;
}
export type FindClient = (told: ToldClient) => ClientRecord | undefined;

/**
 * The same UID; else the same name or alias but for case, accents and punctuation, word for word first. Two cards of
 * one name in a file are two clients: whoever keeps two means two.
 */
export function createKnownClients(book: Book): KnownClients {
  const met = new Set<ClientId>();
  let byKey: ReadonlyMap<string, readonly ClientId[]> | undefined;
  return {
    among: async (told) => {
      byKey ??= namesOf(book);
      const names = byKey;
      const uids = told.flatMap(({ uid }) => uid ?? []);
      const ids = [
        ...book.clientsWithUids(uids),
        ...uids.flatMap((uid) => idFromUid(uid) ?? []),
        ...told.flatMap(({ name }) => names.get(clientKey(name)) ?? []),
      ];
      const read = await book.store.getMany('clients', [...new Set(ids)]);
      if (!read.ok) return read;
      const byId = new Map(read.value.map((client) => [client.id, client]));
      return ok((one) => {
        const found = withUid(read.value, one) ?? named(names.get(clientKey(one.name)) ?? [], byId, met, one);
        if (found) met.add(found.id);
        return found;
      });
    },
  };
}

/** Tells `names` which clients of the book the jobs of these contacts mean by a UID. */
export async function meetNamedClients(
  book: Book,
  contacts: readonly Contact[],
  names: Pick<ClientNames, 'withUid' | 'meet'>,
): Promise<Result<null, AppError>> {
  const meant = contacts.flatMap(({ organisations }) => organisations.flatMap(({ clientUid }) => clientUid ?? []));
  const uids = new Set(meant.filter((uid) => names.withUid(uid) === undefined));
  if (uids.size === 0) return ok(null);
  const ids = [...book.clientsWithUids([...uids]), ...[...uids].flatMap((uid) => idFromUid(uid) ?? [])];
  const read = await book.store.getMany('clients', [...new Set(ids)]);
  if (!read.ok) return read;
  for (const uid of uids) {
    const client = withUid(read.value, { uid });
    if (client) names.meet(uid, client.id);
  }
  return ok(null);
}

const withUid = (clients: readonly ClientRecord[], { uid }: Pick<ToldClient, 'uid'>): ClientRecord | undefined =>
  uid === undefined
    ? undefined
    : clients.find(({ id, sourceUids = [] }) => sourceUids.includes(uid) || idFromUid(uid) === id);

function named(
  ids: readonly ClientId[],
  byId: ReadonlyMap<ClientId, ClientRecord>,
  met: ReadonlySet<ClientId>,
  told: ToldClient,
): ClientRecord | undefined {
  const candidates = ids.flatMap((id) => (met.has(id) ? [] : (byId.get(id) ?? [])));
  if (candidates.length < 2) return candidates[0];
  const wording = wordingOfFacts(told.facts);
  return candidates.find((client) => wordingOfFacts(clientToContact(client).facts) === wording) ?? candidates[0];
}

const wordingOfFacts = (facts: ToldClient['facts']): string =>
  JSON.stringify(facts.map(({ from: _from, ...fact }) => JSON.stringify(sorted(fact))).toSorted());

/** Those of the name before those who are only also called so. */
function namesOf({ store }: Book): ReadonlyMap<string, readonly ClientId[]> {
  const view = store.views.clients;
  const ids = new Map<string, ClientId[]>();
  const add = (name: string, id: ClientId): void => {
    const key = clientKey(name);
    const others = ids.get(key);
    if (!others) ids.set(key, [id]);
    else if (!others.includes(id)) others.push(id);
  };
  const all = Array.from(view.order, (ordinal) => [view.idAt(ordinal) as ClientId, view.displayAt(ordinal)] as const);
  for (const [id, fields] of all) add(fields[CLIENT_FIELD.name] ?? '', id);
  for (const [id, fields] of all) {
    for (const alias of fields[CLIENT_FIELD.aliases]?.split(MARK.tag) ?? []) if (alias !== '') add(alias, id);
  }
  return ids;
}
