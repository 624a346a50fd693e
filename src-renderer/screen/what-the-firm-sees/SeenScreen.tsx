import { assertNever } from '../../../src-shared/result';
import { NotJoined } from '../colleagues/NotJoined';
import { useDirectory } from '../colleagues/directory-state';
import type { PlaceOf } from '../frame/place';
import { LedgerList } from './LedgerList';
import { Summaries } from './Summaries';

/** All that left, exactly as it is seen. */
export function SeenScreen({ place }: { readonly place: PlaceOf<'what-the-firm-sees'> }) {
  const directory = useDirectory();
  if (!directory) return <main className="page" />;
  if (!directory.joined)
    return (
      <NotJoined
        title="What the firm sees"
        what="Nothing. You belong to no directory; nobody sees anything of your book. Whatever you publish once you do will stand here, exactly as it is seen, with “Take it back” beside it."
      />
    );
  switch (place.section) {
    case 'summaries':
      return <Summaries place={place} joined={directory.joined} />;
    case 'ledger':
      return <LedgerList place={place} joined={directory.joined} />;
    default:
      return assertNever(place.section);
  }
}
