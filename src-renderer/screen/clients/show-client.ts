import type { ClientId } from '../../../src-shared/ids';
import { currentPlace, go } from '../frame/place';

/** Goes to a client in the list as it stands. */
export function showClient(id: ClientId): void {
  const place = currentPlace();
  go({ screen: 'clients', text: place.screen === 'clients' ? place.text : '', pane: { kind: 'client', id } });
}
