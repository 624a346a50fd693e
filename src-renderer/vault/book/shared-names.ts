import type { AppError } from '../../../src-shared/errors';
import type { Id } from '../../../src-shared/ids';
import { ok, type Result } from '../../../src-shared/result';
import { createBreathe, inSlices } from '../store/slices';
import type { CollectionView } from '../store/types';
import { uidOfClient } from './client-contact';
import { clientKey } from './importing/client-names';
import type { Book } from './book';
import { CLIENT_FIELD } from './summaries/client';

/**
 * UIDs of the clients that another client shares its name with: a file that named them only by it would bring all their
 * people to the first of them.
 */
export async function uidsOfNamesakes({ store }: Book): Promise<Result<ReadonlyMap<Id, string>, AppError>> {
  const ids = await inSlices(namesakesIn(store.views.clients), createBreathe());
  const clients = await store.getMany('clients', ids);
  return clients.ok ? ok(new Map(clients.value.map((client) => [client.id, uidOfClient(client)]))) : clients;
}

const NAMES_AT_ONCE = 128;

function* namesakesIn(view: CollectionView): Generator<undefined, readonly Id[]> {
  const byName = new Map<string, number[]>();
  for (const [place, ordinal] of view.order.entries()) {
    const key = clientKey(view.displayAt(ordinal)[CLIENT_FIELD.name] ?? '');
    const others = byName.get(key);
    if (others) others.push(ordinal);
    else byName.set(key, [ordinal]);
    if (place % NAMES_AT_ONCE === 0) yield undefined;
  }
  return [...byName.values()].flatMap((ordinals) =>
    ordinals.length > 1 ? ordinals.map((ordinal) => view.idAt(ordinal)) : [],
  );
}
