import type { PlaceOf } from '../frame/place';
import { ListDetail } from '../list/ListDetail';
import { KeyHints } from '../list/KeyHints';
import { ClientDetail } from './ClientDetail';
import { ClientForm } from './ClientForm';
import { ClientsList } from './ClientsList';
import { MatterForm } from './MatterForm';
import { SeveralClients } from './SeveralClients';
import { useClientsSelection } from './use-clients-selection';

export function ClientsScreen({ place }: { readonly place: PlaceOf<'clients'> }) {
  const selection = useClientsSelection(place);
  return (
    <ListDetail
      list={<ClientsList place={place} selection={selection} />}
      detail={selection.ids.size > 1 ? <SeveralClients selection={selection} /> : paneOf(place)}
      resting={<KeyHints />}
    />
  );
}

function paneOf({ pane }: PlaceOf<'clients'>) {
  if (!pane) return undefined;
  if (pane.kind === 'client') return <ClientDetail key={pane.id} id={pane.id} />;
  if (pane.kind === 'form') return <ClientForm key={pane.id ?? 'new'} id={pane.id} />;
  return <MatterForm key={pane.id ?? 'new'} id={pane.id} clientId={pane.clientId} />;
}
