import { useMemo, useState } from 'react';

import type { JoinedDirectory, MySummary } from '../../../src-shared/directory-contract';
import { plural } from '../../look';
import { DirectoryStatus } from '../colleagues/DirectoryStatus';
import { NotShown } from '../colleagues/NotShown';
import { rowDay, sayAbout, shortDay } from '../colleagues/summary-words';
import { Empty } from '../frame/Empty';
import { go, goToScreen, type PlaceOf } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { useArrayRows } from '../list/array-rows';
import { KeyHints } from '../list/KeyHints';
import { ListDetail } from '../list/ListDetail';
import { RowList, type Reach } from '../list/RowList';
import { useActiveRow } from '../list/use-active-row';
import { MySummaryDetail } from './MySummaryDetail';
import { Ribbon } from './Ribbon';
import { SeenSections } from './SeenSections';
import { SeveralSummaries } from './SeveralSummaries';
import { takeBackAll } from './take-back';

interface Props {
  readonly place: PlaceOf<'what-the-firm-sees'>;
  readonly joined: JoinedDirectory;
}

/** What the firm sees now, or will when the folder is back. What was taken back is in the ledger. */
const isSeen = ({ state, isPendingTakeBack }: MySummary): boolean =>
  state !== 'taken-back' || isPendingTakeBack === true;

const NOBODY: ReadonlySet<string> = new Set();

export function Summaries({ place, joined }: Props) {
  const { value, error, reload } = useLive('my summaries', () => vault.mySummaries({}), [
    'directory',
    'people',
    'clients',
  ]);
  const all = value?.summaries;
  const seen = useMemo(() => all?.filter(isSeen), [all]);
  const rows = useArrayRows(seen);
  const [several, setSeveral] = useState(NOBODY);
  const openAt = seen?.findIndex(({ id }) => id === place.open) ?? -1;
  const [active, setActive] = useActiveRow(openAt);
  const open = seen?.[openAt];
  const chosen = seen?.filter(({ id }) => several.has(id)) ?? [];

  const onMove = (index: number, reach: Reach) => {
    const row = rows.at(index);
    setActive(index);
    if (!row || !seen) return;
    if (reach === 'only') {
      setSeveral(NOBODY);
      return go({ screen: 'what-the-firm-sees', section: 'summaries', open: row.id });
    }
    const before = several.size > 0 ? several : new Set(open ? [open.id] : []);
    setSeveral(reach === 'extend' ? between(seen, Math.max(active, 0), index, before) : toggled(before, row.id));
  };
  const list = (
    <>
      <header className="list-head">
        <div className="list-head-line">
          <h1 className="list-title serif">What the firm sees</h1>
          <p className="list-count" aria-live="polite">
            {seen && plural(seen.length, 'summary', 'summaries')}
          </p>
          {rows.total > 1 && (
            <button type="button" className="link-button tape-link" onClick={() => void takeBackAll()}>
              Take everything back…
            </button>
          )}
        </div>
        <SeenSections section="summaries" />
        {error && <NotShown what="Your summaries could not be read." error={error} onAgain={reload} />}
        <DirectoryStatus joined={joined} />
      </header>
      {rows.isReady && rows.total === 0 ? (
        <Empty
          what="Nothing. Nobody sees anything of your book."
          how="Open a person or a client, and press P to say that you know them."
          button="Go to People"
          onButton={() => goToScreen('people')}
        />
      ) : (
        <RowList
          label="Summaries"
          rows={rows}
          active={active}
          idOf={({ id }) => id}
          isSelected={({ id }) => (several.size > 0 ? several.has(id) : id === place.open)}
          renderRow={(row) => <MyLine row={row} />}
          onMove={onMove}
          onEnter={() => onMove(Math.max(active, 0), 'only')}
          onSelectAll={() => setSeveral(new Set(seen?.map(({ id }) => id)))}
        />
      )}
    </>
  );
  const detail =
    chosen.length > 1 ? (
      <SeveralSummaries summaries={chosen} onClear={() => setSeveral(NOBODY)} />
    ) : (
      open && <MySummaryDetail key={open.id} summary={open} />
    );
  return <ListDetail list={list} detail={detail} resting={<KeyHints />} />;
}

function between(
  seen: readonly MySummary[],
  from: number,
  to: number,
  before: ReadonlySet<string>,
): ReadonlySet<string> {
  const part = seen.slice(Math.min(from, to), Math.max(from, to) + 1);
  return new Set([...before, ...part.map(({ id }) => id)]);
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}

function MyLine({ row }: { readonly row: MySummary }) {
  return (
    <div className="person-line summary-line" data-old={row.state === 'expired' || undefined}>
      {row.state !== 'expired' && <Ribbon mark={row.state === 'pending' ? 'pending' : 'there'} />}
      <span className="person-line-name serif" title={row.sentence}>
        <span className="name-whole">{row.client}</span>
        {row.person && <span className="summary-person"> {row.person.name}</span>}
      </span>
      <span className="person-line-client" title={row.sentence}>
        {sayState(row)}
      </span>
      <span className="line-date" title={`${sayAbout(row)}: said ${shortDay(row.since)}`}>
        {rowDay(row.since)}
      </span>
    </div>
  );
}

/** Where it is, in a few words. */
function sayState({ state, isPendingTakeBack, expires }: MySummary): string {
  if (isPendingTakeBack) return 'taking back waits for the folder';
  if (state === 'pending') return 'waits for the folder';
  return `${state === 'expired' ? 'expired' : 'until'} ${shortDay(expires)}`;
}
