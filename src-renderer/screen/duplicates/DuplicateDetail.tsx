import { useState } from 'react';

import type { DuplicateGroup, Lead, PersonDetail } from '../../../src-shared/vault-contract';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { sayError } from '../../look';
import { usePlainKeys } from '../frame/use-plain-keys';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { Action } from '../list/Action';
import { DetailHead } from '../list/DetailHead';
import { AGAINST, sayReason } from './duplicate-words';
import { keepApart, merge } from './merge-actions';
import { mergeFields } from './merge-fields';
import { MergeTable } from './MergeTable';
import { Verdict } from './Verdict';

interface Props {
  readonly group: DuplicateGroup;
  readonly reload: () => void;
}

/** Two or more records side by side, why they may be one person, and what to do about it. */
export function DuplicateDetail({ group, reload }: Props) {
  const { key, people, isCertain, reasons, against } = group;
  const [lead, setLead] = useState<Lead>({});
  const ids = people.map(({ id }) => id);
  const { value: details, error } = useLive(key, () => readAll(ids), ['people', 'clients', 'matters']);
  const mergeThem = () => void merge(ids, lead);
  const keepThem = () => void keepApart(ids, reload);
  usePlainKeys({ m: mergeThem, n: keepThem });
  return (
    <article className="detail-page duplicate">
      <DetailHead title={people.length === 2 ? 'One person, or two?' : `One person, or ${people.length}?`}>
        <ul className="duplicate-reasons" aria-label="Why they may be the same">
          {reasons.map((reason) => (
            <li key={JSON.stringify(reason)}>{sayReason(reason)}</li>
          ))}
        </ul>
        <Verdict
          certain={isCertain ? 'Certain: nobody else has what they have in common.' : undefined}
          against={against.map((what) => AGAINST[what])}
        />
        <div className="actions" role="group" aria-label="Actions">
          <Action label="Merge" keyName="M" onClick={mergeThem} />
          <Action label="Not the same" keyName="N" onClick={keepThem} />
        </div>
      </DetailHead>
      {error && <p className="detail-message">{sayError(error)}</p>}
      {details && (
        <MergeTable
          ids={details.map(({ person }) => person.id)}
          fields={mergeFields(details)}
          lead={lead}
          onLead={setLead}
        />
      )}
      <p className="quiet duplicate-note">
        Whatever any of them says is kept, with where it came from; what is chosen stands first. Notes, matters,
        relations and what the firm sees go along. Merging is one change, and can be undone.
      </p>
    </article>
  );
}

async function readAll(
  ids: readonly DuplicateGroup['people'][number]['id'][],
): Promise<Result<readonly PersonDetail[], AppError>> {
  const details: PersonDetail[] = [];
  for (const answer of await Promise.all(ids.map((id) => vault.person({ id })))) {
    if (!answer.ok) return answer;
    details.push(answer.value);
  }
  return ok(details);
}
