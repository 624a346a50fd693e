import { Button, Modal } from '@mantine/core';
import { useState } from 'react';

import type { ImportRecord, TakeBackPlan } from '../../../src-shared/vault-contract';
import { formatMoment, plural, sayError } from '../../look';
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
    <Modal opened={record !== undefined} onClose={onClose} title="Take this import back" size={480}>
      {record && <TakeBack record={record} onDone={onClose} />}
    </Modal>
  );
}

function TakeBack({ record, onDone }: { readonly record: ImportRecord; readonly onDone: () => void }) {
  const { changeId, file, at } = record;
  const load = () => vault.planTakeBack({ changeId });
  const { value: plan, error } = useLive(changeId, load, ['people', 'clients', 'matters']);
  const [isBusy, setIsBusy] = useState(false);
  const takeBack = async () => {
    setIsBusy(true);
    const done = await vault.takeBackImport({ changeId });
    onDone();
    if (!done.ok) return showError(done.error);
    const stayed = done.value.staying > 0 ? `, ${done.value.staying.toLocaleString()} you changed stayed` : '';
    showToast(`${file} taken back: ${plural(done.value.going, 'person', 'people')} gone${stayed}.`, undoAction);
  };
  return (
    <div className="take-back">
      <p className="quiet">
        {file}, brought in {formatMoment(at)}
      </p>
      {error && (
        <p className="form-error" role="alert">
          {sayError(error)}
        </p>
      )}
      <div aria-live="polite">{plan ? <Outcome plan={plan} /> : !error && <p>Counting…</p>}</div>
      <p className="quiet">
        This is one change: one undo brings all of it back. Nobody is remembered as deleted, so the same file can be
        brought in again.
      </p>
      <div className="form-buttons">
        <Button loading={isBusy} disabled={!plan || isEmpty(plan)} onClick={() => void takeBack()}>
          Take it back
        </Button>
        <Button variant="default" onClick={onDone} data-autofocus>
          Keep it
        </Button>
      </div>
    </div>
  );
}

const isEmpty = ({ going, reverting, clientsGoing, clientsReverting }: TakeBackPlan): boolean =>
  going === 0 && reverting === 0 && clientsGoing === 0 && clientsReverting === 0;

function Outcome({ plan }: { readonly plan: TakeBackPlan }) {
  const { going, clientsGoing, staying, stayingNames } = plan;
  const more = staying - stayingNames.length;
  return (
    <>
      <p className="lead serif">{sayPlan(plan)}</p>
      {staying > 0 && (
        <p>
          What you changed since stays: {stayingNames.join(', ')}
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

/** "312 people go, 6 go back to what they were, 4 that you changed stay." */
function sayPlan({ going, reverting, clientsReverting, staying }: TakeBackPlan): string {
  const parts = [
    ...(going > 0 ? [plural(going, 'person goes', 'people go')] : []),
    ...(reverting > 0 ? [`${plural(reverting, 'person goes', 'people go')} back to what they were`] : []),
    ...(clientsReverting > 0
      ? [`${plural(clientsReverting, 'client goes', 'clients go')} back to what they were`]
      : []),
    ...(staying > 0 ? [`${staying.toLocaleString()} that you changed ${staying === 1 ? 'stays' : 'stay'}`] : []),
  ];
  return parts.length > 0 ? `${parts.join(', ')}.` : 'None of its people are in the book any more.';
}
