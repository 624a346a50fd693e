import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';

import type { ImportRecord, TakeBackPlan } from '../../../src-shared/vault-contract';
import { formatCount, formatMoment, plural, sayError } from '../../look';
import { Dialog } from '../frame/Dialog';
import { ErrorNote } from '../frame/ErrorNote';
import { asJob, runningJob } from '../frame/jobs';
import { Running } from '../frame/Running';
import { sayThem } from '../frame/say-them';
import { showError, showToast } from '../frame/toast';
import { undoAction } from '../frame/undo';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';

interface Props {
  readonly record: ImportRecord | undefined;
  readonly onClose: () => void;
}

/** Says what would go and what would stay before an import is taken back. */
export function TakeBackDialog({ record, onClose }: Props) {
  return (
    <Dialog opened={record !== undefined} onClose={onClose} title="Take this import back" size={480}>
      {record && <TakeBack record={record} onDone={onClose} />}
    </Dialog>
  );
}

function TakeBack({ record, onDone }: { readonly record: ImportRecord; readonly onDone: () => void }) {
  const { changeId, file, at } = record;
  const load = () => asJob(vault.planTakeBack({ changeId }));
  const { value: plan, error } = useLive(changeId, load, ['people', 'clients', 'matters']);
  const [isBusy, setIsBusy] = useState(false);
  // Closed in whichever way: what is only being looked at is looked at for nobody.
  useEffect(() => stopLooking, []);
  const takeBack = async () => {
    setIsBusy(true);
    const done = await asJob(vault.takeBackImport({ changeId }));
    onDone();
    if (!done.ok) return showError(done.error);
    const stayed = done.value.staying > 0 ? `, ${formatCount(done.value.staying)} changed since stayed` : '';
    const { going, groupsGoing } = done.value;
    const gone = sayThem({ people: going, groups: groupsGoing }) || 'nobody';
    showToast(`${file} taken back: ${gone} gone${stayed}.`, undoAction);
  };
  return (
    <div className="take-back">
      <p className="quiet">
        {file}, brought in {formatMoment(at)}
      </p>
      {error && <ErrorNote>{sayError(error)}</ErrorNote>}
      <div aria-live="polite">{plan && <Outcome plan={plan} />}</div>
      {!plan && !error && <Running what="Looking at what it brought" />}
      {isBusy && <Running what="Taking it back" />}
      {plan && (
        <p className="quiet">
          {isEmpty(plan)
            ? 'So nothing of it can be taken back.'
            : 'This is one change: one undo brings all of it back. Nobody is remembered as deleted, so the same file can be brought in again.'}
        </p>
      )}
      <div className="form-buttons">
        <Button loading={isBusy} disabled={!plan || isEmpty(plan)} onClick={() => void takeBack()}>
          Take it back
        </Button>
        <Button variant="default" disabled={isBusy} onClick={onDone} data-autofocus>
          Keep it
        </Button>
      </div>
    </div>
  );
}

/** Other work goes on; what is being written by now is written to the end. */
function stopLooking(): void {
  if (runningJob.get()?.job === 'take-back') void vault.cancelJob({});
}

const isEmpty = (plan: TakeBackPlan): boolean =>
  plan.going + plan.groupsGoing + plan.reverting + plan.groupsReverting === 0 &&
  plan.clientsGoing + plan.clientsReverting === 0;

function Outcome({ plan }: { readonly plan: TakeBackPlan }) {
  const { clientsGoing, staying, stayingNames } = plan;
  const going = plan.going + plan.groupsGoing;
  const more = staying - stayingNames.length;
  return (
    <>
      <p className="lead serif">{sayPlan(plan)}</p>
      {staying > 0 && (
        <p>
          Changed since by you or by a later file, or named in a matter: {stayingNames.join(', ')}
          {more > 0 && ` and ${more.toLocaleString()} more`}.
        </p>
      )}
      {clientsGoing > 0 && (
        <p>
          {going === 0
            ? `${plural(clientsGoing, 'client', 'clients')} that it brought`
            : `${plural(clientsGoing, 'client', 'clients')} made for ${going === 1 ? 'this person' : 'these people'}`}{' '}
          {clientsGoing === 1 ? 'goes' : 'go'} too, because nobody else is there.
        </p>
      )}
    </>
  );
}

/** "312 people go, 6 go back to what they were, 4 changed since stay." */
function sayPlan(plan: TakeBackPlan): string {
  const { going, groupsGoing, reverting, groupsReverting, clientsReverting, staying } = plan;
  const gone = going + groupsGoing;
  const back = reverting + groupsReverting;
  const parts = [
    ...(gone > 0 ? [`${sayThem({ people: going, groups: groupsGoing })} ${gone === 1 ? 'goes' : 'go'}`] : []),
    ...(back > 0
      ? [
          `${sayThem({ people: reverting, groups: groupsReverting })} ${back === 1 ? 'goes' : 'go'} back to what they were`,
        ]
      : []),
    ...(clientsReverting > 0
      ? [`${plural(clientsReverting, 'client goes', 'clients go')} back to what they were`]
      : []),
    ...(staying > 0 ? [`${formatCount(staying)} changed since ${staying === 1 ? 'stays' : 'stay'}`] : []),
  ];
  return parts.length > 0 ? `${parts.join(', ')}.` : 'None of its people are in the book any more.';
}
