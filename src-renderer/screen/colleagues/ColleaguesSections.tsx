import { go, type ColleaguesSection, type PlaceOf } from '../frame/place';
import { Sections } from '../frame/Sections';

const NAMES: Readonly<Record<ColleaguesSection, string>> = {
  'who-knows-whom': 'Who knows whom',
  overlaps: 'Overlaps',
  members: 'Members',
};

/** The three lists of this screen; what was searched for stays with the first. */
export function ColleaguesSections({ place }: { readonly place: PlaceOf<'colleagues'> }) {
  return (
    <Sections
      label="Parts of Colleagues"
      names={NAMES}
      here={place.section}
      onGo={(section) => go({ screen: 'colleagues', section, text: place.text })}
      isAboveList
    />
  );
}
