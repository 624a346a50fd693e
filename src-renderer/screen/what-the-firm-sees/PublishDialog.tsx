import { Button } from '@mantine/core';
import { useState } from 'react';

import type { RefusalReason, RefusedDraft, SummaryDraft } from '../../../src-shared/directory-contract';
import type { PersonId } from '../../../src-shared/ids';
import { formatCount, plural, sayError } from '../../look';
import { Dialog } from '../frame/Dialog';
import { publishRequest, type PublishRequest } from '../frame/place';
import { showError, showToast } from '../frame/toast';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { SpeltAlike } from '../list/SpeltAlike';
import { withoutAlike } from '../list/without-alike';
import { editPerson } from '../people/use-person-keys';
import { LEAST, optionsOf, type Choice } from './publish-choice';
import { PublishOptions } from './PublishOptions';

/** Chooses what would be said; what then leaves the machine is confirmed in the vault's own letter. */
export function PublishDialog() {
  const request = publishRequest.use();
  const close = () => publishRequest.set(undefined);
  return (
    <Dialog
      opened={request !== undefined}
      onClose={close}
      title={request ? `Tell the firm about ${request.whom}` : ''}
      size={560}
    >
      {request && <PublishForm request={request} onDone={close} />}
    </Dialog>
  );
}

function PublishForm({ request, onDone }: { readonly request: PublishRequest; readonly onDone: () => void }) {
  const [choice, setChoice] = useState<Choice>(LEAST);
  const [isBusy, setIsBusy] = useState(false);
  const [withAlike, setWithAlike] = useState(false);
  const { near = { count: 0, others: 0 } } = request;
  const { about: asked } = request;
  const about =
    asked.kind === 'people' ? { ...asked, selection: withoutAlike(asked.selection, withAlike, near.others) } : asked;
  const options = optionsOf(choice);
  const { value, error } = useLastLive(JSON.stringify([about, options]), () =>
    vault.draftSummaries({ about, options }),
  );
  const publish = async () => {
    setIsBusy(true);
    const outcome = await vault.publish({ about, options });
    setIsBusy(false);
    onDone();
    if (!outcome.ok) return showError(outcome.error);
    const { published, pending } = outcome.value;
    showToast(
      pending > 0
        ? `Signed. The folder is away: ${plural(pending, 'summary waits', 'summaries wait')} for it.`
        : `${plural(published, 'summary is', 'summaries are')} with the firm.`,
    );
  };
  const drafts = value?.drafts ?? [];
  return (
    <>
      <SpeltAlike {...near} isTaken={withAlike} onChange={setWithAlike} />
      <div className="draft-box" aria-live="polite">
        {error && <p>{sayError(error)}</p>}
        {value && <Drafts drafts={drafts} />}
      </div>
      {value && <Refused refused={value.refused} />}
      {value && <NameClient refused={value.refused} onDone={onDone} />}
      <PublishOptions choice={choice} onChange={setChoice} isAboutPeople={about.kind === 'people'} />
      <p className="quiet">
        It does not say since when you know them, or what you have written about them. Next the vault shows the exact
        words, and who can read them. Nothing leaves before you confirm it there.
      </p>
      <div className="form-buttons">
        <Button
          loading={isBusy}
          disabled={value !== undefined && drafts.length === 0}
          onClick={() => void publish()}
          data-autofocus
        >
          Show me the letter
        </Button>
        <Button variant="default" onClick={onDone}>
          Keep private
        </Button>
      </div>
    </>
  );
}

/** As `useLive`, with the last answer kept in view while the next is on its way: the sentence changes, it never blinks. */
function useLastLive<Value>(key: string, load: Parameters<typeof useLive<Value>>[1]) {
  const live = useLive(key, load, ['people', 'clients', 'directory']);
  const [last, setLast] = useState<Value>();
  if (live.value !== undefined && live.value !== last) setLast(live.value);
  return { value: live.error ? undefined : (live.value ?? last), error: live.error };
}

const SHOWN = 3;

function Drafts({ drafts }: { readonly drafts: readonly SummaryDraft[] }) {
  if (drafts.length === 0) return <p className="draft-sentence serif">Nothing can be said here.</p>;
  return (
    <>
      {drafts.length > 1 && <p className="draft-count">{plural(drafts.length, 'summary', 'summaries')}</p>}
      {drafts.slice(0, SHOWN).map(({ sentence, client, person }) => (
        <p key={`${client} ${person?.name ?? ''}`} className="draft-sentence serif">
          “{sentence}”
        </p>
      ))}
      {drafts.length > SHOWN && <p className="quiet">and {formatCount(drafts.length - SHOWN)} more of this kind</p>}
    </>
  );
}

const REFUSAL_WORDS: Readonly<Record<RefusalReason, string>> = {
  'never-publish': 'flagged “never publish”',
  'information-barrier': 'behind an information barrier',
  'no-client': 'has no client that could be named',
  already: 'the firm sees this already',
};

/** A summary says "I know this client": whoever has none is offered the form in which it is named. */
function NameClient({ refused, onDone }: { readonly refused: readonly RefusedDraft[]; readonly onDone: () => void }) {
  const without = refused.filter(({ kind, why }) => kind === 'person' && why === 'no-client');
  const [first] = without;
  if (first === undefined) return null;
  const name = () => {
    onDone();
    // What is refused here as a person has a person's id.
    editPerson(first.id as PersonId);
  };
  return (
    <p className="quiet">
      A summary names a client, and may name a person there.{' '}
      {without.length === 1 ? (
        <button type="button" className="link-button inline-link" onClick={name}>
          Name the client of {first.display}…
        </button>
      ) : (
        'Open each of them, and name whom they work for.'
      )}
    </p>
  );
}

const NAMED = 5;

function Refused({ refused }: { readonly refused: readonly RefusedDraft[] }) {
  if (refused.length === 0) return null;
  const reasons = [...new Set(refused.map(({ why }) => why))];
  return (
    <ul className="plain-list refused" aria-label="Left out">
      {reasons.map((why) => {
        const names = refused.filter((draft) => draft.why === why).map(({ display }) => display);
        const more = names.length - NAMED;
        return (
          <li key={why}>
            Left out, {REFUSAL_WORDS[why]}: {names.slice(0, NAMED).join(', ')}
            {more > 0 && ` and ${formatCount(more)} more`}.
          </li>
        );
      })}
    </ul>
  );
}
