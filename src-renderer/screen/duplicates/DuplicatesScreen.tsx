import type { DuplicateGroup } from '../../../src-shared/vault-contract';
import { formatCount, plural } from '../../look';
import { Empty } from '../frame/Empty';
import { goBack, type PlaceOf } from '../frame/place';
import { vault } from '../links/vault';
import { PersonName } from '../list/PersonName';
import { ClientDuplicates } from './ClientDuplicates';
import { DuplicateDetail } from './DuplicateDetail';
import { DuplicatesFrame } from './DuplicatesFrame';
import { shortReason } from './duplicate-words';
import { mergeCertain } from './merge-actions';
import { useDuplicates } from './use-duplicates';

/** Who may be in the book twice, people or clients. */
export function DuplicatesScreen({ place }: { readonly place: PlaceOf<'duplicates'> }) {
  return place.of === 'clients' ? <ClientDuplicates place={place} /> : <PeopleDuplicates place={place} />;
}

function PeopleDuplicates({ place }: { readonly place: PlaceOf<'duplicates'> }) {
  const found = useDuplicates<DuplicateGroup>('duplicates', (from, count) => vault.duplicates({ from, count }));
  const { certain, revision, lookAgain } = found;
  return (
    <DuplicatesFrame
      place={place}
      rows={found.rows}
      error={found.error}
      onAgain={lookAgain}
      certain={certain}
      sayCertain={`${plural(certain, 'person is', 'people are')} here twice beyond doubt. The others are yours to judge.`}
      onMergeAll={certain > 0 && revision !== undefined ? () => void mergeCertain(revision) : undefined}
      renderNames={(group) => <Names group={group} />}
      sayMark={({ reasons }) => shortReason(reasons)}
      renderDetail={(group) => <DuplicateDetail key={group.key} group={group} reload={lookAgain} />}
      nothing={<NothingTwice />}
      sayUnknown="Who is in it twice is not known yet."
    />
  );
}

function Names({ group: { people } }: { readonly group: DuplicateGroup }) {
  const [first, ...others] = people;
  if (!first) return null;
  const [second] = others;
  return (
    <>
      <span className="person-line-name serif" title={first.display}>
        <PersonName name={first} />
      </span>
      <span
        className="person-line-name person-line-client serif"
        title={others.map(({ display }) => display).join(', ')}
      >
        {others.length > 1 ? `and ${formatCount(others.length)} more` : second && <PersonName name={second} />}
      </span>
    </>
  );
}

function NothingTwice() {
  return (
    <Empty
      what="Nobody is in the book twice, as far as can be told."
      how="Looked for by e-mail, phone, birthday, and by names at the same client: spelt otherwise, shortened, turned round. Nothing left this computer."
      button="Back"
      onButton={() => goBack()}
    />
  );
}
