import { useEffect, useState } from 'react';

import type { JoinedDirectory, SummaryRow } from '../../../src-shared/directory-contract';
import { formatCount } from '../../look';
import { Empty } from '../frame/Empty';
import { go, goBack, type PlaceOf } from '../frame/place';
import { createStore } from '../frame/store';
import { vault } from '../links/vault';
import { KeyHints } from '../list/KeyHints';
import { ListDetail } from '../list/ListDetail';
import { hitWords } from '../list/mark-hits';
import { ListSearch } from '../list/ListSearch';
import { RowList } from '../list/RowList';
import { useRows, type RowWindow } from '../list/use-rows';
import { ColleaguesSections } from './ColleaguesSections';
import { DirectoryStatus } from './DirectoryStatus';
import { indexNear } from './index-near';
import { SummaryDetail } from './SummaryDetail';
import { SummaryLine } from './SummaryLine';
import { inviteSomebody } from './member-actions';

interface Props {
  readonly place: PlaceOf<'colleagues'>;
  readonly joined: JoinedDirectory;
}

/** The row that stands right of the list; kept while another screen is shown. */
const chosen = createStore<SummaryRow | undefined>(undefined);

/** Everything that colleagues say, by client. */
export function WhoKnowsWhom({ place, joined }: Props) {
  const { text, open } = place;
  const asked = text === '' ? {} : { text };
  const rows = useRows<SummaryRow>(
    `summaries ${text}`,
    (from, count) => vault.colleagueSummaries({ ...asked, from, count }),
    ['directory'],
  );
  const [active, setActive] = useState(-1);
  const shown = chosen.use();
  useEffect(() => setActive(-1), [text]);
  useFollowed(rows, active, setActive, place);
  const onMove = (index: number) => {
    setActive(index);
    const row = rows.at(index);
    if (!row) return;
    chosen.set(row);
    go({ screen: 'colleagues', section: 'who-knows-whom', text, open: row.id });
  };
  const hits = hitWords(text);
  const list = (
    <>
      <Head place={place} rows={rows} joined={joined} />
      {rows.isReady && rows.total === 0 ? (
        <NobodyYet text={text} />
      ) : (
        <RowList
          label="Who knows whom"
          rows={rows}
          active={active}
          idOf={({ id }) => id}
          isSelected={({ id }) => id === open}
          renderRow={(row, index) => (
            <SummaryLine row={row} hits={hits} isRepeated={rows.at(index - 1)?.client === row.client} />
          )}
          onMove={onMove}
          onEnter={() => onMove(Math.max(active, 0))}
        />
      )}
    </>
  );
  const detail = open !== undefined && shown?.id === open ? <SummaryDetail key={shown.id} row={shown} /> : undefined;
  return <ListDetail list={list} detail={detail} resting={<KeyHints />} />;
}

/** Keeps the open row in step with the list: it moves with its row, and closes where that was taken back. */
function useFollowed(
  rows: RowWindow<SummaryRow>,
  active: number,
  setActive: (index: number) => void,
  { open }: PlaceOf<'colleagues'>,
): void {
  useEffect(() => {
    if (open === undefined || active < 0) return;
    const index = indexNear(rows, active, ({ id }) => id === open);
    if (index === undefined) {
      if (rows.at(Math.min(active, rows.total - 1)) !== undefined || rows.total === 0) goBack();
      return;
    }
    if (index !== active) setActive(index);
    const row = rows.at(index);
    if (row && row !== chosen.get()) chosen.set(row);
  }, [rows, active, setActive, open]);
}

function Head({ place, rows, joined }: Props & { readonly rows: RowWindow<SummaryRow> }) {
  const { text } = place;
  const search = (next: string) => go({ screen: 'colleagues', section: 'who-knows-whom', text: next });
  return (
    <header className="list-head">
      <div className="list-head-line">
        <h1 className="list-title serif">Colleagues</h1>
        <p className="list-count" aria-live="polite">
          {rows.isReady && (text === '' ? formatCount(rows.total) : `${formatCount(rows.total)} found`)}
        </p>
      </div>
      <ColleaguesSections place={place} />
      <ListSearch
        label="Search what colleagues say"
        placeholder="Client, person, colleague"
        text={text}
        onSearch={search}
      />
      <DirectoryStatus joined={joined} />
    </header>
  );
}

function NobodyYet({ text }: { readonly text: string }) {
  if (text !== '')
    return (
      <Empty
        what="No colleague says anything about this."
        how="Try fewer letters. That nobody says so does not mean that nobody knows them."
        button="Show all"
        onButton={() => go({ screen: 'colleagues', section: 'who-knows-whom', text: '' })}
      />
    );
  return (
    <Empty
      what="Here stands what your colleagues choose to say."
      how="Nobody has said anything yet. Invite those who should be able to."
      button="Invite a colleague…"
      onButton={() => void inviteSomebody()}
    />
  );
}
