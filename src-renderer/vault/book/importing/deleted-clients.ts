import type { ClientRecord } from '../../../../src-shared/book/records';
import { linkKey } from '../../search/line';
import type { BookStore } from '../../store/types';
import type { ToldClient } from '../client-contact';
import { idFromUid } from '../to-contact';
import { clientKey } from './client-names';

/** Keys of the UIDs of deleted clients, or of their names where they had none: so that their cards do not come back. */
const VALUE = 'deleted-clients';
const KEYS_MAX = 20_000;

const keysIn = (store: Pick<BookStore, 'getValue'>): readonly string[] => {
  const value = store.getValue(VALUE);
  return typeof value === 'string' && value !== '' ? value.split(' ') : [];
};

const nameKey = (name: string): string => linkKey(`client ${clientKey(name)}`);

export async function rememberDeletedClients(store: BookStore, clients: readonly ClientRecord[]): Promise<void> {
  const keys = clients.flatMap(({ name, sourceUids = [] }) =>
    sourceUids.length > 0 ? sourceUids.map(linkKey) : [nameKey(name)],
  );
  // As with people: the deletion itself is durable by now.
  await store.setValue(VALUE, [...new Set([...keysIn(store), ...keys])].slice(-KEYS_MAX).join(' '));
}

/** The key by which a card is one of a client that the partner deleted here; undefined where it is none. */
export function deletedClientKey(store: BookStore): (told: ToldClient) => string | undefined {
  const keys = new Set(keysIn(store));
  return ({ uid, name }) => {
    const id = uid === undefined ? undefined : idFromUid(uid);
    if (id !== undefined && store.tombstoned('clients', id)) return linkKey(id);
    const key = uid === undefined ? nameKey(name) : linkKey(uid);
    return keys.has(key) ? key : undefined;
  };
}
