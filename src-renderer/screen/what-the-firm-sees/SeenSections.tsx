import { go, type SeenSection } from '../frame/place';
import { Sections } from '../frame/Sections';

const NAMES: Readonly<Record<SeenSection, string>> = { summaries: 'Summaries', ledger: 'Ledger' };

export function SeenSections({ section: here }: { readonly section: SeenSection }) {
  return (
    <Sections
      label="Parts of What the firm sees"
      names={NAMES}
      here={here}
      onGo={(section) => go({ screen: 'what-the-firm-sees', section })}
      isAboveList
    />
  );
}
