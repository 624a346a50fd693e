import { useEffect, useLayoutEffect } from 'react';

import type { MemberProfile, SeenSummary } from '../../../src-shared/directory-contract';
import { formatCount, plural, sayError } from '../../look';
import { useJoined } from '../colleagues/directory-state';
import { sayWork } from '../colleagues/member-words';
import { shortDay } from '../colleagues/summary-words';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { useArrayRows } from '../list/array-rows';
import { RowList } from '../list/RowList';
import { Ribbon } from './Ribbon';
import { backToMine, eyes } from './their-eyes';

/** All of me that a colleague's app decodes; nothing of the book is on the screen meanwhile. */
export function TheirEyes() {
  const isKept = eyes.use() === 'kept';
  const joined = useJoined();
  const { value: answer, error } = useLive('their eyes', () => vault.theirEyes({}), ['directory']);
  useFocusBack();
  // What a dialog or a menu shows lies outside the frame: it leaves the screen as well.
  useEffect(() => {
    document.documentElement.dataset['eyes'] = 'theirs';
    return () => {
      delete document.documentElement.dataset['eyes'];
    };
  }, []);
  const { profile = null, summaries = [] } = answer ?? {};
  return (
    <main className="their-eyes" aria-label="Their eyes">
      <header className="their-eyes-head">
        <h1 className="page-title serif">
          {joined ? `What ${joined.name} can read of you` : 'What the firm can read of you'}
        </h1>
        {error && <p className="lead serif">{sayError(error)}</p>}
        {profile && <Profile profile={profile} count={summaries.length} />}
        {answer && !profile && <p className="lead serif">Nothing. Nobody sees anything of your book.</p>}
      </header>
      {summaries.length > 0 && <Seen summaries={summaries} />}
      <p className="their-eyes-foot quiet">
        {isKept ? (
          <button type="button" className="plain-button" onClick={backToMine} autoFocus>
            Back to your book <kbd>Esc</kbd>
          </button>
        ) : (
          'Decoded from the signed bytes, as a colleague’s app does it. Let go of F2 to see your book again.'
        )}
      </p>
    </main>
  );
}

/** What had the focus has it again afterwards: typing goes on where it was. */
function useFocusBack(): void {
  // Before the page is drawn without it, the focus is still where it was.
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      window.setTimeout(() => before instanceof HTMLElement && before.focus(), 0);
    };
  }, []);
}

function Profile({ profile, count }: { readonly profile: MemberProfile; readonly count: number }) {
  return (
    <p className="lead serif">
      {profile.name}
      {sayWork(profile) && `, ${sayWork(profile)}`}. {plural(count, 'summary', 'summaries')}; nothing else of your book.
    </p>
  );
}

function Seen({ summaries }: { readonly summaries: readonly SeenSummary[] }) {
  const rows = useArrayRows(summaries);
  return (
    <RowList
      label={`${formatCount(summaries.length)} summaries`}
      rows={rows}
      active={-1}
      idOf={({ row }) => `seen-${row.id}`}
      isSelected={() => false}
      renderRow={({ row, from }) => (
        <div className="person-line seen-line">
          <Ribbon mark={from === 'waiting' ? 'pending' : 'there'} />
          <span className="person-line-name serif">“{row.sentence}”</span>
          <span className="line-date">until {shortDay(row.expires)}</span>
        </div>
      )}
      onMove={() => undefined}
      onEnter={() => undefined}
    />
  );
}
