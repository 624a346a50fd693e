import type { ClientRecord } from '../../../../src-shared/book/records';
import { createId, type ClientId } from '../../../../src-shared/ids';
import { fold, wordsOf } from '../../search/fold';
import { MARK } from '../../search/line';
import type { CollectionView } from '../../store/types';
import { CLIENT_FIELD } from '../summaries/client';

/** Finds the client that an organisation's name means, or makes it: one for each name. */
export interface ClientNames {
  readonly idFor: (name: string) => ClientId;
  readonly known: (name: string) => ClientId | undefined;
  /** Clients made since this was last asked. */
  readonly takeMade: () => readonly ClientRecord[];
}

/** Names that differ in case, accents and punctuation only mean the same client. */
export function clientKey(name: string): string {
  const folded = fold(name);
  return wordsOf(folded).join(' ') || folded.trim();
}

export function createClientNames(clients: CollectionView, now: string): ClientNames {
  const ids = new Map<string, ClientId>();
  for (const ordinal of clients.order) {
    const fields = clients.displayAt(ordinal);
    const id = clients.idAt(ordinal) as ClientId;
    for (const alias of fields[CLIENT_FIELD.aliases]?.split(MARK.tag) ?? []) {
      if (alias !== '' && !ids.has(clientKey(alias))) ids.set(clientKey(alias), id);
    }
    ids.set(clientKey(fields[CLIENT_FIELD.name] ?? ''), id);
  }
  // Most names come many times in the very same spelling.
  const idBySpelling = new Map<string, ClientId>();
  let made: ClientRecord[] = [];
  return {
    idFor: (name) => {
      const spelt = idBySpelling.get(name);
      if (spelt !== undefined) return spelt;
      const key = clientKey(name);
      let id = ids.get(key);
      if (id === undefined) {
        const client = newClient(name.trim(), now);
        made.push(client);
        id = client.id;
        ids.set(key, id);
      }
      idBySpelling.set(name, id);
      return id;
    },
    known: (name) => ids.get(clientKey(name)),
    takeMade: () => {
      const taken = made;
      made = [];
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
