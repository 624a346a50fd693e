import { useMemo, useState } from 'react';

import type { JoinedDirectory, Overlap } from '../../../src-shared/directory-contract';
import { formatBytes, formatCount, plural } from '../../look';
import { go, type PlaceOf } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { useArrayRows } from '../list/array-rows';
import { KeyHints } from '../list/KeyHints';
import { ListDetail } from '../list/ListDetail';
import { RowList } from '../list/RowList';
import { useActiveRow } from '../list/use-active-row';
import { ColleaguesSections } from './ColleaguesSections';
import { DirectoryStatus } from './DirectoryStatus';
import { NotShown } from './NotShown';
import { OverlapDetail } from './OverlapDetail';

interface Props {
  readonly place: PlaceOf<'colleagues'>;
  readonly joined: JoinedDirectory;
}

/** Which of my people and clients colleagues have said they know: worked out here, and nobody asked. */
export function Overlaps({ place, joined }: Props) {
  const [showsRefused, setShowsRefused] = useState(false);
  const {
    value: answer,
    error,
    reload,
  } = useLive('overlaps', () => vault.overlaps({}), ['directory', 'people', 'clients']);
  const all = answer?.overlaps;
  const shown = useMemo(() => all?.filter(({ state }) => showsRefused || state !== 'refused'), [all, showsRefused]);
  const refused = all?.filter(({ state }) => state === 'refused').length ?? 0;
  const rows = useArrayRows(shown);
  const open = shown?.find(({ key }) => key === place.open);
  const openAt = shown?.findIndex(({ key }) => key === place.open) ?? -1;
  const [active, setActive] = useActiveRow(openAt);
  const onMove = (index: number) => {
    setActive(index);
    const row = rows.at(index);
    if (row) go({ screen: 'colleagues', section: 'overlaps', text: place.text, open: row.key });
  };
  const list = (
    <>
      <header className="list-head">
        <div className="list-head-line">
          <h1 className="list-title serif">Colleagues</h1>
          <p className="list-count" aria-live="polite">
            {shown && formatCount(shown.length)}
          </p>
          {refused > 0 && (
            <button type="button" className="link-button" onClick={() => setShowsRefused(!showsRefused)}>
              {showsRefused ? 'Hide' : 'Show'} {formatCount(refused)} refused
            </button>
          )}
        </div>
        <ColleaguesSections place={place} />
        {answer && <Sum overlaps={answer.overlaps} bytesSent={answer.bytesSent} />}
        {error && <NotShown what="The overlaps could not be worked out." error={error} onAgain={reload} />}
        <DirectoryStatus joined={joined} />
      </header>
      {rows.total > 0 && (
        <RowList
          label="Overlaps"
          rows={rows}
          active={active}
          idOf={({ key }) => key}
          isSelected={({ key }) => key === place.open}
          renderRow={(row) => <OverlapLine row={row} />}
          onMove={onMove}
          onEnter={() => onMove(Math.max(active, 0))}
          actionKeys="yn"
        />
      )}
    </>
  );
  return <ListDetail list={list} detail={open && <OverlapDetail overlap={open} />} resting={<KeyHints />} />;
}

function Sum({ overlaps, bytesSent }: { readonly overlaps: readonly Overlap[]; readonly bytesSent: number }) {
  const counted = overlaps.filter(({ state }) => state !== 'refused');
  const clients = counted.filter(({ mine }) => mine.kind === 'client').length;
  const people = counted.length - clients;
  const known = [
    clients > 0 && `${formatCount(clients)} of your clients`,
    people > 0 && `${formatCount(people)} of your people`,
  ].filter((words) => words !== false);
  return (
    <div className="overlap-sum">
      <p className="overlap-sentence serif">
        {known.length > 0
          ? `Colleagues say they know ${known.join(' and ')}. `
          : 'No colleague has said they know any of your clients. '}
        This was worked out on your computer. Nobody was asked, and nothing was sent.
      </p>
      <p className="quiet">{formatBytes(bytesSent)} sent while it was worked out.</p>
    </div>
  );
}

const STATE_WORDS: Readonly<Record<Overlap['state'], string>> = {
  open: '',
  confirmed: 'the same',
  refused: 'not the same',
};

function OverlapLine({ row }: { readonly row: Overlap }) {
  const { mine, knownBy, state } = row;
  const [first = '', ...others] = knownBy;
  return (
    <div className="person-line overlap-line">
      <span className="person-line-name serif" title={mine.display}>
        <span className="name-whole">{mine.display}</span>
      </span>
      <span className="person-line-client" title={knownBy.join(', ')}>
        {others.length === 0 ? first : `${first} and ${plural(others.length, 'other', 'others')}`}
      </span>
      <span className="line-date">{STATE_WORDS[state]}</span>
    </div>
  );
}
