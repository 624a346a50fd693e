import type { ReactNode } from 'react';

import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { sayError } from '../../look';
import { usePlainKeys } from '../frame/use-plain-keys';
import { Action } from '../list/Action';
import { DetailHead } from '../list/DetailHead';
import { Verdict } from './Verdict';

interface Props {
  readonly title: string;
  /** Why they may be the same, in sentences. */
  readonly reasons: readonly string[];
  readonly certain: string | undefined;
  readonly against: readonly string[];
  readonly onMerge: () => void;
  readonly onKeepApart: () => void;
  readonly error: AppError | undefined;
  /** What goes along with a merge, besides what is shown. */
  readonly goesAlong: string;
  /** The records field by field, once they are read. */
  readonly children: ReactNode;
}

/** Two or more records that may be one: why, and what to do about it. */
export function SideBySide(props: Props) {
  usePlainKeys({ m: props.onMerge, n: props.onKeepApart });
  return (
    <article className="detail-page duplicate">
      <DetailHead title={props.title}>
        <ul className="duplicate-reasons" aria-label="Why they may be the same">
          {props.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <Verdict certain={props.certain} against={props.against} />
        <div className="actions" role="group" aria-label="Actions">
          <Action label="Merge" keyName="M" onClick={props.onMerge} />
          <Action label="Not the same" keyName="N" onClick={props.onKeepApart} />
        </div>
      </DetailHead>
      {props.error && <p className="detail-message">{sayError(props.error)}</p>}
      {props.children}
      <p className="quiet duplicate-note">
        Whatever any of them says is kept, with where it came from; what is chosen stands first. {props.goesAlong} go
        along. Merging is one change, and can be undone.
      </p>
    </article>
  );
}

/** All of them, or why one could not be read. */
export async function readEach<Id, Detail>(
  ids: readonly Id[],
  read: (id: Id) => Promise<Result<Detail, AppError>>,
): Promise<Result<readonly Detail[], AppError>> {
  const details: Detail[] = [];
  for (const answer of await Promise.all(ids.map(async (id) => read(id)))) {
    if (!answer.ok) return answer;
    details.push(answer.value);
  }
  return ok(details);
}
