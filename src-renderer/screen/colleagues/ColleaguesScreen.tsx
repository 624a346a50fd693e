import { assertNever } from '../../../src-shared/result';
import type { PlaceOf } from '../frame/place';
import { useDirectory } from './directory-state';
import { Members } from './Members';
import { NotJoined } from './NotJoined';
import { Overlaps } from './Overlaps';
import { WhoKnowsWhom } from './WhoKnowsWhom';

/** What colleagues chose to say, in an order that favours nobody. */
export function ColleaguesScreen({ place }: { readonly place: PlaceOf<'colleagues'> }) {
  const directory = useDirectory();
  if (!directory) return <main className="page" />;
  if (!directory.joined)
    return (
      <NotJoined
        title="Colleagues"
        what="Here stands what your colleagues choose to say: which clients they know. You belong to no directory yet."
      />
    );
  const { joined } = directory;
  switch (place.section) {
    case 'who-knows-whom':
      return <WhoKnowsWhom place={place} joined={joined} />;
    case 'overlaps':
      return <Overlaps place={place} joined={joined} />;
    case 'members':
      return <Members place={place} joined={joined} />;
    default:
      return assertNever(place.section);
  }
}
