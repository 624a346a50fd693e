import type { PlaceOf } from '../frame/place';
import { ListDetail } from '../list/ListDetail';
import { KeyHints } from '../list/KeyHints';
import { BulkPanel } from './BulkPanel';
import { PeopleList } from './PeopleList';
import { PersonDetail } from './PersonDetail';
import { PersonForm } from './PersonForm';
import { usePeopleSelection } from './use-people-selection';

export function PeopleScreen({ place }: { readonly place: PlaceOf<'people'> }) {
  const selection = usePeopleSelection(place);
  return (
    <ListDetail
      list={<PeopleList place={place} selection={selection} />}
      detail={selection.ids.size > 1 ? <BulkPanel selection={selection} /> : paneOf(place)}
      resting={<KeyHints />}
    />
  );
}

function paneOf({ pane }: PlaceOf<'people'>) {
  if (!pane) return undefined;
  if (pane.kind === 'person') return <PersonDetail key={pane.id} id={pane.id} />;
  return <PersonForm key={pane.id ?? 'new'} id={pane.id} clientName={pane.clientName} />;
}
