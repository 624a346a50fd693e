import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';

import type { SummaryRow } from '../../../src-shared/directory-contract';
import { go } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { DetailHead } from '../list/DetailHead';
import { sayDoubt } from './member-words';
import { shortDay } from './summary-words';

/** Enough to hold all who would say the same of one client, and a few whose words are only near. */
const LOOKED_AT = 200;

/** One summary as its author put it, and who else says the same client's name. */
export function SummaryDetail({ row }: { readonly row: SummaryRow }) {
  return (
    <article className="detail-page">
      <DetailHead title={row.person?.name ?? row.client}>
        {row.person && <p className="roles">{[row.person.title, row.client].filter(Boolean).join(', ')}</p>}
        {row.aliases && row.aliases.length > 0 && <p className="roles">also {row.aliases.join(', ')}</p>}
      </DetailHead>
      <section className="detail-section">
        <h2 className="section-title">What a colleague says</h2>
        <Saying row={row} />
      </section>
      <Others of={row} />
    </article>
  );
}

/** A colleague's words, and how far one can rely on whose they are. */
export function Saying({ row }: { readonly row: SummaryRow }) {
  const doubt = sayDoubt(row);
  return (
    <div className="saying">
      <p className="saying-sentence serif">“{row.sentence}”</p>
      <p className="saying-by">
        <button
          type="button"
          className="link-button"
          onClick={() => go({ screen: 'colleagues', section: 'members', text: '', open: row.memberId })}
        >
          {row.memberName}
        </button>
        {row.memberOffice && `, ${row.memberOffice}`}
        {doubt && (
          <span className="doubt">
            {' · '}
            <WarningIcon size={14} aria-hidden /> {doubt}
          </span>
        )}
      </p>
      <p className="quiet">
        said {shortDay(row.since)} · {row.isExpired ? 'expired' : 'until'} {shortDay(row.expires)}
      </p>
    </div>
  );
}

function Others({ of }: { readonly of: SummaryRow }) {
  const load = () => vault.colleagueSummaries({ text: of.client, from: 0, count: LOOKED_AT });
  const found = useLive(`others ${of.id}`, load, ['directory']).value?.rows ?? [];
  const others = found.filter(({ client, id }) => client === of.client && id !== of.id);
  if (others.length === 0) return null;
  return (
    <section className="detail-section">
      <h2 className="section-title">Who else says so of {of.client}</h2>
      {others.map((row) => (
        <Saying key={row.id} row={row} />
      ))}
    </section>
  );
}
