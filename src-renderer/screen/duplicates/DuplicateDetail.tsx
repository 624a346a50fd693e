import { useState } from 'react';

import type { DuplicateGroup, Lead } from '../../../src-shared/vault-contract';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { AGAINST, sayReason } from './duplicate-words';
import { keepApart, merge } from './merge-actions';
import { mergeFields } from './merge-fields';
import { MergeTable } from './MergeTable';
import { readEach, SideBySide } from './SideBySide';

interface Props {
  readonly group: DuplicateGroup;
  readonly reload: () => void;
}

export function DuplicateDetail({ group, reload }: Props) {
  const { key, people, isCertain, reasons, against } = group;
  const [lead, setLead] = useState<Lead>({});
  const ids = people.map(({ id }) => id);
  const read = () => readEach(ids, (id) => vault.person({ id }));
  const { value: details, error } = useLive(key, read, ['people', 'clients', 'matters']);
  return (
    <SideBySide
      title={people.length === 2 ? 'One person, or two?' : `One person, or ${people.length}?`}
      reasons={reasons.map(sayReason)}
      certain={isCertain ? 'Certain: nobody else has what they have in common.' : undefined}
      against={against.map((what) => AGAINST[what])}
      onMerge={() => void merge(ids, lead)}
      onKeepApart={() => void keepApart(people, reload)}
      error={error}
      goesAlong="Notes, matters, relations and what the firm sees"
    >
      {details && (
        <MergeTable
          group={key}
          ids={details.map(({ person }) => person.id)}
          fields={mergeFields(details)}
          lead={lead}
          onLead={setLead}
        />
      )}
    </SideBySide>
  );
}
