import { useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { ClientId } from '../../../src-shared/ids';
import { ok, type Result } from '../../../src-shared/result';
import type { ClientDetail, ClientDuplicateGroup, ClientLead } from '../../../src-shared/vault-contract';
import { sayError } from '../../look';
import { usePlainKeys } from '../frame/use-plain-keys';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { Action } from '../list/Action';
import { DetailHead } from '../list/DetailHead';
import { AGAINST_CLIENT, sayClientReason } from './client-duplicate-words';
import { clientMergeFields } from './client-merge-fields';
import { keepClientsApart, mergeClients } from './merge-actions';
import { MergeTable } from './MergeTable';
import { Verdict } from './Verdict';

interface Props {
  readonly group: ClientDuplicateGroup;
  readonly reload: () => void;
}

/** Two or more clients side by side, why they may be one, and what to do about it. */
export function ClientDuplicateDetail({ group, reload }: Props) {
  const { key, clients, isCertain, reasons, against } = group;
  const [lead, setLead] = useState<ClientLead>({});
  const ids = clients.map(({ id }) => id);
  const { value: details, error } = useLive(key, () => readAll(ids), ['clients', 'people', 'matters']);
  const mergeThem = () => void mergeClients(ids, lead);
  const keepThem = () => void keepClientsApart(ids, reload);
  usePlainKeys({ m: mergeThem, n: keepThem });
  return (
    <article className="detail-page duplicate">
      <DetailHead title={clients.length === 2 ? 'One client, or two?' : `One client, or ${clients.length}?`}>
        <ul className="duplicate-reasons" aria-label="Why they may be the same">
          {reasons.map((reason) => (
            <li key={JSON.stringify(reason)}>{sayClientReason(reason)}</li>
          ))}
        </ul>
        <Verdict
          certain={isCertain ? 'Certain: one name, and nothing speaks against it.' : undefined}
          against={against.map((what) => AGAINST_CLIENT[what])}
        />
        <div className="actions" role="group" aria-label="Actions">
          <Action label="Merge" keyName="M" onClick={mergeThem} />
          <Action label="Not the same" keyName="N" onClick={keepThem} />
        </div>
      </DetailHead>
      {error && <p className="detail-message">{sayError(error)}</p>}
      {details && (
        <MergeTable
          ids={details.map(({ client }) => client.id)}
          fields={clientMergeFields(details)}
          lead={lead}
          onLead={setLead}
        />
      )}
      <p className="quiet duplicate-note">
        Whatever any of them says is kept, with where it came from; what is chosen stands first. People, matters, notes
        and what the firm sees go along. Merging is one change, and can be undone.
      </p>
    </article>
  );
}

async function readAll(ids: readonly ClientId[]): Promise<Result<readonly ClientDetail[], AppError>> {
  const details: ClientDetail[] = [];
  for (const answer of await Promise.all(ids.map((id) => vault.client({ id })))) {
    if (!answer.ok) return answer;
    details.push(answer.value);
  }
  return ok(details);
}
