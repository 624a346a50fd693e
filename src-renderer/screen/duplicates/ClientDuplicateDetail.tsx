import { useState } from 'react';

import type { ClientDuplicateGroup, ClientLead } from '../../../src-shared/vault-contract';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { AGAINST_CLIENT, sayClientReason } from './client-duplicate-words';
import { clientMergeFields } from './client-merge-fields';
import { keepClientsApart, mergeClients } from './merge-actions';
import { MergeTable } from './MergeTable';
import { readEach, SideBySide } from './SideBySide';

interface Props {
  readonly group: ClientDuplicateGroup;
  readonly reload: () => void;
}

export function ClientDuplicateDetail({ group, reload }: Props) {
  const { key, clients, isCertain, reasons, against } = group;
  const [lead, setLead] = useState<ClientLead>({});
  const ids = clients.map(({ id }) => id);
  const read = () => readEach(ids, (id) => vault.client({ id }));
  const { value: details, error } = useLive(key, read, ['clients', 'people', 'matters']);
  return (
    <SideBySide
      title={clients.length === 2 ? 'One client, or two?' : `One client, or ${clients.length}?`}
      reasons={reasons.map(sayClientReason)}
      certain={isCertain ? 'Certain: one name, and nothing speaks against it.' : undefined}
      against={against.map((what) => AGAINST_CLIENT[what])}
      onMerge={() => void mergeClients(ids, lead)}
      onKeepApart={() => void keepClientsApart(clients, reload)}
      error={error}
      goesAlong="People, matters, notes and what the firm sees"
    >
      {details && (
        <MergeTable
          group={key}
          ids={details.map(({ client }) => client.id)}
          fields={clientMergeFields(details)}
          lead={lead}
          onLead={setLead}
        />
      )}
    </SideBySide>
  );
}
