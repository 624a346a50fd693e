import { atOnce } from '../../../../src-shared/at-once';
import type { ClientRecord } from '../../../../src-shared/book/records';
import { createId, type ClientId } from '../../../../src-shared/ids';
import { inSlices, type Breathe } from '../../store/slices';
import { fold, wordsOf } from '../../search/fold';
import { MARK } from '../../search/line';
import type { CollectionView } from '../../store/types';
import { CLIENT_FIELD } from '../summaries/client';

/** Finds the client that an organisation's name means, or makes it: one for each name. */
export interface ClientNames {
  /** With a UID, the client of that UID; each is a client of its own, also where they share a name. */
  readonly idFor: (name: string, uid?: string) => ClientId;
  readonly withUid: (uid: string) => ClientId | undefined;
  /** A client of the book that a file means by this UID. */
  readonly meet: (uid: string, id: ClientId) => void;
  readonly known: (name: string) => ClientId | undefined;
  /** A client that has a card of its own. */
  readonly put: (client: ClientRecord) => void;
  /** Clients made since this was last asked. */
  readonly takeMade: () => readonly ClientRecord[];
}

/** Names that differ in case, accents and punctuation only mean the same client. */
export function clientKey(name: string): string {
  const folded = fold(name);
  return wordsOf(folded).join(' ') || folded.trim();
}

/** For a file: the names of a large book take a while to be read. */
export const createClientNamesInSlices = async (
  clients: CollectionView,
  now: string,
  breathe: Breathe,
): Promise<ClientNames> => namesFrom(await inSlices(readNames(clients), breathe), now);

export const createClientNames = (clients: CollectionView, now: string): ClientNames =>
  namesFrom(atOnce(readNames(clients)), now);

const NAMES_AT_ONCE = 128;

function* readNames(clients: CollectionView): Generator<undefined, Map<string, ClientId>> {
  const ids = new Map<string, ClientId>();
  for (const [place, ordinal] of clients.order.entries()) {
    const fields = clients.displayAt(ordinal);
    const id = clients.idAt(ordinal) as ClientId;
    for (const alias of fields[CLIENT_FIELD.aliases]?.split(MARK.tag) ?? []) {
      if (alias !== '' && !ids.has(clientKey(alias))) ids.set(clientKey(alias), id);
    }
    ids.set(clientKey(fields[CLIENT_FIELD.name] ?? ''), id);
    if (place % NAMES_AT_ONCE === 0) yield undefined;
  }
  return ids;
}

function namesFrom(ids: Map<string, ClientId>, now: string): ClientNames {
  // Most names come many times in the very same spelling.
  const idBySpelling = new Map<string, ClientId>();
  let made: ClientRecord[] = [];
  const idByUid = new Map<string, ClientId>();
  /** Clients that a UID means: another UID is another client. */
  const claimed = new Set<ClientId>();
  const claim = (uid: string, id: ClientId): ClientId => {
    idByUid.set(uid, id);
    claimed.add(id);
    return id;
  };
  const make = (name: string, key: string, uid?: string): ClientId => {
    const client = newClient(name.trim(), now, uid);
    made.push(client);
    if (!ids.has(key)) ids.set(key, client.id);
    return client.id;
  };
  const idForUid = (name: string, uid: string): ClientId => {
    const known = idByUid.get(uid);
    if (known !== undefined) return known;
    const key = clientKey(name);
    const named = ids.get(key);
    return claim(uid, named === undefined || claimed.has(named) ? make(name, key, uid) : named);
  };
  return {
    withUid: (uid) => idByUid.get(uid),
    meet: claim,
    idFor: (name, uid) => {
      if (uid !== undefined) return idForUid(name, uid);
      const spelt = idBySpelling.get(name);
      if (spelt !== undefined) return spelt;
      const key = clientKey(name);
      const id = ids.get(key) ?? make(name, key);
      idBySpelling.set(name, id);
      return id;
    },
    known: (name) => ids.get(clientKey(name)),
    put: (client) => {
      made.push(client);
      for (const uid of client.sourceUids ?? []) claim(uid, client.id);
      for (const name of [client.name, ...client.aliases]) {
        if (!ids.has(clientKey(name))) ids.set(clientKey(name), client.id);
      }
    },
    takeMade: () => {
      const taken = made;
      made = [];
      return taken;
    },
  };
}

function newClient(name: string, now: string, uid: string | undefined): ClientRecord {
  return {
    id: createId<'client'>(),
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...(uid !== undefined && { sourceUids: [uid] }),
    name,
    aliases: [],
    domains: [],
    references: [],
    facts: [],
    origins: [],
    tags: [],
    flags: {},
  };
}
