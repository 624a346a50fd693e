import { useState } from 'react';

import type { JoinedDirectory, LedgerRow } from '../../../src-shared/directory-contract';
import { formatBytes, formatCount, formatMoment } from '../../look';
import { DirectoryStatus } from '../colleagues/DirectoryStatus';
import { indexNear } from '../colleagues/index-near';
import { rowDay } from '../colleagues/summary-words';
import { LabelledFact } from '../facts/LabelledFact';
import { go, type PlaceOf } from '../frame/place';
import { vault } from '../links/vault';
import { DetailHead } from '../list/DetailHead';
import { KeyHints } from '../list/KeyHints';
import { ListDetail } from '../list/ListDetail';
import { RowList } from '../list/RowList';
import { useRows } from '../list/use-rows';
import { SeenSections } from './SeenSections';

interface Props {
  readonly place: PlaceOf<'what-the-firm-sees'>;
  readonly joined: JoinedDirectory;
}

const WHAT: Readonly<Record<LedgerRow['what'], string>> = {
  summary: 'Published',
  'taken-back': 'Taken back',
  profile: 'Your profile',
  invitation: 'Invitation',
  admitted: 'Admitted',
  retired: 'Retired',
  witness: 'Witnessed',
  founded: 'Founded',
  export: 'Exported',
};

/** Everything that ever left this vault, newest first. */
export function LedgerList({ place, joined }: Props) {
  const rows = useRows<LedgerRow>('ledger', (from, count) => vault.ledger({ from, count }), ['directory']);
  const [active, setActive] = useState(-1);
  const openAt =
    place.open === undefined ? undefined : indexNear(rows, Math.max(active, 0), ({ id }) => id === place.open);
  const open = openAt === undefined ? undefined : rows.at(openAt);
  const onMove = (index: number) => {
    setActive(index);
    const row = rows.at(index);
    if (row) go({ screen: 'what-the-firm-sees', section: 'ledger', open: row.id });
  };
  const list = (
    <>
      <header className="list-head">
        <div className="list-head-line">
          <h1 className="list-title serif">What the firm sees</h1>
          <p className="list-count" aria-live="polite">
            {rows.isReady && formatCount(rows.total)}
          </p>
        </div>
        <SeenSections section="ledger" />
        <DirectoryStatus joined={joined} />
      </header>
      {rows.isReady && rows.total === 0 ? (
        <p className="quiet list-note">Nothing has ever left this vault.</p>
      ) : (
        <RowList
          label="Ledger"
          rows={rows}
          active={active}
          idOf={({ id }) => id}
          isSelected={({ id }) => id === place.open}
          renderRow={(row) => <LedgerLine row={row} />}
          onMove={onMove}
          onEnter={() => onMove(Math.max(active, 0))}
        />
      )}
    </>
  );
  return <ListDetail list={list} detail={open && <LedgerDetail row={open} />} resting={<KeyHints />} />;
}

function LedgerLine({ row }: { readonly row: LedgerRow }) {
  return (
    <div className="person-line ledger-line">
      <span className="line-date">{rowDay(row.at)}</span>
      <span className="person-line-client">{WHAT[row.what]}</span>
      <span className="person-line-name serif" title={row.words}>
        {row.words}
      </span>
      <span className="line-date">{sayBytes(row)}</span>
    </div>
  );
}

/** How much left; of an invitation only that it did. */
function sayBytes({ receipt, path, bytes }: LedgerRow): string {
  if (!receipt && !path) return 'waits';
  return bytes > 0 ? formatBytes(bytes) : '';
}

function LedgerDetail({ row }: { readonly row: LedgerRow }) {
  return (
    <article className="detail-page">
      <DetailHead title={WHAT[row.what]} />
      <p className="lead serif">{row.words}</p>
      <dl className="facts">
        <LabelledFact label="Signed">{formatMoment(row.at)}</LabelledFact>
        {row.bytes > 0 && (
          <LabelledFact label="Size">
            {formatBytes(row.bytes)}
            {row.path ? '' : ', signature and sealing included'}
          </LabelledFact>
        )}
        {row.path ? (
          <LabelledFact label="Saved to">{row.path}</LabelledFact>
        ) : (
          <LabelledFact label="Received">
            {row.receipt
              ? `${formatMoment(row.receipt)}: the folder was read back and held exactly these bytes`
              : 'Not yet: it waits for the folder'}
          </LabelledFact>
        )}
        {row.hash !== '' && (
          <LabelledFact label={row.what === 'export' ? 'SHA-256' : 'Its number'}>
            <span className="mono">{row.hash}</span>
          </LabelledFact>
        )}
      </dl>
    </article>
  );
}
