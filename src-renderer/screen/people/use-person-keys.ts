import type { PersonId } from '../../../src-shared/ids';
import { currentPlace, go } from '../frame/place';
import { usePlainKeys } from '../frame/use-plain-keys';

export function editPerson(id: PersonId): void {
  const place = currentPlace();
  go({ screen: 'people', filter: place.screen === 'people' ? place.filter : {}, pane: { kind: 'form', id } });
}

/** E edits, H hands over, ? tells where the facts came from; not while the list takes letters for type-ahead. */
export function usePersonKeys(
  id: PersonId,
  keys: { readonly handOver: () => void; readonly origins: () => void },
): void {
  usePlainKeys({ e: () => editPerson(id), h: keys.handOver, '?': keys.origins }, id);
}
