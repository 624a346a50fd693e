import type { ClientDuplicateGroup } from '../../../src-shared/vault-contract';
import { formatCount, plural } from '../../look';
import { Empty } from '../frame/Empty';
import { goBack, type PlaceOf } from '../frame/place';
import { vault } from '../links/vault';
import { ClientDuplicateDetail } from './ClientDuplicateDetail';
import { shortClientReason } from './client-duplicate-words';
import { DuplicatesFrame } from './DuplicatesFrame';
import { mergeCertainClients } from './merge-actions';
import { useDuplicates } from './use-duplicates';

/** Which clients may be in the book twice: the certain ones first. */
export function ClientDuplicates({ place }: { readonly place: PlaceOf<'duplicates'> }) {
  const found = useDuplicates<ClientDuplicateGroup>('client duplicates', (from, count) =>
    vault.clientDuplicates({ from, count }),
  );
  const { certain, revision, lookAgain } = found;
  return (
    <DuplicatesFrame
      place={place}
      rows={found.rows}
      error={found.error}
      onAgain={lookAgain}
      certain={certain}
      sayCertain={`${plural(certain, 'client is', 'clients are')} here twice beyond doubt. The others are yours to judge.`}
      onMergeAll={certain > 0 && revision !== undefined ? () => void mergeCertainClients(revision) : undefined}
      renderNames={(group) => <Names group={group} />}
      sayMark={({ reasons }) => shortClientReason(reasons)}
      renderDetail={(group) => <ClientDuplicateDetail key={group.key} group={group} reload={lookAgain} />}
      sayUnknown="Which clients are in it twice is not known yet."
      nothing={
        <Empty
          what="No client is in the book twice, as far as can be told."
          how="Looked for by names with and without their legal form, by other names, web and e-mail domains, phones and the firm’s numbers. Nothing left this computer."
          button="Back"
          onButton={() => goBack()}
        />
      }
    />
  );
}

function Names({ group: { clients } }: { readonly group: ClientDuplicateGroup }) {
  const [first, second, ...others] = clients.map(({ name }) => name);
  return (
    <>
      <span className="person-line-name serif" title={first}>
        <span className="name-whole">{first}</span>
      </span>
      <span className="person-line-name person-line-client serif" title={[second, ...others].join(', ')}>
        {others.length > 0 ? `and ${formatCount(others.length + 1)} more` : second}
      </span>
    </>
  );
}
