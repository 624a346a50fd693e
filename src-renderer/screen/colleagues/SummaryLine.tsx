import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';

import type { SummaryRow } from '../../../src-shared/directory-contract';
import { markHits } from '../list/mark-hits';
import { sayDoubt } from './member-words';
import { rowDay } from './summary-words';

interface Props {
  readonly row: SummaryRow;
  readonly hits: readonly string[];
  /** The row above is about the same client: its name steps back. */
  readonly isRepeated: boolean;
}

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/** Half a year after it was said a summary begins to pale. */
const isOld = (since: string): boolean => Date.now() - Date.parse(since) > 6 * MONTH_MS;

export function SummaryLine({ row, hits, isRepeated }: Props) {
  const { client, person, memberName, since, isExpired } = row;
  const doubt = sayDoubt(row);
  return (
    <div className="person-line summary-line" data-old={isExpired || isOld(since) || undefined}>
      <span className="person-line-name serif" title={person ? `${client}: ${person.name}` : client}>
        <span className="name-whole" data-repeated={isRepeated || undefined}>
          {markHits(client, hits)}
        </span>
        {person && <span className="summary-person"> {markHits(person.name, hits)}</span>}
      </span>
      <span className="person-line-client summary-member" title={doubt ? `${memberName}: ${doubt}` : memberName}>
        <span className="summary-member-name">{markHits(memberName, hits)}</span>
        {doubt && (
          <>
            <WarningIcon size={14} aria-hidden />
            <span className="spoken">{doubt}</span>
          </>
        )}
      </span>
      <span className="line-date">{isExpired ? 'expired' : rowDay(since)}</span>
    </div>
  );
}
