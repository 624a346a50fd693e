import { assertNever } from '../../../src-shared/result';
import { go, type PlaceOf, type VaultSection } from '../frame/place';
import { Sections } from '../frame/Sections';
import { Backups } from './Backups';
import { History } from './History';
import { Safety } from './Safety';
import { ShowMe } from './ShowMe';
import { Sources } from './Sources';

const SECTION_NAMES: Readonly<Record<VaultSection, string>> = {
  safety: 'Safety',
  sources: 'Sources',
  backups: 'Backups',
  'show-me': 'Show me',
  history: 'History',
};

export function MyVault({ place }: { readonly place: PlaceOf<'my-vault'> }) {
  return (
    <main className="page">
      <div className="page-column">
        <h1 className="page-title serif">My vault</h1>
        <Sections
          label="Parts of My vault"
          names={SECTION_NAMES}
          here={place.section}
          onGo={(section) => go({ screen: 'my-vault', section })}
        />
        <Section section={place.section} />
      </div>
    </main>
  );
}

function Section({ section }: { readonly section: VaultSection }) {
  switch (section) {
    case 'safety':
      return <Safety />;
    case 'sources':
      return <Sources />;
    case 'backups':
      return <Backups />;
    case 'show-me':
      return <ShowMe />;
    case 'history':
      return <History />;
    default:
      return assertNever(section);
  }
}
