import type { Overlap } from '../../../src-shared/directory-contract';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import { openClient, openPerson } from '../frame/place';
import { showError, showToast } from '../frame/toast';
import { usePlainKeys } from '../frame/use-plain-keys';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { Action } from '../list/Action';
import { DetailHead } from '../list/DetailHead';
import { NotShown } from './NotShown';
import { Saying } from './SummaryDetail';

const WHY: Readonly<Record<Overlap['why'], string>> = {
  'client-name': 'The names are the same but for spelling and legal form.',
  'client-alias': 'One of the names under which the client is also known is the same.',
  'person-at-client': 'A colleague names this person at this client.',
};

export function OverlapDetail({ overlap }: { readonly overlap: Overlap }) {
  const { mine, why, state, key } = overlap;
  const { value, error, reload } = useLive(`overlap ${key}`, () => vault.overlap({ key }), [
    'directory',
    'people',
    'clients',
  ]);
  const decide = (decision: Overlap['state']) => void decideOverlap(overlap.key, decision);
  usePlainKeys({ y: () => decide('confirmed'), n: () => decide('refused') });
  const open = () => (mine.kind === 'client' ? openClient(mine.id as ClientId) : openPerson(mine.id as PersonId));
  return (
    <article className="detail-page">
      <DetailHead title={mine.display}>
        <div className="actions" role="group" aria-label="Actions">
          {state !== 'confirmed' && <Action label="The same" keyName="Y" onClick={() => decide('confirmed')} />}
          {state !== 'refused' && <Action label="Not the same" keyName="N" onClick={() => decide('refused')} />}
          {state !== 'open' && <Action label="Undecided again" onClick={() => decide('open')} />}
          <Action label="Open in your book" onClick={open} />
        </div>
      </DetailHead>
      <section className="detail-section">
        <h2 className="section-title">What colleagues say</h2>
        {error && <NotShown what="What they say could not be read." error={error} onAgain={reload} />}
        {value?.theirs.map((row) => (
          <Saying key={row.id} row={row} />
        ))}
      </section>
      <section className="detail-section">
        <h2 className="section-title">Why this is here</h2>
        <p className="quiet">
          {WHY[why]} What you decide stays in your vault; a pair that is not the same never comes up again.
        </p>
      </section>
    </article>
  );
}

async function decideOverlap(key: string, decision: Overlap['state']): Promise<void> {
  const decided = await vault.decideOverlap({ key, decision });
  if (!decided.ok) return showError(decided.error);
  if (decision === 'refused')
    showToast('Not the same. It will not come up again.', {
      label: 'Undo',
      run: () => void decideOverlap(key, 'open'),
    });
}
