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
  readonly idFor: (name: string) => ClientId;
  readonly known: (name: string) => ClientId | undefined;
  /** The client that was made for this name since `takeMade` was last asked, where nothing else is known of it. */
  readonly madeForNameOnly: (name: string) => ClientId | undefined;
  /** A client that has a card of its own; it takes the place of the one of its id. */
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
  let made = new Map<ClientId, ClientRecord>();
  let ofNameOnly = new Set<ClientId>();
  return {
    idFor: (name) => {
      const spelt = idBySpelling.get(name);
      if (spelt !== undefined) return spelt;
      const key = clientKey(name);
      let id = ids.get(key);
      if (id === undefined) {
        const client = newClient(name.trim(), now);
        id = client.id;
        made.set(id, client);
        ofNameOnly.add(id);
        ids.set(key, id);
      }
      idBySpelling.set(name, id);
      return id;
    },
    known: (name) => ids.get(clientKey(name)),
    madeForNameOnly: (name) => {
      const id = ids.get(clientKey(name));
      return id !== undefined && ofNameOnly.has(id) ? id : undefined;
    },
    put: (client) => {
      made.set(client.id, client);
      ofNameOnly.delete(client.id);
      for (const name of [client.name, ...client.aliases]) {
        if (!ids.has(clientKey(name))) ids.set(clientKey(name), client.id);
      }
    },
    takeMade: () => {
      const taken = [...made.values()];
      made = new Map();
      ofNameOnly = new Set();
      return taken;
    },
  };
}

function newClient(name: string, now: string): ClientRecord {
  return {
    id: createId<'client'>(),
    version: 1,
    createdAt: now,
    updatedAt: now,
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
