import type { PlaceOf } from '../frame/place';
import { ListDetail } from '../list/ListDetail';
import { KeyHints } from '../list/KeyHints';
import { ClientDetail } from './ClientDetail';
import { ClientForm } from './ClientForm';
import { ClientsList } from './ClientsList';
import { MatterForm } from './MatterForm';

export function ClientsScreen({ place }: { readonly place: PlaceOf<'clients'> }) {
  return <ListDetail list={<ClientsList place={place} />} detail={paneOf(place)} resting={<KeyHints />} />;
}

function paneOf({ pane }: PlaceOf<'clients'>) {
  if (!pane) return undefined;
  if (pane.kind === 'client') return <ClientDetail key={pane.id} id={pane.id} />;
  if (pane.kind === 'form') return <ClientForm key={pane.id ?? 'new'} id={pane.id} />;
  return <MatterForm key={pane.id ?? 'new'} id={pane.id} clientId={pane.clientId} />;
}
